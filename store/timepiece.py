"""The time that the clockwork works by: the database's clock where it has one, else the host's; and what this host is.

Between two looks it is carried on by the monotonic clock, so that a clock which jumps in the middle of a sweep moves
nothing in it.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from store import host_clocks
from store.clock import MINUTE, Clock, SystemClock, machine_monotonic
from store.clock_holds import ClockHold

AHEAD = 10 * MINUTE
BACK = 2 * MINUTE
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def agrees(off: int) -> bool:
    """Tell whether a clock that is off by so many milliseconds may still be trusted."""
    return -BACK <= off <= AHEAD


def _nothing() -> None:
    """Tell no time: there is no database clock to ask."""


@dataclass
class Timepiece:
    """A host's clocks. `boot` names this start of the machine, nothing where its monotonic clock can't be compared.

    `apart` is by how many milliseconds the host's clock was ahead of the database's at the last look.
    """

    host: Clock
    monotonic: Callable[[], int]
    database: Callable[[], int | None] = _nothing
    name: str = "localhost"
    boot: str = ""
    apart: int = field(default=0, init=False)
    _base: tuple[int, int] | None = field(default=None, init=False)

    def look(self) -> None:
        """Read the clocks anew."""
        told, at = self.database(), self.host.now()
        right = at if told is None else told
        self._base, self.apart = (right, self.monotonic()), at - right

    def now(self) -> int:
        """Return the time, milliseconds UTC; before the first look the host's."""
        if self._base is None:
            return self.host.now()
        at, since = self._base
        return at + self.monotonic() - since

    def differs(self, accepted: int = 0) -> ClockHold | None:
        """Return by how much the host's clock differs from the database's, None while both agree.

        A difference near the one that was `accepted` counts as none.
        """
        if agrees(self.apart) or agrees(self.apart - accepted):
            return None
        return ClockHold(self.name, "apart", self.apart, self.now())

    def lags(self, forgiven: int = 0) -> ClockHold | None:
        """Return by how much the time lies behind what the database knows; None up to what was `forgiven`."""
        known, now = host_clocks.newest_known(), self.now()
        if known <= forgiven or now >= known - BACK:
            return None
        return ClockHold(self.name, "behind", now - known, known)


def timepiece(clock: Clock) -> Timepiece:
    """Return the machine's clocks beside the database's; any other clock is handed in as the whole time there is."""
    if isinstance(clock, Timepiece):
        return clock
    if isinstance(clock, SystemClock):
        return Timepiece(clock, machine_monotonic, host_clocks.database_time, socket.gethostname(), boot_id())
    return Timepiece(clock, clock.now)


def boot_id() -> str:
    """Return Linux's name of this start of the machine (proc_sys_kernel(5)), nothing where it is not told."""
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""
