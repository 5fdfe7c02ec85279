"""Help: every key that works on the screen one came from, filtered as one types."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from ehumas_tui import actions, text
from ehumas_tui.action_tables import SCOPE_NAMES
from ehumas_tui.actions import Action
from ehumas_tui.screens.base import ConsoleScreen
from ehumas_tui.widgets.page import Page
from store.i18n import _


class HelpScreen(ConsoleScreen):
    """The keys of `scopes`, the nearest first."""

    def __init__(self, scopes: Sequence[str]) -> None:
        super().__init__()
        self.shown_scopes = scopes

    def body(self) -> Iterable[Widget]:
        """Yield the filter and the page."""
        self.filter = Input(id="filter", compact=True, placeholder=_("Type to filter the keys; Esc goes back"))
        self.filter.cursor_blink = False
        self.page = Page(id="body")
        yield self.filter
        yield self.page

    def reload(self) -> None:
        """Show everything."""
        self.filter.focus()
        self._show("")

    def focus_body(self) -> None:
        """Type into the filter."""
        self.filter.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the filter leaves."""
        event.stop()
        self._show(event.value)

    def _show(self, wanted: str) -> None:
        parts = [self._scope(scope, wanted.casefold().strip()) for scope in self.shown_scopes]
        found = [part for part in parts if part is not None]
        self.page.show(Content("\n\n").join(found) if found else Content.styled(_("No key is about that."), "$muted"))

    def _scope(self, scope: str, wanted: str) -> Content | None:
        found = [action for action in actions.of([scope], self.actor) if wanted in _searchable(action)]
        if not found:
            return None
        return Content("\n").join([Content.styled(_(SCOPE_NAMES[scope]), "bold $primary"), *map(_line, found)])


def _searchable(action: Action) -> str:
    return f"{action.all_keys} {_(action.label)} {_(action.help)}".casefold()


def _line(action: Action) -> Content:
    keys = action.all_keys + " " * max(0, 12 - cell_len(action.all_keys))
    return Content.assemble((f"  {keys}", "bold $hint-key"), (text.fit(_(action.label), 18), ""), (_(action.help), "$muted"))
