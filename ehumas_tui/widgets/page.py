"""A page about a complaint that scrolls: the preview beside a list, and the columns of the complaint's own screen."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class Page(VerticalScroll, can_focus=False):
    """Content that scrolls; drawn again only when it changed, and then without losing its place."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._shown: Content | None = None
        self._sheet = Static(classes="sheet")

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        yield self._sheet

    def show(self, content: Content, *, from_top: bool = True) -> None:
        """Show the content, from its top unless it is the same page brought up to date."""
        if self._shown is not None and content.is_same(self._shown):
            return
        self._shown = content
        self._sheet.update(content)
        if from_top:
            self.scroll_to(y=0, animate=False)

    @property
    def words(self) -> str:
        """Return what stands on the page."""
        return "" if self._shown is None else self._shown.plain
