"""One sweep of the engine: work on what came in, fire what is due, take up what died, send what may go out."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from escalation.sender import Sender
from escalation.timeguard import TimeGuard
from escalation.watch import Watch
from store import control, escalations, outbox
from store.clock import Clock
from store.clock_holds import ClockHold
from store.deadlines import clock_name
from store.escalations import Fired
from store.i18n import _, format_span, ngettext
from store.timepiece import timepiece

log = logging.getLogger("ehumas.scheduler")
PAGE = 100


@dataclass(frozen=True)
class Sweep:
    """What one sweep did. `held` counts deadlines that wait for a person, `clock` says why the time is not trusted."""

    fired: tuple[Fired, ...] = ()
    held: int = 0
    received: int = 0
    reaped: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    clock: ClockHold | None = None


@dataclass
class Engine:
    """The engine of one process, a sender a channel; `secret` signed the buttons whose taps come in.

    More than `mass` deadlines due at once wait for a person.
    """

    clock: Clock
    sender: Sender
    secret: str
    others: Sequence[Sender] = ()
    guard: TimeGuard | None = None
    stopping: Callable[[], bool] = lambda: False
    mass: int = control.MASS

    def __post_init__(self) -> None:
        piece = timepiece(self.clock)
        self.watch = Watch(piece, self.guard or TimeGuard(piece.monotonic))

    def sweep(self) -> Sweep:
        """Do everything that is to be done now; nothing at all while the time is not trusted."""
        hold = self.watch.look()
        if hold is not None:
            return Sweep(clock=hold)
        received = self._receive()
        found = escalations.fire_due(self.clock.now(), mass=self.mass)
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
