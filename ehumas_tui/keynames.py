"""How a key is called on screen, short and as it stands on the keyboard, and how such a name is read."""

import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

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
}
_MOVING = frozenset({"up", "down", "left", "right", "enter", "tab", "home", "end", "pageup", "pagedown"})
_WORDS = {"space": N_("Space")}
_CHARACTERS = {"at": "@", "backslash": "\\", "underscore": "_"}
_KNOWN = frozenset(
    {key.value for key in Keys if key.value.islower() and key.value.isascii() and "<" not in key.value}
    | set(_SIGNS)
    | set(_WORDS)
)


def shown(key: str) -> str:
    """Return a key of Textual as a person reads it: `ctrl+d` as `^d`, `question_mark` as `?`."""
    if key in _WORDS:
        return _(_WORDS[key])
    if key in _SIGNS:
        return _SIGNS[key]
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    if key[0] == "f" and key[1:].isdecimal():
        return key.upper()
    character = _CHARACTERS.get(key) or key_to_character(key)
    return character if character and character.isprintable() else key


def read(name: str) -> str:
    """Return Textual's name of a key as people write it (`x`, `?`, `^d`, `Ctrl+D`, `F5`), or nothing."""
    if len(name) == 1 and name.isprintable():
        return _sign_name(name)
    signs = {sign.casefold(): key for key, sign in _SIGNS.items()} | {shown(key).casefold(): key for key in _WORDS}
    plain = name.strip().casefold()
    plain = signs.get(plain, f"ctrl+{plain.removeprefix('^')}" if plain.startswith("^") and len(plain) == 2 else plain)
    return plain if plain in _KNOWN else ""


def _sign_name(sign: str) -> str:
    if sign.isalnum():
        return sign
    signs = {shown: key for key, shown in _SIGNS.items()}
    called = unicodedata.name(sign, "").casefold().replace("-", "_").replace(" ", "_")
    return signs.get(sign) or ("space" if sign == " " else KEY_NAME_REPLACEMENTS.get(called, called))


def is_typed(key: str) -> bool:
    """Tell whether the key writes a character where one types, so that it cannot be a command there."""
    return key not in _MOVING and (key in _WORDS or len(shown(key)) == 1)
