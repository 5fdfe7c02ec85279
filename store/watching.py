"""Waiting for what others did: SQLite is asked whether its version changed, PostgreSQL tells by itself.

Waiting costs next to nothing in both, and ends at once when another thread calls `wake`.
"""

import select
import socket
from contextlib import suppress
from typing import Any

from store.database import db, is_postgres

POLL_SECONDS = 0.2
"""How often SQLite is asked for its version: 0.1 % of a core, and what others did stands there within 300 ms."""
SURE_SECONDS = 10.0
"""After so long PostgreSQL's feed is read without being told: a proxy between may keep notices to itself."""


class Watch:
    """One thread's ear at the database. `wait` belongs to that thread and its connection, `wake` to any thread."""

    def __init__(self) -> None:
        self._ear, self._bell = socket.socketpair()
        self._ear.setblocking(False)
        self._known: object = None
        self._told = False

    def wait(self) -> None:
        """Return when something may have been committed, at once on a new connection; or when woken.

        Raises peewee's errors when the database is gone. Whoever reads the feed afterwards misses nothing.
        """
        if is_postgres():
            self._hear()
        else:
            while not self._differs() and not self._woken(POLL_SECONDS):
                pass

    def rest(self, seconds: float) -> None:
        """Wait so long without the database, or until woken."""
        self._woken(seconds)

    def wake(self) -> None:
        """End the waiting under way, or else the next one."""
        self._bell.send(b"!")

    def _differs(self) -> bool:
        """Tell whether another connection committed; a version says something on its own connection only."""
        cursor: Any = db.execute_sql("PRAGMA data_version")
        known, self._known = self._known, (db.connection(), cursor.fetchone()[0])
        return known != self._known

    def _hear(self) -> None:
        connection: Any = db.connection()
        if connection is not self._known:
            connection.add_notify_handler(self._note)
            db.execute_sql("LISTEN ehumas_change")
            self._known = connection
        else:
            self._take_in(connection)
            if not self._told:
                self._woken(SURE_SECONDS, connection)
                self._take_in(connection)
        self._told = False

    def _note(self, _notice: object) -> None:
        """Remember a notice, also one that came with the answer to a question."""
        self._told = True

    def _take_in(self, connection: Any) -> None:
        """Take in what the server sent. Raises psycopg's error when it hung up."""
        connection.pgconn.consume_input()
        while (notice := connection.pgconn.notifies()) is not None:
            self._note(notice)

    def _woken(self, seconds: float, *beside: Any) -> bool:
        """Wait until the bell rings or something beside it can be read; tell whether it was the bell."""
        ready, _writable, _failed = select.select([self._ear, *beside], [], [], seconds)
        with suppress(BlockingIOError):
            self._ear.recv(64)
        return self._ear in ready
