"""The zero board, the first screen: everything that breaks the promise or is about to, oldest first."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.widget import Widget

from ehumas_tui import actions
from ehumas_tui.screens.complaint_list import ComplaintList
from ehumas_tui.widgets.filter_tabs import FilterTabs
from ehumas_tui.widgets.row_window import Heading
from store import anchors, data_requests, queries
from store.actors import Actor, Right, may
from store.i18n import N_, _, format_number, ngettext
from store.queries import Board, BoardGroup, ComplaintRow

GROUP_TITLES = {
    "not_forwarded": N_("Not forwarded yet"),
    "unanswered": N_("Not answered by the agency"),
    "review": N_("Answers waiting for review"),
    "promise_broken": N_("Promised date reached"),
    "visit_due": N_("Visits due"),
    "message_failed": N_("Messages that did not arrive"),
    "data_wait": N_("Waiting for the citizen"),
}

GROUP_TABS = {
    "not_forwarded": N_("To forward"),
    "unanswered": N_("Unanswered"),
    "review": N_("To review"),
    "promise_broken": N_("Promises"),
    "visit_due": N_("Visits"),
    "message_failed": N_("Messages"),
    "data_wait": N_("Citizens"),
}


class Found(NamedTuple):
    """What one reading brings: the board, how many requests about personal data are late, and what anchors suffer."""

    board: Board
    late: int
    trouble: str


class BoardScreen(ComplaintList):
    """Groups of complaints under headings; the groups' names and counts stand above the list."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "complaints", "board", "desk")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"complaint", "visit", "message", "citizen", "control"})
    EMPTY: ClassVar[str] = N_("Zero. Every complaint is within its promise.")

    def __init__(self) -> None:
        super().__init__()
        self._starts: list[int] = []

    def above(self) -> Iterable[Widget]:
        """Yield the groups' names."""
        self.tabs = FilterTabs([])
        yield self.tabs

    def reload(self) -> None:
        """Read the board."""
        actor, now = self.actor, self.now
        self.ask("board", lambda: _read(actor, now), self._show)

    def _show(self, found: Found) -> None:
        board, late, trouble = found
        items: list[ComplaintRow | Heading] = [Heading(trouble, "late")] if trouble else []
        items += [Heading(_late(late), "late")] if late else []
        self._starts = []
        shown = [group for group in sorted(board.groups, key=_place) if group.rows]
        for group in shown:
            title = f"{_(GROUP_TITLES[group.kind])}  {format_number(group.count)}"
            self._starts.append(len(items) + 1)
            items += [Heading(title, "late" if group.overdue else "heading"), *group.rows]
        self.tabs.names = [GROUP_TABS[group.kind] for group in shown]
        self.tabs.show(0, [format_number(group.count) for group in shown], "")
        self.records.replace(items)
        self.show_position()
        self.refresh_hints()

    def show_position(self) -> None:
        """Show in which group the cursor is, too."""
        super().show_position()
        self.tabs.show(self._group(), None, "")

    def _group(self) -> int:
        cursor = self.records.window.cursor
        return max((place for place, start in enumerate(self._starts) if start <= cursor), default=0)

    def on_filter_tabs_chosen(self, event: FilterTabs.Chosen) -> None:
        """Go to the group that was clicked on."""
        event.stop()
        self._go(event.index)

    def do_next_group(self) -> None:
        """To the first complaint of the next group."""
        self._go(self._group() + 1)

    def do_previous_group(self) -> None:
        """To the first complaint of this group, or of the one before."""
        group = self._group()
        at_start = bool(self._starts) and self.records.window.cursor == self._starts[group]
        self._go(group - 1 if at_start else group)

    def _go(self, group: int) -> None:
        if self._starts:
            self.records.go(self._starts[group % len(self._starts)])


def _read(actor: Actor, now: int) -> Found:
    """Read the board, and for Humas what else is late: requests of citizens about their data, and anchors."""
    board = queries.board(actor, now=now)
    if not may(actor, Right.VERIFY):
        return Found(board, 0, "")
    return Found(board, data_requests.standing(actor, now=now).late, anchors.trouble(actor, now=now))


def _late(count: int) -> str:
    sentence = ngettext(
        "%(count)d request about personal data is late: %(key)s",
        "%(count)d requests about personal data are late: %(key)s",
        count,
    )
    return sentence % {"count": count, "key": actions.find("go_people").key}


def _place(group: BoardGroup) -> int:
    return list(GROUP_TITLES).index(group.kind)
