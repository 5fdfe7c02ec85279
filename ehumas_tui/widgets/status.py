"""The status line: what just happened, or why something is not possible. It stands until the next word, no toast."""

from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from ehumas_tui import text

LINES_AT_MOST = 4
SIGNS = {"good": "✓", "info": "·", "warn": "!", "bad": "✗"}


class StatusLine(Static):
    """One line, more for a sentence that needs them; `position` stands at its right end, such as `12 / 340`.

    `company`, who else is at the same record, stands there too, or below the sentence where both are too long.
    """

    def __init__(self) -> None:
        super().__init__(id="status")
        self.sentence, self.tone, self.position, self.company = "", "info", "", ""

    def say(self, sentence: str, tone: str = "good") -> None:
        """Show a sentence; it may quote people's words, so it is cleaned like them."""
        self.sentence, self.tone = text.one_line(sentence), tone
        self.set_classes(f"-{tone}")
        self._lay_out()

    def clear(self) -> None:
        """Show nothing but the position."""
        if self.sentence:
            self.say("", "info")

    def place(self, position: str) -> None:
        """Show where in a list one is, and how many are marked."""
        if position != self.position:
            self.position = position
            self._lay_out()

    def accompany(self, words: str) -> None:
        """Show who else is here."""
        if words != self.company:
            self.company = words
            self._lay_out()

    def render(self) -> Content:
        """Draw the sentence beside the position, and the company where there is room for it."""
        lines, company = self._lines(), self._company()
        end = Content.assemble((self.position, "$muted"))
        if company and not self._is_below(lines):
            end, company = Content.assemble(end, company), Content("")
        room = max(0, self._width - end.cell_length - 1)
        first = Content.assemble(Content(text.fit(lines[0], room)), " ", end)
        below = [Content.assemble(" " * max(0, self._width - company.cell_length), company)] if company else []
        return Content("\n").join([first, *map(Content, lines[1:]), *below])

    def _company(self) -> Content:
        return text.line(text.fit(self.company, min(self._width, cell_len(self.company))), "$accent")

    def _is_below(self, lines: Sequence[str]) -> bool:
        """Tell whether the company needs a line of its own."""
        taken = cell_len(lines[0]) + cell_len(self.position)
        return bool(self.company) and (len(lines) > 1 or taken + cell_len(self.company) + 2 > self._width) and taken > 0

    def on_resize(self, _event: Resize) -> None:
        """Wrap the sentence anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        lines = self._lines()
        height = len(lines) + self._is_below(lines)
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.refresh()

    @property
    def _width(self) -> int:
        return max(20, self.app.size.width - 2)

    def _lines(self) -> list[str]:
        words = f"{SIGNS[self.tone]} {self.sentence}" if self.sentence else ""
        room = max(20, self._width - cell_len(self.position) - 1)
        return wrap(words, room, max_lines=LINES_AT_MOST, placeholder=" …") or [""]
