"""The hosts of a world's schedulers: each with a clock that may be wrong, and starts that are told apart."""

from dataclasses import dataclass
from random import Random

from peewee import fn

from store.clock import HOUR, MINUTE, VirtualClock
from store.models import Attempt, Event, HostClock
from store.timepiece import Timepiece

WRONG = (0, 0, 3 * HOUR, -2 * HOUR, 20 * MINUTE)
SLACK = 2 * MINUTE


@dataclass
class Host:
    """A scheduler's host, its clock `off` by so many milliseconds; the database may have one of its own."""

    right: VirtualClock
    name: str
    database_has_clock: bool
    off: int = 0
    starts: int = 1

    @property
    def boot(self) -> str:
        """Return the name of this start."""
        return f"{self.name}, start {self.starts}"

    def now(self) -> int:
        """Return what this host takes for the time."""
        return self.right.now() + self.off

    def piece(self) -> Timepiece:
        """Return the clocks that a scheduler reads here."""
        return Timepiece(self, self.right.now, self._database, self.name, self.boot)

    def go_wrong(self, rng: Random) -> None:
        """Set the clock wrong, or right again, as far as anybody here can know."""
        self.off = rng.choice(WRONG)
        self.right_what_nobody_knows()

    def right_what_nobody_knows(self) -> None:
        """Let no clock be wrong in a way that nothing tells: one that is ahead after a reboot, without another clock.

        What tells is the database's clock, a time that was trusted on this start, or what was written later.
        """
        if self.off and not (self.database_has_clock or self._was_trusted() or self._is_behind()):
            self.off = 0

    def _database(self) -> int | None:
        return self.right.now() if self.database_has_clock else None

    def _was_trusted(self) -> bool:
        return bool(HostClock.select().where(HostClock.boot == self.boot).exists())

    def _is_behind(self) -> bool:
        columns = (Event.at, Attempt.started_at, HostClock.clock)
        return bool(self.now() < max(column.model.select(fn.MAX(column)).scalar() or 0 for column in columns) - SLACK)


def two(rng: Random, right: VirtualClock) -> tuple[Host, Host]:
    """Return two hosts on a database that has a clock of its own, or twice the one host on which all stands."""
    shared = rng.random() < 0.5
    one = Host(right, "humas-1", shared)
    return one, Host(right, "humas-2", True) if shared else one
