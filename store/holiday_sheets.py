"""A sheet of holidays as offices write it: CSV with date, name and decree; every line that is wrong is named. Pure."""

import csv
import io
from collections.abc import Iterator

from store.clock import parse_day
from store.errors import Invalid
from store.holidays import NAME_LIMIT, HolidayView
from store.i18n import _
from store.text import clean_line

COLUMNS = {
    "day": ("date", "day", "tanggal"),
    "name": ("name", "nama", "keterangan"),
    "decree": ("decree", "keputusan", "dasar"),
}
LINES = 1_000
YEARS = range(2000, 2101)
SHOWN = 20
"""So many wrong lines are told at once."""


def read(text: str, decree: str = "") -> list[HolidayView]:
    """Return the days of a sheet in order; `decree` stands for lines that name none.

    Raises Invalid with every wrong line; then nothing of the sheet is taken.
    """
    fallback = clean_line(decree, NAME_LIMIT, _("Decree"), required=False)
    found: dict[str, HolidayView] = {}
    problems: list[str] = []
    for line, cells in _lines(text):
        try:
            one = _day(cells, fallback)
            if found.setdefault(one.day, one) != one:
                raise Invalid(_("%(day)s stands in it twice, with different words.") % {"day": one.day})
        except Invalid as wrong:
            problems.append(_("Line %(line)d: %(problem)s") % {"line": line, "problem": wrong.message})
    if problems:
        more = ["…"] if len(problems) > SHOWN else []
        raise Invalid("\n".join([_("Nothing was taken from the sheet."), *problems[:SHOWN], *more]))
    if not found:
        raise Invalid(_("There is no holiday in the sheet."))
    return [found[day] for day in sorted(found)]


def _lines(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each line with its number and its cells by our names. Raises Invalid for a sheet of another kind."""
    written = text.removeprefix("\ufeff")
    head = written.partition("\n")[0]
    sheet = csv.reader(io.StringIO(written), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        places = _places(next(sheet, []))
        for cells in sheet:
            if sheet.line_num > LINES:
                raise Invalid(_("The sheet is longer than %(most)d lines. A year has far fewer.") % {"most": LINES})
            if any(cell.strip() for cell in cells):
                told = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
                yield sheet.line_num, told
    except csv.Error as error:
        raise Invalid(_("This is no CSV sheet. Its first line is: date,name,decree")) from error


def _places(head: list[str]) -> dict[str, int]:
    named = [cell.strip().casefold() for cell in head]
    found = {column: named.index(word) for column, words in COLUMNS.items() for word in words if word in named}
    if not {"day", "name"} <= found.keys():
        raise Invalid(_("This is no sheet of holidays. Its first line is: date,name,decree"))
    return found


def _day(cells: dict[str, str], fallback: str) -> HolidayView:
    day = parse_day(cells["day"])
    if day.year not in YEARS:
        raise Invalid(_("%(day)s is not in this century.") % {"day": day.isoformat()})
    name = clean_line(cells["name"], NAME_LIMIT, _("Name"))
    decree = clean_line(cells.get("decree", ""), NAME_LIMIT, _("Decree"), required=False)
    return HolidayView(day.isoformat(), name, decree or fallback)
