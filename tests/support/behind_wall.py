"""The store as an officer's process has it on SQLite: behind the second wall, on the same file as everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from store import database
from store.actors import Actor
from store.walls import sqlite


@contextmanager
def behind_the_wall(actor: Actor) -> Iterator[None]:
    """Bind the store to what the officer's process sees of the same file."""
    office: Any = database.db.obj
    database.disconnect()
    database.db.initialize(sqlite.walled(office, actor.agency_id or 0))
    try:
        yield
    finally:
        database.disconnect()
        database.db.initialize(office)
