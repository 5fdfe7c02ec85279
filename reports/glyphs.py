"""What the shipped font can draw: any text is brought down to it, because a missing glyph stops the typesetter."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TypeVar

FOLDER = Path(__file__).parent / "fonts"
MISSING = "□"

T = TypeVar("T")


@cache
def drawable() -> frozenset[str]:
    """Return every character that all weights of the font have."""
    signs: set[str] = set()
    for line in (FOLDER / "coverage.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            first, _, last = line.partition("-")
            signs.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(signs)


@cache
def _undrawable() -> re.Pattern[str]:
    kept = "".join(re.escape(sign) for sign in sorted(drawable() | {"\n"}))
    return re.compile(f"[^{kept}](?:[^{kept}]| (?=[^{kept}]))*")


def drawn(text: str) -> str:
    """Return `text` as the font can draw it: a run of signs that it lacks becomes one □."""
    composed = unicodedata.normalize("NFC", text).expandtabs(4)
    return _undrawable().sub(MISSING, composed)


def drawn_all(value: T) -> T:
    """Return a JSON value with every text in it brought down to the font."""
    if isinstance(value, str):
        return drawn(value)  # type: ignore[return-value]  # str stays str
    if isinstance(value, list):
        return [drawn_all(item) for item in value]  # type: ignore[return-value]  # list stays list
    if isinstance(value, dict):
        return {key: drawn_all(item) for key, item in value.items()}  # type: ignore[return-value]  # dict stays dict
    return value
