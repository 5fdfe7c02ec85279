"""A book of lives for tests that need a past, lived once a process."""

import tempfile
from functools import cache
from pathlib import Path

from demo import city
from demo.past import Book
from store import bulk, database, migrate
from store.actors import SYSTEM
from store.clock import from_iso

NOW = from_iso("2026-10-05T10:00")
SEED = 7
LIVES = 150
Rows = dict[str, list[dict[str, object]]]


def book(url: str) -> Book:
    """Return the book, with the store connected to `url`."""
    found = lived()[0]
    database.disconnect()
    database.connect(url)
    return found


@cache
def lived() -> tuple[Book, Rows]:
    """Return the book and the rows that it was made of, by table; the store is connected elsewhere then."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'book.sqlite3'}"
        migrate.upgrade(url)
        database.connect(url)
        made = city.write_book(now=NOW, seed=SEED, secret="x", lives=LIVES)
        found = rows()
        database.disconnect()
    return made, found


def rows() -> Rows:
    """Return every row of the connected database's tables that a past has."""
    return {
        table: [dict(zip(bulk.columns(table), row, strict=True)) for row in bulk.read(SYSTEM, table)]
        for table in bulk.TABLES
    }
