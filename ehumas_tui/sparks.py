"""Small drawings made of characters: sparklines and shares."""

from collections.abc import Sequence

from store.i18n import format_percent

_LEVELS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[int]) -> str:
    """Return one block a value, the tallest full; a dot where nothing happened."""
    most = max(values, default=0) or 1
    return "".join(_LEVELS[round(value / most * (len(_LEVELS) - 1))] if value else "·" for value in values)


def share(hits: int, of: int) -> tuple[str, str]:
    """Return a share and the tone it is said in: quiet for few cases, so that nobody is judged by three."""
    if not of:
        return "–", "muted"
    part = hits / of
    tone = "good" if part >= 0.9 else "" if part >= 0.7 else "soon" if part >= 0.5 else "late"
    return format_percent(part), tone if of >= 20 else ""
