"""The footer: what can be done here and now, most wanted first, as much as fits."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from ehumas_tui.action import Action
from store.i18n import _


class KeyHints(Static):
    """One line of keys and labels, made from the registry."""

    def __init__(self) -> None:
        super().__init__(id="hints")
        self._actions: Sequence[Action] = ()
        self._typing = False
        self._spans: list[tuple[int, int, Action]] = []

    def show(self, actions: Sequence[Action], *, typing: bool = False) -> None:
        """Show these actions, by keys that work while `typing`; only drawn again when they are others than before."""
        usable = [action for action in actions if action.key_for(typing=typing)]
        if (usable, typing) != (list(self._actions), self._typing):
            self._actions, self._typing = usable, typing
            self.refresh()

    def render(self) -> Content:
        """Draw the hints that fit; the last one, help, always stands at the end."""
        parts: list[tuple[str, str]] = []
        self._spans, column = [], 0
        for action in self._fitting():
            parts += [(f" {action.key_for(typing=self._typing)}", "bold $hint-key"), (f" {_(action.label)} ", "")]
            self._spans.append((column, column + self._width(action), action))
            column += self._width(action)
        return Content.assemble(*parts)

    def _fitting(self) -> list[Action]:
        if not self._actions:
            return []
        *others, last = self._actions
        room = self.size.width - self._width(last)
        kept: list[Action] = []
        for action in others:
            if self._width(action) > room:
                break
            room -= self._width(action)
            kept.append(action)
        return [*kept, last]

    async def on_click(self, event: Click) -> None:
        """Do what was clicked on."""
        for start, end, action in self._spans:
            if start <= event.x < end:
                await self.run_action(f"screen.perform('{action.id}')")
                return

    def _width(self, action: Action) -> int:
        return cell_len(action.key_for(typing=self._typing)) + cell_len(_(action.label)) + 3
