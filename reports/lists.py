"""The complaints that the report names by number: the unanswered, the overdue, those that reached a visit."""

from reports.cells import Cell, Column, Table, day, instant, number, span, text
from reports.words import STATES, clock_owner
from store.figures.document import Figures, Listed, VisitLine
from store.i18n import _


def unanswered(figures: Figures) -> Table:
    """Return every complaint without an answer, oldest first: F4."""
    rows = [
        [
            text(row["number"]),
            text(_title(row)),
            text(row["agency"]),
            text(row["ward"]),
            instant(row["received_at"]),
            span(row["age_seconds"]),
            text(STATES[row["state"]]()),
        ]
        for row in figures["F4"]["complaints"]
    ]
    columns = [
        Column(_("Number")),
        Column(_("Complaint")),
        Column(_("Agency")),
        Column(_("Ward")),
        Column(_("Received at")),
        Column(_("Age"), True),
        Column(_("State")),
    ]
    return Table("unanswered", _("Unanswered"), columns, rows, empty=_("Every complaint has an answer."))


def overdue(figures: Figures) -> Table:
    """Return every complaint past its due time, the longest first: F5."""
    rows = [
        [
            text(row["number"]),
            text(_title(row)),
            text(row["agency"]),
            text(clock_owner(row["clock"])),
            instant(row["due_at"]),
            span(row["overdue_seconds"]),
            span(row["age_seconds"]),
            number(row["handovers"]),
        ]
        for row in figures["F5"]["complaints"]
    ]
    columns = [
        Column(_("Number")),
        Column(_("Complaint")),
        Column(_("Agency")),
        Column(_("Whose turn")),
        Column(_("Due at")),
        Column(_("Over by"), True),
        Column(_("Age"), True),
        Column(_("Hand-overs"), True),
    ]
    return Table("overdue", _("Past the due time"), columns, rows, empty=_("Nothing is past its due time."))


def visits(figures: Figures) -> Table:
    """Return every complaint that reached a visit, and what was found: F20."""
    rows = [_visit(row) for row in figures["F20"]["visits"]]
    columns = [
        Column(_("Number")),
        Column(_("Complaint")),
        Column(_("Agency")),
        Column(_("Day")),
        Column(_("State")),
        Column(_("Met")),
        Column(_("What was found")),
        Column(_("Promised for")),
    ]
    return Table("visits", _("Visits and what was found"), columns, rows, empty=_("No complaint reached a visit."))


def _visit(row: VisitLine) -> list[Cell]:
    return [
        text(row["number"]),
        text(_title(row)),
        text(row["agency"]),
        day(row["visit_on"]),
        text(STATES[row["state"]]()),
        text(row["met"]),
        text(row["found"]),
        day(row["promise_on"]),
    ]


def _title(row: Listed | VisitLine) -> str:
    return _("(secret)") if row["secret"] else row["title"]
