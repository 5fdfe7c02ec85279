"""The table of steps says what the commands do."""

import pytest

from store import complaints, queries, steps
from store.clock import DAY, VirtualClock
from store.errors import Conflict
from tests.support.city import City

STATES = (
    "new",
    "needs_data",
    "forwarded",
    "returned",
    "answered",
    "in_progress",
    "closed",
    "reopened",
    "referred",
    "merged",
    "rejected",
)


def _in_state(city: City, state: str) -> str:
    """Return a complaint brought into the state by commands."""
    now, operator = city.clock.now(), city.operator
    number = city.complaint()
    if state in ("forwarded", "returned", "answered", "in_progress", "closed", "reopened"):
        complaints.forward(operator, [number], "PUPR", now=now)
    if state == "needs_data":
        complaints.ask(operator, [number], "Di mana?", now=now)
    if state == "returned":
        complaints.return_(city.officer(), number, "Bukan kami.", now=now)
    if state in ("answered", "closed", "reopened"):
        complaints.answer(city.officer(), number, "Sudah selesai.", now=now, client_key=number)
    if state == "in_progress":
        complaints.answer(
            city.officer(), number, "Dikerjakan.", now=now, client_key=number, kind="interim", promise_day="2026-10-20"
        )
    if state in ("closed", "in_progress", "reopened"):
        complaints.accept(operator, [number], now=now)
    if state == "reopened":
        complaints.reopen(operator, number, "Belum selesai.", now=now)
    if state == "referred":
        complaints.refer(operator, number, "PLN", "A1", now=now)
    if state == "merged":
        complaints.merge(operator, number, city.complaint(), now=now)
    if state == "rejected":
        complaints.reject(operator, [number], "Bukan.", now=now)
        complaints.reject(city.supervisor, [number], "", now=now)
    assert queries.get(operator, number).state == state
    return number


def _do(city: City, step: str, number: str) -> None:
    now, operator, officer = city.clock.now() + DAY // 24, city.operator, city.officer()
    {
        "forward": lambda: complaints.forward(operator, [number], "DLHK", now=now),
        "ask": lambda: complaints.ask(operator, [number], "Di mana?", now=now),
        "reject": lambda: complaints.reject(operator, [number], "Bukan.", now=now),
        "refer": lambda: complaints.refer(operator, number, "PLN", "A2", now=now),
        "merge": lambda: complaints.merge(operator, number, city.complaint(), now=now),
        "supply": lambda: complaints.supply(operator, number, "Di depan pasar.", now=now),
        "answer": lambda: complaints.answer(officer, number, "Selesai.", now=now, client_key=f"again-{number}"),
        "return": lambda: complaints.return_(operator, number, "Bukan kami.", now=now),
        "accept": lambda: complaints.accept(operator, [number], now=now),
        "send_back": lambda: complaints.send_back(operator, number, "Kurang jelas.", now=now),
        "reopen": lambda: complaints.reopen(operator, number, "Belum.", now=now),
        "note": lambda: complaints.note(operator, [number], "Catatan.", now=now),
    }[step]()


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize("state", STATES)
def test_a_step_is_possible_exactly_in_the_states_of_the_table(city: City, clock: VirtualClock, state: str) -> None:
    for step in steps.STEPS:
        if step == "answer" and state in (
            "new",
            "needs_data",
            "returned",
            "reopened",
            "referred",
            "merged",
            "rejected",
        ):
            assert not steps.fits(step, state)
            continue
        number = _in_state(city, state)
        try:
            _do(city, step, number)
        except Conflict:
            assert not steps.fits(step, state), (step, state)
        else:
            assert steps.fits(step, state), (step, state)
