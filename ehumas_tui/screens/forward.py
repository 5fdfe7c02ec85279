"""Forwarding: which agency, with what note, and what follows: the deadlines that will run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.dom import DOMNode
from textual.fuzzy import Matcher
from textual.widget import Widget
from textual.widgets import Input

from ehumas_tui import text
from ehumas_tui.complaint_columns import state_words
from ehumas_tui.screens.commanding import about
from ehumas_tui.screens.with_complaints import WithComplaints
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.page import Page
from ehumas_tui.widgets.record_list import RecordList
from store import agencies, complaints, policy, queries, suggest
from store.actors import Actor
from store.errors import StoreError
from store.i18n import _, format_instant, format_percent
from store.presence import FORWARDING
from store.queries import ComplaintRow
from store.suggest import Suggestion

NOTE_LIMIT = 500
SUGGESTED = 5
LIKELY = 0.05
"""A smaller share of belief is no suggestion worth reading."""


@dataclass(frozen=True)
class Candidate:
    """An agency one may forward to; `share` and `reason` are the suggestion's, 0 and empty for the others."""

    id: int
    code: str
    name: str
    share: float
    reason: str


@dataclass(frozen=True)
class Choice:
    """What the screen needs to know: the agencies, likeliest first, and when the reply clock's two levels are due."""

    candidates: Sequence[Candidate]
    due: tuple[int, int]


