"""F4, F5, F11: what still stands open at the cut-off, and who each one is by its number."""

from collections import Counter
from dataclasses import dataclass

from peewee import JOIN

from store.clock import DAY, SECOND, to_iso
from store.estimators import histogram, quantile
from store.figures.document import Listed, Oldest, OpenAge, Overdue, Unanswered
from store.figures.window import Counts, Key, Window, counted, received_before
from store.models import Agency, Complaint, Ward
from store.rows import tuples

AGE_BOUNDS = (6, 15, 31, 61)
"""Days at which the next band of ages begins."""


@dataclass(frozen=True)
class Standing:
    """An open complaint received by the month's end; instants are milliseconds UTC. No citizen stands in it."""

    agency_id: Key
    number: str
    title: str
    privacy: str
    agency: str | None
    ward: str | None
    state: str
    clock: str
    received_at: int
    answered_at: int | None
    due_at: int
    handovers: int


def standing(at: Window) -> list[Standing]:
    """Return the open complaints, oldest first."""
    query = (
        Complaint.select(
            Complaint.agency,
            Complaint.number,
            Complaint.title,
            Complaint.privacy,
            Agency.code,
            Ward.name,
            Complaint.state,
            Complaint.clock,
            Complaint.received_at,
            Complaint.answered_at,
            Complaint.due_at,
            Complaint.handovers,
        )
        .join(Agency, JOIN.LEFT_OUTER)
        .switch(Complaint)
        .join(Ward, JOIN.LEFT_OUTER)
        .where(Complaint.due_at.is_null(False), counted(), received_before(at.until))
    )
    return sorted((Standing(*row) for row in tuples(query)), key=lambda one: (one.received_at, one.number))


def without_answer(found: list[Standing]) -> list[Standing]:
    """Return those without an accepted answer."""
    return [one for one in found if one.answered_at is None]


def past_due(found: list[Standing], cutoff: int) -> list[Standing]:
    """Return those whose running clock is past due, the longest first."""
    late = [one for one in found if one.due_at < cutoff]
    return sorted(late, key=lambda one: (one.due_at, one.number))


def unanswered(found: list[Standing], cutoff: int) -> Unanswered:
    """F4, each one listed."""
    listed = [line(one, cutoff) for one in without_answer(found)]
    return Unanswered(unanswered=len(listed), complaints=listed)


def overdue(found: list[Standing], cutoff: int) -> Overdue:
    """F5 with the oldest by age, each one listed."""
    late = past_due(found, cutoff)
    oldest = min(late, key=lambda one: one.received_at, default=None)
    return Overdue(
        overdue=len(late),
        oldest=_oldest(oldest, cutoff) if oldest else None,
        complaints=[line(one, cutoff) for one in late],
    )


def _oldest(one: Standing, cutoff: int) -> Oldest:
    return Oldest(number=one.number, age_seconds=(cutoff - one.received_at) // SECOND)


def ages(found: list[Standing], cutoff: int) -> OpenAge:
    """F11: the open by age in days."""
    spans = [cutoff - one.received_at for one in found]
    middle = quantile(spans, 0.5)
    return OpenAge(
        counts=histogram(spans, [days * DAY for days in AGE_BOUNDS]),
        median_seconds=None if middle is None else int(middle) // SECOND,
    )


def tally(found: list[Standing]) -> Counts:
    """Return how many of them each agency has."""
    return Counter(one.agency_id for one in found)


def oldest_by_agency(found: list[Standing], cutoff: int) -> Counts:
    """Return the age in seconds of each agency's oldest."""
    first: dict[Key, int] = {}
    for one in found:
        first.setdefault(one.agency_id, (cutoff - one.received_at) // SECOND)
    return first


def line(one: Standing, cutoff: int) -> Listed:
    """Return the complaint as the report names it: a secret one without its words and its place."""
    secret = one.privacy == "secret"
    return Listed(
        number=one.number,
        title="" if secret else one.title,
        secret=secret,
        agency=one.agency or "",
        ward="" if secret else one.ward or "",
        state=one.state,
        clock=one.clock,
        received_at=to_iso(one.received_at),
        age_seconds=(cutoff - one.received_at) // SECOND,
        due_at=to_iso(one.due_at),
        overdue_seconds=max(0, cutoff - one.due_at) // SECOND,
        handovers=one.handovers,
    )
