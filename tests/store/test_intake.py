"""How a complaint comes in: once, cleaned, with a number, a promise and a running clock."""

from typing import Any

import pytest

from store import citizens, complaints, intake, queries
from store.actors import PUBLIC, Actor, Role
from store.citizens import NewCitizen
from store.clock import HOUR
from store.errors import Invalid, NotAllowed, NotFound
from store.models import Complaint, Event
from tests.support.city import City

PERSON = NewCitizen("Wa Ode Siti", "081234000001", "Jl. Saranani 12", "Korumba")


def send(city: City, actor: Actor = PUBLIC, **fields: Any) -> complaints.Ticket:
    given: dict[str, Any] = {
        "title": "Lampu padam",
        "text": "Gelap.",
        "client_key": "key-of-form",
        "citizen": PERSON,
    } | fields
    return complaints.submit(actor, complaints.NewComplaint(**given), now=city.clock.now(), secret="s" * 22)


def test_a_complaint_gets_a_number_and_the_promise_when_an_answer_is_due(city: City) -> None:
    ticket = send(city, ward="Bende")
    seen = queries.get(city.operator, ticket.number)
    assert ticket.created
    assert ticket.promise_at == city.clock.now() + 28 * HOUR
    assert (seen.state, seen.clock, seen.due_at, seen.ward) == ("new", "forward", city.clock.now() + 4 * HOUR, "Bende")


def test_the_same_form_sent_twice_is_one_complaint(city: City) -> None:
    first, second = send(city), send(city)
    assert (second.number, second.created, second.secret) == (first.number, False, "")
    assert (Complaint.select().count(), Event.select().count()) == (1, 1)


def test_the_same_tracking_number_from_another_system_is_one_complaint(city: City) -> None:
    first = send(city, city.operator, external_id="5216807", client_key="row-one-1")
    assert send(city, city.operator, external_id="5216807", client_key="row-one-2").number == first.number


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "  \u200b "},
        {"title": "x" * 151},
        {"text": ""},
        {"text": "x" * 5001},
        {"place": "x" * 201},
        {"ward": "Surabaya"},
        {"category": "perang"},
        {"privacy": "half"},
        {"channel": "pigeon"},
        {"client_key": ""},
        {"citizen": None},
        {"citizen": NewCitizen("")},
    ],
)
def test_what_cannot_be_gets_a_sentence_and_leaves_nothing(city: City, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        send(city, **wrong)
    assert (Complaint.select().count(), Event.select().count()) == (0, 0)


def test_hidden_characters_do_not_reach_the_store(city: City) -> None:
    ticket = send(city, title="Jalan\u202e rusak\x1b[2J", text="satu\r\ndua\x07")
    seen = queries.get(city.operator, ticket.number)
    assert (seen.title, seen.text) == ("Jalan rusak[2J", "satu\ndua")


def test_a_complaint_from_the_future_is_refused_and_one_from_yesterday_keeps_its_time(city: City) -> None:
    now = city.clock.now()
    with pytest.raises(Invalid):
        city.complaint(received_at=now + 1)
    number = city.complaint(received_at=now - 30 * HOUR)
    seen = queries.get(city.operator, number)
    assert (seen.received_at, seen.due_at) == (now - 30 * HOUR, now - 26 * HOUR)


def test_a_citizen_complains_only_in_the_own_name_and_an_officer_not_at_all(city: City) -> None:
    other = Actor(Role.CITIZEN, citizen_id=10_000)
    with pytest.raises(NotAllowed):
        city.complaint(actor=other)
    with pytest.raises(NotAllowed):
        city.complaint(actor=city.officer())
    own = city.complaint(actor=city.citizen, citizen=None, citizen_id=city.citizen.citizen_id, channel="portal")
    assert [view.number for view in queries.own(city.citizen)] == [own]


def test_a_visitor_and_the_holder_of_a_link_speak_for_no_registered_citizen(city: City) -> None:
    own = city.complaint(actor=city.citizen, citizen=None, citizen_id=city.citizen.citizen_id)
    link = queries.holder(own, f"secret-{city.made:024d}")
    for actor in (PUBLIC, link):
        with pytest.raises(NotAllowed):
            send(city, actor, citizen=None, citizen_id=city.citizen.citizen_id)
    with pytest.raises(NotAllowed):
        send(city, city.citizen, citizen_id=city.citizen.citizen_id)
    with pytest.raises(NotFound):
        citizens.profile(link)
    assert citizens.profile(city.citizen).name == "La Ode Ahmad"


def test_only_humas_says_that_a_complaint_came_in_earlier_or_elsewhere(city: City) -> None:
    with pytest.raises(NotAllowed):
        send(city, external_id="5216807")
    with pytest.raises(NotAllowed):
        city.complaint(actor=PUBLIC, received_at=city.clock.now() - 30 * HOUR)


def test_a_category_is_found_by_its_code(city: City) -> None:
    from store.models import Category

    Category.create(code="jalan", name="Jalan dan jembatan")
    assert queries.get(city.operator, send(city, category="JALAN").number).category == "jalan"


def test_the_secret_is_kept_as_a_digest_only(city: City) -> None:
    ticket = send(city)
    assert Complaint.get_by_id(ticket.complaint_id).secret_hash == intake.secret_digest("s" * 22) != "s" * 22
