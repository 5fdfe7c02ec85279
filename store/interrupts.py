"""Stopping a read under way that nobody waits for any more, and never anything else.

Who asked for the read holds its `Stop`, and may call `ask()` from any thread. On SQLite the reading thread looks at the
wish by itself every few thousand steps. PostgreSQL is told to cancel until the reader has left, and the reader can't
leave while it is being told. So on both it never hits what the connection does next; nor what the read writes, if any.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from store.errors import Interrupted
from store.i18n import _

STEPS = 20_000
"""SQLite's steps between two looks at the wish: about a millisecond."""
AGAIN_SECONDS = 0.1
"""PostgreSQL passes over a wish that comes between two queries of a read, so it is told again."""
TELL_SECONDS = 2.0
"""So long at most the server may take to hear it."""

_here = threading.local()


class Stop:
    """The wish that one read end. It is heard before the read and during it, and does nothing afterwards."""

    def __init__(self) -> None:
        self.is_asked = False
        self._is_shielded = False
        self._connection: Any = None
        self._lock = threading.Lock()
        self._ended = threading.Event()

    def ask(self) -> None:
        """Let the read end soon with Interrupted; returns at once."""
        self.is_asked = True
        if hasattr(self._connection, "cancel_safe"):
            threading.Thread(target=self._tell, name="ehumas-stop", daemon=True).start()

    @contextmanager
    def over(self, connection: Any) -> Iterator[None]:
        """Hold what the block reads through the connection under this wish. Raises Interrupted when it is granted."""
        self._connection = connection
        _here.stop = self
        is_sqlite = hasattr(connection, "set_progress_handler")
        if is_sqlite:
            connection.set_progress_handler(self._looked_at, STEPS)
        try:
            self.require_wanted()
            yield
        finally:
            if is_sqlite:
                connection.set_progress_handler(None, 0)
            _here.stop = None
            with self._lock:
                self._connection = None
            self._ended.set()

    def require_wanted(self) -> None:
        """Raise Interrupted when the read is no longer wanted."""
        if self.is_asked:
            raise interrupted()

    @contextmanager
    def shield(self) -> Iterator[None]:
        """Let the block come to its end whatever is asked; what is being told at this moment is over before it."""
        with self._lock:
            before, self._is_shielded = self._is_shielded, True
        try:
            yield
        finally:
            self._is_shielded = before

    def _looked_at(self) -> bool:
        return self.is_asked and not self._is_shielded

    def _tell(self) -> None:
        """Tell PostgreSQL until the read has ended."""
        from psycopg import Error

        while not self._ended.is_set():
            with self._lock, suppress(Error):
                if self._connection is not None and not self._is_shielded:
                    self._connection.cancel_safe(timeout=TELL_SECONDS)
            self._ended.wait(AGAIN_SECONDS)


def interrupted() -> Interrupted:
    """Return what a read that was stopped ends with."""
    return Interrupted(_("Reading was stopped, for something newer was asked. Nothing was changed."))


@contextmanager
def shielded() -> Iterator[None]:
    """Keep this thread's block, which writes, from being stopped as a part of a read."""
    stop: Stop | None = getattr(_here, "stop", None)
    if stop is None:
        yield
    else:
        with stop.shield():
            yield
