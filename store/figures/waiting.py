"""F6, F7, F9, F10: how long citizens waited, estimated so that the unanswered weigh too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.clock import HOUR, SECOND
from store.estimators import Curve, Quantile, Spell, kaplan_meier
from store.figures.balance import share
from store.figures.document import Answered, Closing, FirstAnswer, Share, Wait
from store.figures.window import Key, Window, counted, received_before, received_in, timed
from store.models import Complaint
from store.rows import tuples

MEDIAN_FROM = 5
P90_FROM = 10
CURVE_HOURS = (*range(1, 25), *range(26, 73, 2), *range(78, 169, 6), *range(192, 337, 24))
"""The ages at which the answer curve is printed."""


@dataclass(frozen=True)
class Wanted:
    """One counted complaint of the month: when it came and when its first accepted answer was submitted."""

    agency: Key
    received_at: int
    answered_at: int | None

    def spell(self, cutoff: int) -> Spell:
        """Return the wait for the first answer; the unanswered are censored at the cut-off."""
        answered = self.answered_at is not None and self.answered_at <= cutoff
        end = self.answered_at if answered and self.answered_at is not None else cutoff
        return Spell(max(0, end - self.received_at), answered)


def cohort(at: Window) -> list[Wanted]:
    """Return what was received in the month, one row each."""
    query = Complaint.select(Complaint.agency, Complaint.received_at, Complaint.answered_at)
    return [Wanted(*row) for row in tuples(query.where(counted(), timed(), received_in(at)))]


def within(received: Iterable[Wanted], hours: int, cutoff: int) -> Share:
    """F6: answered within so many hours, of those old enough to judge."""
    limit = hours * HOUR
    judged = [one.spell(cutoff) for one in received if one.received_at <= cutoff - limit]
    return share(sum(spell.event and spell.exit <= limit for spell in judged), len(judged))


def answered(received: Sequence[Wanted], cutoff: int) -> Answered:
    """F6, both limits."""
    return Answered(within_24h=within(received, 24, cutoff), within_72h=within(received, 72, cutoff))


def followed_up(received: Sequence[Wanted], cutoff: int) -> Share:
    """F7: answered by the cut-off, of those received."""
    return share(sum(one.spell(cutoff).event for one in received), len(received))


def first_answer(received: Sequence[Wanted], cutoff: int) -> FirstAnswer:
    """F9: median, P90 and the curve of the wait for the first answer."""
    spells = [one.spell(cutoff) for one in received]
    curve = kaplan_meier(spells)
    return FirstAnswer(
        count=curve.count,
        answered=sum(spell.event for spell in spells),
        median=wait(curve.quantile(0.5)),
        p90=wait(curve.quantile(0.9)),
        curve=points(curve),
    )


def agency_waits(received: Sequence[Wanted], cutoff: int) -> tuple[Wait | None, Wait | None]:
    """F9 for one agency: the median from 5 complaints, P90 from 10, else nothing."""
    curve = kaplan_meier(one.spell(cutoff) for one in received)
    return (
        wait(curve.quantile(0.5)) if curve.count >= MEDIAN_FROM else None,
        wait(curve.quantile(0.9)) if curve.count >= P90_FROM else None,
    )


def closing(at: Window) -> Closing:
    """F10: median and P90 of the time to the end, over the complaints open during the month.

    Who was open before the month joins at the age it had then, who is open at its end is censored there.
    """
    query = Complaint.select(Complaint.received_at, Complaint.closed_at).where(
        counted(), timed(), received_before(at.until)
    )
    still = tuples(query.where(Complaint.due_at.is_null(False)))
    ended = tuples(query.where(Complaint.closed_at >= at.start))
    curve = kaplan_meier(_closing_spell(at, received, closed) for received, closed in [*still, *ended])
    return Closing(count=curve.count, median=wait(curve.quantile(0.5)), p90=wait(curve.quantile(0.9)))


def wait(found: Quantile) -> Wait:
    """Return a quantile in whole seconds."""
    return Wait(seconds=_seconds(found.value), beyond=_seconds(found.beyond))


def points(curve: Curve) -> list[tuple[int, float]]:
    """Return the share answered after so many hours, as far as anyone was watched."""
    reached = [hours for hours in CURVE_HOURS if hours * HOUR <= curve.longest]
    return [(hours, round(1 - curve.waiting(hours * HOUR), 4)) for hours in reached]


def _closing_spell(at: Window, received: int, closed: int | None) -> Spell:
    ended = closed is not None and closed < at.until
    end = closed if ended and closed is not None else at.until
    return Spell(max(0, end - received), ended, max(0, at.start - received))


def _seconds(span: int | None) -> int | None:
    return None if span is None else span // SECOND
