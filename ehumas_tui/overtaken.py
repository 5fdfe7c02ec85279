"""What somebody else did to a complaint while this person was writing: the rows as they are now, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from ehumas_tui import text, timeline
from store import queries
from store.actors import Actor
from store.events import EventView
from store.i18n import format_instant
from store.queries import ComplaintRow

TOLD = 3
QUOTED = 60
UNMOVED = frozenset({"noted", "officer_replied", "acknowledged", "message_failed", "message_rerouted"})
"""Entries that change nothing of the complaint itself."""


@dataclass(frozen=True)
class Overtaken:
    """The rows as they stand now, and what happened to those that changed, oldest first."""

    rows: list[ComplaintRow]
    events: list[EventView]


def read(actor: Actor, rows: Sequence[ComplaintRow]) -> Overtaken:
    """Read the rows anew; one that went out of the actor's sight stays as it was, for the store to say so."""
    fresh, events = [], []
    for row in rows:
        now = queries.row_of(actor, row.id) or row
        fresh.append(now)
        steps = now.version - row.version
        if steps > 0:
            moved = [one for one in queries.history(actor, row.number) if one.kind not in UNMOVED]
            events += moved[-min(steps, TOLD) :]
    return Overtaken(fresh, events)


def sentence(found: Overtaken) -> str:
    """Return what changed, in a line; nothing when nothing did."""
    return "; ".join(_told(event) for event in found.events[-TOLD:])


def _told(event: EventView) -> str:
    glyph, said = timeline.sentence(event)
    quote = text.one_line(timeline.quoted(event))
    short = f" “{text.fit(quote, min(QUOTED, len(quote))).rstrip()}”" if quote else ""
    by = f" · {event.actor_name}" if event.actor_name else ""
    return f"{glyph} {said}{short}{by} {format_instant(event.at, 'time')}"
