"""Forwarding, answering and reviewing: the rules of the reply clock."""

from typing import Any

import pytest

from store import complaints, deadlines, queries
from store.clock import DAY, HOUR, day_end, local_day, parse_day
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.models import Agency, Complaint, Deadline
from tests.support.city import City

OPEN_STATES = {"pending", "fired"}


def clocks(number: str, state: str = "pending") -> list[tuple[str, int, int]]:
    """Return the complaint's deadlines in a state: clock, level, due."""
    query = Deadline.select().join(Complaint).where(Complaint.number == number, Deadline.state == state)
    return [(row.clock, row.level, row.due_at) for row in query.order_by(Deadline.id)]


def state(city: City, number: str) -> str:
    return queries.get(city.operator, number).state


def test_forwarding_starts_the_agencys_24_and_72_hours(city: City) -> None:
    number = city.complaint()
    sent = city.clock.advance(HOUR)
    assert complaints.forward(city.operator, [number], "pupr", now=sent, note="mohon segera") == [number]
    assert clocks(number) == [("reply", 1, sent + 24 * HOUR), ("reply", 2, sent + 72 * HOUR)]
    seen = queries.get(city.operator, number)
    assert (seen.state, seen.agency, seen.due_at, seen.handovers) == ("forwarded", "PUPR", sent + DAY, 1)
    assert seen.referrals[0].note == "mohon segera"


def test_many_complaints_are_forwarded_at_once_or_none(city: City) -> None:
    first, second, closed = city.complaint(), city.complaint(), city.answered()
    with pytest.raises(Conflict):
        complaints.forward(city.operator, [first, second, closed], "RSUD", now=city.clock.now())
    assert {state(city, first), state(city, second)} == {"new"}
    complaints.forward(city.operator, [first, second, first], "RSUD", now=city.clock.now())
    assert {state(city, first), state(city, second)} == {"forwarded"}


def test_an_unknown_or_disabled_agency_gets_nothing(city: City) -> None:
    number = city.complaint()
    with pytest.raises(NotFound, match="DLHK, PUPR, RSUD"):
        complaints.forward(city.operator, [number], "NASA", now=city.clock.now())
    Agency.update(active=False).where(Agency.code == "RSUD").execute()
    with pytest.raises(Conflict):
        complaints.forward(city.operator, [number], "RSUD", now=city.clock.now())


def test_an_edit_a_note_or_a_read_never_moves_a_deadline(city: City) -> None:
    number = city.forwarded()
    before = clocks(number)
    city.clock.advance(HOUR)
    complaints.note(city.operator, [number], "ditelepon", now=city.clock.now())
    complaints.note(city.officer(), [number], "regu berangkat", now=city.clock.now())
    queries.get(city.operator, number)
    assert clocks(number) == before


def test_an_answer_stops_the_reply_clock_and_starts_humas_review(city: City) -> None:
    number = city.answered()
    now = city.clock.now()
    assert clocks(number) == [("review", 1, now + 4 * HOUR), ("review", 2, now + 24 * HOUR)]
    assert state(city, number) == "answered"


def test_an_accepted_answer_counts_from_the_moment_it_was_submitted(city: City) -> None:
    number = city.answered()
    submitted = city.clock.now()
    complaints.accept(city.operator, [number], now=city.clock.advance(50 * HOUR))
    seen = queries.get(city.operator, number)
    assert (seen.state, seen.answered_at, seen.referrals[0].accepted_at) == ("closed", submitted, submitted)
    assert (seen.clock, seen.due_at, clocks(number)) == (None, None, [])


def test_an_answer_that_is_sent_back_resumes_the_old_clock_as_if_it_had_never_stopped(city: City) -> None:
    number = city.forwarded()
    before = clocks(number)
    city.clock.advance(30 * HOUR)
    answer(city, number)
    complaints.send_back(city.operator, number, "Kapan selesainya?", now=city.clock.advance(HOUR))
    assert clocks(number) == before
    seen = queries.get(city.officer(), number)
    assert (seen.state, seen.due_at) == ("forwarded", before[0][2])
    assert (seen.answers[0].review, seen.answers[0].reason) == ("sent_back", "Kapan selesainya?")


