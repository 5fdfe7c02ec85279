"""The inbox: every complaint, through saved filters with their counts, with search as one types.

A search goes through all complaints, and is narrowed by choosing a filter. Giving it up brings back the filter and the
complaint that one came from.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.widget import Widget

from ehumas_tui import complaint_pages
from ehumas_tui.complaint_pages import Loaded
from ehumas_tui.screens.complaint_list import ComplaintList
from ehumas_tui.widgets.filter_tabs import FilterTabs
from ehumas_tui.widgets.prompt import Question
from ehumas_tui.widgets.record_list import RecordList
from store import queries
from store.i18n import N_, _, format_number
from store.queries import Filter

COUNT_CAP = 1_000


@dataclass(frozen=True)
class SavedFilter:
    """A view of the inbox with a name."""

    name: str
    filter: Filter


SAVED = (
    SavedFilter(N_("To forward"), Filter(clock=("forward",), order="due")),
    SavedFilter(N_("Overdue"), Filter(overdue=True, order="due")),
    SavedFilter(N_("At agencies"), Filter(clock=("reply", "promise"), order="due")),
    SavedFilter(N_("To review"), Filter(clock=("review",), order="due")),
    SavedFilter(N_("Citizen asked"), Filter(clock=("data",), order="due")),
    SavedFilter(N_("Finished"), Filter(state=("closed", "rejected", "referred", "merged"))),
    SavedFilter(N_("All"), Filter()),
)


class InboxScreen(ComplaintList):
    """All complaints that the actor sees."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "complaints", "filters", "desk")
    EMPTY: ClassVar[str] = N_("Nothing here.")
    SAVED: ClassVar[tuple[SavedFilter, ...]] = SAVED

    def __init__(self) -> None:
        super().__init__()
        self.saved = 0
        self.search = ""
        self._total: int | None = None
        self._came_from: tuple[int, queries.ComplaintRow | None] | None = None

    def above(self) -> Iterable[Widget]:
        """Yield the saved filters."""
        self.tabs = FilterTabs([saved.name for saved in self.SAVED])
        yield self.tabs

    @property
    def filter(self) -> Filter:
        """Return what the list shows now."""
        return replace(self.SAVED[self.saved].filter, search=self.search)

    # --- reading ---

    def reload(self) -> None:
        """Read the rows around the cursor and the counts."""
        self._read_around(self.records.window.current)
        self._count()

    def _read_around(self, row: queries.ComplaintRow | None) -> None:
        actor, now, wanted = self.actor, self.now, self.filter

        def read() -> tuple[Loaded, str]:
            loaded = complaint_pages.around(actor, wanted, now, row)
            is_in_vain = wanted.by_search and not loaded.rows
            return loaded, queries.advice(actor, wanted.search) if is_in_vain else _(self.EMPTY)

        self.ask("rows", read, self._show)

    def _count(self) -> None:
        actor, now, wanted = self.actor, self.now, self.filter

        def count() -> list[int]:
            filters = [wanted] if wanted.by_search else [*(saved.filter for saved in self.SAVED), wanted]
            return [queries.count(actor, one, now=now, cap=COUNT_CAP) for one in filters]

        self.ask("counts", count, self._counted)

    def _counted(self, found: list[int]) -> None:
        *saved, self._total = found
        counts = [_capped(count) for count in saved] or [""] * len(self.SAVED)
        counts[self.saved] = _capped(self._total)
        self.tabs.show(self.saved, counts, self.search)
        self.show_position()

    def _show(self, read: tuple[Loaded, str]) -> None:
        loaded, self.records.empty = read
        self.records.replace(loaded.rows, more_before=loaded.more_before, more_after=loaded.more_after)
        self.tabs.show(self.saved, None, self.search)
        self.show_position()
        self.refresh_hints()
        self._land()

    def _land(self) -> None:
        """Put the cursor on the complaint that one came from, once it is read again."""
        place = None if self.landing is None else self.records.window.position_of(self.landing)
        self.landing = None
        if place is not None:
            self.records.go(place)

    def on_record_list_wanted(self, event: RecordList.Wanted) -> None:
        """Read on at one side, or at the list's end."""
        event.stop()
        actor, now, wanted, before = self.actor, self.now, self.filter, event.before
        items = self.records.window.items
        if event.end:
            self.ask(
                "rows",
                lambda: complaint_pages.end(actor, wanted, now, first=before),
                lambda loaded: self._at_end(loaded, first=before),
            )
            return
        edge = items[0 if before else -1]
        assert isinstance(edge, queries.ComplaintRow)
        self.ask(
            "rows",
            lambda: complaint_pages.beside(actor, wanted, now, edge, before=before),
            lambda loaded: self.records.extend(
                loaded.rows, before=before, more=loaded.more_before if before else loaded.more_after
            ),
        )

    def _at_end(self, loaded: Loaded, *, first: bool) -> None:
        self.records.show_end(loaded.rows, first=first, more=loaded.more_after if first else loaded.more_before)
        self.show_position()

    def total(self, loaded: int) -> str:
        """Return how many rows the list has, as far as they were counted."""
        return format_number(loaded) if self._total is None else _capped(self._total)

    # --- filters ---

    def do_next_filter(self) -> None:
        """Show the next saved filter."""
        self._choose(self.saved + 1)

    def do_previous_filter(self) -> None:
        """Show the saved filter before."""
        self._choose(self.saved - 1)

    def on_filter_tabs_chosen(self, event: FilterTabs.Chosen) -> None:
        """Show the saved filter that was clicked on."""
        event.stop()
        self._choose(event.index)

    def _choose(self, index: int) -> None:
        self.saved = index % len(self.SAVED)
        self._total = None
        self.records.clear_marks()
        self.tabs.show(self.saved, None, self.search)
        self.reload()

    def do_search(self) -> None:
        """Search all complaints as one types; Enter keeps the search, Esc gives it up."""
        self.ask_line(
            Question(
                _("Search"),
                self._keep_search,
                value=self.search,
                hint=_("words, a place, a number, a telephone number"),
                change=self._type_search,
                cancel=self._give_up_search,
                limit=80,
            )
        )

    def _type_search(self, words: str) -> None:
        """Search for what is typed; the first letter of a further word says too little yet."""
        *before, last = words.split(" ")
        if not (any(before) and len(last) == 1 and last.isalpha()):
            self._search(words)

    def _keep_search(self, words: str) -> None:
        self._search(words)
        self.prompt.close()

    def _search(self, words: str) -> None:
        if not words.strip():
            self._give_up_search()
        elif words.strip() != self.search:
            if self._came_from is None:
                self._came_from = (self.saved, self.records.window.current)
                self.saved = len(self.SAVED) - 1
            self.search = words.strip()
            self._total = None
            self.reload()

    def _give_up_search(self) -> None:
        """Go back to the filter and the complaint that one came from."""
        if self._came_from is None:
            return
        (self.saved, row), self._came_from = self._came_from, None
        self.search, self._total = "", None
        self.landing = None if row is None else row.id
        self._read_around(row)
        self._count()

    def do_back(self) -> None:
        """Give up the marks, then the search, then the filter."""
        if self.records.window.marks or not (self.search or self.saved):
            super().do_back()
        elif self.search:
            self._give_up_search()
        else:
            self._choose(0)


def _capped(count: int) -> str:
    return f"{format_number(COUNT_CAP - 1)}+" if count >= COUNT_CAP else format_number(count)
