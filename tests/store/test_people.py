"""People's files: found by number, revealed for a reason, their requests due in three days, erased with or without."""

import pytest
from stdnum import damm

from store import access, accounts, citizens, data_requests, erasure, people, policy, policy_versions
from store.actors import SYSTEM
from store.citizens import NewCitizen
from store.clock import DAY, HOUR
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.models import Complaint, DataRequest, Event
from tests.support.city import City

NOBODY = 999_999
PASSWORD = "jembatan teluk kendari"


def person_of(number: str) -> int:
    return int(Complaint.get(Complaint.number == number).citizen_id)


def registered(city: City) -> int:
    """Return the citizen who has an account and no complaint."""
    return next(row.id for row in citizens.find(city.operator) if row.account)


def test_a_person_is_found_by_a_complaint_or_by_the_telephone_and_is_masked(city: City) -> None:
    number = city.complaint(citizen=NewCitizen("Halu Oleo", "081277777777", "Jl. Zamrud 7", "Bende"))
    city.complaint()
    for typed in (number, number.replace("-", ""), "0812 7777 7777", "+62 812 7777 7777"):
        (found,) = people.find(city.operator, typed)
        assert (found.id, found.name) == (person_of(number), "H••• O•••")
    assert len(people.find(city.operator)) == 3
    with pytest.raises(Invalid):
        people.find(city.operator, "Halu Oleo")


def test_a_number_that_is_no_complaint_s_is_looked_for_as_a_telephone_s(city: City) -> None:
    phone = next(f"08123400{tail:04d}" for tail in range(10_000) if damm.is_valid(f"08123400{tail:04d}"))
    number = city.complaint(citizen=NewCitizen("Halu Oleo", phone, "Jl. Zamrud 7", "Bende"))
    assert [row.id for row in people.find(city.operator, phone)] == [person_of(number)]


def test_a_file_has_complaints_and_requests(city: City) -> None:
    number = city.complaint()
    key, now = person_of(number), city.clock.now()
    data_requests.take(city.operator, key, "access", "Apa yang disimpan?", now=now)
    found = people.get(city.operator, key)
    assert [row.number for row in found.complaints] == [number]
    assert [row.kind for row in found.requests] == ["access"]
    assert (found.consent_at, found.erased_at) == (None, None)
    with pytest.raises(NotFound):
        people.get(city.operator, NOBODY)


def test_who_it_is_is_told_for_a_reason_which_is_written_to_the_newest_complaint(city: City) -> None:
    city.complaint()
    number = city.complaint(citizen=NewCitizen("Halu Oleo", "081277777777", "Jl. Zamrud 7", "Bende"))
    with pytest.raises(Invalid):
        people.reveal(city.operator, person_of(number), " ", now=city.clock.now())
    with pytest.raises(NotFound):
        people.reveal(city.operator, NOBODY, "Ditelepon", now=city.clock.now())
    assert people.reveal(city.operator, person_of(number), "Ditelepon", now=city.clock.now()).name == "Halu Oleo"
    entry = Event.select().where(Event.kind == "identity_revealed").get()
    assert entry.complaint_id == Complaint.get(Complaint.number == number).id
    people.reveal(city.operator, registered(city), "Ditelepon", now=city.clock.now())
    assert Event.select().where((Event.kind == "identity_revealed") & Event.complaint.is_null()).exists()


def test_a_request_is_due_in_three_days_and_answered_once(city: City) -> None:
    key, now = person_of(city.complaint()), city.clock.now()
    later = data_requests.take(city.operator, key, "correction", "Nama salah", now=now + HOUR)
    first = data_requests.take(city.operator, key, "access", "Salinan", now=now)
    assert first.due_at == now + 3 * DAY
    assert [row.id for row in data_requests.waiting(city.operator)] == [first.id, later.id]
    closed = data_requests.close(city.operator, first.id, done=True, reply="Diberikan", now=now + HOUR)
    assert (closed.outcome, closed.closed_at) == ("done", now + HOUR)
    refused = data_requests.close(city.operator, later.id, done=False, reply="Sudah benar", now=now + HOUR)
    assert refused.outcome == "refused"
    assert data_requests.waiting(city.operator) == []
    with pytest.raises(Conflict):
        data_requests.close(city.operator, first.id, done=True, reply="Lagi", now=now)
    with pytest.raises(NotFound):
        data_requests.close(city.operator, NOBODY, done=True, reply="Lagi", now=now)


