"""One sweep of the engine: fire what is due, work on what came in, take up what died, send what may go out."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from escalation.sender import Sender
from escalation.timeguard import TimeGuard
from store import control, escalations, outbox
from store.clock import SECOND, Clock
from store.deadlines import clock_name
from store.escalations import Fired
from store.i18n import _, format_span, ngettext

log = logging.getLogger("ehumas.scheduler")
PAGE = 100


@dataclass(frozen=True)
class Sweep:
    """What one sweep did. `held` counts deadlines that wait for a person, `jump` is a clock's jump in milliseconds."""

    fired: tuple[Fired, ...] = ()
    held: int = 0
    received: int = 0
    reaped: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    jump: int = 0


@dataclass
class Engine:
    """The engine of one process, a sender a channel; `secret` signed the buttons whose taps come in."""

    clock: Clock
    sender: Sender
    secret: str
    others: Sequence[Sender] = ()
    guard: TimeGuard = field(default_factory=TimeGuard)
    stopping: Callable[[], bool] = lambda: False
    _tripped: bool = field(default=False, init=False)
    _trusted_at: int = field(default=0, init=False)

    def sweep(self) -> Sweep:
        """Do everything that is to be done now."""
        now = self.clock.now()
        received = self._receive()
        jump = self._jump(now)
        if jump:
            return Sweep(received=received, jump=jump)
        found = escalations.fire_due(now)
        self._say(found)
        reaped = outbox.reap(now=self.clock.now())
        senders = (self.sender, *self.others)
        outbox.move_on([one.channel.name for one in senders], now=self.clock.now())
        calls: Counter[str] = sum((one.deliver() for one in senders), Counter())
        return Sweep(found.fired, found.held, received, reaped, calls)

    def _receive(self) -> int:
        """Work on every stored webhook body."""
        total = 0
        while not self.stopping() and (some := outbox.process_pending(self.clock.now(), self.secret, limit=PAGE)):
            total += some
        return total

    def _jump(self, now: int) -> int:
        """Return by how much the clock jumped, 0 while it may be trusted; write down when that changes."""
        trusted_at = control.clock_trusted_at()
        if trusted_at != self._trusted_at:
            self._trusted_at = trusted_at
            self.guard.trust()
        jump = self.guard.jump(now)
        if jump and not self._tripped:
            control.trip_clock(jump // SECOND, now=now)
            sentence = _(
                "The clock jumped by %(seconds)d s. Nothing fires until it agrees again: ehumas message trust-clock"
            )
            log.error("%s", sentence % {"seconds": jump // SECOND})
        if self._tripped and not jump:
            control.clear_clock(now=now)
        self._tripped = bool(jump)
        return jump

    def _say(self, found: escalations.SweepResult) -> None:
        for one in found.fired:
            log.info("%s", sentence(one))
        for key in found.broken:
            problem = _("Deadline %(id)d cannot fire; the next sweep tries it again.") % {"id": key}
            log.error("%s", problem)
        if found.held:
            log.error("%s", held_sentence(found.held))


def sentence(one: Fired) -> str:
    """Return one fired level as a line for a person."""
    return _("%(number)s: %(clock)s, level %(level)d, %(late)s late: %(outcome)s") % {
        "number": one.number,
        "clock": clock_name(one.clock),
        "level": one.level,
        "late": format_span(one.late_ms),
        "outcome": outcome_name(one.outcome.kind),
    }


def held_sentence(count: int) -> str:
    """Return what to do about a mass of due deadlines."""
    return ngettext(
        "%(count)d deadline is due at once and waits for a person: ehumas message release",
        "%(count)d deadlines are due at once and wait for a person: ehumas message release",
        count,
    ) % {"count": count}


def outcome_name(kind: str) -> str:
    """Return what a fired level led to, as people say it."""
    return {
        "reminder": _("reminder to the agency's officers"),
        "visit": _("visit to the agency"),
        "board": _("on the zero board"),
        "supervisor": _("the supervisor is told"),
        "citizen": _("the citizen is reminded"),
        "back_to_humas": _("back to Humas"),
        "superseded": _("superseded by the higher level"),
    }[kind]
