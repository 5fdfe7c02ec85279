"""Visits: the engine writes them at 72 hours, Humas plans, prints and records them; no clock moves."""

from pathlib import Path

import pytest

from store import attachments, complaints, escalations, queries, sheets, visits
from store.attachments import Photo
from store.clock import DAY, HOUR, VirtualClock
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.visits import VisitView
from tests.support.city import City

MET = "Kepala Bidang Bina Marga"
FOUND = "Surat tertahan di tata usaha."


def silent(city: City, clock: VirtualClock, *titles: str, agency: str = "PUPR", **given: str) -> list[VisitView]:
    """The agency says nothing about the complaints for 73 hours; return the visits that stand then."""
    for title in titles or ("Jalan berlubang",):
        city.forwarded(title, agency, **given)
    clock.advance(73 * HOUR)
    escalations.fire_due(clock.now())
    return visits.find(city.operator, agency=agency)


def test_three_days_of_silence_are_a_visit_on_the_next_working_day(city: City, clock: VirtualClock) -> None:
    (visit,) = silent(city, clock)
    assert (visit.agency, visit.state, visit.title) == ("PUPR", "planned", "Jalan berlubang")
    assert visit.visit_on == "2026-10-09"
    assert visits.get(city.viewer, visit.id) == visit
    assert visits.for_complaint(city.operator, visit.number) == [visit]


def test_visits_to_one_agency_on_one_day_are_one_trip(city: City, clock: VirtualClock) -> None:
    city.forwarded("Sampah menumpuk", "DLHK")
    silent(city, clock, "Jalan berlubang", "Drainase tersumbat")
    trips = visits.trips(city.operator)
    assert [(trip.agency, len(trip.visits)) for trip in trips] == [("DLHK", 1), ("PUPR", 2)]


def test_an_agency_sees_only_the_visits_to_itself(city: City, clock: VirtualClock) -> None:
    (visit,) = silent(city, clock)
    assert visits.find(city.officer("PUPR")) == [visit]
    assert visits.find(city.officer("DLHK")) == []
    with pytest.raises(NotFound):
        visits.get(city.officer("DLHK"), visit.id)
    with pytest.raises(NotAllowed):
        visits.find(city.citizen)


def test_humas_chooses_the_day_and_who_goes_and_no_clock_moves(city: City, clock: VirtualClock) -> None:
    (visit,) = silent(city, clock)
    before = queries.get(city.operator, visit.number).due_at
    planned = visits.plan(city.operator, visit.id, day="2026-10-12", assignee="Bagian Humas", now=clock.now())
    assert (planned.visit_on, planned.assignee, planned.version) == ("2026-10-12", "Bagian Humas", 2)
    again = visits.plan(city.operator, visit.id, assignee="", now=clock.now(), version=2)
    assert (again.visit_on, again.assignee) == ("2026-10-12", "")
    assert queries.get(city.operator, visit.number).due_at == before
    with pytest.raises(Invalid, match="1 Oktober 2026"):
        visits.plan(city.operator, visit.id, day="2026-10-01", now=clock.now())
    with pytest.raises(Conflict):
        visits.plan(city.operator, visit.id, day="2026-10-13", now=clock.now(), version=1)
    with pytest.raises(NotAllowed):
        visits.plan(city.viewer, visit.id, day="2026-10-13", now=clock.now())


def test_what_was_found_is_recorded_once_with_promise_and_photo(
    city: City, clock: VirtualClock, tmp_path: Path
) -> None:
    (visit,) = silent(city, clock)
    photo = Photo("0" * 64, 10, "image/jpeg", "pintu.jpg")
    done = visits.record(
        city.operator,
        visit.id,
        now=clock.now(),
        promise_day="2026-10-14",
        photos=[photo],
        version=1,
        met=MET,
        found=FOUND,
    )
    assert (done.state, done.met, done.found) == ("done", MET, FOUND)
    assert (done.promise_on, done.done_at) == ("2026-10-14", clock.now())
    assert attachments.of("visit", visit.id) == [photo]
    assert queries.get(city.operator, visit.number).clock == "reply"
    assert queries.history(city.operator, visit.number)[-1].kind == "visited"
    assert visits.find(city.operator) == []
    assert visits.find(city.operator, state=("done",)) == [done]
    with pytest.raises(Conflict, match="sudah dicatat"):
        visits.record(city.operator, visit.id, now=clock.now(), met=MET, found=FOUND)


