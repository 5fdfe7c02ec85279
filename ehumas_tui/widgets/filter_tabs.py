"""The saved filters above a list, with their counts; the one in force is underlined and has brackets."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from ehumas_tui import text
from store.i18n import _


class FilterTabs(Static):
    """One line of names and counts; the search in force stands before them, and goes through the one in brackets."""

    class Chosen(Message):
        """A filter was clicked on."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(id="filters")
        self.names = names
        self.counts: Sequence[str] = [""] * len(names)
        self.current, self.search = 0, ""
        self._spans: list[tuple[int, int, int]] = []

    def show(self, current: int, counts: Sequence[str] | None, search: str) -> None:
        """Show which filter is in force; without counts the former ones stay."""
        said = (current, counts or self.counts, search)
        if said != (self.current, self.counts, self.search):
            self.current, self.counts, self.search = said
            self.refresh()

    def render(self) -> Content:
        """Draw the names from the one that keeps the current one in sight."""
        tabs = [self._tab(place) for place in range(len(self.names))]
        first, width = 0, self.size.width - len(self.search) - 6
        while first < self.current and sum(tab.cell_length for tab in tabs[first : self.current + 1]) > width:
            first += 1
        sought = Content.assemble((" / ", "bold $accent"), text.line(self.search, "bold"), "  ")
        searched = [sought] if self.search else []
        self._spans, column = [], sum(part.cell_length for part in searched)
        for place, tab in enumerate(tabs[first:], start=first):
            self._spans.append((column, column + tab.cell_length, place))
            column += tab.cell_length
        if column <= self.size.width:
            return Content.assemble(*searched, *tabs[first:])
        while self._spans and self._spans[-1][1] > self.size.width - 2:
            self._spans.pop()
        return Content.assemble(*searched, *tabs[first : first + len(self._spans)], (" …", "$accent"))

    def _tab(self, place: int) -> Content:
        count = f" {self.counts[place]}" if self.counts[place] else ""
        if place == self.current:
            return Content.assemble("[", (f"{_(self.names[place])}{count}", "bold underline $primary"), "]")
        return Content.assemble(" ", (_(self.names[place]), ""), (count, "$muted"), " ")

    def on_click(self, event: Click) -> None:
        """Choose what was clicked on."""
        for start, end, place in self._spans:
            if start <= event.x < end:
                self.post_message(self.Chosen(place))
