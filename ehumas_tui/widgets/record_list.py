"""The record list: draws only the lines in sight of a window of rows, and of those only what changed.

It knows nothing of the store. Its screen fills it (`replace`, `extend`) and hears from it: `Moved`, `Opened`, `Marked`
and `Wanted` when the cursor comes near the end of what is loaded. The column that ticks stands leftmost, because a
terminal is sent every changed line from its left edge up to the change.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.style import Style
from textual.events import Blur, Click, Focus, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ehumas_tui.widgets.columns import Column, Placed, arrange
from ehumas_tui.widgets.row_painter import GUTTER, RowPainter
from ehumas_tui.widgets.row_window import Heading, RowWindow

R = TypeVar("R")

AHEAD = 60
WHEEL = 3


class RecordList(Widget, Generic[R], can_focus=True):
    """A list of records with columns, a cursor and marks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"record-list--{name}"
        for name in ("head", "heading", "cursor", "marked", "late", "soon", "good", "muted", "strong", "accent")
    }

    class Moved(Message):
        """The cursor came to another record, or the record under it changed; `row` is None in an empty list."""

        def __init__(self, row: Any) -> None:
            super().__init__()
            self.row = row

    class Opened(Message):
        """The record under the cursor is to be opened."""

        def __init__(self, row: Any) -> None:
            super().__init__()
            self.row = row

    class Marked(Message):
        """The marks changed."""

    class Wanted(Message):
        """Rows before or after those loaded are wanted soon; with `end` the very first or last ones, now."""

        def __init__(self, *, before: bool, end: bool = False) -> None:
            super().__init__()
            self.before, self.end = before, end

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

    # --- keys of the scope `list` ---

    def do_down(self) -> None:
        """One row down."""
        self._move(1)

    def do_up(self) -> None:
        """One row up."""
        self._move(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self._move(max(1, self._height - 2))

    def do_page_up(self) -> None:
        """A page up."""
        self._move(-max(1, self._height - 2))

    def do_first(self) -> None:
        """To the first row, even if it is not loaded."""
        if self.window.more_before:
            self.post_message(self.Wanted(before=True, end=True))
        else:
            self._move(-len(self.window.items))

    def do_last(self) -> None:
        """To the last row, even if it is not loaded."""
        if self.window.more_after:
            self.post_message(self.Wanted(before=False, end=True))
        else:
            self._move(len(self.window.items))

    def do_open(self) -> None:
        """Open the record under the cursor."""
        if self.window.current is not None:
            self.post_message(self.Opened(self.window.current))

    def do_mark(self) -> None:
        """Mark or unmark, and go on to the next row."""
        self.window.toggle_mark()
        self._refresh_line(self.window.cursor)
        self.post_message(self.Marked())
        self._move(1)

    def do_range(self) -> None:
        """Mark from the last mark to here."""
        self.window.mark_range()
        self.refresh()
        self.post_message(self.Marked())

    def go(self, position: int) -> None:
        """Put the cursor on the row at a position."""
        old = self.window.cursor
        if self.window.move_to(position):
            self._moved_from(old)

    def step(self, steps: int) -> R | None:
        """Move the cursor without the keyboard and return the record it came to, None at the end."""
        return self.window.current if self._move(steps) else None

    def _move(self, steps: int) -> bool:
        old = self.window.cursor
        moved = self.window.move(steps)
        if moved:
            self._moved_from(old)
        self._want_more()
        return moved

    def _moved_from(self, old: int) -> None:
        top = self.top
        self._settle()
        if top == self.top:
            self._refresh_line(old)
            self._refresh_line(self.window.cursor)
        else:
            self.refresh()
        self.post_message(self.Moved(self.window.current))

    # --- where things stand ---

    @property
    def _height(self) -> int:
        return max(1, self.size.height - 1)

    def _settle(self) -> None:
        """Keep the cursor in sight, a heading above its first row too, and no empty room below the last row."""
        count, cursor = len(self.window.items), max(self.window.cursor, 0)
        margin = min(2, (self._height - 1) // 3)
        low, high = cursor - self._height + 1 + margin, cursor - margin
        self.top = max(min(self.top, high), low)
        self.top = max(0, min(self.top, count - self._height))

    def _want_more(self) -> None:
        window = self.window
        if window.more_after and window.cursor > len(window.items) - AHEAD:
            self._ask(before=False)
        if window.more_before and window.cursor < AHEAD:
            self._ask(before=True)

    def _ask(self, *, before: bool) -> None:
        asked = (int(before), len(self.window.items))
        if self._asked != asked:
            self._asked = asked
            self.post_message(self.Wanted(before=before))

    def _refresh_line(self, position: int) -> None:
        line = position - self.top + 1
        if 1 <= line <= self._height:
            self.refresh(Region(0, line, self.size.width, 1))

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

    # --- drawing ---

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen: the column titles, then rows."""
        width, position = self.size.width, self.top + y - 1
        if y == 0:
            return self._painter.head([(column.title, room) for column, room in self._arranged()], width)
        if position >= len(self.window.items):
            return self._painter.blank(f"  {self.empty}" if not self.window.items and y == 2 else "", width)
        item = self.window.items[position]
        return self._painter.heading(item, width) if isinstance(item, Heading) else self._row(position, item)

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

    # --- what happens to the widget ---

    def on_resize(self, _event: Resize) -> None:
        """Place columns and rows anew."""
        self._placed = []
        self._settle()

    def on_focus(self, _event: Focus) -> None:
        """Show that the keys go here."""
        self._refresh_line(self.window.cursor)

    def on_blur(self, _event: Blur) -> None:
        """Show that the keys go elsewhere."""
        self._refresh_line(self.window.cursor)

    def on_click(self, event: Click) -> None:
        """Put the cursor where was clicked; a second click opens."""
        position = self.top + event.y - 1
        if event.chain > 1 and position == self.window.cursor:
            self.do_open()
        elif event.y >= 1:
            self.go(position)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self._move(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self._move(-WHEEL)
