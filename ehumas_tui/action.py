"""One action of the console: what a person can do, by which keys, in which scope, and who may."""

from dataclasses import dataclass

from ehumas_tui.keynames import is_typed, shown
from store.actors import Actor, Right, Role, may

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
