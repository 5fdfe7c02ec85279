"""Help: every key that works on the screen one came from, filtered as one types."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from textual.content import Content
from textual.dom import DOMNode
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input

from ehumas_tui import actions, complaint_columns, text
from ehumas_tui.action import Action
from ehumas_tui.action_tables import SCOPE_NAMES
from ehumas_tui.screens.base import ConsoleScreen
from ehumas_tui.widgets.page import Page
from store.i18n import _

KEYS, LABELS = 15, 20


class HelpScreen(ConsoleScreen):
    """The keys of `scopes`, the nearest first, and the signs."""

    SCOPES = ("page",)

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
        self._show()

    def focus_body(self) -> None:
        """Type into the filter."""
        self.filter.focus()

    def main_widgets(self) -> list[DOMNode]:
        """Let the arrows scroll the page while one types."""
        return [self.page]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the filter leaves."""
        event.stop()
        self._show()

    def on_resize(self, _event: Resize) -> None:
        """Wrap the sentences anew."""
        self._show()

    def _show(self) -> None:
        wanted = self.filter.value.casefold().strip()
        parts = [self._scope(scope, wanted) for scope in self.shown_scopes]
        found = [part for part in [*parts, _signs(wanted)] if part is not None]
        self.page.show(Content("\n\n").join(found) if found else Content.styled(_("No key is about that."), "$muted"))

    def _scope(self, scope: str, wanted: str) -> Content | None:
        found = [action for action in actions.of([scope], self.actor) if wanted in _searchable(action)]
        lines = [_line(action, self.app.size.width - 4) for action in found]
        return Content("\n").join([Content.styled(_(SCOPE_NAMES[scope]), "bold $primary"), *lines]) if lines else None


def _searchable(action: Action) -> str:
    return f"{action.all_keys} {_(action.label)} {_(action.help)}".casefold()


def _line(action: Action, width: int) -> Content:
    first, *rest = wrap(_(action.help), max(20, width - KEYS - LABELS)) or [""]
    head = Content.assemble(
        (text.fit(f"  {action.all_keys}", KEYS), "bold $hint-key"), text.fit(_(action.label), LABELS), (first, "$muted")
    )
    indent = " " * (KEYS + LABELS)
    return Content("\n").join([head, *(Content.styled(indent + line, "$muted") for line in rest)])


def _signs(wanted: str) -> Content | None:
    """Return what the signs in the lists mean."""
    signs = [
        ("▲", _("overdue, since when")),
        ("△", _("due soon")),
        ("◆", _("secret")),
        ("◇", _("anonymous")),
        *((glyph, complaint_columns.state_words(state)[2:]) for state, glyph in complaint_columns.STATE_GLYPHS.items()),
    ]
    found = [(glyph, words) for glyph, words in signs if wanted in words.casefold() or wanted == glyph]
    lines = [Content.assemble((f"  {glyph}  ", "bold"), (words, "$muted")) for glyph, words in found]
    return Content("\n").join([Content.styled(_("Signs"), "bold $primary"), *lines]) if lines else None
