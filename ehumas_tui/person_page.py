"""What the console says of one citizen: who it is as far as one may know, the complaints, the requests about data."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from ehumas_tui import complaint_columns, text
from ehumas_tui.complaint_page import section, stack
from ehumas_tui.countdown import WIDTH, countdown
from ehumas_tui.widgets.columns import Cell, Column
from ehumas_tui.widgets.row_window import Heading
from store.citizens import CitizenRow, CitizenView
from store.clock import DAY
from store.data_requests import RequestView
from store.i18n import N_, _, format_instant, format_number, ngettext
from store.listing import ComplaintRow
from store.people import Person

SOON = DAY
ASKS = {"access": N_("asks for access"), "correction": N_("asks for correction"), "erasure": N_("asks for erasure")}
OUTCOMES = {"done": ("✓", N_("done"), "good"), "refused": ("✗", N_("refused"), "muted")}


@dataclass(frozen=True)
class PersonLine:
    """A line of the list of citizens; `request` is the one due first, in the list of requests."""

    row: CitizenRow
    request: RequestView | None = None

    @property
    def id(self) -> int:
        """Return the citizen's key."""
        return self.row.id


@dataclass(frozen=True)
class FileLine:
    """A line of a citizen's file; `id` tells requests and complaints apart."""

    record: RequestView | ComplaintRow

    @property
    def id(self) -> int:
        """Return a key of its own for both kinds."""
        return self.record.id * 2 + isinstance(self.record, ComplaintRow)


def columns() -> list[Column[PersonLine]]:
    """Return what a line says about a citizen."""
    return [
        Column(_("Time left"), lambda line, now: _due(line.request, now), WIDTH, ticks=True),
        Column(_("Name"), lambda line, _now: (line.row.name, "strong"), 16, grow=2, most=36),
        Column(_("Telephone"), lambda line, _now: (line.row.phone, ""), 14, grow=1, most=20),
        Column(_("Ward"), lambda line, _now: (line.row.ward, "muted"), 12, grow=1, most=24, drop=3),
        Column(_("Complaints"), lambda line, _now: (f"{format_number(line.row.complaints):>6}", ""), 9),
        Column(_("Account"), lambda line, _now: (_("✓ yes") if line.row.account else "–", "muted"), 7, drop=2),
        Column(_("Since"), lambda line, _now: (format_instant(line.row.since, "date"), "muted"), 12, drop=1),
    ]


def file_columns() -> list[Column[FileLine]]:
    """Return what a line of a file says."""
    return [
        Column(_("Time left"), lambda line, now: _time(line.record, now), WIDTH, ticks=True),
        Column(_("What"), lambda line, _now: _what(line.record), 17, grow=1, most=24),
        Column(_("Title"), lambda line, _now: (_words(line.record), ""), 20, grow=3),
        Column(
            _("Received"), lambda line, _now: (format_instant(line.record.received_at, "short"), "muted"), 12, drop=2
        ),
        Column(_("State"), lambda line, _now: _state(line.record), 16, drop=1),
    ]


def lines(found: Person) -> list[FileLine | Heading]:
    """Return the file under its headings."""
    items: list[FileLine | Heading] = []
    if found.requests:
        items += [Heading(_("What the person asks about the own data")), *map(FileLine, found.requests)]
    if found.complaints:
        items += [Heading(_("Complaints")), *map(FileLine, found.complaints)]
    return items


def heading(found: Person, revealed: CitizenView | None) -> Content:
    """Return who it is, as far as one may know, in three lines."""
    row = found.row
    name = revealed.name if revealed else row.name
    where = (revealed.address, revealed.ward) if revealed else ("", row.ward)
    phone = revealed.phone if revealed else row.phone
    facts = [part for part in (phone, ", ".join(filter(None, where))) if part]
    known = [
        _("since %(day)s") % {"day": format_instant(row.since, "date")},
        _("account on the portal") if row.account else _("no account"),
        _("consented %(day)s") % {"day": format_instant(found.consent_at, "date")} if found.consent_at else "",
        _("erased %(day)s") % {"day": format_instant(found.erased_at, "date")} if found.erased_at else "",
    ]
    return Content("\n").join(
        [
            Content.assemble((f"{_('Citizen')} {row.id}  ", "bold $hint-key"), text.line(name, "bold")),
            text.line(" · ".join(facts) or "–"),
            text.line(" · ".join(part for part in known if part), "$muted"),
        ]
    )


def page(found: Person) -> Content:
    """Return the page beside the list of citizens."""
    return stack(
        [
            heading(found, None),
            section(_("What the person asks about the own data"), [_request(one) for one in found.requests]),
            section(_("Complaints"), _complaints(found.complaints)),
        ]
    )


def _complaints(rows: Sequence[ComplaintRow]) -> list[Content]:
    return [
        Content.assemble(
            (f"{row.number}  ", "bold"),
            text.line(row.title),
            (f"  {complaint_columns.state_words(row.state)}", "$muted"),
        )
        for row in rows
    ]


def _request(one: RequestView) -> Content:
    glyph, word, _tone = OUTCOMES.get(one.outcome, ("◷", N_("open"), ""))
    due = format_instant(one.closed_at or one.due_at, "short")
    lines = [Content.assemble(f"{glyph} {_(ASKS[one.kind])}  ", (f"{_(word)} · {due}", "$muted"))]
    lines += [text.line(f"  {words}", "$muted") for words in (one.note, one.reply) if words]
    return Content("\n").join(lines)


def _due(request: RequestView | None, now: int) -> Cell:
    return ("", "") if request is None else countdown(request.due_at, now, SOON)


def _time(record: RequestView | ComplaintRow, now: int) -> Cell:
    if isinstance(record, ComplaintRow):
        return countdown(record.due_at, now)
    return countdown(None if record.closed_at else record.due_at, now, SOON)


def _what(record: RequestView | ComplaintRow) -> Cell:
    return (record.number, "strong") if isinstance(record, ComplaintRow) else (_(ASKS[record.kind]), "strong")


def _words(record: RequestView | ComplaintRow) -> str:
    if isinstance(record, ComplaintRow):
        return record.title
    return " → ".join(part for part in (record.note, record.reply) if part)


def _state(record: RequestView | ComplaintRow) -> Cell:
    if isinstance(record, ComplaintRow):
        return complaint_columns.state_cell(record, 0)
    glyph, word, tone = OUTCOMES.get(record.outcome, ("◷", N_("open"), "soon"))
    return f"{glyph} {_(word)}", tone


def erasure(found: Person) -> str:
    """Return what erasing would do, and to how much."""
    count = len(found.complaints)
    kept = ngettext("%(count)d complaint stays", "%(count)d complaints stay", count) % {"count": count}
    return _("Name, number, address and what was written go for good; %(kept)s. Sure?") % {"kept": kept}
