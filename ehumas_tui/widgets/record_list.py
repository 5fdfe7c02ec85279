"""The record list: draws only the lines in sight of a window of rows, and of those only what changed.

It knows nothing of the store. Its screen fills it (`replace`, `extend`) and hears from it: `Moved`, `Opened`, `Marked`
and `Wanted` when the cursor comes near the end of what is loaded. The column that ticks stands leftmost, because a
terminal is sent every changed line from its left edge up to the change.
"""

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import ClassVar, TypeVar

from rich.style import Style
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip

from ehumas_tui.widgets.columns import Column, Placed, arrange
from ehumas_tui.widgets.movable_list import MovableList
from ehumas_tui.widgets.row_painter import GUTTER, RowPainter
from ehumas_tui.widgets.row_window import Heading, RowWindow

R = TypeVar("R")


class RecordList(MovableList[R], can_focus=True):
    """A list of records with columns, a cursor and marks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"record-list--{name}"
        for name in ("head", "heading", "cursor", "marked", "late", "soon", "good", "muted", "strong", "accent")
    }

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], int],
        now: Callable[[], int],
        *,
        id: str | None = None,  # Textual's name
        empty: str = "",
    ) -> None:
        super().__init__(id=id)
        self.columns = columns
        self.window: RowWindow[R] = RowWindow(key)
        self.empty = empty
        self.top = 0
        self._now = now
        self._placed: list[Placed[R]] = []
        self._ticked: dict[int, str] = {}
        self._painter = RowPainter(self._find_style)
        self._asked: tuple[int, int] | None = None

    # --- filling ---

    def replace(self, items: Sequence[R | Heading], *, more_before: bool = False, more_after: bool = False) -> None:
        """Show these rows: the cursor stays on its record and the record on its line of the screen."""
        before, line = self.window.current, self.window.cursor - self.top
        self.window.replace(items, more_before=more_before, more_after=more_after)
        self.top = self.window.cursor - line
        self._asked = None
        self._settle()
        self.refresh()
        if before != self.window.current or not items:
            self.post_message(self.Moved(self.window.current))

    def show_end(self, items: Sequence[R | Heading], *, first: bool, more: bool) -> None:
        """Show the very first or last rows with the cursor on the outermost; `more` at the other side."""
        self.window.cursor = -1
        self.replace(items, more_before=more and not first, more_after=more and first)
        self._move(-len(items) if first else len(items))

    def extend(self, rows: Sequence[R], *, before: bool, more: bool) -> None:
        """Take rows that were wanted."""
        self.top += self.window.extend(rows, before=before, more=more)
        self._asked = None
        self._settle()
        self.refresh()

    def clear_marks(self) -> None:
        """Unmark everything."""
        if self.window.marks:
            self.window.marks.clear()
            self.window.anchor = None
            self.refresh()
            self.post_message(self.Marked())

    # --- drawing ---

    def tick(self) -> None:
        """Draw the ticking cells whose words changed, and nothing else."""
        column = next((column for column in self.columns if column.ticks), None)
        if column is None:
            return
        width = GUTTER + self._placed[0][1] if self._placed else 0
        for position in range(self.top, min(self.top + self._height, len(self.window.items))):
            row = self.window.row(position)
            if row is not None and self._ticked.get(position) != column.cell(row, self._now())[0]:
                self.refresh(Region(0, position - self.top + 1, width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen: the column titles, then rows."""
        width, position = self.size.width, self.top + y - 1
        if y == 0:
            return self._painter.head([(column.title, room) for column, room in self._arranged()], width)
        if position >= len(self.window.items):
            return self._painter.blank("" if self.window.items else self._why_empty(y - 2), width)
        item = self.window.items[position]
        return self._painter.heading(item, width) if isinstance(item, Heading) else self._row(position, item)

    def _why_empty(self, place: int) -> str:
        """Return a line of what is said in an empty list, by its place."""
        lines = wrap(self.empty, max(self.size.width - 4, 1))
        return f"  {lines[place]}" if 0 <= place < len(lines) else ""

    def _row(self, position: int, row: R) -> Strip:
        now = self._now()
        cells = tuple((column.cell(row, now), width) for column, width in self._arranged())
        if cells and self.columns[0].ticks:
            self._ticked[position] = cells[0][0][0]
        return self._painter.row(
            cells,
            self.size.width,
            is_cursor=position == self.window.cursor,
            is_marked=self.window.key(row) in self.window.marks,
            has_focus=self.has_focus,
        )

    def _arranged(self) -> list[Placed[R]]:
        if not self._placed:
            self._placed = arrange(self.columns, self.size.width - GUTTER - 1)
        return self._placed

    def _find_style(self, name: str) -> Style:
        return self.get_component_rich_style(f"record-list--{name}") if name else self.rich_style

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._painter.alike = self.app.native_ansi_color
        self._painter.forget()

    def on_resize(self, _event: Resize) -> None:
        """Place columns and rows anew."""
        self._placed = []
        self._settle()
