"""The report as an XLSX workbook: a sheet a table, numbers as numbers, and no text that could become a formula."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from reports import cards, method, tables, words
from reports.cells import Cell, Column, Table
from store.clock import from_iso, to_datetime
from store.figures.document import Figures
from store.i18n import _

SHEET_NAME_LIMIT = 31
NAVY = "#14375E"
WIDEST = 60


class _Formats:
    """The cell formats of one workbook, made once."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": NAVY})
        self.note = book.add_format({"italic": True, "font_color": "#5B6878"})
        self.header = book.add_format(
            {"bold": True, "bottom": 2, "font_color": NAVY, "text_wrap": True, "valign": "top"}
        )
        self.by_kind = {
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "number": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "percent": book.add_format({"num_format": "0.0%", "valign": "top"}),
            "span": book.add_format({"num_format": "[h]:mm", "valign": "top"}),
            "instant": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        }


def workbook(figures: Figures) -> bytes:
    """Return the workbook's bytes; the same figures give the same bytes."""
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    cutoff = datetime.fromtimestamp(from_iso(figures["cutoff"]) / 1000, UTC).replace(tzinfo=None)
    book.set_properties({"title": words.title(figures), "created": cutoff})
    formats = _Formats(book)
    _front(book.add_worksheet(_("Summary")[:SHEET_NAME_LIMIT]), figures, formats)
    for found in tables.every(figures):
        _sheet(book.add_worksheet(_sheet_name(found.title)), found, formats)
    book.close()
    return made.getvalue()


def _front(sheet: Any, figures: Figures, formats: _Formats) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, 2, 44)
    sheet.write_string(0, 0, words.title(figures), formats.title)
    sheet.write_string(1, 0, " · ".join(part for part in (words.cutoff(figures), words.edition(figures)) if part))
    sheet.write_string(2, 0, words.summary(figures).replace("*", ""))
    row = 4
    for card in cards.cards(figures):
        for column, value in enumerate((card.label, card.value, card.note)):
            sheet.write_string(row, column, value)
        row += 1
    for term, sentence in method.method(figures):
        row += 1
        sheet.write_string(row, 0, term, formats.header)
        sheet.write_string(row, 1, sentence)


def _sheet(sheet: Any, found: Table, formats: _Formats) -> None:
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(found.columns):
        sheet.write_string(0, place, _header(column), formats.header)
        sheet.set_column(place, place, _width(found, place))
    for row, cells in enumerate(found.rows, start=1):
        for place, cell in enumerate(cells):
            _write(sheet, row, place, cell, formats)
    sheet.write_string(len(found.rows) + 2, 0, found.note or ("" if found.rows else found.empty), formats.note)


def _write(sheet: Any, row: int, place: int, cell: Cell, formats: _Formats) -> None:
    """Write a cell as what it is; a "more than" and all text go in as text, never as a formula."""
    style = formats.by_kind[cell.kind]
    if cell.value in (None, ""):
        sheet.write_blank(row, place, None, style)
    elif cell.kind == "text" or cell.sign == "> ":
        sheet.write_string(row, place, str(cell), formats.by_kind["text"])
    elif cell.kind == "span":
        sheet.write_number(row, place, float(cell.value or 0) / 86_400, style)
    elif cell.kind in ("instant", "day"):
        sheet.write_datetime(row, place, to_datetime(from_iso(str(cell.value))).replace(tzinfo=None), style)
    else:
        sheet.write_number(row, place, float(cell.value or 0), style)


def _header(column: Column) -> str:
    return f"{column.group}: {column.title}" if column.group else column.title


def _width(found: Table, place: int) -> int:
    shown: Sequence[str] = [str(row[place]) for row in found.rows[:200]]
    return min(WIDEST, max([12, *map(len, shown)]) + 2)


def _sheet_name(title: str) -> str:
    """Return a name that a sheet may have: without the signs that Excel forbids, at most 31 characters."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:SHEET_NAME_LIMIT]
