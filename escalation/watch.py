"""The watch over the time: before each sweep it compares every clock there is, and writes down when one is held.

A host's clock is compared with the database's, and the time with the monotonic clock. An engine that has seen no time
of its own yet takes up what was trusted on this boot; after a reboot, the newest instant that the database knows.
"""

import logging
from dataclasses import dataclass, field

from escalation.timeguard import TimeGuard
from store import clock_holds, host_clocks
from store.clock import MINUTE
from store.clock_holds import ClockHold, ClockState
from store.host_clocks import Mark
from store.i18n import _
from store.timepiece import Timepiece, agrees

log = logging.getLogger("ehumas.scheduler")
MARK_EVERY = MINUTE


def judged(piece: Timepiece) -> ClockHold | None:
    """Return what a scheduler that starts now would find wrong with this host's time; nothing is written."""
    return Watch(piece, TimeGuard(piece.monotonic)).judge(clock_holds.state())


@dataclass
class Watch:
    """The watch of one engine."""

    piece: Timepiece
    guard: TimeGuard
    _held: bool | None = field(default=None, init=False)
    _trusted_at: int | None = field(default=None, init=False)
    _marked: int | None = field(default=None, init=False)

    def look(self) -> ClockHold | None:
        """Return why nothing may be done now, None while the time may be trusted; write down when that changes."""
        state = clock_holds.state()
        hold = self.judge(state)
        if hold is not None:
            self._hold(hold, state)
        else:
            self._agree(state)
        self._held = hold is not None
        return hold

    @property
    def is_trusted(self) -> bool:
        """Tell whether the last look found that the time may be trusted; before the first one it may not."""
        return self._held is False

    def judge(self, state: ClockState) -> ClockHold | None:
        """Return what speaks against the time, without writing anything."""
        self.piece.look()
        now = self.piece.now()
        if self._trusted_at not in (None, state.trusted_at):
            self.guard.trust()
            self._marked = None
        self._trusted_at = state.trusted_at
        differs = self.piece.differs(state.accepted.get(self.piece.name, 0))
        if differs is not None:
            return differs
        lags = self._begin(state) if self.guard.is_fresh else None
        if lags is not None:
            return lags
        jump = self.guard.jump(now)
        return ClockHold(self.piece.name, "jumped", jump, now - jump) if jump else None

    def _begin(self, state: ClockState) -> ClockHold | None:
        """Take up the time that was trusted on this boot; where there is none, ask what the database knows."""
        mark = host_clocks.of_boot(self.piece.boot) if self.piece.boot else None
        if mark is None:
            return self.piece.lags(state.forgiven)
        self.guard.go_on(mark.clock, mark.monotonic)
        return None

    def _hold(self, hold: ClockHold, state: ClockState) -> None:
        told = state.of(hold.host)
        if told is None or not hold.is_as(told):
            clock_holds.trip(hold)
        if not self._held:
            log.error("%s %s", hold.sentence, clock_holds.to_do())

    def _agree(self, state: ClockState) -> None:
        """End this host's hold, and keep what its clock says as trusted, once a minute."""
        name, now, monotonic = self.piece.name, self.piece.now(), self.piece.monotonic()
        if self._held:
            log.warning("%s", _("The clock of %(host)s agrees again; what is due fires.") % {"host": name})
        apart_again = name in state.accepted and agrees(self.piece.apart)
        if apart_again or (self._held is not False and state.of(name) is not None):
            clock_holds.clear(name, now=now)
        if self.piece.boot and (self._marked is None or monotonic - self._marked >= MARK_EVERY):
            host_clocks.keep(Mark(name, self.piece.boot, now, monotonic))
            self._marked = monotonic
