"""A complaint as a readable page: beside the list as a preview, and whole in the complaint's own screen."""

from textual.containers import VerticalScroll
from textual.widgets import Static

from ehumas_tui import text
from store.queries import ComplaintView


class ComplaintPane(VerticalScroll, can_focus=False):
    """A scrolling page about one complaint."""

    def compose(self):  # type: ignore[no-untyped-def]
        yield Static(id="page")

    def show_view(self, view: ComplaintView) -> None:
        """Show a complaint."""
        self.query_one("#page", Static).update(text.block(f"{view.title}\n\n{view.text}"))
        self.scroll_home(animate=False)

    def clear(self) -> None:
        """Show nothing."""
        self.query_one("#page", Static).update("")
