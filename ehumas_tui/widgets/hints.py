"""The footer: what can be done here, most wanted first, as much as fits; what is not possible now is dim."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from ehumas_tui.actions import Action
from store.i18n import _


class KeyHints(Static):
    """One line of keys and labels, made from the registry."""

    def __init__(self) -> None:
        super().__init__(id="hints")
        self._actions: Sequence[Action] = ()
        self._possible: Callable[[Action], bool] = lambda action: True
        self._spans: list[tuple[int, int, Action]] = []
        self._drawn: tuple[object, ...] = ()

    def show(self, actions: Sequence[Action], possible: Callable[[Action], bool]) -> None:
        """Show these actions; only drawn again when something about them changed."""
        drawn = tuple((action.id, possible(action)) for action in actions)
        self._actions, self._possible = actions, possible
        if drawn != self._drawn:
            self._drawn = drawn
            self.refresh()

    def render(self) -> Content:
        """Draw the hints that fit; the last one, help, always stands at the end."""
        parts: list[Content] = []
        self._spans, column = [], 0
        kept = self._fitting()
        for action in kept:
            key, label = action.key, _(action.label)
            possible = self._possible(action)
            parts += [
                Content.styled(f" {key}", "bold $hint-key" if possible else "$faint"),
                Content.styled(f" {label} ", "" if possible else "$faint"),
            ]
            width = cell_len(key) + cell_len(label) + 3
            self._spans.append((column, column + width, action))
            column += width
        return Content.assemble(*parts)

    def _fitting(self) -> list[Action]:
        *others, last = self._actions or (None,)
        if last is None:
            return []
        room = self.size.width - _width(last)
        kept: list[Action] = []
        for action in others:
            if action is None or _width(action) > room:
                break
            room -= _width(action)
            kept.append(action)
        return [*kept, last]

    async def on_click(self, event: Click) -> None:
        """Do what was clicked on."""
        for start, end, action in self._spans:
            if start <= event.x < end:
                await self.run_action(f"screen.perform('{action.id}')")
                return


def _width(action: Action) -> int:
    return cell_len(action.key) + cell_len(_(action.label)) + 3
