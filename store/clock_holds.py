"""Which hosts' clocks are not trusted, why, and what a person said about it; every process reads it.

A wrong clock must not alarm a whole city: where it is held, nothing fires until it agrees again or a person trusts it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from store import control_rows, host_clocks
from store.actors import SYSTEM, Actor, Right, require
from store.clock import MINUTE, SECOND
from store.database import transact
from store.i18n import N_, _, format_span

KEY = "clock"
SENTENCES = {
    ("apart", True): N_("The clock of %(host)s is %(span)s ahead of the database's."),
    ("apart", False): N_("The clock of %(host)s is %(span)s behind the database's."),
    ("jumped", True): N_("The clock of %(host)s jumped %(span)s ahead."),
    ("jumped", False): N_("The clock of %(host)s jumped %(span)s back."),
    ("behind", False): N_("The clock of %(host)s is %(span)s behind what the database already knows."),
}
"""By the kind of a hold, and whether the clock is ahead."""


@dataclass(frozen=True)
class ClockHold:
    """One host's clock that is off by so many milliseconds, ahead when positive, as seen at `at`.

    `kind` is `apart` (from the database's clock), `jumped` (against the monotonic one) or `behind` (what the database
    knows already).
    """

    host: str
    kind: str
    off: int
    at: int

    def is_as(self, told: "ClockHold") -> bool:
        """Tell whether that hold says the same: a clock behind what is known comes nearer as time goes on."""
        return self.kind == told.kind and (self.kind == "behind" or abs(self.off - told.off) < MINUTE)

    @property
    def sentence(self) -> str:
        """Return what is wrong, for a person."""
        told = {"host": self.host, "span": format_span(abs(self.off))}
        return _(SENTENCES[self.kind, self.off > 0]) % told


@dataclass(frozen=True)
class ClockState:
    """What holds, and what a person trusted: when, up to which known instant, and which difference of which host."""

    trusted_at: int = 0
    forgiven: int = 0
    accepted: Mapping[str, int] = field(default_factory=dict)
    holds: tuple[ClockHold, ...] = ()

    def of(self, host: str) -> ClockHold | None:
        """Return the hold of a host, None when there is none."""
        return next((hold for hold in self.holds if hold.host == host), None)


def to_do() -> str:
    """Return what a person can do about a clock that is held."""
    return _("Set it right (timedatectl), and it goes on by itself; or, if it is right: ehumas message trust-clock")


def state() -> ClockState:
    """Return which clocks are held and what was trusted."""
    row = control_rows.read(KEY)
    holds = tuple(ClockHold(host, **hold) for host, hold in sorted(row.get("holds", {}).items()))
    return ClockState(row.get("trusted_at", 0), row.get("forgiven", 0), row.get("accepted", {}), holds)


def trip(hold: ClockHold) -> None:
    """Write down that nothing fires on a host; `hold.at` is the time that is believed, not the wrong one."""
    told = {"host": hold.host, "kind": hold.kind, "seconds": hold.off // SECOND}

    def unit() -> None:
        found = state()
        others = tuple(one for one in found.holds if one.host != hold.host)
        _keep(SYSTEM, replace(found, holds=(*others, hold)), "clock_tripped", hold.at, told)

    transact(unit)


def clear(host: str, *, now: int) -> None:
    """Write down that the clock of a host agrees again, and what it was trusted with meanwhile is over."""

    def unit() -> None:
        found = state()
        holds = tuple(one for one in found.holds if one.host != host)
        accepted = {name: off for name, off in found.accepted.items() if name != host}
        if (holds, accepted) != (found.holds, found.accepted):
            _keep(SYSTEM, replace(found, holds=holds, accepted=accepted), "clock_agrees", now, {"host": host})

    transact(unit)


def trust(actor: Actor, *, now: int) -> None:
    """Say, as a person, that the time is right, whatever spoke against it on the hosts that are held."""
    require(actor, Right.HANDLE_MESSAGES)

    def unit() -> None:
        found = state()
        apart = {hold.host: hold.off for hold in found.holds if hold.kind == "apart"}
        trusted = ClockState(now, host_clocks.newest_known(), {**found.accepted, **apart})
        host_clocks.forget()
        _keep(actor, trusted, "clock_trusted", now, {"hosts": [hold.host for hold in found.holds]})

    transact(unit)


def _keep(actor: Actor, kept: ClockState, kind: str, now: int, told: Mapping[str, object]) -> None:
    holds = {hold.host: {"kind": hold.kind, "off": hold.off, "at": hold.at} for hold in kept.holds}
    row = {"trusted_at": kept.trusted_at, "forgiven": kept.forgiven, "accepted": dict(kept.accepted), "holds": holds}
    control_rows.switch(actor, KEY, row, kind, now, told)