def test_a_request_needs_a_kind_that_the_law_knows_and_somebody_who_is_there(city: City) -> None:
    key, now = person_of(city.complaint()), city.clock.now()
    with pytest.raises(Invalid, match="akses"):
        data_requests.take(city.operator, key, "uang", "x", now=now)
    with pytest.raises(NotFound):
        data_requests.take(city.operator, NOBODY, "access", "x", now=now)


def test_no_entry_tells_what_a_person_said_about_the_own_data(city: City) -> None:
    key = person_of(city.complaint())
    row = data_requests.take(city.operator, key, "correction", "Nama saya Halu Oleo", now=city.clock.now())
    data_requests.close(city.operator, row.id, done=True, reply="Halu Oleo, benar", now=city.clock.now())
    assert not any("Halu" in entry.data for entry in Event.select())


def test_erasing_somebody_blanks_and_closes_what_they_asked(city: City) -> None:
    number = city.complaint()
    key, now = person_of(number), city.clock.now()
    data_requests.take(city.operator, key, "erasure", "Hapus Halu Oleo", now=now)
    reached = erasure.erase_person(city.supervisor, key, "Diminta", now=now)
    assert reached.complaints == (number,)
    row = DataRequest.get()
    assert (row.note, row.outcome, row.closed_at) == ("", "done", now)
    assert people.get(city.operator, key).erased_at == now
    with pytest.raises(Conflict, match=number):
        erasure.erase_person(city.supervisor, key, "Lagi", now=now)
    with pytest.raises(NotFound):
        data_requests.take(city.operator, key, "access", "x", now=now)


def test_who_never_complained_is_erased_too_and_only_by_a_supervisor(city: City) -> None:
    key, now = registered(city), city.clock.now()
    with pytest.raises(NotAllowed):
        erasure.erase_person(city.operator, key, "Diminta", now=now)
    with pytest.raises(NotFound):
        erasure.erase_person(city.supervisor, NOBODY, "Diminta", now=now)
    assert erasure.erase_person(city.supervisor, key, "Diminta", now=now).complaints == ()
    with pytest.raises(Conflict):
        erasure.erase_person(city.supervisor, key, "Lagi", now=now)


def test_how_an_account_is_used_and_guarded_stands_in_one_line(city: City) -> None:
    now = city.clock.now()
    accounts.create(SYSTEM, role="operator", login="rahma", name="Rahma", password=PASSWORD, now=now)
    accounts.login("rahma", PASSWORD, source="tes", now=now, kind="console")
    (row,) = access.find(city.supervisor, now=now, search="RAHMA")
    assert row.id == row.account.id
    assert (row.last_login, row.sessions, row.keys, row.totp_since, row.locked_until) == (now, 1, 0, None, 0)
    assert [one.kind for one in access.open_sessions(city.supervisor, "rahma", now=now)] == ["console"]
    assert access.find(city.supervisor, now=now + DAY, search="rahma")[0].sessions == 0
    assert access.end_sessions(city.supervisor, "rahma", now=now) == 1
    assert access.open_sessions(city.supervisor, "rahma", now=now) == []
    assert [one.account.login for one in access.find(city.supervisor, now=now, search="pupr")] == ["pupr"]
    assert all(one.account.role != "citizen" for one in access.find(city.supervisor, now=now))


def test_an_operator_ends_no_session_of_humas(city: City) -> None:
    with pytest.raises(NotAllowed):
        access.end_sessions(city.operator, "viewer", now=city.clock.now())
    assert access.end_sessions(city.operator, "pupr", now=city.clock.now()) == 0


def test_each_policy_that_was_in_force_stays_to_be_read(city: City) -> None:
    now = city.clock.now()
    assert policy_versions.find(city.viewer) == []
    policy.change(city.supervisor, now=now, soon_hours=6)
    policy.change(city.supervisor, now=now + HOUR, soon_hours=8)
    found = policy_versions.find(city.viewer)
    assert [(one.since, one.policy.soon_hours) for one in found] == [(now + HOUR, 8), (now, 6)]
