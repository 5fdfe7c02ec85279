"""The one registry of actions: from it come the bindings, the footer, the help, the palette and the README's key table.

An action names the scope it belongs to; a screen or a widget lists the scopes it answers to (`SCOPES`) and has a method
`do_<id>` for each of their actions. How to add a screen stands in `ehumas_tui/places.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.binding import Binding

from ehumas_tui.keynames import is_typed, shown
from store.actors import Actor, Right, Role, may
from store.i18n import _

EVERYONE = frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.VIEWER, Role.OFFICER})
STAFF = EVERYONE - {Role.OFFICER}


@dataclass(frozen=True)
class Action:
    """Something a person can do in the console. `label` and `help` are message ids.

    `keys` are Textual's names, the first is the one that is shown. `footer` orders the hints, 0 keeps it out of them.
    `step` is the store's name of what it does to a complaint's state (see `store.steps`), if it does.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    scope: str
    right: Right | None = None
    roles: frozenset[Role] = EVERYONE
    footer: int = 0
    step: str = ""

    @property
    def key(self) -> str:
        """Return the first key as a person reads it."""
        return shown(self.keys[0])

    def key_for(self, *, typing: bool) -> str:
        """Return the first key that works while one types, or the first of all."""
        usable = [key for key in self.keys if not typing or not is_typed(key)]
        return shown(usable[0]) if usable else ""

    @property
    def all_keys(self) -> str:
        """Return every key as a person reads them."""
        return " ".join(shown(key) for key in self.keys)

    def is_for(self, actor: Actor) -> bool:
        """Tell whether the action exists at all for someone of this role."""
        return actor.role in self.roles and (self.right is None or may(actor, self.right))


def every() -> tuple[Action, ...]:
    """Return the whole registry, in the order of the help."""
    from ehumas_tui import action_tables

    return action_tables.ALL


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
    from ehumas_tui.action_tables import SCOPE_NAMES

    lines = [f"| {_('Where')} | {_('Key')} | {_('Action')} | {_('What it does')} |", "|---|---|---|---|"]
    for scope, name in SCOPE_NAMES.items():
        lines += [f"| {_(name)} | {_code(action)} | {_(action.label)} | {_(action.help)} |" for action in of([scope])]
    return "\n".join(lines) + "\n"


def _code(action: Action) -> str:
    return " ".join(f"`{shown(key)}`".replace("|", "\\|") for key in action.keys)
