"""The schedulers of a world, each with its host's clock, and the tally of what a world did."""

from collections import Counter
from dataclasses import dataclass, field

from escalation.engine import Engine
from store.clock import VirtualClock
from tests.proof.provider import Provider


@dataclass
class Wrist:
    """The clock of one scheduler's host; `off` by how many milliseconds it is wrong."""

    right: VirtualClock
    off: int = 0

    def now(self) -> int:
        """Return what this host takes for the time."""
        return self.right.now() + self.off


@dataclass
class Post:
    """One scheduler: its engine while it lives, its host's clock, until when it stays down.

    `knows_time` once its engine came whole through a sweep: before, it has no time to tell a jump from.
    """

    clock: Wrist
    provider: Provider
    engine: Engine | None = None
    down_until: int = 0
    knows_time: bool = False


@dataclass
class Tally:
    """What a run did, to be printed and added up."""

    steps: int = 0
    days: float = 0.0
    complaints: int = 0
    fired: int = 0
    messages: int = 0
    shown: int = 0
    repeats: int = 0
    deaths: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
