"""The table of steps says what the commands do."""

from collections.abc import Callable

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


WAYS: dict[str, tuple[str, ...]] = {
    "new": (),
    "needs_data": ("ask",),
    "forwarded": ("forward",),
    "returned": ("forward", "return"),
    "answered": ("forward", "answer"),
    "in_progress": ("forward", "interim", "accept"),
    "closed": ("forward", "answer", "accept"),
    "reopened": ("forward", "answer", "accept", "reopen"),
    "referred": ("refer",),
    "merged": ("merge",),
    "rejected": ("reject", "confirm"),
}


def _in_state(city: City, state: str) -> str:
    """Return a complaint brought into the state by commands."""
    number = city.complaint()
    for way in WAYS[state]:
        _go(city, way, number)
    assert queries.get(city.operator, number).state == state
    return number


def _go(city: City, way: str, number: str) -> None:
    now, operator, officer = city.clock.now(), city.operator, city.officer()
    ways: dict[str, Callable[[], object]] = {
        "ask": lambda: complaints.ask(operator, [number], "Di mana?", now=now),
        "forward": lambda: complaints.forward(operator, [number], "PUPR", now=now),
        "return": lambda: complaints.return_(officer, number, "Bukan kami.", now=now),
        "answer": lambda: complaints.answer(officer, number, "Sudah selesai.", now=now, client_key=number),
        "interim": lambda: complaints.answer(
            officer, number, "Dikerjakan.", now=now, client_key=number, kind="interim", promise_day="2026-10-20"
        ),
        "accept": lambda: complaints.accept(operator, [number], now=now),
        "reopen": lambda: complaints.reopen(operator, number, "Belum selesai.", now=now),
        "refer": lambda: complaints.refer(operator, number, "PLN", "A1", now=now),
        "merge": lambda: complaints.merge(operator, number, city.complaint(), now=now),
        "reject": lambda: complaints.reject(operator, [number], "Bukan.", now=now),
        "confirm": lambda: complaints.reject(city.supervisor, [number], "", now=now),
    }
    ways[way]()


def _do(city: City, step: str, number: str) -> None:
    now, operator, officer = city.clock.now() + DAY // 24, city.operator, city.officer()
    steps_of: dict[str, Callable[[], object]] = {
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
    }
    steps_of[step]()


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
