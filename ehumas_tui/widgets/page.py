"""A page about a complaint that scrolls: the preview beside a list, and the columns of the complaint's own screen."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

FAR = 100_000


class Page(VerticalScroll, can_focus=False):
    """Content that scrolls, with its `partners`; drawn again only when it changed, without losing its place."""

    def __init__(self, *, id: str | None = None) -> None:  # Textual's name
        super().__init__(id=id)
        self.partners: tuple[Page, ...] = ()
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

    # --- keys of the scope `page` ---

    def do_scroll_down(self) -> None:
        """Scroll down by a line."""
        self._scroll(1)

    def do_scroll_up(self) -> None:
        """Scroll up by a line."""
        self._scroll(-1)

    def do_scroll_page_down(self) -> None:
        """Scroll down by half a page."""
        self._scroll(max(1, self.size.height // 2))

    def do_scroll_page_up(self) -> None:
        """Scroll up by half a page."""
        self._scroll(-max(1, self.size.height // 2))

    def do_scroll_first(self) -> None:
        """Scroll to the beginning."""
        self._scroll(-FAR)

    def do_scroll_last(self) -> None:
        """Scroll to the end."""
        self._scroll(FAR)

    def _scroll(self, lines: int) -> None:
        for page in (self, *self.partners):
            page.scroll_relative(y=lines, animate=False)
