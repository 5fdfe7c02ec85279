"""A keymap of one's own: which keys an office or a person wants for which actions, read, checked and put in force.

What cannot be is left out and said in a sentence; the action then keeps its usual keys. Nothing here ever stops the
console from opening.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules

from ehumas_tui import action_tables
from ehumas_tui.action import EVERYONE, Action
from ehumas_tui.keynames import is_typed, read, shown
from store.actors import PUBLIC, Actor
from store.i18n import _

TYPING = frozenset({"login", "form", "article", "editor", "forward"})
"""Scopes whose keys are pressed while one types."""
STOLEN = frozenset({"ctrl+s", "ctrl+q", "ctrl+i", "ctrl+m"})
"""Keys that many terminals keep for themselves, or send as another key: never the only way."""
_PEOPLE = (PUBLIC, *(Actor(role, account_id=0, agency_id=0) for role in sorted(EVERYONE)))


@dataclass(frozen=True)
class Keymap:
    """The keys that differ from the usual ones, by action, and a sentence for everything that could not be."""

    keys: Mapping[str, tuple[str, ...]]
    faults: tuple[str, ...] = ()

    def on(self, actions: Iterable[Action]) -> tuple[Action, ...]:
        """Return the actions with these keys."""
        return tuple(replace(one, keys=self.keys[one.id]) if one.id in self.keys else one for one in actions)


USUAL = Keymap({})


def check(wanted: Mapping[str, object]) -> Keymap:
    """Return the keymap of what a settings file wants: `{"forward": "f", "reject": ["x", "delete"]}`."""
    known = {action.id: action for action in action_tables.ALL}
    keys: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for name, value in wanted.items():
        if name not in known:
            faults.append(_unknown(name, known))
            continue
        found, fault = _keys(known[name], value)
        if fault:
            faults.append(fault)
        else:
            keys[name] = found
    return _without_quarrels(Keymap(keys, tuple(faults))) if keys else Keymap({}, tuple(faults))


def _unknown(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, 1)
    advice = _("Did you mean “%(name)s”?") % {"name": near[0]} if near else _("ehumas console --keys lists them.")
    return _("[keys]: there is no action “%(name)s”.") % {"name": name[:40]} + " " + advice


def _keys(action: Action, value: object) -> tuple[tuple[str, ...], str]:
    """Return Textual's names of the keys, or a sentence about what is wrong with them."""
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not written or not all(isinstance(one, str) for one in written):
        return (), _("[keys] %(id)s: write a key, or several in brackets, such as %(example)s.") % {
            "id": action.id,
            "example": '["x", "delete"]',
        }
    found: list[str] = []
    for one in written:
        key = read(one)
        if fault := _fault(action, one, key):
            return (), fault
        found.append(key)
    if STOLEN.issuperset(found):
        return (), _("[keys] %(id)s: many terminals keep “%(key)s” for themselves; name a second key.") % {
            "id": action.id,
            "key": shown(found[0]),
        }
    return tuple(dict.fromkeys(found)), ""


def _fault(action: Action, written: str, key: str) -> str:
    said = {"id": action.id, "key": written[:20], "label": _(action.label)}
    if not key:
        return _("[keys] %(id)s: “%(key)s” is no key. Write one as it stands on the keyboard: x, ?, ctrl+d, F5.") % said
    if key.isdecimal():
        return _("[keys] %(id)s: digits begin a complaint's number everywhere; choose another key.") % said
    if action.scope == "prompt" or key == "ctrl+c" or (key == "escape" and action.id != "back"):
        return _("[keys] %(id)s: “%(key)s” always means the same here; choose another key.") % said
    if action.scope in TYPING and is_typed(key):
        return _("[keys] %(id)s: one types where “%(label)s” works, and “%(key)s” would be text.") % said
    return ""


def _without_quarrels(keymap: Keymap) -> Keymap:
    """Return the keymap without the wishes that make a key mean two things on one screen."""
    keys, faults = dict(keymap.keys), list(keymap.faults)
    while quarrel := _quarrel(keys):
        key, ours, others = quarrel
        faults.append(
            _("[keys]: “%(key)s” would mean %(actions)s on the same screen; %(ids)s keep the usual keys.")
            % {
                "key": shown(key),
                "actions": " / ".join(f"“{_(one.label)}”" for one in (*ours, *others)),
                "ids": ", ".join(one.id for one in ours),
            }
        )
        for one in ours:
            del keys[one.id]
    return Keymap(keys, tuple(faults))


def _quarrel(keys: Mapping[str, tuple[str, ...]]) -> tuple[str, list[Action], list[Action]] | None:
    """Return the first key that means two things, with the changed actions and the usual ones that it would mean."""
    every = Keymap(keys).on(action_tables.ALL)
    for scopes in meetings():
        for actor in _PEOPLE:
            owners: dict[str, list[Action]] = {}
            for action in every:
                if action.scope in scopes and action.is_for(actor):
                    for key in action.keys:
                        owners.setdefault(key, []).append(action)
            for key, quarrelling in owners.items():
                ours = [one for one in quarrelling if one.id in keys]
                if len(quarrelling) > 1 and ours:
                    return key, ours, [one for one in quarrelling if one.id not in keys]
    return None


def meetings() -> Sequence[tuple[str, ...]]:
    """Return the scopes of every screen: what meets there must not share a key."""
    from ehumas_tui import screens
    from ehumas_tui.screens.base import ConsoleScreen

    found: dict[tuple[str, ...], None] = {}
    for module in iter_modules(screens.__path__):
        for made in vars(import_module(f"{screens.__name__}.{module.name}")).values():
            if isinstance(made, type) and issubclass(made, ConsoleScreen):
                found[(*made.SCOPES, "everywhere")] = None
    return list(found)
