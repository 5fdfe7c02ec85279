"""A table file as rows with their line numbers: encoding, delimiter, preamble, broken rows. Knows no column by name."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from pathlib import Path

from store.errors import Invalid, NotFound
from store.i18n import _

MAX_RECORD_LINES = 2_000
MAX_PREAMBLE = 100
DELIMITERS = (",", ";", "\t")
_WORKBOOK = b"PK\x03\x04"


@dataclass(frozen=True)
class Row:
    """One data row: the line it begins on, its cells by plain column name, or why it cannot be read."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table that was read: its plain column names, its rows, and the encoding if it was not UTF-8."""

    columns: tuple[str, ...]
    rows: list[Row]
    odd_encoding: str = ""


def plain(name: str) -> str:
    """Return a column's name without case, odd spaces and the byte-order mark."""
    return " ".join(name.replace("\ufeff", "").split()).casefold()


def read(path: Path, is_header: Callable[[Sequence[str]], bool], wanted: str) -> Sheet:
    """Read a CSV file whose header is the first row that `is_header` (plain names) accepts.

    `wanted` says in a sentence's words what such a header looks like. Raises NotFound and Invalid for a file that is
    none; a row that is none becomes a Row with a problem.
    """
    text, odd = _decoded(_bytes(path))
    lines = list(StringIO(text, newline=""))
    if not any(line.strip() for line in lines):
        raise Invalid(_("The file %(path)s is empty.") % {"path": path})
    for delimiter in DELIMITERS:
        for record in islice(_records(lines, 0, delimiter), MAX_PREAMBLE):
            names = tuple(plain(cell) for cell in record.cells or ())
            if is_header(names):
                return Sheet(names, list(_rows(lines, record.end, delimiter, names)), odd)
    raise Invalid(_("The file %(path)s has no header: %(wanted)s.") % {"path": path, "wanted": wanted})


def _bytes(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(_("There is no file %(path)s.") % {"path": path}) from error
    except OSError as error:
        raise Invalid(
            _("The file %(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror}
        ) from error
    if content.startswith(_WORKBOOK):
        raise Invalid(
            _("The file %(path)s is a workbook. Save its sheet as CSV (UTF-8), then import that.") % {"path": path}
        )
    return content


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text, and the encoding when it was not UTF-8: spreadsheets still write Windows-1252 and UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "Windows-1252"


@dataclass(frozen=True)
class _Record:
    """One record: the half-open range of its lines, and its cells; None when it breaks off."""

    start: int
    end: int
    cells: list[str] | None


def _records(lines: Sequence[str], position: int, delimiter: str) -> Iterator[_Record]:
    """Yield each record that is not blank.

    After a broken one reading goes on with the very next line, so that an open quote swallows nothing.
    """
    csv.field_size_limit(2**31 - 1)
    while position < len(lines):
        record = _record(lines, position, delimiter)
        if record.cells is None or any(cell.strip() for cell in record.cells):
            yield record
        position = record.end


def _record(lines: Sequence[str], start: int, delimiter: str) -> _Record:
    window = (lines[place] for place in range(start, min(len(lines), start + MAX_RECORD_LINES)))
    reader = csv.reader(window, delimiter=delimiter, strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        return _Record(start, start + 1, None)
    return _Record(start, start + reader.line_num, cells)


def _rows(lines: Sequence[str], position: int, delimiter: str, names: Sequence[str]) -> Iterator[Row]:
    """Yield the rows below the header; behind a row of the wrong width reading goes on with the very next line."""
    while position < len(lines):
        again = len(lines)
        for record in _records(lines, position, delimiter):
            row = _row(record, names)
            yield row
            if row.problem:
                again = record.start + 1
                break
        position = again


def _row(record: _Record, names: Sequence[str]) -> Row:
    line, cells = record.start + 1, record.cells
    if cells is None:
        return Row(line, problem=_("the row breaks off inside a quoted cell"))
    if len(cells) < len(names) or any(cell.strip() for cell in cells[len(names) :]):
        found = {"found": len(cells), "wanted": len(names)}
        return Row(line, problem=_("the row has %(found)d cells instead of %(wanted)d") % found)
    return Row(line, dict(zip(names, cells, strict=False)))
