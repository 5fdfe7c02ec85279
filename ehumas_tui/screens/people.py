"""The citizens: found by telephone or complaint, masked; and who waits for an answer about the own data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content

from ehumas_tui import person_page
from ehumas_tui.person_page import PersonLine
from ehumas_tui.screens.records import RecordScreen
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.prompt import Question
from ehumas_tui.widgets.record_list import RecordList
from store import data_requests, people
from store.actors import Actor
from store.i18n import N_, _, format_number
from store.people import Person

REQUESTS = 1


@dataclass(frozen=True)
class Found:
    """What one reading brings: the lines of the tab in force, and how many requests wait."""

    rows: Sequence[PersonLine]
    waiting: int


class PeopleScreen(RecordScreen[PersonLine]):
    """The newest first, or those that were searched for; on the second tab whoever waits, the first due at the top."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "tabs", "people")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"citizen", "complaint"})
    EMPTY: ClassVar[str] = N_("Nobody here.")
    TABS: ClassVar[tuple[str, ...]] = (N_("All citizens"), N_("Ask about their data"))

    def __init__(self) -> None:
        super().__init__()
        self.search = ""

    def columns(self) -> list[Column[PersonLine]]:
        """Return what a line says about a citizen."""
        return person_page.columns()

    def reload(self) -> None:
        """Read the citizens."""
        actor, search, waits = self.actor, self.search, self.tab == REQUESTS
        self.ask("people", lambda: _read(actor, search, waits=waits), self._show)

    def _show(self, found: Found) -> None:
        self.tabs.show(self.tab, ["", format_number(found.waiting)], self.search)
        self.show_rows(found.rows)

    def preview(self, row: PersonLine | None) -> None:
        """Read the file and show it beside the list."""
        if row is None:
            self.pane.show(Content(""))
            return
        actor = self.actor
        self.ask("preview", lambda: people.get(actor, row.id), self._previewed, lambda _error: None)

    def _previewed(self, found: Person) -> None:
        self.pane.show(person_page.page(found))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the file."""
        from ehumas_tui.screens.person import PersonScreen

        event.stop()
        self.app.push_screen(PersonScreen(event.row.id))

    # --- actions ---

    def do_search_people(self) -> None:
        """Search by a whole number; one that can't be is refused and stays to be corrected."""

        def submit(typed: str) -> None:
            actor = self.actor
            self.ask("people", lambda: _read(actor, typed, waits=False), lambda found: self._found(typed, found))

        hint = _("0812 3456 7890, or a complaint's number")
        self.ask_line(Question(_("Telephone or number"), submit, value=self.search, hint=hint, limit=40))

    def _found(self, typed: str, found: Found) -> None:
        self.prompt.close()
        self.search = typed.strip()
        self.tabs.show(0, None, self.search)
        self._show(found)

    def do_back(self) -> None:
        """Give up the search first."""
        if self.search:
            self.search = ""
            self.tabs.show(self.tab, None, "")
            self.reload()
        else:
            super().do_back()


def _read(actor: Actor, search: str, *, waits: bool) -> Found:
    waiting = data_requests.waiting(actor)
    due = {one.citizen_id: one for one in reversed(waiting)}
    if not waits:
        return Found([PersonLine(row, due.get(row.id)) for row in people.find(actor, search)], len(waiting))
    ordered = sorted(due.values(), key=lambda one: one.due_at)
    return Found([PersonLine(people.get(actor, one.citizen_id).row, one) for one in ordered], len(waiting))
