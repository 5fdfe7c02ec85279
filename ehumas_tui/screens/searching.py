"""A list that is searched as one types: Enter keeps the search, Esc gives it up."""

from typing import ClassVar, TypeVar

from ehumas_tui.screens.asking import AskingScreen
from ehumas_tui.widgets.prompt import Question
from store.i18n import _

R = TypeVar("R")


class SearchingScreen(AskingScreen[R]):
    """What is searched for stands in `search`, and `reload` reads by it."""

    SEARCH_HINT: ClassVar[str] = ""
    """The message id of what one may search by."""

    def __init__(self) -> None:
        super().__init__()
        self.search = ""

    def ask_search(self) -> None:
        """Search as one types."""
        self.ask_line(
            Question(
                _("Search"),
                lambda _text: self.prompt.close(),
                value=self.search,
                hint=_(self.SEARCH_HINT),
                change=self._search,
                cancel=lambda: self._search(""),
                limit=60,
            )
        )

    def _search(self, words: str) -> None:
        self.search = words.strip()
        self.reload()

    def do_back(self) -> None:
        """Give up the search first."""
        if self.search:
            self._search("")
        else:
            super().do_back()
