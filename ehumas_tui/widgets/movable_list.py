"""Moving in a record list and marking: the keys of the scope `list`, the mouse, and what the list tells its screen."""

from typing import Any, Generic, TypeVar

from textual.events import Blur, Click, Focus, MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from ehumas_tui.widgets.row_window import RowWindow

R = TypeVar("R")

AHEAD = 60
"""So many rows before the end of what is loaded, more are wanted."""
WHEEL = 3


class MovableList(Widget, Generic[R]):
    """A list with a cursor that moves in its `window`, of which `top` is the first row in sight."""

    window: RowWindow[R]
    top: int
    _asked: tuple[int, int] | None

    class Moved(Message, namespace="record_list"):
        """The cursor came to another record, or the record under it changed; `row` is None in an empty list."""

        def __init__(self, row: Any) -> None:
            super().__init__()
            self.row = row

    class Opened(Message, namespace="record_list"):
        """The record under the cursor is to be opened."""

        def __init__(self, row: Any) -> None:
            super().__init__()
            self.row = row

    class Marked(Message, namespace="record_list"):
        """The marks changed."""

    class Wanted(Message, namespace="record_list"):
        """Rows before or after those loaded are wanted soon; with `end` the very first or last ones, now."""

        def __init__(self, *, before: bool, end: bool = False) -> None:
            super().__init__()
            self.before, self.end = before, end

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

    # --- what happens to the widget ---

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
