"""How a key is called on screen: short, and as it stands on the keyboard."""

from store.i18n import N_, _

_SIGNS = {
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "asterisk": "*",
    "full_stop": ".",
    "comma": ",",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "equals_sign": "=",
    "minus": "-",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "⏎",
    "tab": "⇥",
    "shift+tab": "⇧⇥",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "f1": "F1",
}
_MOVING = frozenset({"up", "down", "left", "right", "enter", "tab", "home", "end", "pageup", "pagedown"})
_WORDS = {"space": N_("Space")}


def shown(key: str) -> str:
    """Return a key of Textual as a person reads it: `ctrl+d` as `^d`, `question_mark` as `?`."""
    if key in _WORDS:
        return _(_WORDS[key])
    if key in _SIGNS:
        return _SIGNS[key]
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return key


def is_typed(key: str) -> bool:
    """Tell whether the key writes a character where one types, so that it cannot be a command there."""
    return len(key) == 1 or key in _WORDS or (key in _SIGNS and len(_SIGNS[key]) == 1 and key not in _MOVING)
