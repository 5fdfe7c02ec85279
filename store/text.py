"""Cleaning of text: on its way into the store, and on its way out to a terminal or a spreadsheet."""

import re
import unicodedata

from store.errors import Invalid
from store.i18n import _

_BREAKS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})
_BLANK_LETTERS = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0\u2800"), " ")
_MARKS_AT_MOST = 4
_REPLACEMENT = "\ufffd"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def clean_line(text: str, limit: int, field: str, *, required: bool = True) -> str:
    """Return `text` as one clean line: NFC, single spaces, nothing hidden.

    `field` is its name as the reader knows it. Raises Invalid when it is longer than `limit` characters, or empty
    although `required`.
    """
    spaced = _visible(_BREAKS.sub(" ", text))
    return _checked(" ".join(spaced.split()), limit, field, required=required)


def clean_text(text: str, limit: int, field: str, *, required: bool = True) -> str:
    r"""Return `text` as clean lines joined by `\n`, at most one blank line between two paragraphs.

    Raises Invalid like `clean_line`.
    """
    lines = [_visible(line).rstrip() for line in _BREAKS.split(text)]
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return _checked(joined, limit, field, required=required)


def printable(text: str) -> str:
    """Return `text` for a terminal: line breaks stay, everything that could steer the terminal is shown as `�`."""
    if text.isprintable():
        return text
    lines = _BREAKS.split(text.expandtabs(4))
    return "\n".join("".join(_REPLACEMENT if _is_hidden(sign) else sign for sign in line) for line in lines)


def csv_safe(text: str) -> str:
    """Return `text` for a spreadsheet's cell: what would be read as a formula is quoted (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _checked(text: str, limit: int, field: str, *, required: bool) -> str:
    if required and not text:
        raise Invalid(_("%(field)s is missing. Fill it in.") % {"field": field})
    if len(text) > limit:
        raise Invalid(
            _("%(field)s is too long: %(length)d characters, at most %(limit)d. Shorten it.")
            % {"field": field, "length": len(text), "limit": limit}
        )
    return text


def _visible(line: str) -> str:
    """Return the line without hidden characters and stacked marks, every kind of space as a plain one, NFC."""
    if line.isascii() and line.isprintable():
        return line
    spaced = line.translate(_BLANK_LETTERS)
    kept = "".join(" " if sign.isspace() else sign for sign in spaced if sign.isspace() or not _is_hidden(sign))
    return _few_marks(unicodedata.normalize("NFC", kept))


def _few_marks(line: str) -> str:
    """Return the line with at most a few combining marks on a letter; towers of marks paint over other rows."""
    kept: list[str] = []
    marks = 0
    for sign in line:
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks <= _MARKS_AT_MOST:
            kept.append(sign)
    return "".join(kept)


def _is_hidden(sign: str) -> bool:
    """Say whether the character is a control, format, surrogate or private one, or no character at all."""
    return unicodedata.category(sign) in _HIDDEN or (ord(sign) & 0xFFFE) == 0xFFFE or "\ufdd0" <= sign <= "\ufdef"
