"""Correcting who somebody is: with a reason, by reference in the chain, and never over somebody else's number."""

import pytest

from store import citizens, corrections, data_requests, erasure, people, phones, sessions
from store.citizens import NewCitizen
from store.clock import DAY, VirtualClock
from store.corrections import Correction, SameNumber
from store.errors import Conflict, Invalid, NotFound
from store.models import Account, Citizen, Complaint, Event, EventText
from tests.support.city import City


def person_of(number: str) -> int:
    return int(Complaint.get(Complaint.number == number).citizen_id)


def fix(city: City, key: int, same: str = "", **fields: str) -> citizens.CitizenView:
    return corrections.correct(city.operator, key, Correction(**fields), "Salah tulis", now=city.clock.now(), same=same)


def test_name_phone_and_address_are_corrected_and_the_number_finds_the_person(city: City) -> None:
    key = person_of(city.complaint())
    after = fix(city, key, name=" Wa Ode  Sitti ", phone="0813 5555 0001", address="")
    assert (after.name, after.phone, after.address) == ("Wa Ode Sitti", phones.shown("+6281355550001"), "")
    assert [row.id for row in people.find(city.operator, "081355550001")] == [key]
    assert people.find(city.operator, "081234000001") == []


def test_what_is_not_given_stays_and_what_is_the_same_is_no_correction(city: City) -> None:
    key = person_of(city.complaint())
    assert fix(city, key, name="Lain").address == "Jl. Saranani 12"
    with pytest.raises(Invalid, match="berbeda"):
        fix(city, key, name="Lain")


def test_the_chain_names_fields_and_request_and_no_word_of_anybody(city: City, clock: VirtualClock) -> None:
    key = person_of(city.complaint())
    fix(city, key, name="Halu Oleo", phone="081277777777")
    (event,) = Event.select().where(Event.kind == "identity_corrected")
    request = people.get(city.operator, key).requests[0]
    assert (request.kind, request.outcome, request.note) == ("correction", "done", "Salah tulis")
    assert event.data == f'{{"citizen":{key},"fields":["name","phone"],"merged":[],"request":{request.id}}}'
    assert not [row for row in EventText.select() if "Salah" in row.content or "Halu" in row.content]


def test_a_correction_answers_the_request_that_waits_for_it(city: City, clock: VirtualClock) -> None:
    key = person_of(city.complaint())
    asked = data_requests.take(city.operator, key, "correction", "Nama salah", now=clock.now())
    fix(city, key, name="Lain")
    closed = data_requests.get(city.operator, asked.id)
    assert (closed.outcome, closed.reply) == ("done", "Salah tulis")
    assert len(people.get(city.operator, key).requests) == 1


def test_a_faster_colleague_is_not_overwritten(city: City, clock: VirtualClock) -> None:
    key = person_of(city.complaint())
    seen = people.reveal(city.operator, key, "Koreksi", now=clock.now())
    fix(city, key, address="Jl. Baru 1")
    with pytest.raises(Conflict, match="Orang lain"):
        corrections.correct(city.operator, key, Correction(name="X"), "Y", now=clock.now(), seen=seen)


def test_a_number_of_somebody_else_is_refused_until_it_is_said_why(city: City) -> None:
    first, second = person_of(city.complaint()), person_of(city.complaint())
    with pytest.raises(SameNumber, match=str(first)):
        fix(city, second, phone="081234000001")
    with pytest.raises(Invalid, match="merge"):
        fix(city, second, "apa", phone="081234000001")
    assert fix(city, second, "share", phone="081234000001").phone == phones.shown("+6281234000001")
    assert Citizen.select().where(Citizen.id.in_([first, second])).count() == 2


def test_the_same_person_twice_becomes_one_with_everything_of_both(city: City, clock: VirtualClock) -> None:
    number = city.complaint()
    first, second = person_of(number), person_of(city.complaint())
    data_requests.take(city.operator, first, "access", "Apa saja?", now=clock.now())
    fix(city, second, "merge", phone="081234000001")
    assert person_of(number) == second
    found = people.get(city.operator, second)
    assert (len(found.complaints), len(found.requests)) == (2, 2)
    with pytest.raises(NotFound):
        people.get(city.operator, first)


def test_two_that_share_a_number_already_are_joined_without_another_change(city: City) -> None:
    first, second = person_of(city.complaint()), person_of(city.complaint())
    fix(city, second, "share", phone="081234000001")
    fix(city, second, "merge")
    assert not Citizen.select().where(Citizen.id == first).exists()


def test_whoever_has_an_account_is_joined_with_nobody(city: City) -> None:
    key = person_of(city.complaint())
    with pytest.raises(Conflict, match="akun"):
        fix(city, key, "merge", phone="081234567890")


def test_the_login_follows_the_number_and_what_was_open_is_ended(city: City, clock: VirtualClock) -> None:
    account, key = Account.get(Account.id == city.citizen.account_id), city.citizen.citizen_id
    assert key is not None
    fix(city, key, phone="081366660001")
    assert Account.get_by_id(account.id).login == sessions.stored_login("+6281366660001")
    with pytest.raises(Invalid, match="masuk"):
        fix(city, key, phone="")


def test_another_accounts_number_is_never_taken(city: City, clock: VirtualClock) -> None:
    given = citizens.Registration("La Ode Budi", "081366660002", "Jl. X 1", "Korumba", "sandi-yang-panjang", True)
    other = citizens.register(city.operator, given, now=clock.now())
    with pytest.raises(Conflict, match="Akun lain"):
        fix(city, other, "share", phone="081234567890")


def test_who_is_erased_is_corrected_no_more(city: City, clock: VirtualClock) -> None:
    key = person_of(city.complaint())
    erasure.erase_person(city.supervisor, key, "Diminta", now=clock.now())
    with pytest.raises(NotFound):
        fix(city, key, name="X")


def test_a_person_without_a_complaint_is_corrected_too(city: City) -> None:
    assert city.citizen.citizen_id is not None
    assert fix(city, city.citizen.citizen_id, name="La Ode Akhmad").name == "La Ode Akhmad"


def test_what_was_sealed_before_opens_with_nothing_any_more(city: City) -> None:
    from store import vault
    from store.models import CitizenKey

    key = person_of(city.complaint())
    former = Citizen.get_by_id(key).identity
    fix(city, key, name="Lain")
    with pytest.raises(vault.WrongKey):
        vault.opened(key, former, CitizenKey.get(CitizenKey.citizen == key).wrapped)


def test_how_many_wait_and_how_many_are_late_is_told_without_names(city: City, clock: VirtualClock) -> None:
    assert data_requests.standing(city.viewer, now=clock.now()) == data_requests.Standing(0, 0, None)
    key = person_of(city.complaint())
    due = data_requests.take(city.operator, key, "access", "x", now=clock.now()).due_at
    data_requests.take(city.operator, key, "erasure", "x", now=clock.advance(DAY))
    assert data_requests.standing(city.viewer, now=due) == data_requests.Standing(2, 1, due)
    with pytest.raises(NotFound):
        data_requests.get(city.operator, 999)


def test_the_same_person_comes_in_again_under_the_corrected_identity(city: City) -> None:
    key = person_of(city.complaint())
    fix(city, key, name="Halu Oleo", phone="081277770000")
    again = city.complaint(citizen=NewCitizen("Halu Oleo", "081277770000", "Jl. Saranani 12", "Korumba"))
    assert person_of(again) == key
