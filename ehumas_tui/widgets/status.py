"""The status line: what just happened, or why something is not possible. It stands until the next word, no toast."""

from textual.content import Content
from textual.widgets import Static

from ehumas_tui import text

SIGNS = {"good": "✓", "info": "·", "warn": "!", "bad": "✗"}


class StatusLine(Static):
    """One line; `position` stands at its right end, such as `12 / 340`."""

    DEFAULT_CSS = ""

    def __init__(self) -> None:
        super().__init__(id="status")
        self.sentence, self.tone, self.position = "", "info", ""

    def say(self, sentence: str, tone: str = "good") -> None:
        """Show a sentence; it may quote people's words, so it is cleaned like them."""
        self.sentence, self.tone = text.one_line(sentence), tone
        self.set_classes(f"-{tone}")
        self.tooltip = None
        self.refresh()

    def clear(self) -> None:
        """Show nothing but the position."""
        if self.sentence:
            self.say("", "info")

    def place(self, position: str) -> None:
        """Show where in a list one is, and how many are marked."""
        if position != self.position:
            self.position = position
            self.refresh()

    def render(self) -> Content:
        """Draw the sentence, cut where the position begins."""
        width = self.size.width
        right = text.fit(self.position, min(len(self.position), width // 2))
        room = max(0, width - len(right) - 1)
        words = f"{SIGNS[self.tone]} {self.sentence}" if self.sentence else ""
        return Content.assemble(Content(text.fit(words, room)), " ", (right, "$muted"))