def test_an_accepted_interim_answer_starts_the_promise_clock(city: City) -> None:
    number = city.forwarded()
    answer(city, number, kind="interim", promise_day="2026-10-09")
    complaints.accept(city.operator, [number], now=city.clock.now())
    promised = day_end(parse_day("2026-10-09"))
    assert clocks(number) == [("promise", 1, promised), ("promise", 2, promised + 72 * HOUR)]
    assert state(city, number) == "in_progress"


def test_a_final_answer_sent_back_after_an_interim_one_resumes_the_promise(city: City) -> None:
    number = city.forwarded()
    answer(city, number, kind="interim", promise_day="2026-10-09")
    complaints.accept(city.operator, [number], now=city.clock.now())
    before = clocks(number)
    answer(city, number)
    complaints.send_back(city.operator, number, "Belum ada foto", now=city.clock.now())
    assert (clocks(number), state(city, number)) == (before, "in_progress")
    answer(city, number)
    complaints.accept(city.operator, [number], now=city.clock.now())
    assert state(city, number) == "closed"


def test_a_new_promise_replaces_the_old_one(city: City) -> None:
    number = city.forwarded()
    for day in ("2026-10-09", "2026-10-12"):
        answer(city, number, kind="interim", promise_day=day)
        complaints.accept(city.operator, [number], now=city.clock.now())
    assert clocks(number)[0] == ("promise", 1, day_end(parse_day("2026-10-12")))
    assert len(clocks(number)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "perhaps"},
        {"kind": "interim"},
        {"kind": "interim", "promise_day": "2026-10-01"},
        {"kind": "interim", "promise_day": "2029-10-01"},
        {"kind": "interim", "promise_day": "besok"},
        {"text": " "},
    ],
)
def test_an_answer_that_cannot_be_gets_a_sentence(city: City, wrong: dict[str, str]) -> None:
    number = city.forwarded()
    with pytest.raises(Invalid):
        answer(city, number, **wrong)
    assert state(city, number) == "forwarded"


def test_the_same_answer_sent_twice_is_one(city: City) -> None:
    number = city.forwarded()
    for _press in range(2):
        complaints.answer(city.officer(), number, "Sudah.", now=city.clock.now(), client_key="one-press", version=2)
    assert len(queries.get(city.operator, number).answers) == 1


def test_an_answer_sent_again_is_acknowledged_whatever_came_after_it(city: City) -> None:
    number, day = city.forwarded(), local_day(city.clock.now() + DAY).isoformat()

    def press() -> str:
        officer, now = city.officer(), city.clock.now()
        return complaints.answer(
            officer, number, "Besok.", now=now, client_key="lost-key", kind="interim", promise_day=day
        )

    press()
    city.clock.advance(5 * DAY)
    assert press() == number, "its day has passed"
    complaints.send_back(city.operator, number, "Belum.", now=city.clock.now())
    complaints.forward(city.operator, [number], "RSUD", now=city.clock.now())
    assert press() == number, "another agency has it"
    seen = queries.get(city.operator, number)
    assert (len(seen.answers), seen.state, seen.agency) == (1, "forwarded", "RSUD")


def test_the_second_writer_hears_who_was_first_and_loses_nothing(city: City) -> None:
    number = city.complaint()
    seen = queries.get(city.operator, number).version
    complaints.forward(city.operator, [number], "PUPR", now=city.clock.now(), versions={number: seen})
    with pytest.raises(Conflict, match="Operator Humas"):
        complaints.forward(city.supervisor, [number], "RSUD", now=city.clock.now(), versions={number: seen})
    with pytest.raises(Conflict):
        complaints.answer(city.officer(), number, "x", now=city.clock.now(), client_key="late-key", version=seen)
    assert queries.get(city.operator, number).agency == "PUPR"


