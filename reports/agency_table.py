"""The table per agency: F15, by the agency's code and never by rank."""

from reports.cells import Cell, Column, Table, interval, number, percent, span, text, wait
from store.figures.document import AgencyRow, Figures
from store.i18n import _


def agencies(figures: Figures) -> Table:
    """Return one row an agency, by its code: F15. It is no ranking."""
    flow_group, now, first, due, done = _("Flow"), _("At the cut-off"), _("First answer"), _("On time"), _("Follow-up")
    columns = [
        Column(_("Agency")),
        Column(_("Name")),
        Column(_("Received"), True, flow_group),
        Column(_("Finished"), True, flow_group),
        Column(_("Open at the end"), True, flow_group),
        Column(_("Unanswered"), True, now),
        Column(_("Overdue"), True, now),
        Column(_("Oldest open"), True, now),
        Column(_("≤ 24 h"), True, first),
        Column(_("≤ 72 h"), True, first),
        Column(_("Half within"), True, first),
        Column(_("Nine of ten within"), True, first),
        Column(_("Share"), True, due),
        Column(_("95 % interval"), True, due),
        Column(_("Reminders"), True, done),
        Column(_("Visits"), True, done),
        Column(_("Opened again"), True, done),
        Column(_("Handed on"), True, done),
    ]
    rows = [_agency(row) for row in figures["F15"]]
    note = _(
        "By the agency that has the complaint now, in the order of the codes; this is no ranking. "
        "A median is printed from 5 complaints, nine of ten from 10."
    )
    return Table("agencies", _("Per agency"), columns, rows, note, _("Nothing was forwarded."))


def _agency(row: AgencyRow) -> list[Cell]:
    on_time = row["on_time"]
    return [
        text(row["code"] or "–"),
        text(row["name"] or _("not forwarded yet")),
        number(row["received"]),
        number(row["closed"]),
        number(row["open_at_end"]),
        number(row["unanswered"]),
        number(row["overdue"]),
        span(row["oldest_open_seconds"]),
        percent(row["within_24h"]),
        percent(row["within_72h"]),
        wait(row["median"]),
        wait(row["p90"]),
        percent(on_time["share"]),
        text(interval(on_time["low"], on_time["high"])),
        number(row["reminders"]),
        number(row["visits"]),
        number(row["reopened"]),
        number(row["handed_on"]),
    ]
