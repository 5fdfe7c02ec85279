"""Following what others did, in a thread with a connection of its own: it waits, reads the feed, and tells the app.

So nobody's change waits for this session's own requests, and no request waits for the feed.
"""

import threading
from dataclasses import dataclass, field

from textual.message import Message
from textual.message_pump import MessagePump

from store import changes, database
from store.actors import Actor
from store.changes import ChangeView, News
from store.watching import Watch

AGAIN_SECONDS = 1.0
"""So long after the database fell silent it is tried again."""


class StoreChanged(Message, bubble=False):
    """Somebody, perhaps this session, changed these rows; `missed` when more changed than can be told."""

    def __init__(self, changed: tuple[ChangeView, ...], *, missed: bool = False) -> None:
        super().__init__()
        self.changed, self.missed = changed, missed


class StoreFell(Message, bubble=False):
    """The database stopped answering (with the reason), or answers again (without)."""

    def __init__(self, reason: Exception | None) -> None:
        super().__init__()
        self.reason = reason


@dataclass
class Follower:
    """Tells `listener` what changes for `actor` after `start` was called, until `stop`."""

    actor: Actor
    listener: MessagePump
    _watch: Watch = field(default_factory=Watch)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _seq: int | None = None
    _fell: bool = False

    def start(self) -> None:
        """Begin, after any fork: what the calling thread reads from now on is never older than what is told."""
        self._thread = threading.Thread(target=self._run, name="ehumas-feed", daemon=True)
        try:
            self._seq = changes.last_seq()
        finally:
            self._thread.start()

    def stop(self) -> None:
        """End the thread and close its connection."""
        self._stopping.set()
        self._watch.wake()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._watch.wait()
                news = self._news()
            except Exception as error:  # whatever it was, the thread lives on and tries again
                self._lost(error)
            else:
                self._tell(news)
        database.disconnect()

    def _news(self) -> News:
        if self._seq is None:
            return News((), changes.last_seq(), missed=True)
        return changes.since(self.actor, self._seq)

    def _tell(self, news: News) -> None:
        """Tell what changed; after an outage all that is shown is to be read anew, for reading may have failed."""
        back, self._fell, self._seq = self._fell, False, news.seq
        if back:
            self.listener.post_message(StoreFell(None))
        if news.changed or news.missed or back:
            self.listener.post_message(StoreChanged(news.changed, missed=news.missed or back))

    def _lost(self, error: Exception) -> None:
        """Tell once that the database fell silent, let the connection go, and rest."""
        if not self._fell:
            self._fell = True
            self.listener.post_message(StoreFell(error))
        database.disconnect()
        self._watch.rest(AGAIN_SECONDS)
