"""What the console says about one visit: the day, what was found, the complaint, and the proof of the reminders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from ehumas_tui import complaint_page, text
from ehumas_tui.complaint_columns import PRIVACY_SIGNS
from ehumas_tui.complaint_page import section, stack
from ehumas_tui.widgets.columns import Cell
from store import messages, queries, visits
from store.actors import Actor
from store.clock import day_start, local_day
from store.i18n import _, format_day, format_instant, ngettext
from store.messages import MessageView
from store.queries import ComplaintView
from store.visits import VisitView


@dataclass(frozen=True)
class VisitDossier:
    """A visit, its complaint, and the messages about it."""

    visit: VisitView
    complaint: ComplaintView
    messages: Sequence[MessageView]


def read(actor: Actor, visit_id: int) -> VisitDossier:
    """Read a visit, on the store's thread. Raises NotFound."""
    visit = visits.get(actor, visit_id)
    return VisitDossier(visit, queries.get(actor, visit.number), messages.for_complaint(actor, visit.number))


def page(found: VisitDossier) -> Content:
    """Return the page beside the list of visits."""
    return stack(
        [
            Content.assemble((f"{found.visit.number}  ", "bold $hint-key"), text.line(found.complaint.title, "bold")),
            section(_("Visit"), facts(found.visit)),
            section(_("Complaint"), [complaint_page.words(found.complaint)]),
            complaint_page.messages(found.messages),
        ]
    )


def facts(visit: VisitView) -> list[Content]:
    """Return what is known of the visit, a fact a line."""
    lines = [
        (_("Agency"), f"{visit.agency}  {visit.agency_name}"),
        (_("Day"), format_day(visit.visit_on)),
        (_("Unanswered since"), format_instant(visit.due_at, "short")),
        (_("Who goes"), visit.assignee),
        (_("Met"), visit.met),
        (_("Found"), visit.found),
        (_("Promised for"), format_day(visit.promise_on) if visit.promise_on else ""),
        (_("Done"), format_instant(visit.done_at, "short") if visit.done_at else ""),
    ]
    kept = [(title, value) for title, value in lines if value]
    width = max(len(title) for title, _value in kept) + 2
    return [Content.assemble((title.ljust(width), "$muted"), text.line(value)) for title, value in kept]


def title(row: VisitView) -> str:
    """Return the complaint's title with the sign of its privacy."""
    return f"{PRIVACY_SIGNS[row.privacy]}{row.title}"


def day_cell(row: VisitView, now: int) -> Cell:
    """Return how far away the day is, or when the visit was made."""
    if row.state != "planned":
        return short_day(row.visit_on), "muted"
    days = (date.fromisoformat(row.visit_on) - local_day(now)).days
    if days < 0:
        return "▲ " + ngettext("%(count)d day", "%(count)d days", -days) % {"count": -days}, "late"
    if days == 0:
        return "△ " + _("today"), "soon"
    return "  " + (_("tomorrow") if days == 1 else short_day(row.visit_on)), ""


def short_day(day: str) -> str:
    """Return an ISO day as `24 Nov 2026`."""
    return format_instant(day_start(date.fromisoformat(day)), "date")
