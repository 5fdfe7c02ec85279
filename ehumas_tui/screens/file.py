"""One file, such as an agency's or a citizen's: who it is above, its lines below; a line says everything."""

from collections.abc import Iterable
from typing import TypeVar

from textual.widget import Widget

from ehumas_tui.screens.asking import AskingScreen
from ehumas_tui.widgets.page import Page

R = TypeVar("R")


class FileScreen(AskingScreen[R]):
    """Whose file it is stands in `title_page`."""

    def above(self) -> Iterable[Widget]:
        """Yield whose file it is."""
        self.title_page = Page(id="standing")
        yield self.title_page

    def body(self) -> Iterable[Widget]:
        """Yield the list without a preview."""
        yield from super().body()
        self.pane.display = False
