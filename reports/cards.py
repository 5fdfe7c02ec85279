"""The eight cards at the head of the report: what a mayor reads in ten seconds."""

from dataclasses import dataclass
from typing import Literal

from reports.cells import NOTHING, number, percent
from reports.words import spelled
from store.figures.document import Figures, Share, Wait
from store.i18n import _, format_month, format_number

Tone = Literal["plain", "good", "alarm"]


@dataclass(frozen=True)
class Card:
    """One figure: what it is, its value, a line below it, and whether it calls for attention."""

    label: str
    value: str
    note: str
    tone: Tone = "plain"


def cards(figures: Figures) -> list[Card]:
    """Return the eight cards, four and four."""
    return [
        Card(_("Received"), _count(figures["F1"]["received"]), _change(figures, "received")),
        Card(_("Finished"), _count(figures["F2"]["closed"]), _change(figures, "closed")),
        Card(
            _("Open at the end"),
            _count(figures["F3"]["end"]),
            _("%(count)s at the start") % {"count": format_number(figures["F3"]["start"])},
        ),
        _first_answer(figures),
        _unanswered(figures),
        _overdue(figures),
        _share(_("Answered within 24 hours"), figures["F6"]["within_24h"]),
        _share(_("Answered within 72 hours"), figures["F6"]["within_72h"]),
    ]


def _count(value: int) -> str:
    return str(number(value))


def _first_answer(figures: Figures) -> Card:
    first = figures["F9"]
    note = _("nine of ten within %(span)s") % {"span": _wait(first["p90"])} if first["count"] else NOTHING
    return Card(_("Half had an answer within"), _wait(first["median"]), note)


def _wait(found: Wait) -> str:
    if found["seconds"] is not None:
        return spelled(found["seconds"])
    return NOTHING if found["beyond"] is None else f"> {spelled(found['beyond'])}"


def _unanswered(figures: Figures) -> Card:
    count = figures["F4"]["unanswered"]
    note = _("each one is listed by its number") if count else _("as it must be")
    return Card(_("Unanswered"), _count(count), note, "alarm" if count else "good")


def _overdue(figures: Figures) -> Card:
    late, oldest = figures["F5"]["overdue"], figures["F5"]["oldest"]
    if oldest is None:
        return Card(_("Past the due time"), _count(late), _("as it must be"), "good")
    note = _("the oldest is %(age)s old") % {"age": spelled(oldest["age_seconds"])}
    return Card(_("Past the due time"), _count(late), note, "alarm")


def _share(label: str, found: Share) -> Card:
    note = _("%(hits)s of %(of)s old enough to judge") % {
        "hits": format_number(found["hits"]),
        "of": format_number(found["of"]),
    }
    return Card(label, str(percent(found)), note)


def _change(figures: Figures, kind: Literal["received", "closed"]) -> str:
    """Return the difference to the month before, with a sign that needs no colour."""
    if len(figures["flow"]) < 2:
        return ""
    before, this = figures["flow"][-2:]
    change = this[kind] - before[kind]
    sign = "▲ " if change > 0 else "▼ " if change < 0 else "± "
    return _("%(change)s from %(month)s") % {
        "change": f"{sign}{format_number(abs(change))}",
        "month": format_month(before["month"]).split()[0],
    }
