"""Which keys this person's console has: the office's `[keys]`, over it the person's own `keys.toml`; and their list."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commands.output import Column, print_list, say
from ehumas_tui import action_tables, actions, keymap
from ehumas_tui.action import Action
from ehumas_tui.keymap import Keymap
from store.i18n import _
from store.settings import Settings


@dataclass(frozen=True)
class _Line:
    action: Action
    is_changed: bool


def chosen(settings: Settings) -> Keymap:
    """Return the keymap of this person; what cannot be is in its `faults`, and nothing raises."""
    own, faults = _own(own_file())
    found = keymap.check({**settings.keys, **own})
    return Keymap(found.keys, (*faults, *found.faults))


def own_file() -> Path:
    """Return where a person's own keys stand: `action = "key"` lines, without `[keys]` above them."""
    from platformdirs import user_config_path

    return user_config_path("ehumas") / "keys.toml"


def warning(faults: Sequence[str]) -> str:
    """Return what the console says about them when it opens: the first, and where to read the others."""
    more = "" if len(faults) == 1 else " " + _("All of them: ehumas console --keys")
    return faults[0] + more if faults else ""


def show(found: Keymap, *, as_json: bool, plain: bool) -> bool:
    """Print every action with its keys, then what is wrong; return whether all is well."""
    actions.use(found)
    scopes = action_tables.SCOPE_NAMES
    lines = [_Line(one, one.id in found.keys) for scope in scopes for one in actions.of([scope])]
    print_list(
        lines,
        [
            Column[_Line](_("Action"), lambda line: line.action.id),
            Column[_Line](_("Where"), lambda line: _(scopes[line.action.scope])),
            Column[_Line](_("Key"), lambda line: line.action.all_keys + (" *" if line.is_changed else "")),
            Column[_Line](_("Name"), lambda line: _(line.action.label)),
        ],
        lambda line: {
            "action": line.action.id,
            "scope": line.action.scope,
            "keys": list(line.action.keys),
            "changed": line.is_changed,
        },
        as_json=as_json,
        plain=plain,
    )
    for fault in found.faults:
        say(fault)
    return not found.faults


def _own(path: Path) -> tuple[dict[str, object], tuple[str, ...]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), ()
    except FileNotFoundError:
        return {}, ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        sentence = _("The keys in %(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error}
        return {}, (sentence,)
