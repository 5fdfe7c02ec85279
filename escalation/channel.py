"""What every provider of messages looks like from inside: one call, one answer. Others fit behind the same door."""

from typing import Protocol

from store.backoff import Answer
from store.delivery import Sending


class Channel(Protocol):
    """A way to reach a recipient. `name` is the outbox's channel; one call lasts at most `store.backoff.POST_LIMIT`."""

    name: str

    def send(self, sending: Sending) -> Answer:
        """Make exactly one call and say what came of it; never raise, never repeat, never follow a redirect."""
        ...

    def close(self) -> None:
        """Let connections go; the next call opens new ones."""
        ...