def test_transfer_cancels_the_old_agencys_clock_and_starts_a_new_one(city: City) -> None:
    number = city.forwarded(agency="PUPR")
    moved = city.clock.advance(20 * HOUR)
    complaints.forward(city.operator, [number], "RSUD", now=moved)
    seen = queries.get(city.operator, number)
    assert (seen.agency, seen.handovers, seen.received_at) == ("RSUD", 2, moved - 20 * HOUR)
    assert clocks(number) == [("reply", 1, moved + 24 * HOUR), ("reply", 2, moved + 72 * HOUR)]
    assert [referral.outcome for referral in seen.referrals] == ["transferred", None]
    with pytest.raises(NotFound):
        queries.get(city.officer("PUPR"), number)


def test_forwarding_to_the_agency_that_has_it_changes_nothing(city: City) -> None:
    number = city.forwarded()
    with pytest.raises(Conflict, match="PUPR"):
        complaints.forward(city.operator, [number], "PUPR", now=city.clock.now())


def test_an_agency_that_says_not_ours_gives_it_back_to_humas(city: City) -> None:
    number = city.forwarded()
    complaints.return_(city.officer(), number, "Jalan provinsi", now=city.clock.advance(HOUR))
    seen = queries.get(city.operator, number)
    assert (seen.state, seen.agency, seen.returns, seen.clock) == ("returned", "", 1, "forward")
    assert [clock for clock, _level, _due in clocks(number)] == ["forward", "forward"]
    with pytest.raises(NotFound):
        queries.get(city.officer(), number)


def test_after_the_second_return_the_supervisor_decides(city: City) -> None:
    number = city.complaint()
    for agency in ("PUPR", "RSUD"):
        complaints.forward(city.operator, [number], agency, now=city.clock.now())
        complaints.return_(city.officer(agency), number, "Bukan kami", now=city.clock.now())
    with pytest.raises(NotAllowed):
        complaints.forward(city.operator, [number], "DLHK", now=city.clock.now())
    complaints.forward(city.supervisor, [number], "DLHK", now=city.clock.now())
    assert state(city, number) == "forwarded"


def test_only_an_answer_under_review_can_be_accepted_or_sent_back(city: City) -> None:
    number = city.forwarded()
    with pytest.raises(Conflict):
        complaints.accept(city.operator, [number], now=city.clock.now())
    with pytest.raises(Conflict):
        complaints.send_back(city.operator, number, "?", now=city.clock.now())


def test_an_agency_may_not_review_its_own_answer_nor_humas_answer_for_it(city: City) -> None:
    number = city.answered()
    with pytest.raises(NotAllowed):
        complaints.accept(city.officer(), [number], now=city.clock.now())
    other = city.forwarded()
    with pytest.raises(NotAllowed):
        complaints.answer(city.operator, other, "Kami jawab saja", now=city.clock.now(), client_key="for-them")


def test_agency_a_can_neither_read_nor_answer_nor_guess_a_complaint_of_agency_b(city: City) -> None:
    number = city.forwarded(agency="RSUD")
    stranger = city.officer("PUPR")
    for attempt in (
        lambda: queries.get(stranger, number),
        lambda: queries.history(stranger, number),
        lambda: queries.explain(stranger, number, now=0),
        lambda: complaints.answer(stranger, number, "x", now=0, client_key="guess-key"),
        lambda: complaints.note(stranger, [number], "x", now=0),
        lambda: complaints.return_(stranger, number, "x", now=0),
        lambda: complaints.undo(stranger, number, now=0),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_a_clock_has_a_name_for_people() -> None:
    from store.policy import CLOCKS

    assert len({deadlines.clock_name(clock) for clock in CLOCKS}) == len(CLOCKS)


def answer(city: City, number: str, text: str = "Lubang ditutup 6 Oktober.", **fields: Any) -> None:
    """Answer as PUPR at the clock's time, each time anew."""
    city.made += 1
    complaints.answer(
        city.officer(), number, text, now=city.clock.now(), client_key=f"answer-key-{city.made}", **fields
    )
