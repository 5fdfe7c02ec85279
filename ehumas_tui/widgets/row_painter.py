"""How the lines of a record list look: titles, headings, rows with cursor and mark; drawn once and remembered."""

from collections.abc import Callable, Sequence
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ehumas_tui import text
from ehumas_tui.widgets.columns import GAP, Cell
from ehumas_tui.widgets.row_window import Heading

GUTTER = 2
REMEMBERED = 2_000

Cells = tuple[tuple[Cell, int], ...]
"""What each cell of a row says, and its width."""


class RowPainter:
    """Draws lines of `width` cells in the styles that `find_style` knows by name; `alike` is for 16 colours."""

    def __init__(self, find_style: Callable[[str], Style]) -> None:
        self._find_style = find_style
        self._styles: dict[str, Style] = {}
        self._lines: dict[Any, Strip] = {}
        self.alike = False

    def forget(self) -> None:
        """Forget lines drawn in other colours."""
        self._styles.clear()
        self._lines.clear()

    def row(self, cells: Cells, width: int, *, is_cursor: bool, is_marked: bool, has_focus: bool) -> Strip:
        """Return a row; the same words under the same circumstances are drawn once."""
        key = (cells, width, is_cursor, is_marked, has_focus)
        if key not in self._lines:
            if len(self._lines) > REMEMBERED:
                self._lines.clear()
            self._lines[key] = self._row(cells, width, is_cursor=is_cursor, is_marked=is_marked)
        return self._lines[key]

    def head(self, titles: Sequence[tuple[str, int]], width: int) -> Strip:
        """Return the line of column titles."""
        words = (" " * GAP).join(text.fit(title, room) for title, room in titles)
        return self._line([Segment(" " * GUTTER + words, self._style("head"))], width, "head")

    def heading(self, item: Heading, width: int) -> Strip:
        """Return a heading with a rule to the right edge."""
        words = f"  {text.flat(item.title)} "
        rule = "─" * max(0, width - len(words) - 1)
        return self._line([Segment(words, self._style(item.tone)), Segment(rule, self._style("muted"))], width, "")

    def blank(self, words: str, width: int) -> Strip:
        """Return a line without a row."""
        return self._line([Segment(words, self._style("muted"))], width, "")

    def _row(self, cells: Cells, width: int, *, is_cursor: bool, is_marked: bool) -> Strip:
        under = "cursor" if is_cursor else "marked" if is_marked else ""
        base = self._style(under)
        sign = ("▌" if is_cursor else " ") + ("✓" if is_marked else " ")
        segments = [Segment(sign, base + self._words("accent", under))]
        for place, ((words, tone), room) in enumerate(cells):
            gap = " " * GAP if place else ""
            segments.append(Segment(gap + text.fit(text.flat(words), room), base + self._words(tone, under)))
        return self._line(segments, width, under)

    def _line(self, segments: list[Segment], width: int, under: str) -> Strip:
        return Strip(segments).adjust_cell_length(width, self._style(under))

    def _words(self, tone: str, under: str) -> Style:
        """Return how words of a tone look; under the cursor quiet ones speak up, and in 16 colours all look alike."""
        if not tone or (under == "cursor" and (tone == "muted" or self.alike)):
            return Style.null()
        style = self._style(tone)
        return Style(color=style.color, bold=style.bold, dim=style.dim, underline=style.underline)

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            self._styles[name] = self._find_style(name)
        return self._styles[name]
