"""The time guard: when the wall clock jumps against the monotonic one, nothing fires until it agrees again.

A wrong clock must not alarm a whole city. A person may say that the new time is right.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from store.clock import MINUTE

AHEAD = 10 * MINUTE
BACK = 2 * MINUTE


def machine_monotonic() -> int:
    """Return milliseconds since the machine started, sleep included where the system can tell."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime_ns(clock) // 1_000_000


@dataclass
class TimeGuard:
    """Compares two clocks; slow drift is followed, a jump is held against the time before it."""

    monotonic: Callable[[], int] = machine_monotonic
    _offset: int | None = field(default=None, init=False)

    def jump(self, now: int) -> int:
        """Return 0 while the wall clock agrees, else by how many milliseconds it jumped."""
        offset = now - self.monotonic()
        jump = 0 if self._offset is None else offset - self._offset
        if -BACK <= jump <= AHEAD:
            self._offset = offset
            return 0
        return jump

    def trust(self) -> None:
        """Take the present time as the right one."""
        self._offset = None
