"""A person can be erased: nobody reads them any more, while the complaints and the chain of the timeline stay whole."""

import pytest

from store import accounts, checks, citizens, complaints, delivery, drafts, erasure, events, queries
from store.actors import PUBLIC, SYSTEM
from store.citizens import NewCitizen, Registration
from store.clock import DAY, VirtualClock
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.escalations import fire_due
from store.models import Account, Citizen, CitizenKey, Message
from tests.support.city import City

RINA = Registration("Wa Ode Rina", "0813 5555 0101", "Jl. Zamrud 77", "korumba", "rumah kopi hujan pagi", True)
WHY = "Permintaan tertulis warga."


def erase(city: City, number: str) -> erasure.Erased:
    return erasure.erase(city.supervisor, number, WHY, now=city.clock.now())


def test_an_erased_person_can_t_be_read_and_the_complaints_stay(city: City, clock: VirtualClock) -> None:
    key = citizens.register(PUBLIC, RINA, now=clock.now())
    number = city.forwarded(citizen=None, citizen_id=key)
    other = city.complaint(citizen=None, citizen_id=key)
    told = queries.get(city.operator, number).text
    assert erase(city, number) == erasure.Erased((number, other), ())
    gone = citizens.CitizenView("identitas dihapus", "", "", "", masked=False)
    for actor in (city.operator, city.supervisor, city.viewer, city.officer()):
        seen = queries.get(actor, number)
        assert (seen.citizen, seen.text) == (gone, told)
    assert citizens.reveal(city.operator, other, "Ingin tahu.", now=clock.now()) == gone
    assert [row.name for row in citizens.find(city.operator) if row.id == key] == ["identitas dihapus"]
    row = Citizen.get_by_id(key)
    assert (row.identity, row.phone_index, row.ward_id, row.erased_at) == ("", "", None, clock.now())
    assert row.consent_at is not None
    assert not CitizenKey.select().where(CitizenKey.citizen == key).exists()


def test_the_chain_holds_and_says_who_erased_and_why_but_not_whom(city: City) -> None:
    number = city.forwarded()
    erase(city, number)
    entry = queries.history(city.supervisor, number)[-1]
    assert (entry.kind, entry.actor_name, dict(entry.data)) == ("identity_erased", "Supervisor Humas", {"reason": WHY})
    assert events.verify(SYSTEM).ok
    assert all(finding.ok for finding in checks.check(SYSTEM))
    assert "identity_erased" not in [entry.kind for entry in queries.history(city.officer(), number)]


def test_the_account_ends_with_its_sessions(city: City, clock: VirtualClock) -> None:
    key = citizens.register(PUBLIC, RINA, now=clock.now())
    actor, token = accounts.login(RINA.phone, RINA.password, source="x", now=clock.now())
    drafts.keep(actor, "complaint", "Rumah saya di Jl. Zamrud 77", now=clock.now())
    erase(city, city.complaint(citizen=None, citizen_id=key))
    with pytest.raises(NotAllowed):
        accounts.resume(token, clock.now())
    with pytest.raises(NotAllowed):
        accounts.login(RINA.phone, RINA.password, source="x", now=clock.now())
    with pytest.raises(NotFound):
        citizens.profile(actor)
    assert drafts.kept(actor, "complaint") is None
    assert citizens.register(PUBLIC, RINA, now=clock.now()) != key
    assert Account.get(Account.citizen == key).login.startswith("erased:")


def test_the_same_person_counts_as_new_afterwards_and_others_with_the_number_are_named(city: City) -> None:
    person = NewCitizen("Wa Ode Rina", "0813 5555 0101")
    number = city.complaint(citizen=person)
    elsewhere = city.complaint(citizen=NewCitizen("Rina", "0813 5555 0101"))
    before = Citizen.select().count()
    assert erase(city, number).same_phone == (elsewhere,)
    city.complaint(citizen=person)
    assert Citizen.select().count() == before + 1
    assert erase(city, city.complaint(citizen=NewCitizen("Ali"))).same_phone == ()


def test_what_was_to_be_sent_to_them_is_not(city: City, clock: VirtualClock) -> None:
    number = city.complaint()
    complaints.ask(city.operator, [number], "Di mana tepatnya?", now=clock.now())
    clock.advance(6 * DAY)
    fire_due(clock.now())
    message = Message.get(Message.kind == "citizen")
    erase(city, number)
    (claimed,) = delivery.claim("whatsapp", now=message.next_at, limit=9, new_token=lambda: "t")
    assert delivery.begin(claimed, now=message.next_at) is None
    message = Message.get_by_id(message.id)
    assert (message.state, message.last_error) == ("cancelled", delivery.ERASED)
    assert citizens.contact(Citizen.get(Citizen.erased_at.is_null(False)).id) == ""


def test_only_a_supervisor_erases_once_and_says_why(city: City, clock: VirtualClock) -> None:
    number = city.complaint()
    for actor in (city.operator, city.viewer, city.officer(), city.citizen, PUBLIC, SYSTEM):
        with pytest.raises(NotAllowed):
            erasure.erase(actor, number, WHY, now=clock.now())
    with pytest.raises(Invalid, match="Alasan"):
        erasure.erase(city.supervisor, number, " ", now=clock.now())
    assert queries.get(city.operator, number).citizen is not None
    erase(city, number)
    with pytest.raises(Conflict, match="sudah dihapus"):
        erase(city, number)
