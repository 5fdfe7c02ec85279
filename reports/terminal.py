"""The report in the terminal: cards, sparklines and bars, readable without colour and safe against citizens' text."""

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table as RichTable
from rich.text import Text

from reports import cards, tables, words
from reports.cells import Table
from store.figures.document import Figures
from store.i18n import _
from store.text import printable

SPARKS = "▁▂▃▄▅▆▇█"
BAR_WIDTH = 24
WIDTH = 100
NARROW = 76
"""Below this width two cards stand side by side, not four, and wide rows leave out what the files have."""
NARROWEST = 56
TONES = {"plain": "bold", "good": "bold green", "alarm": "bold red"}
AGENCY_COLUMNS = (0, 2, 3, 4, 5, 6, 8, 9, 12, 14, 15)
"""The columns of the table per agency that fit a terminal; the others stand in the files."""
FEW_AGENCY_COLUMNS = (0, 2, 5, 6, 12)


def show(figures: Figures, *, width: int = WIDTH, colour: bool = False) -> str:
    """Return the report as text for a terminal of that width, with ANSI colours only if asked for."""
    made = io.StringIO()
    console = Console(
        file=made,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for part in _parts(figures, is_narrow=width < NARROW):
        console.print(part)
    lines = (line.rstrip() for line in made.getvalue().splitlines())
    return "\n".join(lines) + "\n"


def sparkline(values: Sequence[int]) -> str:
    """Return a row of blocks, the largest value full."""
    most = max([*values, 1])
    return "".join(SPARKS[round(value / most * (len(SPARKS) - 1))] for value in values)


def bar(value: int, most: int, width: int = BAR_WIDTH) -> str:
    """Return a bar of that share of the width; what is not nothing shows at least a little."""
    eighths = round(value / max(most, 1) * width * 8)
    full, rest = divmod(max(eighths, 1 if value else 0), 8)
    return "█" * full + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[rest]


def _parts(figures: Figures, *, is_narrow: bool) -> list[RenderableType]:
    under = " · ".join(part for part in (words.cutoff(figures), words.edition(figures)) if part)
    return [
        Text(words.title(figures), style="bold"),
        Text(under + "\n"),
        _cards(figures, beside=2 if is_narrow else 4),
        Panel(Text(words.summary(figures).replace("*", "")), title=_("Summary for the Mayor"), title_align="left"),
        _flow(figures, numbers=not is_narrow),
        _titled(tables.identity(figures)),
        _bars(tables.ages(figures)),
        *(_bars(found) for found in tables.parts(figures)),
        _titled(tables.agencies(figures), FEW_AGENCY_COLUMNS if is_narrow else AGENCY_COLUMNS),
        _titled(tables.unanswered(figures), (0, 1, 2, 5, 6)),
        _titled(tables.overdue(figures), (0, 1, 2, 3, 5)),
        _bars(tables.escalations(figures)),
        _titled(tables.visits(figures), (0, 2, 3, 4, 6)),
        _titled(tables.left_out(figures)),
    ]


def _cards(figures: Figures, *, beside: int) -> RenderableType:
    grid = RichTable.grid(expand=True, padding=(0, 1))
    made = [
        Panel(
            Group(Text(card.label), Text(card.value, style=TONES[card.tone]), Text(card.note, style="dim")),
            box=box.HEAVY if card.tone == "alarm" else box.ROUNDED,
        )
        for card in cards.cards(figures)
    ]
    for _column in range(beside):
        grid.add_column(ratio=1)
    for start in range(0, len(made), beside):
        grid.add_row(*made[start : start + beside])
    return grid


def _flow(figures: Figures, *, numbers: bool) -> RenderableType:
    months = figures["flow"]
    grid = RichTable.grid(padding=(0, 2))
    for name, values in (
        (_("Received"), [month["received"] for month in months]),
        (_("Finished"), [month["closed"] for month in months]),
    ):
        told = " ".join(f"{value:>4}" for value in values) if numbers else ""
        grid.add_row(Text(name), Text(sparkline(values)), Text(told))
    return Group(Text(f"\n{_('Twelve months')}", style="bold"), grid)


def _bars(found: Table) -> RenderableType:
    values = [int(row[1].value or 0) for row in found.rows]
    grid = RichTable.grid(padding=(0, 2))
    for row, value in zip(found.rows, values, strict=True):
        share = str(row[2]) if len(row) > 2 else ""
        grid.add_row(_safe(str(row[0])), Text(f"{value:>6}"), Text(bar(value, max(values))), Text(share))
    return Group(Text(f"\n{found.title}", style="bold"), grid if found.rows else Text(found.empty))


def _titled(found: Table, places: Sequence[int] | None = None) -> RenderableType:
    kept = range(len(found.columns)) if places is None else places
    made = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for place in kept:
        column = found.columns[place]
        made.add_column(
            Text(column.title), justify="right" if column.right else "left", overflow="fold", no_wrap=place == 0
        )
    for row in found.rows:
        made.add_row(*(_safe(str(row[place])) for place in kept))
    return Group(Text(f"\n{found.title}", style="bold"), made if found.rows else Text(found.empty))


def _safe(text: str) -> Text:
    return Text(printable(text))
