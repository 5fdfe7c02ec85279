"""The command palette: our actions for the screen one is on, and nothing of Textual's own."""

from collections.abc import Callable

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

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
        scores = {action.id: matcher.match(_title(action)) for action in self._actions()}
        for action in self._actions():
            if scores[action.id] > 0:
                title = matcher.highlight(_title(action))
                yield Hit(scores[action.id], title, self._run(action), help=_(action.help))
        if not any(scores.values()):
            yield Hit(1, _("No command is called that."), _nothing)

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


class ActionPalette(CommandPalette):
    """The palette of our own actions."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(providers={ActionProvider}, placeholder=placeholder, id="--command-palette")


def _nothing() -> None:
    """Do nothing: what stands there is only a sentence."""


def _title(action: Action) -> str:
    return f"{_(action.label)}  {action.key}"
