"""The ground of a run: a fresh database with a large city in it, open for the store and for the bare driver."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from benchmarks import bare
from demo import city as demo_city
from demo import years
from demo.past import Book, Past
from demo.people import settle
from demo.pictures import Camera
from demo.texts import Grammar
from store import accounts, bulk, database, migrate
from store.actors import SYSTEM
from store.clock import DAY, HOUR, VirtualClock, day_start, from_iso, local_day
from tests.support import city, postgres

NOW = from_iso("2026-10-05T08:00")
DATABASES = ("sqlite", "postgresql")
SEED = 2026
LIVES = 300
WAITING_AT_MOST = 20_000
WAITING_SHARE = 5
FORWARDED_WITHIN = 2 * DAY - HOUR
"""So about half of what waits for its agency is overdue, and nothing is due for a visit yet."""


@dataclass(frozen=True)
class Ground:
    """Where the measuring happens: the people, how many wait for an agency, and the bare connection beside the store's.

    `size` complaints are those that came in: the waiting ones are among them, those merged into others are not.
    """

    kind: str
    size: int
    waiting: int
    city: city.City
    bare: bare.Bare
    url: str

    def middle(self) -> tuple[int, int]:
        """Return the instant and the key of the row in the middle of the inbox."""
        sql = "SELECT received_at, id FROM complaint ORDER BY received_at DESC, id DESC LIMIT 1 OFFSET ?"
        at, key = self.bare.rows(sql, self.size // 2)[0]
        return int(at), int(key)

    def closed(self, rng: Random) -> tuple[int, str]:
        """Return the key and the number of a closed complaint, drawn at random from all times."""
        first, last = self.bare.rows("SELECT min(id), max(id) FROM complaint WHERE state = 'closed'")[0]
        sql = "SELECT id, number FROM complaint WHERE id >= ? AND state = 'closed' ORDER BY id LIMIT 1"
        key, number = self.bare.rows(sql, rng.randint(first, last))[0]
        return int(key), str(number)

    def pending(self) -> int:
        """Return how many levels have not fired yet."""
        return int(self.bare.rows("SELECT count(*) FROM deadline WHERE state = 'pending'")[0][0])

    def due(self, now: int) -> int:
        """Return how many levels wait to be fired at `now`."""
        sql = "SELECT count(*) FROM deadline WHERE state = 'pending' AND due_at <= ?"
        return int(self.bare.rows(sql, now)[0][0])


@contextmanager
def fresh(kind: str, size: int) -> Iterator[Ground]:
    """Make a database of `kind` with `size` complaints, and remove it afterwards."""
    secret = patch.dict(os.environ, {"EHUMAS_SECRET_KEY": "benchmark"})
    with secret, tempfile.TemporaryDirectory(prefix="ehumas-bench-") as folder, _url(kind, Path(folder)) as url:
        book = _book()
        database.connect(url)
        waiting = min(size // WAITING_SHARE, WAITING_AT_MOST)
        try:
            people = _fill(book, size, waiting)
            with bare.connect(url) as connection:
                yield Ground(kind, size, waiting, people, connection, url)
        finally:
            database.disconnect()


@contextmanager
def _url(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        url = f"sqlite:///{folder / 'bench.sqlite3'}"
        migrate.upgrade(url)
        yield url
        return
    shared = Path(tempfile.mkdtemp(prefix="ehumas-bench-"))
    try:
        with postgres.database(shared) as url:
            yield url
    finally:
        postgres.stop(shared)


@cache
def _book() -> Book:
    """Live the lives that every ground of a run is made of, in a database of their own."""
    with tempfile.TemporaryDirectory(prefix="ehumas-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'book.sqlite3'}"
        migrate.upgrade(url)
        database.connect(url)
        try:
            return demo_city.write_book(now=NOW, seed=SEED, secret="benchmark", lives=LIVES)  # noqa: S106  # no secret
        finally:
            database.disconnect()


def _fill(book: Book, size: int, waiting: int) -> city.City:
    """Load a past that ends two days ago, and behind it what waits for an agency since."""
    rng = Random(SEED)  # noqa: S311  # an invented city, not a secret
    last = local_day(NOW - 3 * DAY)
    days = years.calendar(last, size - waiting)
    grammar = Grammar(rng)
    database.transact(lambda: settle(grammar, rng, Camera(None, rng), day_start(days[0][0])))
    past = Past(book, grammar, rng, SEED, day_start(last) + DAY)
    first = NOW - FORWARDED_WITHIN
    instants = [first + number * (FORWARDED_WITHIN - HOUR) // max(waiting, 1) for number in range(waiting)]

    def rows() -> Iterator[tuple[str, bulk.Row]]:
        yield from past.rows(days, lambda _done: None)
        yield from past.waiting_rows(instants)

    bulk.load(SYSTEM, rows)
    logins = {"operator": "humas", "supervisor": "kabag", "viewer": "walikota", "PUPR": "pupr", "DLHK": "dlhk"}
    actors = {name: accounts.actor_for_login(login, now=NOW, by="bench") for name, login in logins.items()}
    return city.City(VirtualClock(NOW), actors)
