"""How a command speaks: data on stdout as a table, JSON or tab-separated lines; sentences on stderr."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

import typer

from store.clock import to_iso
from store.i18n import N_, _
from store.text import printable

T = TypeVar("T")

JsonFlag = Annotated[bool, typer.Option("--json", help=N_("Print JSON on stdout and nothing else."))]
PlainFlag = Annotated[bool, typer.Option("--plain", help=N_("Print tab-separated lines, without colour or frames."))]


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column of a list: its title (already translated), how a row's cell reads, and its side."""

    title: str
    cell: Callable[[T], object]
    right: bool = False


def say(sentence: str) -> None:
    """Tell the person something, on stderr."""
    typer.echo(printable(sentence), err=True)


def iso(at: int | None) -> str | None:
    """Return an instant (ms UTC) as JSON carries it, ISO 8601 with +08:00; None stays None."""
    return None if at is None else to_iso(at)


def print_json(value: object) -> None:
    """Print one JSON value; letters stay letters, hidden characters are escaped."""
    typer.echo(safe_json(json.dumps(value, ensure_ascii=False, indent=2, default=str)))


def print_list(
    rows: Sequence[T],
    columns: Sequence[Column[T]],
    record: Callable[[T], Mapping[str, object]],
    *,
    as_json: bool = False,
    plain: bool = False,
    nothing: str = "",
) -> None:
    """Print a list: a JSON array of `record(row)`, tab-separated lines with a header, or a table.

    The table has frames and colour on a terminal only; into a pipe it is aligned plain text. `nothing` is said of an
    empty list, whatever its form.
    """
    if not rows and (nothing or not (as_json or plain)):
        say(nothing or _("Nothing to show."))
    if as_json:
        print_json([record(row) for row in rows])
    elif plain:
        _print_plain(rows, columns)
    elif rows:
        _print_table(rows, columns)


def print_fields(
    fields: Sequence[tuple[str, object]], record: Mapping[str, object], *, as_json: bool = False, plain: bool = False
) -> None:
    """Print one thing: a JSON object, tab-separated `name value` lines, or aligned `name  value` lines."""
    if as_json:
        print_json(record)
        return
    cells = [(title, text(value)) for title, value in fields]
    if plain:
        for title, value in cells:
            typer.echo(f"{title}\t{_one_line(value)}")
        return
    width = max((len(title) for title, _value in cells), default=0)
    for title, value in cells:
        typer.echo(f"{title:<{width}}  {value.replace(chr(10), chr(10) + ' ' * (width + 2))}")


def text(value: object) -> str:
    """Return a cell's value as safe text: nothing for None, yes/no for truth, never a control character."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return printable(str(value))


def _one_line(value: str) -> str:
    return " ".join(value.split())


def safe_json(dumped: str) -> str:
    """Escape what `json` leaves alone but a terminal would obey or hide (C1, bidi, zero width)."""
    if dumped.isascii():
        return dumped
    return "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in dumped)


def _print_plain(rows: Sequence[T], columns: Sequence[Column[T]]) -> None:
    typer.echo("\t".join(column.title for column in columns))
    for row in rows:
        typer.echo("\t".join(_one_line(text(column.cell(row))) for column in columns))


def _print_table(rows: Sequence[T], columns: Sequence[Column[T]]) -> None:
    cells = [[_one_line(text(column.cell(row))) for column in columns] for row in rows]
    if sys.stdout.isatty():
        _print_rich(cells, columns)
        return
    titles = [column.title for column in columns]
    widths = [max(map(len, line)) for line in zip(titles, *cells, strict=True)]
    for line in [titles, *cells]:
        padded = [
            cell.rjust(width) if column.right else cell.ljust(width)
            for cell, width, column in zip(line, widths, columns, strict=True)
        ]
        typer.echo("  ".join(padded).rstrip())


def _print_rich(cells: Sequence[Sequence[str]], columns: Sequence[Column[T]]) -> None:
    """Draw the table for a terminal; cells go in as Text, so a citizen's brackets stay brackets."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(Text(column.title), justify="right" if column.right else "left", overflow="fold")
    for line in cells:
        table.add_row(*(Text(cell) for cell in line))
    Console(highlight=False, emoji=False, markup=False).print(table)
