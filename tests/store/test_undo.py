"""Taking back one's last action: everything stands again as it stood before it."""

from collections.abc import Callable
from typing import Any

import pytest

from store import complaints, queries
from store.clock import MINUTE
from store.errors import Conflict, NotAllowed
from store.models import Complaint, Deadline
from tests.store.test_referrals import clocks
from tests.support.city import City

Action = Callable[[City, str], Any]
IGNORED = {"version", "updated_at"}

FROM_NEW: dict[str, Action] = {
    "forwarded": lambda city, number: complaints.forward(city.operator, [number], "PUPR", now=city.clock.now()),
    "data_asked": lambda city, number: complaints.ask(city.operator, [number], "Di mana?", now=city.clock.now()),
    "rejection_proposed": lambda city, number: complaints.reject(city.operator, [number], "x", now=city.clock.now()),
    "referred": lambda city, number: complaints.refer(city.operator, number, "PLN", "1", now=city.clock.now()),
    "merged": lambda city, number: complaints.merge(city.operator, number, city.complaint(), now=city.clock.now()),
}
FROM_ANSWERED: dict[str, Action] = {
    "accepted": lambda city, number: complaints.accept(city.operator, [number], now=city.clock.now()),
    "sent_back": lambda city, number: complaints.send_back(city.operator, number, "?", now=city.clock.now()),
}
FROM_CLOSED: dict[str, Action] = {
    "reopened": lambda city, number: complaints.reopen(city.operator, number, "keliru", now=city.clock.now()),
}
FROM_FORWARDED: dict[str, Action] = {
    "forwarded": lambda city, number: complaints.forward(city.operator, [number], "RSUD", now=city.clock.now()),
    "returned": lambda city, number: complaints.return_(city.operator, number, "bukan", now=city.clock.now()),
}


def standing(number: str) -> tuple[dict[str, Any], list[tuple[str, int, int]]]:
    row = vars(Complaint.get(Complaint.number == number))["__data__"]
    return {name: value for name, value in row.items() if name not in IGNORED}, clocks(number)


@pytest.mark.parametrize("kind", FROM_NEW)
def test_undo_brings_a_new_complaint_back_as_it_was(city: City, kind: str) -> None:
    undone_brings_back(city, city.complaint(), kind, FROM_NEW[kind])


@pytest.mark.parametrize("kind", FROM_ANSWERED)
def test_undo_brings_a_reviewed_answer_back_under_review(city: City, kind: str) -> None:
    number = city.answered()
    undone_brings_back(city, number, kind, FROM_ANSWERED[kind])
    assert queries.get(city.operator, number).answers[0].review == "pending"
    complaints.accept(city.operator, [number], now=city.clock.now())


@pytest.mark.parametrize("kind", FROM_CLOSED)
def test_undo_brings_an_ended_complaint_back_to_its_end(city: City, kind: str) -> None:
    number = city.answered()
    complaints.accept(city.operator, [number], now=city.clock.now())
    undone_brings_back(city, number, kind, FROM_CLOSED[kind])


@pytest.mark.parametrize("kind", FROM_FORWARDED)
def test_undo_brings_a_forwarded_complaint_back_to_its_agency(city: City, kind: str) -> None:
    number = city.forwarded()
    undone_brings_back(city, number, kind, FROM_FORWARDED[kind])
    open_referrals = [one for one in queries.get(city.officer(), number).referrals if one.closed_at is None]
    assert [one.agency for one in open_referrals] == ["PUPR"]


def undone_brings_back(city: City, number: str, kind: str, action: Action) -> None:
    before = standing(number)
    action(city, number)
    assert standing(number) != before
    assert complaints.undo(city.operator, number, now=city.clock.advance(MINUTE)) == kind
    assert standing(number) == before


def test_a_level_that_fired_meanwhile_stays_fired(city: City) -> None:
    number = city.forwarded()
    Deadline.update(state="fired", fired_at=1, late_ms=0).where(
        Deadline.clock == "reply", Deadline.level == 1
    ).execute()
    complaints.return_(city.operator, number, "bukan", now=city.clock.now())
    complaints.undo(city.operator, number, now=city.clock.now())
    assert [level for _clock, level, _due in clocks(number)] == [2]


def test_a_promise_runs_when_its_acceptance_was_taken_back_and_given_again(city: City) -> None:
    number = city.forwarded()
    complaints.answer(
        city.officer(),
        number,
        "Besok.",
        now=city.clock.now(),
        client_key="promise-twice",
        kind="interim",
        promise_day="2026-10-09",
    )
    complaints.accept(city.operator, [number], now=city.clock.now())
    promised = standing(number)
    complaints.undo(city.operator, number, now=city.clock.now())
    complaints.accept(city.operator, [number], now=city.clock.now())
    assert standing(number) == promised
    assert promised[1], "a clock runs"


def test_undo_is_for_the_last_action_only(city: City) -> None:
    number = city.answered()
    with pytest.raises(Conflict):
        complaints.undo(city.operator, number, now=city.clock.now())
    with pytest.raises(Conflict):
        complaints.undo(city.operator, city.complaint(), now=city.clock.now())


def test_undo_twice_undoes_once(city: City) -> None:
    number = city.forwarded()
    complaints.undo(city.operator, number, now=city.clock.now())
    with pytest.raises(Conflict):
        complaints.undo(city.operator, number, now=city.clock.now())


def test_undo_is_possible_for_fifteen_minutes(city: City) -> None:
    number = city.forwarded()
    with pytest.raises(Conflict, match="15"):
        complaints.undo(city.operator, number, now=city.clock.now() + 15 * MINUTE + 1)
    complaints.undo(city.operator, number, now=city.clock.now() + 15 * MINUTE)


def test_another_person_may_not_undo_it_but_the_supervisor_may(city: City) -> None:
    number = city.forwarded()
    with pytest.raises(NotAllowed):
        complaints.undo(city.officer(), number, now=city.clock.now())
    complaints.undo(city.supervisor, number, now=city.clock.now())


def test_the_citizen_does_not_read_of_a_step_that_was_undone(city: City) -> None:
    number = city.forwarded()
    complaints.undo(city.operator, number, now=city.clock.now())
    steps = queries.track(queries.holder(number, f"secret-{city.made:024d}"), number).steps
    assert [step.kind for step in steps] == ["received"]
