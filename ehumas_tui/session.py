"""The console's only door to the store: one thread that owns this session's database connection.

Requests are callables that run there, one after the other; each answer comes back to whoever asked as a message with
the request's number. A newer request of the same topic makes an older one late: a read that has not begun is skipped,
one that runs is stopped, an answer that comes anyway is dropped. A second thread follows the change feed, so what
others did waits for no request, and the thread of the screen never waits for the database.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

from ehumas_tui.following import Follower
from store import database, engines
from store.actors import Actor
from store.clock import Clock
from store.errors import Interrupted
from store.interrupts import Stop

Work = Callable[[], Any]


class StoreAnswered(Message, bubble=False):
    """The store did, or refused, what was asked under `topic` with the request `number`."""

    def __init__(self, topic: str, number: int, value: Any, error: Exception | None) -> None:
        super().__init__()
        self.topic, self.number, self.value, self.error = topic, number, value, error


@dataclass(frozen=True)
class _Request:
    number: int
    client: MessagePump
    topic: str
    work: Work
    is_command: bool
    stop: Stop = field(default_factory=Stop)


@dataclass
class Session:
    """The store's threads of one console: one does what is asked, the follower tells of changes."""

    clock: Clock
    follower: Follower | None = None
    _requests: "queue.Queue[_Request | None]" = field(default_factory=queue.Queue)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _newest: dict[tuple[int, str], _Request] = field(default_factory=dict)
    _unanswered: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; call it once, from the screen's thread, after any fork."""
        self._thread = threading.Thread(target=self._run, name="ehumas-store", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish what was asked for, close the connections and end the threads."""
        if self._thread is not None:
            self._requests.put(None)
            self._thread.join(timeout=5)
            self._thread = None
        if self.follower is not None:
            self.follower.stop()
            self.follower = None

    def follow(self, actor: Actor, listener: MessagePump) -> None:
        """Tell `listener` what changes for the actor after everything that is asked for from now on."""
        self.follower = Follower(actor, listener)
        self.request(listener, "feed", self.follower.start, is_command=True)

    def request(self, client: MessagePump, topic: str, work: Work, *, is_command: bool = False) -> int:
        """Queue `work` and return its number; `client` gets StoreAnswered. A command is never skipped."""
        request = _Request(next(self._numbers), client, topic, work, is_command)
        with self._lock:
            self._unanswered += 1
            older = self._newest.get((id(client), topic))
            self._newest[id(client), topic] = request
        if older is not None and not older.is_command:
            older.stop.ask()
        self._requests.put(request)
        return request.number

    @property
    def is_quiet(self) -> bool:
        """Tell whether every request has been answered."""
        with self._lock:
            return self._unanswered == 0

    def _run(self) -> None:
        while (request := self._requests.get()) is not None:
            self._serve(request)
        database.disconnect()

    def _serve(self, request: _Request) -> None:
        if request.is_command or self._newest.get((id(request.client), request.topic)) is request:
            value, error = _done(request.work if request.is_command else lambda: _read(request))
            if not isinstance(error, Interrupted):
                request.client.post_message(StoreAnswered(request.topic, request.number, value, error))
        with self._lock:
            self._unanswered -= 1


def _read(request: _Request) -> Any:
    with database.interruptible(request.stop):
        return database.steadily(request.work)


def _done(work: Work) -> tuple[Any, Exception | None]:
    """Do the work; the database's own complaint becomes a sentence, and the next request gets a new connection."""
    try:
        return work(), None
    except Exception as error:  # whatever it was, the asker is told and the thread lives on
        refusal = engines.refusal_of(error)
        if refusal is not None:
            database.disconnect()
        return None, refusal or error
