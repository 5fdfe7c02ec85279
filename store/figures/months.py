"""The twelve months up to a month: from the frozen reports where there is one, else counted."""

import json

from store.figures import balance
from store.figures.document import MonthFlow
from store.figures.window import Window, total
from store.models import Report
from store.rows import tuples

MONTHS = 12


def months(at: Window, received: int, closed: int) -> list[MonthFlow]:
    """Return received and finished of the twelve months that end with this one, the oldest first.

    A closed month never changes silently, so a frozen one is printed as it was.
    """
    found = [MonthFlow(month=at.month, received=received, closed=closed)]
    earlier = at
    frozen = _frozen(at.month)
    for _place in range(MONTHS - 1):
        earlier = earlier.before()
        found.append(frozen.get(earlier.month) or _counted(earlier))
    return found[::-1]


def _counted(at: Window) -> MonthFlow:
    return MonthFlow(month=at.month, received=total(balance.received(at)), closed=total(balance.closed(at)))


def _frozen(month: str) -> dict[str, MonthFlow]:
    """Return the newest edition's flow of each month before, by month."""
    first = f"{int(month[:4]) - 1}{month[4:]}"
    query = Report.select(Report.month, Report.figures).where(Report.month > first, Report.month < month)
    found: dict[str, MonthFlow] = {}
    for earlier, text in tuples(query.order_by(Report.month, Report.edition)):
        figures = json.loads(text)
        found[earlier] = MonthFlow(month=earlier, received=figures["F1"]["received"], closed=figures["F2"]["closed"])
    return found
