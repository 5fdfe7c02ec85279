"""The ground of a run: a fresh database with a large city in it, open for the store and for the bare driver."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from unittest.mock import patch

from benchmarks import bare
from benchmarks.rows import Rows
from store import database, migrate
from store.clock import VirtualClock, from_iso
from tests.support import city, postgres

NOW = from_iso("2026-10-05T08:00")
DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Ground:
    """Where the measuring happens: the people, the rows, and the bare connection beside the store's."""

    kind: str
    size: int
    city: city.City
    rows: Rows
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

    def due(self, now: int) -> int:
        """Return how many levels wait to be fired at `now`."""
        sql = "SELECT count(*) FROM deadline WHERE state = 'pending' AND due_at <= ?"
        return int(self.bare.rows(sql, now)[0][0])


@contextmanager
def fresh(kind: str, size: int) -> Iterator[Ground]:
    """Make a database of `kind` with `size` complaints, and remove it afterwards."""
    secret = patch.dict(os.environ, {"EHUMAS_SECRET_KEY": "benchmark"})
    with secret, tempfile.TemporaryDirectory(prefix="ehumas-bench-") as folder, _url(kind, Path(folder)) as url:
        database.connect(url)
        people = city.build(VirtualClock(NOW))
        try:
            with bare.connect(url) as connection:
                rows = _fill(connection, size)
                yield Ground(kind, size, people, rows, connection, url)
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


def _fill(connection: bare.Bare, size: int) -> Rows:
    agencies = [row[0] for row in connection.rows("SELECT id FROM agency ORDER BY id")]
    wards = [row[0] for row in connection.rows("SELECT id FROM ward ORDER BY id")]
    rows = Rows(size, NOW, agencies, wards)
    for table, given in rows.tables().items():
        connection.load(table, given)
    connection.settle()
    return rows
