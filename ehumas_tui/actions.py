"""The one registry of actions: from it come the bindings, the footer, the help, the palette and the README's key table.

An action names the scope it belongs to; a screen or a widget lists the scopes it answers to (`SCOPES`) and has a method
`do_<id>` for each of their actions. How to add a screen stands in `ehumas_tui/places.py`.
"""

from collections.abc import Iterable, Sequence

from textual.binding import Binding

from ehumas_tui import action_tables
from ehumas_tui.action import Action
from ehumas_tui.keymap import USUAL, Keymap
from ehumas_tui.keynames import shown
from store.actors import Actor
from store.i18n import _

_in_force: list[tuple[Action, ...]] = [action_tables.ALL]


def use(keymap: Keymap = USUAL) -> None:
    """Put a keymap in force for this process: bindings, footer, help and palette follow."""
    _in_force[0] = keymap.on(action_tables.ALL)


def every() -> tuple[Action, ...]:
    """Return the whole registry with the keys in force, in the order of the help."""
    return _in_force[0]


def find(action_id: str) -> Action:
    """Return the action with that id. Raises KeyError."""
    return next(action for action in every() if action.id == action_id)


def of(scopes: Iterable[str], actor: Actor | None = None) -> list[Action]:
    """Return the actions of the scopes, in the scopes' order; with an actor only those that exist for its role."""
    wanted = list(dict.fromkeys(scopes))
    found = [action for scope in wanted for action in every() if action.scope == scope]
    return [action for action in found if actor is None or action.is_for(actor)]


def bindings(scopes: Iterable[str], actor: Actor | None) -> list[Binding]:
    """Return Textual's bindings for the scopes; each only says which action is meant."""
    return [
        Binding(
            ",".join(action.keys),
            f"screen.perform('{action.id}')",
            _(action.label),
            tooltip=_(action.help),
            id=action.id,
            show=bool(action.footer),
        )
        for action in of(scopes, actor)
    ]


def hints(scopes: Iterable[str], actor: Actor | None) -> list[Action]:
    """Return the actions that the footer shows, most wanted first."""
    return sorted((action for action in of(scopes, actor) if action.footer), key=lambda action: action.footer)


def conflicts(scopes: Sequence[str], actor: Actor | None = None) -> list[str]:
    """Return the keys that mean two things at once where these scopes meet, each with the ids that quarrel."""
    owners: dict[str, list[str]] = {}
    for action in of(scopes, actor):
        for key in action.keys:
            owners.setdefault(key, []).append(action.id)
    return [f"{key}: {', '.join(ids)}" for key, ids in owners.items() if len(ids) > 1]


def key_table() -> str:
    """Return the registry as the README's Markdown table."""
    lines = [f"| {_('Where')} | {_('Key')} | {_('Action')} | {_('What it does')} |", "|---|---|---|---|"]
    for scope, name in action_tables.SCOPE_NAMES.items():
        lines += [f"| {_(name)} | {_code(action)} | {_(action.label)} | {_(action.help)} |" for action in of([scope])]
    return "\n".join(lines) + "\n"


def _code(action: Action) -> str:
    return " ".join(f"`{shown(key)}`".replace("|", "\\|") for key in action.keys)
