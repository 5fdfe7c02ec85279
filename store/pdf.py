"""PDFs: looked through before anybody may fetch them; what could act on a reader's machine is refused.

Refused are scripts, programs to be started, files inside the file, forms that send, players, and locked files: what
ISO 32000 calls JavaScript, Launch, EmbeddedFile, SubmitForm, ImportData, RichMedia and Encrypt. Every object is asked
for its names, nothing is drawn and no page's content is unpacked.
"""

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from store.errors import Invalid
from store.i18n import _

if TYPE_CHECKING:
    from pypdf import PdfReader

LARGEST = 20 * 1024 * 1024
MOST_OBJECTS = 100_000
MAGIC = b"%PDF-"
ACTIVE = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/GoToE", "/SubmitForm"}
    | {"/ImportData", "/RichMedia", "/XFA", "/Movie", "/Sound", "/Rendition"}
)
_SPELT = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|SubmitForm|ImportData|RichMedia)(?![A-Za-z])")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


def is_one(data: bytes) -> bool:
    """Tell whether the bytes say that they are a PDF."""
    return data.startswith(MAGIC)


def require_harmless(data: bytes, label: str) -> None:
    """Raise Invalid for a PDF that is too large, locked, broken, or has something in it that acts."""
    if len(data) > LARGEST:
        raise Invalid(
            _("“%(name)s” is too large: at most %(limit)d MB. Save it with smaller pictures.")
            % {"name": label, "limit": LARGEST // 1024 // 1024}
        )
    try:
        found = _active(data, label)
    except Invalid:
        raise
    except Exception as error:  # a broken file makes the library raise errors of many kinds
        raise _broken(label) from error
    if found:
        raise Invalid(
            _("“%(name)s” holds something that acts (%(what)s), such as a script or a file. Print it to a new PDF.")
            % {"name": label, "what": found.lstrip("/")}
        )


def _active(data: bytes, label: str) -> str:
    """Return the first name in the file that stands for something that acts, nothing when there is none."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings would be written over the console's screen
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise Invalid(_("“%(name)s” is locked with a password. Save it without one.") % {"name": label})
    if not len(reader.pages):
        raise _broken(label)
    named = next((name for name in _names(reader, label) if name in ACTIVE), "")
    spelt = _SPELT.search(_ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), data))
    return named or (spelt[0].decode("ascii") if spelt else "")


def _names(reader: "PdfReader", label: str) -> Iterator[str]:
    """Yield every key and every name of every object; what an object refers to is looked at by its own number."""
    from pypdf.generic import IndirectObject

    keys = {(number, generation) for generation, table in reader.xref.items() for number in table}
    keys |= {(number, 0) for number in reader.xref_objStm}
    if len(keys) > MOST_OBJECTS:
        raise _broken(label)
    yield from _inside(reader.trailer)
    for number, generation in sorted(keys):
        yield from _inside(reader.get_object(IndirectObject(number, generation, reader)))


def _inside(root: Any) -> Iterator[str]:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    waiting = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, NameObject):
            yield str(one)
        elif isinstance(one, DictionaryObject):
            yield from map(str, one)
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += list.__iter__(one)


def _broken(label: str) -> Invalid:
    return Invalid(_("“%(name)s” is not a PDF that can be read. Print it to a new PDF.") % {"name": label})
