"""The zero board, the first screen: everything that breaks the promise or is about to, oldest first."""

from typing import ClassVar

from ehumas_tui.screens.complaint_list import ComplaintList
from ehumas_tui.widgets.row_window import Heading
from store import queries
from store.i18n import N_, _, format_number
from store.queries import Board, ComplaintRow

GROUP_TITLES = {
    "not_forwarded": N_("Not forwarded yet"),
    "unanswered": N_("Not answered by the agency"),
    "review": N_("Answers waiting for review"),
    "promise_broken": N_("Promised date reached"),
    "visit_due": N_("Visits due"),
    "message_failed": N_("Messages that did not arrive"),
    "data_wait": N_("Waiting for the citizen"),
}


class BoardScreen(ComplaintList):
    """Groups of complaints under headings."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"complaint", "visit", "message"})
    EMPTY: ClassVar[str] = N_("Zero. Every complaint is within its promise.")

    def reload(self) -> None:
        """Read the board."""
        actor, now = self.actor, self.now
        self.ask("board", lambda: queries.board(actor, now=now), self._show)

    def _show(self, board: Board) -> None:
        items: list[ComplaintRow | Heading] = []
        for group in sorted(board.groups, key=lambda group: list(GROUP_TITLES).index(group.kind)):
            if group.rows:
                title = f"{_(GROUP_TITLES[group.kind])}  {format_number(group.count)}"
                items += [Heading(title, "late" if group.overdue else "heading"), *group.rows]
        self.records.replace(items)
        self.show_position()
        self.refresh_hints()
