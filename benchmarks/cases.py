"""What is measured: the jobs of every minute, each beside the same job done by hand, and whether their plans hold."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from benchmarks import console, reading, sending, writing
from benchmarks.ground import Ground
from benchmarks.measure import Pair, Result, in_turns
from tests.support import plans

LARGE_FROM = 100_000
"""From so many complaints on the plans are looked at: of a small table, all of it is what the database should read."""
SHOWN = 2_000
"""So many rows PostgreSQL may expect to sort for a list; more is more than it shows."""

CASES: dict[str, Callable[[Ground], Pair]] = {
    "inbox, first page": reading.first_page,
    "inbox, next page anywhere": reading.next_page,
    "one complaint": reading.one_complaint,
    "zero board": reading.board,
    "saved filters": reading.saved_filters,
    "figures of a month": reading.figures_of_a_month,
    "nothing new in the feed": reading.feed,
    "nothing due": writing.nothing_due,
    "submit": writing.submit,
    "forward": writing.forward,
    "answer": writing.answer,
    "100 messages through the simulator": partial(sending.through_the_simulator, 100),
    "sweep of 100": partial(writing.sweep, 100),
    "sweep of 10,000": partial(writing.sweep, 10_000),
}
NEEDED = {"sweep of 100": 800, "sweep of 10,000": 20_000}
"""How many deadlines must be pending for a case; a smaller city does not have it."""


def results(ground: Ground, rounds: int) -> Iterator[Result]:
    """Measure every case on one ground."""
    yield from _typing(ground, rounds)
    for name, make in CASES.items():
        if ground.pending() >= NEEDED.get(name, 0):
            yield measured(name, ground, make(ground), rounds)
    yield from console.results(ground, rounds)


def measured(name: str, ground: Ground, pair: Pair, rounds: int) -> Result:
    """Measure one case, and look at the plans of what it asks where that is worth something."""
    found = plan_faults(ground, pair) if ground.size >= LARGE_FROM and pair.rounds > 1 else ()
    return Result(name, ground.kind, ground.size, *in_turns(pair, rounds), faults=found)


def plan_faults(ground: Ground, pair: Pair) -> tuple[str, ...]:
    """Do the job once and return the plans that read a whole large table, or sort more than they show.

    A list of everything is walked along an index from its newest end and left when the page is full.
    """
    with plans.listening() as asked:
        found = plans.plans(asked, ground.kind, pair.ours)
    if pair.sorts:
        found = [(sql, plan.replace("SCAN complaint USING", "WALK complaint USING")) for sql, plan in found]
    return tuple(plans.faults(found, sorts=pair.sorts, rows=SHOWN))


def _typing(ground: Ground, rounds: int) -> Iterator[Result]:
    """Measure a word as it is typed: all its keystrokes together, and the dearest of them."""
    letters = range(2, len(reading.WORD) + 1)
    strokes = [measured(f"{count} letters", ground, reading.typed(count, ground), rounds) for count in letters]
    faults = tuple(fault for stroke in strokes for fault in stroke.faults)
    ours, reference = sum(one.ours for one in strokes), sum(one.reference for one in strokes)
    yield Result("a word as it is typed", ground.kind, ground.size, ours, reference, faults=faults)
    yield replace(max(strokes, key=lambda one: one.ours), name="its dearest keystroke", faults=())
