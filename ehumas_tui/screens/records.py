"""A list of records with a preview beside or below it: cursor, marks, tabs, position. What all lists share."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual.containers import Container
from textual.dom import DOMNode
from textual.events import Resize
from textual.widget import Widget

from ehumas_tui.screens.base import ConsoleScreen
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.filter_tabs import FilterTabs
from ehumas_tui.widgets.page import Page
from ehumas_tui.widgets.record_list import RecordList
from ehumas_tui.widgets.row_window import Heading
from store.i18n import _, format_number, ngettext

R = TypeVar("R")
T = TypeVar("T")

WIDE = 150
TALL = 18


class RecordScreen(ConsoleScreen, Generic[R]):
    """A list whose cursor's record is previewed, and whose marked records are acted on.

    A screen of one's own says its `columns()`, the `key()` of a row, and what `preview()` shows; its `reload()` fills
    `records`. With `TABS` a line of names stands above the list, and `tab_chosen()` is told of another one.
    """

    EMPTY: ClassVar[str] = ""
    TABS: ClassVar[tuple[str, ...]] = ()

    landing: int | None = None
    """The key of a record that the cursor is to go to when it is read next."""

    # --- what a screen of one's own fills in ---

    def columns(self) -> list[Column[R]]:
        """Return the columns of the list."""
        raise NotImplementedError

    def key(self, row: R) -> int:
        """Return a row's key."""
        found: int = getattr(row, "id")  # noqa: B009  # every record has one; only its type does not say so
        return found

    def preview(self, row: R | None) -> None:
        """Show the record under the cursor beside the list."""

    def tab_chosen(self) -> None:
        """Show what the tab in force stands for."""
        self.records.clear_marks()
        self.reload()

    # --- the frame ---

    def body(self) -> Iterable[Widget]:
        """Yield the list and the preview."""
        yield from self.above()
        self.records: RecordList[R] = RecordList(
            self.columns(), self.key, lambda: self.now, id="records", empty=_(self.EMPTY)
        )
        self.pane = Page(id="preview")
        yield Container(self.records, self.pane, id="body")

    def above(self) -> Iterable[Widget]:
        """Yield what stands above the list: the tabs, if there are any."""
        if self.TABS:
            self.tabs = FilterTabs(self.TABS)
            yield self.tabs

    def on_mount(self) -> None:
        """Put the keyboard on the list."""
        super().on_mount()
        self.records.focus()

    def focus_body(self) -> None:
        """Put the keyboard on the list."""
        self.records.focus()

    def main_widgets(self) -> list[DOMNode]:
        """Let the list answer to keys that nobody under the focus wants."""
        return [self.records]

    def rows(self) -> list[R]:
        """Return the marked records, else the one under the cursor."""
        return self.records.window.chosen()

    def done(self, value: Any) -> None:
        """Unmark what was acted on."""
        self.records.clear_marks()

    def tick(self) -> None:
        """Let the countdowns run."""
        self.records.tick()

    def on_resize(self, event: Resize) -> None:
        """Put the preview beside the list where there is room, below it otherwise, nowhere on the smallest screen."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < TALL, "-low")

    def show_rows(self, items: Sequence[R | Heading], **more: bool) -> None:
        """Show rows read from the store; the cursor goes to the record that was just made, if one was."""
        self.records.replace(items, **more)
        place = self.records.window.position_of(self.landing) if self.landing is not None else None
        if place is not None:
            self.records.go(place)
            self.landing = None
        self.show_position()
        self.refresh_hints()

    def carry_out(
        self, work: Callable[[], T], said: Callable[[T], str], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Do something with records, unmark them, close the prompt and say it; a refused text stays in the prompt."""

        def then(value: T) -> None:
            self.prompt.close()
            self.done(value)
            words = said(value)
            self.reload()
            self.say(words)

        self.tell(work, then, failed)

    # --- the list speaks ---

    def on_record_list_moved(self, event: RecordList.Moved) -> None:
        """Preview the record under the cursor."""
        event.stop()
        self.show_position()
        self.refresh_hints()
        self.preview(event.row)

    def on_record_list_marked(self, event: RecordList.Marked) -> None:
        """Say how many are marked."""
        event.stop()
        self.show_position()
        self.refresh_hints()

    def show_position(self) -> None:
        """Show how many are marked and where the cursor is."""
        marked = len(self.records.window.marks)
        words = ngettext("%(count)d marked", "%(count)d marked", marked) % {"count": marked} if marked else ""
        self.status.place("   ".join(part for part in (words, self.position()) if part))

    def position(self) -> str:
        """Return where the cursor is, such as `12 / 340`."""
        window = self.records.window
        rows = [place for place in range(len(window.items)) if window.row(place) is not None]
        if not rows:
            return ""
        where = format_number(rows.index(window.cursor) + 1) if not window.more_before else "…"
        return f"{where} / {self.total(len(rows))}"

    def total(self, loaded: int) -> str:
        """Return how many rows the list has."""
        return format_number(loaded)

    # --- tabs ---

    @property
    def tab(self) -> int:
        """Return which tab is in force."""
        return self.tabs.current

    def do_next_tab(self) -> None:
        """Show what the next tab stands for."""
        self.choose_tab(self.tab + 1)

    def do_previous_tab(self) -> None:
        """Show what the tab before stands for."""
        self.choose_tab(self.tab - 1)

    def choose_tab(self, index: int) -> None:
        """Show what a tab stands for, counting around."""
        self.tabs.show(index % len(self.tabs.names), None, self.tabs.search)
        self.tab_chosen()

    def on_filter_tabs_chosen(self, event: FilterTabs.Chosen) -> None:
        """Show what was clicked on."""
        event.stop()
        self.choose_tab(event.index)

    # --- leaving ---

    def do_back(self) -> None:
        """Give up the marks first, then whatever this screen has to give up."""
        if self.records.window.marks:
            self.records.clear_marks()
        else:
            super().do_back()
