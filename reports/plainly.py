"""The report as CSV and as Markdown: every table, one after the other."""

import csv
import io
import re

from reports import cards, method, tables, words
from reports.cells import Cell, Table
from store.figures.document import Figures
from store.i18n import _
from store.text import csv_safe

BOM = "\ufeff"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def csv_file(figures: Figures) -> bytes:
    """Return the tables as CSV for an Indonesian spreadsheet: BOM, `;`, and nothing that reads as a formula."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow([csv_safe(words.title(figures))])
    writer.writerow([csv_safe(part) for part in (words.cutoff(figures), words.edition(figures)) if part])
    for found in tables.every(figures):
        writer.writerow([])
        writer.writerow([csv_safe(found.title)])
        writer.writerow(
            [csv_safe(f"{column.group}: {column.title}" if column.group else column.title) for column in found.columns]
        )
        writer.writerows([_plain(cell) for cell in row] for row in found.rows)
    return (BOM + made.getvalue()).encode()


def markdown(figures: Figures) -> bytes:
    """Return the report as Markdown; citizens' words are escaped."""
    lines = [f"# {escaped(words.title(figures))}", ""]
    lines += [escaped(" · ".join(part for part in (words.cutoff(figures), words.edition(figures)) if part)), ""]
    lines += [f"## {_('Summary for the Mayor')}", "", words.summary(figures).replace("*", "**"), ""]
    lines += [
        f"- {escaped(card.label)}: **{escaped(card.value)}** ({escaped(card.note)})" for card in cards.cards(figures)
    ]
    for found in tables.every(figures):
        lines += ["", f"## {escaped(found.title)}", "", *_markdown_table(found)]
    lines += ["", f"## {_('How it was counted')}", ""]
    lines += [f"- **{escaped(term)}**: {escaped(sentence)}" for term, sentence in method.method(figures)]
    return ("\n".join(lines) + "\n").encode()


def escaped(text: str) -> str:
    """Return text as Markdown that shows exactly that text, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _plain(cell: Cell) -> str:
    """Return a cell for a spreadsheet: numbers bare, instants and days as ISO, spans in hours."""
    if cell.value in (None, ""):
        return ""
    if cell.kind == "span":
        return csv_safe(f"{cell.sign}{float(cell.value or 0) / 3600:.2f}".replace(".", ","))
    if cell.kind == "percent":
        return f"{float(cell.value or 0) * 100:.1f}".replace(".", ",")
    return str(cell.value) if cell.kind == "number" else csv_safe(str(cell.value))


def _markdown_table(found: Table) -> list[str]:
    if not found.rows:
        return [escaped(found.empty)]
    header = [escaped(f"{column.group}: {column.title}" if column.group else column.title) for column in found.columns]
    sides = ["---:" if column.right else "---" for column in found.columns]
    rows = [[escaped(str(cell)) for cell in row] for row in found.rows]
    made = [f"| {' | '.join(line)} |" for line in [header, sides, *rows]]
    return [*made, "", escaped(found.note)] if found.note else made
