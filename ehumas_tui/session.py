"""The console's only door to the store: one thread that owns this session's database connection.

Requests are callables that run there, one after the other; each answer comes back to whoever asked as a message with
the request's number. A newer request of the same topic makes an older one late: a read that has not begun is skipped,
an answer that comes anyway is dropped. The same thread follows the change feed, so the thread of the screen never
waits for the database.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

from store import changes, database
from store.actors import Actor
from store.changes import ChangeView
from store.clock import Clock

POLL_SECONDS = 0.5
"""How often the feed is asked; what others did is to stand on the screen within two seconds."""

Work = Callable[[], Any]


class StoreAnswered(Message, bubble=False):
    """The store did, or refused, what was asked under `topic` with the request `number`."""

    def __init__(self, topic: str, number: int, value: Any, error: Exception | None) -> None:
        super().__init__()
        self.topic, self.number, self.value, self.error = topic, number, value, error


class StoreChanged(Message, bubble=False):
    """Somebody, perhaps this session, changed these rows."""

    def __init__(self, changed: tuple[ChangeView, ...]) -> None:
        super().__init__()
        self.changed = changed


class StoreFell(Message, bubble=False):
    """The database stopped answering (with the reason), or answers again (without)."""

    def __init__(self, reason: Exception | None) -> None:
        super().__init__()
        self.reason = reason


@dataclass(frozen=True)
class _Request:
    number: int
    client: MessagePump
    topic: str
    work: Work
    is_command: bool


@dataclass
class Session:
    """The store's thread of one console. `follower` is told of changes."""

    clock: Clock
    poll_seconds: float = POLL_SECONDS
    follower: MessagePump | None = None
    actor: Actor | None = None
    _requests: "queue.Queue[_Request | None]" = field(default_factory=queue.Queue)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _newest: dict[tuple[int, str], int] = field(default_factory=dict)
    _unanswered: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None
    _seen_version: int = -1
    _seen_seq: int = 0
    _fell: bool = False

    def start(self, follower: MessagePump) -> None:
        """Begin; call it once, from the screen's thread, after any fork."""
        self.follower = follower
        self._thread = threading.Thread(target=self._run, name="ehumas-store", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish what was asked for, close the connection and end the thread."""
        if self._thread is not None:
            self._requests.put(None)
            self._thread.join(timeout=5)
            self._thread = None

    def request(self, client: MessagePump, topic: str, work: Work, *, is_command: bool = False) -> int:
        """Queue `work` and return its number; `client` gets StoreAnswered. A command is never skipped."""
        number = next(self._numbers)
        with self._lock:
            self._unanswered += 1
            self._newest[id(client), topic] = number
        self._requests.put(_Request(number, client, topic, work, is_command))
        return number

    @property
    def is_quiet(self) -> bool:
        """Tell whether every request has been answered."""
        with self._lock:
            return self._unanswered == 0

    def _run(self) -> None:
        asked = 0.0
        while True:
            try:
                request = self._requests.get(timeout=self.poll_seconds)
            except queue.Empty:
                pass
            else:
                if request is None:
                    break
                self._serve(request)
            if time.monotonic() - asked >= self.poll_seconds or self._seen_version == -1:
                self._follow()
                asked = time.monotonic()
        database.disconnect()

    def _serve(self, request: _Request) -> None:
        if request.is_command or self._newest.get((id(request.client), request.topic)) == request.number:
            value, error = _done(request.work)
            request.client.post_message(StoreAnswered(request.topic, request.number, value, error))
        if request.is_command:
            self._seen_version = -1
        with self._lock:
            self._unanswered -= 1

    def _follow(self) -> None:
        """Ask the cheap question whether anything changed, then what; tell once when the database falls silent."""
        changed, error = _done(self._changed)
        if self.follower is None:
            return
        if bool(error) != self._fell:
            self._fell = bool(error)
            self.follower.post_message(StoreFell(error))
        if changed:
            self.follower.post_message(StoreChanged(tuple(changed)))

    def _changed(self) -> list[ChangeView]:
        if self.actor is None:
            return []
        version = changes.data_version()
        if version == self._seen_version:
            return []
        if self._seen_version == -1 and self._seen_seq == 0:
            self._seen_version, self._seen_seq = version, changes.last_seq()
            return []
        self._seen_version = version
        found, self._seen_seq = changes.since(self.actor, self._seen_seq)
        return found


def _done(work: Work) -> tuple[Any, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # whatever it was, the asker is told and the thread lives on
        return None, error
