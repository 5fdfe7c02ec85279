"""The inbox: every complaint, through saved filters with their counts, with search as one types."""

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

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "complaints", "filters")
    EMPTY: ClassVar[str] = N_("Nothing here.")
    SAVED: ClassVar[tuple[SavedFilter, ...]] = SAVED

    def __init__(self) -> None:
        super().__init__()
        self.saved = 0
        self.search = ""
        self._total: int | None = None

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
        actor, now, wanted, row = self.actor, self.now, self.filter, self.records.window.current
        self.ask("rows", lambda: complaint_pages.around(actor, wanted, now, row), self._show)
        self._count()

    def _count(self) -> None:
        actor, now, wanted = self.actor, self.now, self.filter

        def count() -> list[int]:
            filters = [saved.filter for saved in self.SAVED] + [wanted]
            return [queries.count(actor, one, now=now, cap=COUNT_CAP) for one in filters]

        self.ask("counts", count, self._counted)

    def _counted(self, found: list[int]) -> None:
        *saved, self._total = found
        self.tabs.show(self.saved, [_capped(count) for count in saved], self.search)
        self.show_position()

    def _show(self, loaded: Loaded) -> None:
        self.records.replace(loaded.rows, more_before=loaded.more_before, more_after=loaded.more_after)
        self.tabs.show(self.saved, None, self.search)
        self.show_position()
        self.refresh_hints()

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
        """Search as one types; Enter keeps the search, Esc gives it up."""
        self.ask_line(
            Question(
                _("Search"),
                lambda _text: self.prompt.close(),
                value=self.search,
                hint=_("words, a number, a telephone number"),
                change=self._search,
                cancel=lambda: self._search(""),
                limit=80,
            )
        )

    def _search(self, words: str) -> None:
        if words.strip() != self.search:
            self.search = words.strip()
            self._total = None
            self.reload()

    def do_back(self) -> None:
        """Give up the marks, then the search, then the filter."""
        if self.records.window.marks or not (self.search or self.saved):
            super().do_back()
        elif self.search:
            self._search("")
        else:
            self._choose(0)


def _capped(count: int) -> str:
    return f"{format_number(COUNT_CAP - 1)}+" if count >= COUNT_CAP else format_number(count)
