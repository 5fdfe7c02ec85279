"""F8: the answers that agencies owed within the month, and those that came by their due time."""

from collections import Counter

from peewee import SQL, Expression

from store.estimators import wilson
from store.figures.document import OnTime
from store.figures.window import Counts, Window, total
from store.models import Deadline, Referral
from store.rows import tuples

REPLY = SQL("clock = 'reply' AND level = 1")
"""Literal, so that both databases see that the partial index holds it."""

STOPPED = ("returned", "transferred", "withdrawn", "undone")
"""Outcomes that ended a duty before it was due: the agency owed nothing any more."""


def owed(at: Window) -> Counts:
    """Return the duties whose first level was due in the month, by agency; a running month judges what is past due."""
    return _count(at)


def met(at: Window) -> Counts:
    """Return those with an accepted answer submitted by the due time."""
    return _count(at, Referral.accepted_at <= Deadline.due_at)


def on_time(hits: int, of: int) -> OnTime:
    """Return the share with Wilson's 95 % interval."""
    bounds = wilson(hits, of)
    return OnTime(
        hits=hits,
        of=of,
        share=round(hits / of, 4) if of else None,
        low=round(bounds[0], 4) if bounds else None,
        high=round(bounds[1], 4) if bounds else None,
    )


def city(at: Window) -> OnTime:
    """F8 for the city."""
    return on_time(total(met(at)), total(owed(at)))


def _count(at: Window, *conditions: Expression) -> Counts:
    """Count the month's duties by agency; each asks for its own referral, so that nobody reads all there ever were."""
    stopped = Referral.outcome.in_(STOPPED) & (Referral.closed_at < Deadline.due_at)
    agency = Referral.select(Referral.agency).where(
        Referral.id == Deadline.referral, Referral.outcome.is_null() | ~stopped, *conditions
    )
    query = Deadline.select(agency).where(REPLY, Deadline.due_at >= at.start, Deadline.due_at < at.until)
    return Counter(found for (found,) in tuples(query) if found is not None)
