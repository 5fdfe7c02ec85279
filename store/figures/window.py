"""A month as the report sees it: its bounds in WITA, the cut-off, and which complaints count."""

from dataclasses import dataclass
from typing import TypeAlias

from peewee import SQL, BaseQuery, Expression, fn

from store.clock import day_start, local_day, month_bounds
from store.errors import Conflict
from store.i18n import _, format_month
from store.models import Complaint
from store.rows import tuples

LEFT_OUT = ("merged", "rejected", "referred")
"""Counted apart: a merged complaint counts once, the others are not the city's work (REPORT, section 2)."""

NOTHING = SQL("0")
"""Added to a column so that its index is not used; literal, so that PostgreSQL knows the same expression again."""

Key: TypeAlias = int | None
"""An agency's key; None is what is with no agency."""

Counts: TypeAlias = dict[Key, int]


@dataclass(frozen=True)
class Window:
    """The month [start, end) in milliseconds UTC, seen from the cut-off; while it runs, `until` is the cut-off."""

    month: str
    start: int
    end: int
    cutoff: int

    @property
    def until(self) -> int:
        """Return where the month's counting ends: its end, or just past the cut-off while it still runs."""
        return min(self.end, self.cutoff + 1)

    @property
    def running(self) -> bool:
        """Tell whether the month is not over at the cut-off."""
        return self.cutoff < self.end

    def before(self) -> "Window":
        """Return the month before, seen from the same cut-off."""
        month = local_day(self.start - 1).strftime("%Y-%m")
        return Window(month, day_start(local_day(self.start - 1).replace(day=1)), self.start, self.cutoff)


def window(month: str, now: int) -> Window:
    """Return the month YYYY-MM seen from now. Raises Invalid for no month, Conflict for one that has not begun."""
    start, end = month_bounds(month)
    named = local_day(start).strftime("%Y-%m")
    if start > now:
        raise Conflict(
            _("%(month)s has not begun yet. Choose this month or an earlier one.") % {"month": format_month(named)}
        )
    return Window(named, start, end, now)


def counted() -> Expression:
    """Return the condition on Complaint for what the report counts."""
    condition: Expression = Complaint.state.not_in(LEFT_OUT)
    return condition


def timed() -> Expression:
    """Return the condition on Complaint for what has its own times: not what ended elsewhere before it was taken in."""
    condition: Expression = (Complaint.state != "closed") | Complaint.answered_at.is_null(False)
    return condition


def received_in(at: Window) -> Expression:
    """Return the condition on Complaint for what was received in the month."""
    condition: Expression = (Complaint.received_at >= at.start) & (Complaint.received_at < at.until)
    return condition


def received_before(at: int) -> Expression:
    """Return the condition on Complaint for what was received before `at`.

    The sum keeps the planner from walking all history by arrival: the open, or the lately closed, are far fewer.
    """
    condition: Expression = (Complaint.received_at + NOTHING) < at
    return condition


def by_agency(*conditions: Expression) -> Counts:
    """Return how many counted complaints meet the conditions, by the agency that has them now.

    The sum keeps the planner from walking all complaints in the order of agencies.
    """
    agency = Complaint.agency + NOTHING
    query = Complaint.select(agency, fn.COUNT(Complaint.id)).where(counted(), *conditions)
    return grouped(query.group_by(agency))


def grouped(query: BaseQuery) -> Counts:
    """Return the rows (agency key, count) of the query."""
    return {key: int(count) for key, count in tuples(query)}


def total(counts: Counts) -> int:
    """Return the sum over all agencies."""
    return sum(counts.values())


def plus(first: Counts, second: Counts, sign: int = 1) -> Counts:
    """Return first + second, or first - second, agency by agency."""
    return {key: first.get(key, 0) + sign * second.get(key, 0) for key in {*first, *second}}
