"""The time guard: when the wall clock jumps against the monotonic one, nothing fires until it agrees again.

A wrong clock must not alarm a whole city. A person may say that the new time is right.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from store.timepiece import agrees


@dataclass
class TimeGuard:
    """Compares two clocks; slow drift is followed, a jump is held against the time before it."""

    monotonic: Callable[[], int]
    _offset: int | None = field(default=None, init=False)

    @property
    def is_fresh(self) -> bool:
        """Tell whether there is no time before this one yet that a jump could be told from."""
        return self._offset is None

    def go_on(self, now: int, monotonic: int) -> None:
        """Take up what another process of the same boot trusted: that time at that reading of the monotonic clock."""
        self._offset = now - monotonic

    def jump(self, now: int) -> int:
        """Return 0 while the wall clock agrees, else by how many milliseconds it jumped."""
        offset = now - self.monotonic()
        jump = 0 if self._offset is None else offset - self._offset
        if agrees(jump):
            self._offset = offset
            return 0
        return jump

    def trust(self) -> None:
        """Take the present time as the right one."""
        self._offset = None
