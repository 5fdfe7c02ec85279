"""The signs of life in every header: the zero board's number, the scheduler's heartbeat, the channel's state."""

from collections.abc import Sequence
from dataclasses import dataclass

from store import accounts, control, heartbeats, holiday_years, notices, queries
from store.actors import Actor, Right, may
from store.clock import MINUTE
from store.holiday_years import Missing
from store.i18n import _, format_span
from store.notices import Alert

Sign = tuple[str, str, str]
"""A glyph, a word, and the tone (`good`, `warn`, `bad`) of a sign."""


@dataclass(frozen=True)
class Vitals:
    """What the header shows; `None` stands for what this person is not told."""

    board: int
    scheduler: Sign | None = None
    channel: Sign | None = None
    calendar: Sign | None = None


def read(actor: Actor, now: int) -> Vitals:
    """Read the signs from the store, on its thread."""
    board = queries.board_count(actor, now=now)
    if not may(actor, Right.SEE_MESSAGES):
        return Vitals(board)
    switches, pulse = control.switches(actor), heartbeats.pulse(now)
    clocks = _clocks(switches, pulse.hosts(now))
    channel, calendar = _channel(switches, notices.alerts(actor), now), _calendar(holiday_years.missing(now))
    return Vitals(board, clocks or _scheduler(pulse), channel, calendar)


def read_for(actor: Actor, now: int, token: str, via: str) -> Vitals | None:
    """Read the signs for who is still welcome, None for who is not; raises NotAllowed when the session has ended.

    A login has a `token`; over SSH (`via`) the account must still have a key.
    """
    welcome = accounts.resume(token, now) == actor if token else accounts.is_welcome(actor, via=via)
    return read(actor, now) if welcome else None


def _clocks(switches: control.Switches, alive: frozenset[str]) -> Sign | None:
    """Return what wrong clocks keep from firing, None where every scheduler that is alive goes on."""
    held = alive & {hold.host for hold in switches.clocks}
    if not held:
        return None
    return ("■", _("held: clock"), "bad") if held == alive else ("◌", _("one clock is wrong"), "warn")


def _calendar(lacking: Sequence[Missing]) -> Sign | None:
    """Say which year's holidays are not entered; nothing when all are."""
    if not lacking:
        return None
    words = _("%(year)d missing") % {"year": lacking[0].year}
    return ("✗", words, "bad") if lacking[0].is_now else ("!", words, "warn")


def _scheduler(pulse: heartbeats.Pulse) -> Sign:
    """Coarse on purpose: a header that counts seconds is a header that is sent every second."""
    if pulse.alive:
        return "●", _("alive"), "good"
    if pulse.age is None:
        return "✗", _("not running"), "bad"
    return "✗", _("silent %(span)s") % {"span": format_span(pulse.age // MINUTE * MINUTE)}, "bad"


def _channel(switches: control.Switches, alerts: Sequence[Alert], now: int) -> Sign:
    if switches.stopped:
        return "■", _("stopped"), "bad"
    if switches.held:
        return "■", _("held"), "bad"
    whatsapp = switches.channels.get("whatsapp", control.Channel())
    if whatsapp.alert:
        return "✗", _("refused"), "bad"
    if alerts:
        return "✗", _("held back by Meta"), "bad"
    if whatsapp.pause_until > now:
        return "◌", _("resting"), "warn"
    return "●", _("ready"), "good"