def test_a_record_needs_words_and_a_promise_that_is_not_over(city: City, clock: VirtualClock) -> None:
    (visit,) = silent(city, clock)
    with pytest.raises(Invalid, match="Temuan"):
        visits.record(city.operator, visit.id, now=clock.now(), met="Kabid", found=" ")
    with pytest.raises(Invalid, match="sudah lewat"):
        visits.record(city.operator, visit.id, now=clock.now(), promise_day="2026-10-01", met=MET, found=FOUND)
    with pytest.raises(NotAllowed):
        visits.record(city.officer("PUPR"), visit.id, now=clock.now(), met=MET, found=FOUND)


def test_an_answer_that_is_accepted_cancels_the_visit(city: City, clock: VirtualClock) -> None:
    (visit,) = silent(city, clock)
    complaints.answer(city.officer("PUPR"), visit.number, "Sudah ditambal.", now=clock.now(), client_key="late-one")
    complaints.accept(city.operator, [visit.number], now=clock.now())
    assert visits.get(city.operator, visit.id).state == "cancelled"
    with pytest.raises(Conflict, match="dibatalkan"):
        visits.record(city.operator, visit.id, now=clock.now(), met=MET, found=FOUND)


def test_humas_cancels_a_visit_with_a_sentence(city: City, clock: VirtualClock) -> None:
    (visit,) = silent(city, clock)
    gone = visits.cancel(city.operator, visit.id, "Sudah ditelepon.", now=clock.now())
    assert (gone.state, gone.found) == ("cancelled", "Sudah ditelepon.")
    assert visits.find(city.operator, state=visits.STATES) == [gone]


def test_wrong_visits_and_states_are_named(city: City) -> None:
    with pytest.raises(NotFound, match="77"):
        visits.get(city.operator, 77)
    with pytest.raises(Invalid, match="rusak"):
        visits.find(city.operator, state=("rusak",))


def test_the_sheet_has_history_proof_of_reminders_and_no_citizen(city: City, clock: VirtualClock) -> None:
    first, second = silent(city, clock, "Jalan berlubang", "Drainase tersumbat")
    visits.plan(city.operator, second.id, assignee="Bagian Humas", now=clock.now())
    sheet = sheets.sheet(city.operator, [second.id, first.id, first.id])
    assert (sheet.agency, sheet.assignee, sheet.visit_on) == ("PUPR", "Bagian Humas", "2026-10-09")
    assert [entry.title for entry in sheet.entries] == ["Jalan berlubang", "Drainase tersumbat"]
    assert [contact.name for contact in sheet.contacts] == ["Petugas PUPR"]
    entry = sheet.entries[0]
    assert [step.kind for step in entry.history] == ["received", "forwarded"]
    assert entry.forwarded_at == clock.now() - 73 * HOUR
    assert [proof.to for proof in entry.proofs] == ["Petugas PUPR"]
    assert "Wa Ode" not in str(sheet)
    assert "Saranani" not in str(sheet)


def test_a_secret_complaint_leaves_the_office_as_a_number_only(city: City, clock: VirtualClock) -> None:
    (visit,) = silent(city, clock, "Pungli di loket", privacy="secret", ward="Korumba")
    (entry,) = sheets.sheet(city.operator, [visit.id]).entries
    assert entry.secret
    assert (entry.title, entry.text, entry.place, entry.ward) == ("", "", "", "")
    assert "Pungli" not in str(entry)


def test_a_sheet_is_for_one_agency_and_for_visits_that_stand(city: City, clock: VirtualClock) -> None:
    city.forwarded("Sampah menumpuk", "DLHK")
    (pupr,) = silent(city, clock)
    (dlhk,) = visits.find(city.operator, agency="DLHK")
    with pytest.raises(Invalid, match="satu OPD"):
        sheets.sheet(city.operator, [pupr.id, dlhk.id])
    with pytest.raises(Invalid):
        sheets.sheet(city.operator, [])
    visits.cancel(city.operator, dlhk.id, "Sudah ditelepon.", now=clock.now())
    with pytest.raises(Conflict):
        sheets.sheet(city.operator, [dlhk.id])
    with pytest.raises(NotAllowed):
        sheets.sheet(city.viewer, [pupr.id])


def test_visits_and_reminders_stand_in_the_months_figures(city: City, clock: VirtualClock) -> None:
    from store import figures

    made, open_one = silent(city, clock, "Jalan berlubang", "Drainase tersumbat")
    visits.record(city.operator, made.id, now=clock.now(), met=MET, found=FOUND)
    found = figures.monthly(city.viewer, "2026-10", now=clock.now() + DAY)["F20"]
    assert (found["visits_due"], found["visits_made"], found["visits_cancelled"]) == (2, 1, 0)
    assert [(line["number"], line["found"]) for line in found["visits"]] == [
        (made.number, FOUND),
        (open_one.number, ""),
    ]
    assert found["reminders"] >= 1
    assert found["sent"] == 0
    assert found["delayed"] == 4
    assert found["longest_delay_seconds"] == 49 * 3600
