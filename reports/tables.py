"""The tables of the monthly report, each made once from the figures and shown by every format."""

from collections.abc import Sequence

from reports.cells import Cell, Column, Table, day, instant, number, percent, span, text, wait
from reports.words import AGE_BANDS, STATES, channel_name, clock_owner
from store.figures.document import AgencyRow, Figures, Listed, Part, VisitLine
from store.i18n import _, format_month, format_percent

MINUS = "\N{MINUS SIGN}"


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
    return Table("ages", _("Age of the open complaints"), columns, rows)


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


def interval(low: float | None, high: float | None) -> str:
    """Return an interval of shares, nothing when there is none."""
    return "" if low is None or high is None else f"{format_percent(low)}–{format_percent(high)}"


def _title(row: Listed | VisitLine) -> str:
    return _("(secret)") if row["secret"] else row["title"]
