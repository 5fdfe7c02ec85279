"""The catalogues as work: what each room says, brought up to date in its `.po` files, and checked for gaps.

`python -m tests.support.catalogues [ROOM…]` adds new messages and drops old ones; Indonesian is then to be filled in.
"""

import io
import re
import sys
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
ROOMS = {
    "store": ("store",),
    "escalation": ("escalation",),
    "portal": ("portal",),
    "reports": ("reports",),
    "console": ("ehumas_tui",),
    "cli": ("cli.py", "commands", "demo"),
}
LANGUAGES = ("id", "en")
METHODS = {".py": "python", ".html": "jinja2.ext:babel_extract", ".txt": "jinja2.ext:babel_extract"}
KEYWORDS = DEFAULT_KEYWORDS | {"N_": None}
HEADER = """# What E-Humas says in one room; `make messages` keeps it in step with the code.
msgid ""
msgstr ""
"Project-Id-Version: E-Humas\\n"
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
PLURALS = {"id": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
DATED = datetime(2026, 10, 1, tzinfo=UTC)
PLACEHOLDER = re.compile(r"%\((\w+)\)[#0\- +]?\d*(?:\.\d+)?[a-z]|%(?:\d*)[sdfr](?![a-z])")


def extract(room: str) -> Catalog:
    """Return every message that the room's files say, with the files that say it."""
    catalogue = Catalog(creation_date=DATED, revision_date=DATED, fuzzy=False)
    for file in _files(room):
        for _line, message, comments, context in extract_from_file(
            METHODS[file.suffix], str(file), KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            where = [(file.relative_to(ROOT).as_posix(), 0)]
            catalogue.add(message, None, locations=where, auto_comments=comments, context=context)
    return catalogue


def update(room: str) -> None:
    """Bring both of the room's `.po` files in step with its code; English repeats the message itself."""
    template = extract(room)
    for language in LANGUAGES:
        path = po_file(room, language)
        catalogue = read(path, language)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        for message in catalogue:
            if language == "en" and message.id:
                message.string = message.id
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            stream.write(_header(language) + b"\n")
            write_po(
                stream,
                catalogue,
                width=110,
                include_lineno=False,
                sort_output=True,
                omit_header=True,
                ignore_obsolete=True,
            )


def problems(room: str) -> list[str]:
    """Return what is wrong with the room's catalogues, one sentence each; nothing when they are complete."""
    said = [message.id for message in extract(room) if message.id]
    return [problem for language in LANGUAGES for problem in _problems(room, language, said)]


def _problems(room: str, language: str, said: Collection[object]) -> Iterator[str]:
    catalogue = read(po_file(room, language), language)
    place = f"locale/{language}/LC_MESSAGES/{room}.po"
    known = {message.id: message for message in catalogue if message.id}
    for identity in said:
        if identity not in known:
            yield f"{place}: missing {identity!r}"
    for identity, message in known.items():
        if identity not in said:
            yield f"{place}: nobody says {identity!r}"
        if message.fuzzy:
            yield f"{place}: fuzzy {identity!r}"
        if not all(_forms(message.string)):
            yield f"{place}: not translated {identity!r}"
        elif not _same_placeholders(message):
            yield f"{place}: other placeholders in {identity!r}"
    for message in catalogue.obsolete.values():
        yield f"{place}: obsolete {message.id!r}"


def _same_placeholders(message: Message) -> bool:
    """Say whether every form has the placeholders of the message; a singular may spell its number out."""
    wanted = [set(PLACEHOLDER.findall(form)) for form in _forms(message.id)]
    return all(any(set(PLACEHOLDER.findall(form)) == names for names in wanted) for form in _forms(message.string))


def _forms(text: object) -> tuple[str, ...]:
    return tuple(str(form) for form in text) if isinstance(text, tuple | list) else (str(text or ""),)


def read(path: Path, language: str) -> Catalog:
    """Return a `.po` file, or an empty catalogue where there is none yet."""
    text = path.read_bytes() if path.exists() else _header(language)
    return read_po(io.BytesIO(text), locale=language)


def _header(language: str) -> bytes:
    return HEADER.format(language=language, plurals=PLURALS[language]).encode()


def po_file(room: str, language: str) -> Path:
    """Return the path of a room's catalogue in a language."""
    return ROOT / "locale" / language / "LC_MESSAGES" / f"{room}.po"


def _files(room: str) -> list[Path]:
    """Return the room's files that can say something, in a fixed order."""
    found: list[Path] = []
    for place in ROOMS[room]:
        path = ROOT / place
        found += [path] if path.is_file() else sorted(path.rglob("*"))
    return [file for file in found if file.suffix in METHODS and file.is_file()]


def main(rooms: list[str]) -> int:
    """Update the named rooms, or all, and say what is left to translate."""
    for room in rooms or ROOMS:
        update(room)
        for problem in problems(room):
            print(problem)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
