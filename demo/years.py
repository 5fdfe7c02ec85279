"""How a large city's complaints lie over its years: which days are loaded as its past, and which are lived."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo import rhythm
from demo.past import Book, Past
from demo.people import People
from store import bulk, changes
from store.actors import SYSTEM
from store.clock import day_start, local_day

A_YEAR = 100_000
FEWEST_YEARS, MOST_YEARS = 2, 10
WRITTEN = 0.7
ALBUM = 8
"""So many photos stand with all complaints of the past that have one."""
LIVED_DAYS = 7
"""The scenes that stand at the present began within them."""


@dataclass(frozen=True)
class Plan:
    """How many come in on each day of the past, when it ends (milliseconds UTC), and how many are lived after it."""

    days: list[tuple[date, int]]
    until: int
    lived: int

    def start(self, otherwise: int) -> int:
        """Return when the city begins."""
        return day_start(self.days[0][0]) if self.days else otherwise


def plan(now: int, count: int, lived: int) -> Plan:
    """Lay `count` complaints over years: about `lived` of them, and a week at least, remain to be lived."""
    today = local_day(now)
    days = calendar(today, count)
    rest = 0
    while len(days) > 1 and (rest < lived or (today - days[-1][0]).days < LIVED_DAYS):
        rest += days.pop()[1]
    return Plan(days, day_start(days[-1][0] + timedelta(days=1)), rest)


def calendar(last: date, count: int) -> list[tuple[date, int]]:
    """Return how many of `count` complaints come in on each day of the years up to `last`: the more, the longer."""
    span = min(max(round(count / A_YEAR), FEWEST_YEARS), MOST_YEARS)
    return rhythm.calendar(last - timedelta(days=round(365.25 * span)), last, count)


def load(book: Book, laid: Plan, people: People, rng: Random, seed: int, tell: Callable[[float], None]) -> int:
    """Load the past into the connected database, and return how many citizens are in it."""
    album = [photo for number in range(1, ALBUM + 1) for photo in people.camera.take(f"foto-{number}")]
    past = Past(book, people.grammar, rng, seed, laid.until, album)
    bulk.load(
        SYSTEM,
        lambda: past.rows(laid.days, lambda done: tell(done * WRITTEN)),
        lambda done: tell(WRITTEN + (1 - WRITTEN) * done),
    )
    changes.trim(now=laid.until)
    return past.citizens
