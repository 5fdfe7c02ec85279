"""The daily anchors: the chain's end is signed once a day, and leaves the house by every way that is set up.

Whoever owns the database and the secret key can compute the chain anew and sign it again, but not what already left.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from peewee import fn

from store import control, vault
from store.actors import Actor, Right, require
from store.anchor_lines import Anchor, public_key, signed
from store.clock import DAY, local_day
from store.database import transact
from store.i18n import N_, _, format_day, format_instant
from store.models import Anchor as Row
from store.models import Event
from store.rows import first, tuples
from store.settings import Settings

Way = Literal["file", "mail"]
LATE = 2 * DAY
_COLUMNS = (Row.day, Row.at, Row.event_id, Row.count, Row.hash, Row.public_key, Row.signature)
_WAYS = {"file": N_("file"), "mail": N_("mail")}
_LEFT = {"file": Row.filed_at, "mail": Row.mailed_at}


@dataclass(frozen=True)
class Health:
    """By which ways anchors leave, the day of the newest that left by all of them, and whether that is too long ago."""

    ways: tuple[str, ...]
    newest: str
    late: bool


def ways(settings: Settings) -> tuple[Way, ...]:
    """Return the ways by which anchors leave that are set up."""
    given: dict[Way, str] = {"file": settings.anchors, "mail": settings.anchor_mail}
    return tuple(way for way, place in given.items() if place)


def make(now: int) -> Anchor | None:
    """Sign the chain's end for today and return the anchor; None when today has one, or the chain is empty."""
    day = local_day(now).isoformat()

    def unit() -> Anchor | None:
        end = first(Event.select(Event.id, Event.hash).order_by(Event.id.desc()))
        if end is None or Row.select().where(Row.day == day).exists():
            return None
        made = signed(vault.signing_seed(), day=day, at=now, event_id=end[0], count=_counted(end[0]), hash=end[1])
        Row.create(**vars(made))
        return made

    return transact(unit)


def waiting(way: Way) -> list[Anchor]:
    """Return the anchors that have not left by this way yet, oldest first."""
    return [Anchor(*row) for row in tuples(Row.select(*_COLUMNS).where(_LEFT[way].is_null()).order_by(Row.id))]


def left(way: Way, days: Collection[str], now: int) -> None:
    """Write down that the anchors of these days left by this way."""
    column = _LEFT[way]
    transact(lambda: Row.update({column: now}).where(Row.day.in_(list(days)), column.is_null()).execute())


def tried(ways: Collection[Way], refused: Collection[Way], now: int) -> None:
    """Write down by which ways anchors leave and which of them refused just now; the same again writes nothing."""
    known = control.leaving()
    since = (known.since if known.refused else now) if refused else 0
    state = control.Leaving(tuple(ways), tuple(refused), since)
    if state != known:
        transact(lambda: control.set_leaving(state, now))


def trouble(actor: Actor, *, now: int) -> str:
    """Return in a sentence what keeps the anchors from proving the timeline and what to do; nothing when all is well.

    Where there was never one, no scheduler ran yet, and that is said elsewhere.
    """
    require(actor, Right.VERIFY)
    state, newest = control.leaving(), Row.select(fn.MAX(Row.day)).scalar() or ""
    if state.refused:
        told = {
            "ways": ", ".join(_(_WAYS[way]) for way in state.refused),
            "since": format_instant(state.since, "short"),
        }
        return _("The timeline's anchor can't leave by %(ways)s since %(since)s; see why: ehumas db anchor") % told
    if newest and newest < _limit(now):
        day = {"day": format_day(newest)}
        return _("The timeline's newest anchor is of %(day)s; start the scheduler, or: ehumas db anchor") % day
    return ""


def listing(actor: Actor) -> list[Anchor]:
    """Return all anchors, oldest first."""
    require(actor, Right.VERIFY)
    return [Anchor(*row) for row in tuples(Row.select(*_COLUMNS).order_by(Row.id))]


def key(actor: Actor) -> str:
    """Return the public key that proves today's anchors, hexadecimal. Raises Unavailable without the right secret."""
    require(actor, Right.VERIFY)
    return public_key(vault.signing_seed())


def health(ways: Collection[Way], now: int) -> Health:
    """Return how it stands with the ways that are set up; a chain younger than two days is not late."""
    newest = [Row.select(fn.MAX(Row.day)).where(_LEFT[way].is_null(False)).scalar() or "" for way in ways]
    oldest = min(newest, default="")
    began = first(Event.select(Event.at).order_by(Event.id))
    old = began is not None and began[0] < now - LATE
    return Health(tuple(ways), oldest, bool(ways) and old and oldest < _limit(now))


def _limit(now: int) -> str:
    """Return the day before which the newest anchor is too old."""
    return local_day(now - LATE).isoformat()


def _counted(last: int) -> int:
    """Return how many entries there are up to `last`; what the anchor before counted is not counted again."""
    before, counted = first(Row.select(Row.event_id, Row.count).order_by(Row.id.desc())) or (0, 0)
    return int(counted) + Event.select().where(Event.id > before, Event.id <= last).count()
