"""The only way for people's words into a widget: as `Content` without markup, cleaned once more on the way out.

Citizens' text is hostile: `[@click=…]` in a markup string runs actions and escape sequences reach the terminal. So no
widget of the console ever gets a `str` that somebody typed, and one filter looks at every line that is drawn.
"""

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from store.text import printable

_MARKS_AT_MOST = 2
_UNSTEADY = dict.fromkeys([*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400), *range(0xE0100, 0xE01F0), 0x20E3])
"""Variation selectors, skin tones and keycaps: terminals disagree on their width, and a wrong one tears rows."""


def plain(text: str) -> str:
    """Return `text` with line breaks kept and everything that could steer a terminal or tear a row taken out."""
    if text.isascii() and text.isprintable():
        return text
    kept = printable(text).translate(_UNSTEADY)
    return "".join(_few_marks(kept))


def flat(text: str) -> str:
    """Return `text` on one line with its spaces as they are, for a cell that is lined up."""
    return plain(text).replace("\n", " ")


def one_line(text: str) -> str:
    """Return `text` as one line of single spaces."""
    return " ".join(plain(text).split())


def line(text: str, style: str = "") -> Content:
    """Return somebody's words as one line of content; `style` is ours, such as `bold`."""
    return Content.styled(one_line(text), style) if style else Content(one_line(text))


def block(text: str, style: str = "") -> Content:
    """Return somebody's words as paragraphs of content."""
    return Content.styled(plain(text), style) if style else Content(plain(text))


def fit(text: str, width: int) -> str:
    """Return one line of exactly `width` cells: cut with `…`, or filled with spaces."""
    size = cell_len(text)
    if size <= width:
        return text + " " * (width - size)
    kept, used = [], 0
    for sign in text:
        size = get_character_cell_size(sign)
        if used + size > width - 1:
            break
        kept.append(sign)
        used += size
    return "".join(kept) + "…" + " " * (width - 1 - used) if width else ""


class PrintableFilter(LineFilter):
    """Drops what is not printable from every line that goes to the terminal, whatever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments; a dropped character that took room leaves a `�`, so that the row keeps its width."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.control or segment.text.isprintable() else Segment(_steady(segment.text), segment.style)
            for segment in segments
        ]


def _steady(text: str) -> str:
    return "".join(sign if sign.isprintable() else "�" * get_character_cell_size(sign) for sign in text)


def _few_marks(text: str) -> list[str]:
    """Return the characters with at most a few that take no room on one that does."""
    kept: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if sign != "\n" and get_character_cell_size(sign) == 0 else 0
        if marks <= _MARKS_AT_MOST:
            kept.append(sign)
    return kept
