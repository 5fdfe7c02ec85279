"""The messages: the outbox with every try and receipt, what waits for a person, and the switch of the channel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content

from ehumas_tui import message_page
from ehumas_tui.complaint_page import DELIVERY
from ehumas_tui.screens.records import RecordScreen
from ehumas_tui.widgets.columns import Cell, Column
from ehumas_tui.widgets.prompt import Question
from ehumas_tui.widgets.record_list import RecordList
from store import control, database, outbox
from store.actors import Actor
from store.control import Switches
from store.i18n import N_, _, format_instant, format_number, ngettext
from store.messages import OPEN, TASKS, MessageDetail, MessageFilter, MessageView

PAGE = 200
TABS = (
    (N_("All"), MessageFilter()),
    (N_("For a person"), MessageFilter(open_tasks=True)),
    (N_("Under way"), MessageFilter(states=OPEN)),
    (N_("Sent"), MessageFilter(states=("accepted", "sent"))),
    (N_("Arrived"), MessageFilter(states=("delivered", "read"))),
)
_TONES = {
    "$success": "good",
    "bold $success": "good",
    "$warning": "soon",
    "bold $warning": "soon",
    "bold $error": "late",
    "$muted": "muted",
}


@dataclass(frozen=True)
class Found:
    """What one reading brings: the rows, how many wait for a person and are under way, the switches."""

    rows: Sequence[MessageView]
    counts: dict[str, int]
    switches: Switches


class MessagesScreen(RecordScreen[MessageView]):
    """Every message, newest first."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "tabs", "messages")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"message", "control"})
    EMPTY: ClassVar[str] = N_("No messages here.")
    TABS: ClassVar[tuple[str, ...]] = tuple(name for name, _filter in TABS)

    def __init__(self) -> None:
        super().__init__()
        self.switches: Switches | None = None

    def columns(self) -> list[Column[MessageView]]:
        """Return what a line says about a message."""
        return [
            Column(_("Written"), lambda row, _now: (format_instant(row.created_at, "short"), "muted"), 12),
            Column(_("State"), _state, 14, grow=1, most=22),
            Column(_("To"), _to, 14, grow=2),
            Column(_("Complaints"), _complaints, 11, grow=1, most=24),
            Column(_("What"), lambda row, _now: (message_page.kind(row), "muted"), 18, drop=3),
            Column(_("Tries"), lambda row, _now: (_tries(row), "muted"), 7, drop=2),
        ]

    # --- reading ---

    def reload(self) -> None:
        """Read as many messages as are shown, their counts, and the switches."""
        actor, wanted = self.actor, TABS[self.tab][1]
        limit = max(PAGE, len(self.records.window.items))
        self.ask("messages", lambda: _read(actor, wanted, limit), lambda found: self._show(found, limit))

    def _show(self, found: Found, limit: int) -> None:
        self.switches = found.switches
        tasks = sum(found.counts[state] for state in TASKS)
        under_way = sum(found.counts[state] for state in OPEN)
        self.tabs.show(self.tab, ["", format_number(tasks), format_number(under_way), "", ""], "")
        if found.switches.stopped:
            self.say(_("Sending is stopped: %(reason)s") % {"reason": found.switches.stop_reason}, "bad")
        self.show_rows(found.rows, more_after=len(found.rows) == limit)

    def on_record_list_wanted(self, event: RecordList.Wanted) -> None:
        """Read older messages; upwards from far below, the newest ones again."""
        event.stop()
        actor, wanted, items = self.actor, TABS[self.tab][1], self.records.window.items
        oldest = items[-1] if items else None
        if event.before:
            self.ask("messages", lambda: outbox.find(actor, wanted, limit=PAGE), self._newest)
        elif isinstance(oldest, MessageView):
            before, to_end = oldest.id, event.end
            self.ask(
                "older",
                lambda: outbox.find(actor, wanted, limit=PAGE, before=before),
                lambda rows: self._older(rows, to_end=to_end),
            )

    def _newest(self, rows: Sequence[MessageView]) -> None:
        self.records.show_end(rows, first=True, more=len(rows) == PAGE)
        self.show_position()

    def _older(self, rows: Sequence[MessageView], *, to_end: bool) -> None:
        self.records.extend(rows, before=False, more=len(rows) == PAGE)
        if to_end:
            self.records.go(len(self.records.window.items) - 1)

    def preview(self, row: MessageView | None) -> None:
        """Read the tries and receipts and show them beside the list."""
        if row is None:
            self.pane.show(Content(""))
            return
        actor, key = self.actor, row.id
        self.ask("preview", lambda: outbox.get(actor, key), self._previewed, lambda _error: None)

    def _previewed(self, found: MessageDetail) -> None:
        self.pane.show(message_page.page(found), from_top=True)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the complaint that the message speaks of; of several the oldest."""
        event.stop()
        if event.row.complaints:
            self.console_app.open_complaint(event.row.complaints[0])

    # --- actions ---

    def do_retry(self) -> None:
        """Let the messages go out once more."""
        actor, now, keys = self.actor, self.now, [row.id for row in self.rows()]

        def retry() -> int:
            for key in keys:
                outbox.retry(actor, key, now=now)
            return len(keys)

        self.carry_out(lambda: database.transact(retry), self._retried)

    def _retried(self, count: int) -> str:
        return ngettext(
            "%(count)d message goes out again, inside the sending hours.",
            "%(count)d messages go out again, inside the sending hours.",
            count,
        ) % {"count": count}

    def why_not_retry(self) -> str:
        """Return why nothing can be sent again."""
        fits = all(row.state in (*TASKS, "failed") for row in self.rows())
        return "" if self.rows() and fits else _("Only a message that did not arrive can be sent again.")

    def do_phoned(self) -> None:
        """Show the number to call, then take down what was said."""
        actor, row = self.actor, self.rows()[0]
        self.ask("callee", lambda: outbox.callee(actor, row.id), lambda number: self._ask_note(row, number))

    def _ask_note(self, row: MessageView, number: str) -> None:
        actor = self.actor

        def submit(typed: str) -> None:
            now = self.now
            self.carry_out(
                lambda: outbox.phoned(actor, row.id, typed, now=now), lambda _found: _("The call is written down.")
            )

        who = " ".join(part for part in (row.to or row.agency, number or _("(no number)")) if part)
        self.ask_line(Question(_("Call %(who)s; what was said?") % {"who": who}, submit))

    def why_not_phoned(self) -> str:
        """Return why there is no call to note."""
        rows = self.rows()
        return "" if rows and rows[0].state in TASKS else _("Only a message that waits for a person is telephoned.")

    def do_stop_sending(self) -> None:
        """Pull the kill switch with a reason, or put it back."""
        actor, now = self.actor, self.now
        if self.switches is not None and self.switches.stopped:
            self.carry_out(lambda: control.resume_sending(actor, now=now), lambda _none: _("Messages go out again."))
            return

        def submit(typed: str) -> None:
            self.carry_out(
                lambda: control.stop_sending(actor, typed, now=self.now),
                lambda _none: _("Nothing is sent until h resumes it."),
            )

        self.ask_line(Question(_("Stop sending because"), submit, limit=200))


def _read(actor: Actor, wanted: MessageFilter, limit: int) -> Found:
    return Found(outbox.find(actor, wanted, limit=limit), outbox.counts(actor), control.switches(actor))


def _state(row: MessageView, _now: int) -> Cell:
    glyph, word, style = DELIVERY[row.state]
    return f"{glyph} {_(word)}", _TONES.get(style, "")


def _to(row: MessageView, _now: int) -> Cell:
    return "  ".join(part for part in (row.agency, row.to or row.recipient) if part), "strong"


def _complaints(row: MessageView, _now: int) -> Cell:
    more = f" +{len(row.complaints) - 1}" if len(row.complaints) > 1 else ""
    return "".join(row.complaints[:1]) + more, ""


def _tries(row: MessageView) -> str:
    return f"{row.attempts}×" if row.attempts else ""
