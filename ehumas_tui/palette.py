"""The command palette: our actions for the screen one is on, and nothing of Textual's own."""

from collections.abc import Callable

from textual.command import DiscoveryHit, Hit, Hits, Provider

from ehumas_tui import actions
from ehumas_tui.action import Action
from ehumas_tui.screens.base import ConsoleScreen
from store.i18n import _


class ActionProvider(Provider):
    """Offers what the registry has for this screen and this person."""

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for action in self._actions():
            yield DiscoveryHit(_title(action), self._run(action), help=_(action.help))

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for action in self._actions():
            score = matcher.match(_title(action))
            if score > 0:
                yield Hit(score, matcher.highlight(_title(action)), self._run(action), help=_(action.help))

    def _actions(self) -> list[Action]:
        screen = self.screen
        if not isinstance(screen, ConsoleScreen):
            return []
        return [action for action in actions.of(screen.scopes(), screen.actor) if action.id != "palette"]

    def _run(self, action: Action) -> Callable[[], None]:
        screen = self.screen

        def run() -> None:
            screen.call_later(screen.run_action, f"screen.perform('{action.id}')")

        return run


def _title(action: Action) -> str:
    return f"{_(action.label)}  {action.key}"
