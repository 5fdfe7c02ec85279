"""The message catalogues: one `.po` per room and language, found, compiled and merged into one."""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

LANGUAGES = ("id", "en")


def directory() -> Path:
    """Return the directory of the catalogues: inside the installed package, or beside it in a checkout."""
    installed = Path(__file__).parent / "locale"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "locale"


def compile_one(source: Path) -> bytes:
    """Return the compiled form of one `.po` file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=source.parent.parent.name)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def compile_all(root: Path) -> list[Path]:
    """Write a `.mo` beside every `.po` under `root` and return what was written."""
    written = []
    for source in sorted(root.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        target.write_bytes(compile_one(source))
        written.append(target)
    return written


def _compiled(source: Path) -> bytes:
    """Return the `.mo` of a room; a missing or stale one is made in memory, never shown as raw ids."""
    target = source.with_suffix(".mo")
    if target.is_file() and (not source.is_file() or target.stat().st_mtime >= source.stat().st_mtime):
        return target.read_bytes()
    return compile_one(source)


@cache
def load(language: str) -> gettext.NullTranslations:
    """Return the merged catalogue of all rooms in one language; of none, when the language is unknown."""
    folder = directory() / language / "LC_MESSAGES"
    rooms = sorted({path.stem for path in folder.glob("*.[pm]o")})
    merged: gettext.GNUTranslations | None = None
    for room in rooms:
        part = gettext.GNUTranslations(io.BytesIO(_compiled(folder / f"{room}.po")))
        if merged is None:
            merged = part
        else:
            _absorb(merged, part)
    return merged or gettext.NullTranslations()


def _absorb(merged: gettext.GNUTranslations, part: gettext.GNUTranslations) -> None:
    """Add one room's messages to the merged catalogue; all rooms of a language have one plural rule."""
    messages: dict[object, str] = merged._catalog  # type: ignore[attr-defined]  # no public way to merge
    added: dict[object, str] = part._catalog  # type: ignore[attr-defined]  # as above
    messages.update({key: text for key, text in added.items() if key})
