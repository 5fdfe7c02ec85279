"""A scene with PostgreSQL's wall built, and the agency's own connection for attacks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from store import database, walls
from store.walls import raising
from tests.support.city import City

SECRET = "rahasia-untuk-uji-tembok"


@contextmanager
def built(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Build the wall in the connected database; take it down afterwards, roles and all."""
    monkeypatch.setenv("EHUMAS_SECRET_KEY", SECRET)
    office = database.db.obj
    raising.build()
    try:
        yield
    finally:
        leave(office)
        raising.take_down()


@contextmanager
def inside(city: City, agency: str = "PUPR") -> Iterator[Any]:
    """Put the store behind the agency's wall inside the block, and give its database."""
    office = database.db.obj
    walls.enter(city.officer(agency))
    assert database.db.obj is not office
    try:
        yield database.db.obj
    finally:
        leave(office)


def leave(office: Any) -> None:
    """Bind the store to the office's database again; only a test can."""
    database.disconnect()
    database.db.initialize(office)
