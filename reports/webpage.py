"""The report as one HTML page that stands alone: no script, no outside file, charts as SVG of our own."""

from functools import cache
from typing import TYPE_CHECKING, Any

from reports import cards, method, page, tables, words
from reports.cells import Table
from reports.typeset import TEMPLATES
from store.figures.document import Figures
from store.i18n import _, language

if TYPE_CHECKING:
    from jinja2 import Environment

CHART_WIDTH = 720
CHART_HEIGHT = 180


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def webpage(figures: Figures) -> bytes:
    """Return the page's UTF-8 bytes; every word of a citizen is escaped by the template engine."""
    barred = [tables.ages(figures), *tables.parts(figures), tables.escalations(figures)]
    text = (
        _environment()
        .get_template("monthly.html")
        .render(
            lang=language(),
            title=words.title(figures),
            under=[part for part in (words.cutoff(figures), words.edition(figures)) if part],
            cards=cards.cards(figures),
            summary_title=_("Summary for the Mayor"),
            summary=page.runs(words.summary(figures)),
            flow=_flow(figures),
            balance=page.table(tables.identity(figures)),
            plain=[page.table(found) for found in (tables.waits(figures), tables.answers(figures))],
            bars=[_bars(found) for found in barred],
            lists=[
                page.limited(found)
                for found in (
                    tables.agencies(figures),
                    tables.unanswered(figures),
                    tables.overdue(figures),
                    tables.visits(figures),
                    tables.left_out(figures),
                )
            ],
            method_title=_("How it was counted"),
            method=method.method(figures),
        )
    )
    return text.encode()


def _bars(found: Table) -> dict[str, Any]:
    """Return a table with each row's bar as a percentage of the longest."""
    values = [int(row[1].value or 0) for row in found.rows]
    most = max([*values, 1])
    return {**page.table(found), "widths": [round(value / most * 100, 1) for value in values]}


def _flow(figures: Figures) -> dict[str, Any]:
    """Return the bars of twelve months in the coordinates of the drawing."""
    chart = page.flow(figures)
    most = max(max(month["received"], month["closed"]) for month in chart["months"]) or 1
    slot = CHART_WIDTH / len(chart["months"])
    for place, month in enumerate(chart["months"]):
        month["x"] = round(place * slot, 1)
        month["tall"] = {name: round(month[name] / most * CHART_HEIGHT, 1) for name in ("received", "closed")}
    return {**chart, "width": CHART_WIDTH, "height": CHART_HEIGHT, "bar": round(slot * 0.36, 1)}
