"""The tables of the monthly report, each made once from the figures and shown by every format."""

from collections.abc import Sequence
from dataclasses import replace

from reports.agency_table import agencies
from reports.cells import Cell, Column, Table, interval, number, percent, text, wait
from reports.lists import overdue, unanswered, visits
from reports.words import AGE_BANDS, channel_name
from store.figures.document import Figures, Part
from store.i18n import _, format_month

__all__ = [
    "agencies",
    "ages",
    "answers",
    "escalations",
    "every",
    "flow",
    "identity",
    "largest",
    "left_out",
    "overdue",
    "parts",
    "unanswered",
    "visits",
    "waits",
]

MINUS = "\N{MINUS SIGN}"
PARTS_AT_MOST = 10


def flow(figures: Figures) -> Table:
    """Return what came in and was finished in each of the twelve months."""
    rows = [
        [text(format_month(row["month"])), number(row["received"]), number(row["closed"])] for row in figures["flow"]
    ]
    columns = [Column(_("Month")), Column(_("Received"), True), Column(_("Finished"), True)]
    return Table("flow", _("Twelve months"), columns, rows)


def identity(figures: Figures) -> Table:
    """Return how the open of the start became the open of the end."""
    kept = figures["F3"]
    parts = [
        (_("Open at the start"), "", kept["start"]),
        (_("Received"), "+ ", kept["received"]),
        (_("Opened again"), "+ ", kept["reopened"]),
        (_("Finished"), f"{MINUS} ", kept["closed"]),
        (_("Open at the end"), "= ", kept["end"]),
    ]
    columns = [Column(name, True) for name, _sign, _count in parts]
    row = [Cell("number", count, sign) for _name, sign, count in parts]
    return Table("balance", _("The balance of the month"), columns, [row])


def answers(figures: Figures) -> Table:
    """Return how fast answers came: F6 to F10."""
    fast, follow, on_time = figures["F6"], figures["F7"], figures["F8"]
    shares = [
        (_("Answered within 24 hours"), fast["within_24h"], ""),
        (_("Answered within 72 hours"), fast["within_72h"], ""),
        (_("Answered by the cut-off"), follow["month"], ""),
        (_("The month before, seen from the same cut-off"), follow["month_before"], ""),
        (_("Answered by the due time, of those due this month"), on_time, interval(on_time["low"], on_time["high"])),
        (_("Finished the month before and opened again within 30 days"), figures["F12"], ""),
    ]
    rows = [
        [text(name), number(found["hits"]), number(found["of"]), percent(found["share"]), text(between)]
        for name, found, between in shares
    ]
    columns = [
        Column(_("Share")),
        Column(_("Cases"), True),
        Column(_("Out of"), True),
        Column(_("Share of them"), True),
        Column(_("95 % interval"), True),
    ]
    return Table("answers", _("How fast answers came"), columns, rows)


def waits(figures: Figures) -> Table:
    """Return the waiting times: F9 and F10."""
    first, closing = figures["F9"], figures["F10"]
    rows = [
        [text(_("To the first answer")), number(first["count"]), wait(first["median"]), wait(first["p90"])],
        [text(_("To the closing")), number(closing["count"]), wait(closing["median"]), wait(closing["p90"])],
    ]
    columns = [
        Column(_("Waiting time")),
        Column(_("Complaints"), True),
        Column(_("Half within"), True),
        Column(_("Nine of ten within"), True),
    ]
    note = _("The unanswered count as waiting until the cut-off (Kaplan-Meier). “>” means: longer than that.")
    return Table("waits", _("Waiting times"), columns, rows, note)


def ages(figures: Figures) -> Table:
    """Return how old the open ones are: F11."""
    counts = figures["F11"]["counts"]
    total = sum(counts)
    rows = [
        [text(_(band)), number(count), percent(count / total if total else None)]
        for band, count in zip(AGE_BANDS, counts, strict=True)
    ]
    columns = [Column(_("Age in days")), Column(_("Open complaints"), True), Column(_("Share of them"), True)]
    return Table("ages", _("Age of the open at the cut-off"), columns, rows)


def parts(figures: Figures) -> list[Table]:
    """Return by channel, topic and district: F14."""
    kinds = figures["F14"]
    channels = [{**part, "name": channel_name(part["code"])} for part in kinds["channels"]]
    return [
        _part("channels", _("By channel"), channels),  # type: ignore[arg-type]  # a Part with another name
        _part("topics", _("By topic"), kinds["topics"]),
        _part("districts", _("By district"), kinds["districts"]),
    ]


def _part(key: str, title: str, found: Sequence[Part]) -> Table:
    rows = [
        [text(part["name"] or _("not given")), number(part["count"]), percent(part["share"]), number(part["before"])]
        for part in found
    ]
    columns = [
        Column(title),
        Column(_("Received"), True),
        Column(_("Share of them"), True),
        Column(_("Month before"), True),
    ]
    return Table(key, title, columns, rows, empty=_("Nothing was received."))


def largest(found: Table) -> Table:
    """Return a table of parts with its largest rows only, the others added up in a last one."""
    if len(found.rows) <= PARTS_AT_MOST + 1:
        return found
    kept, others = found.rows[:PARTS_AT_MOST], found.rows[PARTS_AT_MOST:]
    sums = [sum(float(row[place].value or 0) for row in others) for place in (1, 2, 3)]
    last = [text(_("others")), number(int(sums[0])), percent(sums[1]), number(int(sums[2]))]
    return replace(found, rows=[*kept, last])


def escalations(figures: Figures) -> Table:
    """Return what was done about silence: F20 in numbers."""
    done = figures["F20"]
    steps = [
        (_("Reminders written"), done["reminders"]),
        (_("Accepted by WhatsApp"), done["sent"]),
        (_("Delivered to the phone"), done["delivered"]),
        (_("Acknowledged by an officer"), done["acknowledged"]),
        (_("Failed, given to a person"), done["failed"]),
        (_("Visits due"), done["visits_due"]),
        (_("Visits made"), done["visits_made"]),
        (_("Answered before the visit"), done["visits_cancelled"]),
    ]
    columns = [Column(_("Step")), Column(_("Count"), True)]
    rows = [[text(name), number(count)] for name, count in steps]
    return Table("escalations", _("Reminders and visits"), columns, rows)


def left_out(figures: Figures) -> Table:
    """Return what was received and not counted above: F18."""
    out = figures["F18"]
    rows = [
        [text(_("Merged with another complaint (citizens more)")), number(out["merged"])],
        [text(_("Rejected with an explanation")), number(out["rejected"])],
        [text(_("Outside the city's authority, passed on")), number(out["referred"])],
    ]
    return Table("left_out", _("Counted apart"), [Column(_("Kind")), Column(_("Count"), True)], rows)


def every(figures: Figures) -> list[Table]:
    """Return all tables in the order of the pages."""
    return [
        identity(figures),
        flow(figures),
        answers(figures),
        waits(figures),
        ages(figures),
        *parts(figures),
        agencies(figures),
        unanswered(figures),
        overdue(figures),
        escalations(figures),
        visits(figures),
        left_out(figures),
    ]
