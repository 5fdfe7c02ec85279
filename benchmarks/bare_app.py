"""The references of the console's benchmarks: an empty Textual app, and one with a list of lines."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static

STANDS = "Empty."
LINES = 1_000


class EmptyApp(App[None]):
    """Nothing but a word."""

    def compose(self) -> ComposeResult:
        """Show the word."""
        yield Static(STANDS)


class ListApp(App[None]):
    """A list as the toolkit brings it, of lines without a meaning."""

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield OptionList(*(f"line {number}" for number in range(LINES)))


if __name__ == "__main__":
    EmptyApp().run()