class ForwardScreen(WithComplaints):
    """One or many complaints to one agency: filter, Enter."""

    SHOWS_COMPANY: ClassVar[bool] = True
    SCOPES: ClassVar[tuple[str, ...]] = ("forward",)
    WATCHES: ClassVar[frozenset[str]] = frozenset({"agency"})

    def __init__(self, rows: Sequence[ComplaintRow]) -> None:
        super().__init__()
        self.rows = list(rows)
        self.choice = Choice((), (0, 0))

    def body(self) -> Iterable[Widget]:
        """Yield what is forwarded, the filter, the agencies, the note and the preview of the deadlines."""
        self.title_page = Page(id="title")
        self.filter = _field("filter", _("Type to find an agency"))
        self.note = _field("note", _("Note to the agency (Tab)"), NOTE_LIMIT)
        columns: list[Column[Candidate]] = [
            Column(_("Agency"), lambda one, _now: (one.code, "strong"), 14),
            Column(_("Name"), lambda one, _now: (one.name, ""), 24, grow=2),
            Column(_("Suggested because"), _reason_cell, 20, grow=2, drop=1),
        ]
        self.records: RecordList[Candidate] = RecordList(
            columns, lambda one: one.id, lambda: self.now, id="agencies", empty=_("No agency is called that.")
        )
        self.records.can_focus = False
        yield from (self.title_page, self.filter, self.records, self.note)

    def chosen(self) -> list[ComplaintRow]:
        """Return what is forwarded."""
        return self.rows

    def whereabouts(self) -> tuple[str, str] | None:
        """Be at the complaint that is forwarded, when it is one."""
        return (self.rows[0].number, FORWARDING) if len(self.rows) == 1 else None

    def main_widgets(self) -> list[DOMNode]:
        """Let the arrows move in the agencies while one types."""
        return [self.records]

    def focus_body(self) -> None:
        """Type into the filter."""
        self.filter.focus()

    def reload(self) -> None:
        """Read the agencies and the policy."""
        self.filter.focus()
        self.title_page.show(self._title())
        actor, now, rows = self.actor, self.now, self.rows
        self.ask("choice", lambda: _choice(actor, rows, now), self._show)

    def _title(self) -> Content:
        which = self.rows[0].title if len(self.rows) == 1 else ", ".join(row.number for row in self.rows)
        lines = [
            Content.assemble(
                (_("Forward %(what)s") % {"what": about([row.number for row in self.rows])}, "bold $hint-key"),
                "  ",
                text.line(which, "bold"),
            )
        ]
        if self.choice.due[0]:
            first, second = (format_instant(at, "short") for at in self.choice.due)
            lines.append(
                Content.styled(
                    _("Answer due %(first)s; a visit follows %(second)s") % {"first": first, "second": second},
                    "$accent",
                )
            )
        held = {f"{row.agency} {state_words(row.state)}" for row in self.rows if row.agency}
        if held:
            lines.append(
                text.line(
                    _("Now with %(agencies)s: that referral ends") % {"agencies": ", ".join(sorted(held))}, "$warning"
                )
            )
        return Content("\n").join(lines)

    def _show(self, choice: Choice) -> None:
        self.choice = choice
        self.title_page.show(self._title())
        self._filter(self.filter.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the agencies that match."""
        event.stop()
        if event.input is self.filter:
            self._filter(event.value)

    def _filter(self, wanted: str) -> None:
        self.records.window.cursor = -1
        self.records.replace(_matching(self.choice.candidates, wanted.strip()))
        self.refresh_hints()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter forwards, from the filter as from the note."""
        event.stop()
        self.do_confirm()

    def do_add_note(self) -> None:
        """Go between filter and note."""
        (self.filter if self.note.has_focus else self.note).focus()

    def do_confirm(self) -> None:
        """Forward to the agency under the cursor."""
        target = self.records.window.current
        if target is None:
            self.say(_("No agency is called that."), "warn")
            return
        actor, now, note = self.actor, self.now, self.note.value
        numbers = [row.number for row in self.rows]
        versions = {row.number: row.version for row in self.rows}
        self.command(
            lambda: complaints.forward(actor, numbers, target.code, now=now, note=note, versions=versions),
            _("%(what)s → %(agency)s; answer due %(due)s.")
            .replace("%(agency)s", target.code)
            .replace("%(due)s", format_instant(self.choice.due[0], "short")),
            self.rows,
        )

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """A double click forwards."""
        event.stop()
        self.do_confirm()

    def done(self, value: object) -> None:
        """Go back to where one came from, and let it unmark what was forwarded."""
        self.app.pop_screen()
        below = self.app.screen
        if isinstance(below, WithComplaints):
            below.done(value)


def _field(name: str, hint: str, limit: int = 60) -> Input:
    field = Input(id=name, compact=True, placeholder=hint, max_length=limit, select_on_focus=False)
    field.cursor_blink = False
    return field


def _choice(actor: Actor, rows: Sequence[ComplaintRow], now: int) -> Choice:
    """Read the agencies, those that the texts suggest first."""
    found = {one.agency: one for one in _suggestions(actor, rows)}
    candidates = [
        Candidate(
            one.id,
            one.code,
            one.name,
            found[one.code].share if one.code in found else 0.0,
            "; ".join(found[one.code].reasons) if one.code in found else "",
        )
        for one in agencies.find(actor, active=True)
    ]
    ranked = sorted(candidates, key=lambda one: -one.share)
    return Choice(ranked, policy.current(now).due("reply", now))


def _suggestions(actor: Actor, rows: Sequence[ComplaintRow]) -> list[Suggestion]:
    """Return what the texts suggest; without the texts one can still choose."""
    try:
        spoken = " ".join(f"{row.title} {queries.get(actor, row.number).text}" for row in rows[:SUGGESTED])
    except StoreError:
        return []
    return suggest.agencies(actor, spoken, limit=SUGGESTED)


def _matching(candidates: Sequence[Candidate], wanted: str) -> list[Candidate]:
    if not wanted:
        return list(candidates)
    matcher = Matcher(wanted)

    def score(one: Candidate) -> float:
        return max(2 * matcher.match(one.code), matcher.match(one.name))

    return sorted((one for one in candidates if score(one) > 0), key=score, reverse=True)


def _reason_cell(one: Candidate, _now: int) -> tuple[str, str]:
    return (f"{format_percent(one.share)}  {one.reason}", "accent") if one.share >= LIKELY else ("", "")
