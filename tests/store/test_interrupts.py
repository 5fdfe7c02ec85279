"""Stopping a read: the one that is meant ends at once, by name; nothing that comes after it, nothing that writes."""

import threading
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from store import database, interrupts
from store.errors import Interrupted
from store.interrupts import Stop
from store.models import Complaint
from tests.conftest import Store
from tests.support import endless
from tests.support.city import City

LONG = {
    "sqlite": "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500000) SELECT count(*) FROM n",
    "postgresql": "SELECT count(*) FROM generate_series(1, 2000000)",
}
RUNNING = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query = %s"


def _rows(sql: str) -> list[Any]:
    return list(database.db.execute_sql(sql).fetchall())


class Reader:
    """A thread with a connection of its own that runs an endless query under a stop, and then what follows."""

    def __init__(self, store: Store, then: Callable[[], object] = lambda: None) -> None:
        self.store, self.then = store, then
        self.stop, self.begun = Stop(), threading.Event()
        self.found: list[object] = []
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        try:
            with database.interruptible(self.stop), database.reading():
                endless.ask(self.store, self.begun.set)
        except Exception as error:
            self.found.append(error)
        self.found.append(self.then())
        database.disconnect()

    def wait_until_it_runs(self) -> None:
        """Return when the database works on the endless query."""
        assert self.begun.wait(30)
        if self.store.kind == "sqlite":
            return
        with psycopg.connect(self.store.url, autocommit=True) as other:
            while not other.execute(RUNNING, (endless.SQL["postgresql"],)).fetchone():
                pass

    def end(self) -> list[object]:
        """Return what the thread found."""
        self.thread.join(30)
        assert not self.thread.is_alive()
        return self.found


def test_a_read_that_runs_is_stopped_and_says_so_by_name(store: Store) -> None:
    reader = Reader(store)
    reader.wait_until_it_runs()
    reader.stop.ask()
    assert isinstance(reader.end()[0], Interrupted)


def test_the_same_connection_reads_on_after_a_read_was_stopped(store: Store) -> None:
    reader = Reader(store, then=lambda: _rows(LONG[store.kind]))
    reader.wait_until_it_runs()
    reader.stop.ask()
    assert reader.end()[1] in ([(500_000,)], [(2_000_000,)])


def test_a_stop_that_comes_too_late_does_not_hit_what_the_connection_reads_next(store: Store) -> None:
    stop = Stop()
    with database.interruptible(stop):
        _rows("SELECT 1")
    with database.interruptible(Stop()):
        stop.ask()
        assert len(_rows(LONG[store.kind])) == 1


def test_a_read_that_nobody_wants_any_more_does_not_begin(store: Store) -> None:
    stop, ran = Stop(), []
    stop.ask()
    with pytest.raises(Interrupted), database.interruptible(stop):
        ran.append(_rows("SELECT 1"))
    assert ran == []


def test_what_a_read_writes_comes_to_its_end(city: City, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interrupts, "AGAIN_SECONDS", 0.001)
    number, stop = city.complaint(), Stop()

    def write() -> None:
        stop.ask()
        _rows(LONG[store.kind])
        Complaint.update(title="Sudah ditulis").where(Complaint.number == number).execute()

    with database.interruptible(stop):
        database.transact(write)
    assert Complaint.get(Complaint.number == number).title == "Sudah ditulis"


def test_an_error_that_nobody_asked_for_stays_what_it_is(store: Store) -> None:
    with pytest.raises(Exception, match="nothing") as error, database.interruptible(Stop()):
        _rows("SELECT * FROM nothing")
    assert not isinstance(error.value, Interrupted)


def test_a_stop_in_the_middle_of_a_consistent_view_leaves_no_transaction_behind(store: Store) -> None:
    reader = Reader(store, then=database.db.in_transaction)
    reader.wait_until_it_runs()
    reader.stop.ask()
    assert reader.end()[1] is False
