"""Completing a path as it is typed: folders, and the files that can be attached, nothing else."""

import os
from pathlib import Path

from textual.suggester import Suggester

from store.enclosures import SUFFIXES

AT_MOST = 500
"""A folder of more entries than this is looked at no further."""


def candidates(typed: str) -> list[str]:
    """Return what the path may go on as, as typed so far, in order; folders end with `/`."""
    head, slash, start = typed.rpartition("/")
    folder = Path(f"{head}{slash}" or ".").expanduser()
    try:
        with os.scandir(folder) as entries:
            found = [_shown(entry) for _number, entry in zip(range(AT_MOST), entries, strict=False)]
    except OSError:
        return []
    fitting = (name for name in found if name.startswith(start) and (start or not name.startswith(".")))
    return [f"{head}{slash}{name}" for name in sorted(fitting, key=str.casefold) if name]


def completed(typed: str) -> str:
    """Return the path with everything added that all candidates have in common; the first one where that is nothing."""
    found = candidates(typed)
    common = os.path.commonprefix(found)  # noqa: RUF071  # letters that are typed, not folders
    return common if len(common) > len(typed) else found[0] if found else typed


def _shown(entry: os.DirEntry[str]) -> str:
    if not entry.name.isprintable():
        return ""
    if entry.is_dir():
        return f"{entry.name}/"
    return entry.name if entry.name.lower().endswith(SUFFIXES) else ""


class PathSuggester(Suggester):
    """Shows behind the cursor how the path may go on."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first candidate."""
        return next(iter(candidates(value)), None) if value else None
