"""How each agency stands now: what it owes, what of it is late, how it kept its hours in the last weeks."""

from dataclasses import dataclass

from peewee import SQL, Case, fn

from store import agencies, policy
from store.actors import Actor, Right, require
from store.agencies import AgencyView
from store.clock import DAY, HOUR, SECOND
from store.figures import duties, waiting
from store.figures.waiting import Wanted
from store.figures.window import Key, Window
from store.models import Complaint, Referral
from store.rows import tuples

DAYS = 30
WEEK = 7 * DAY
WEEKS = 12
OWED = ("reply", "promise")


@dataclass(frozen=True)
class Standing:
    """One agency: complaints it owes an answer on (`open`, of them due `soon`, of them `overdue`).

    `met` of `due` are the answers of the last 30 days that came in time, `median` the wait for the first answer in
    milliseconds (None below five complaints), `weeks` what was forwarded to it, week by week, this week last.
    """

    agency: AgencyView
    open: int
    soon: int
    overdue: int
    met: int
    due: int
    median: int | None
    weeks: tuple[int, ...]

    @property
    def id(self) -> int:
        """Return the agency's key."""
        return self.agency.id

    @property
    def on_time(self) -> float | None:
        """Return the share of answers in time, None when none was due."""
        return self.met / self.due if self.due else None


def find(actor: Actor, *, now: int, search: str = "") -> list[Standing]:
    """Return the agencies in use that the actor may know of: those with the most overdue first, then by code."""
    require(actor, Right.SEE_FIGURES)
    rows = _standings(agencies.find(actor, search=search, active=True), now)
    return sorted(rows, key=lambda row: (-row.overdue, -row.open, row.agency.code))


def get(actor: Actor, code: str, *, now: int) -> Standing:
    """Return how one agency stands. Raises NotFound."""
    require(actor, Right.SEE_FIGURES)
    return _standings([agencies.get(actor, code)], now)[0]


def _standings(rows: list[AgencyView], now: int) -> list[Standing]:
    window = Window("", now - DAYS * DAY, now, now)
    owed, due, met, weeks = _owed(now), duties.owed(window), duties.met(window), _weeks(now)
    waits: dict[Key, list[Wanted]] = {}
    for one in waiting.cohort(window):
        waits.setdefault(one.agency, []).append(one)
    return [
        Standing(
            row,
            *owed.get(row.id, (0, 0, 0)),
            met=met.get(row.id, 0),
            due=due.get(row.id, 0),
            median=_median(waits.get(row.id, []), now),
            weeks=tuple(weeks.get((row.id, week), 0) for week in range(WEEKS)),
        )
        for row in rows
    ]


def _owed(now: int) -> dict[int, tuple[int, int, int]]:
    """Return by agency what it owes, what of it is due soon, and what is overdue."""
    horizon = now + policy.current(now).soon_hours * HOUR
    late = fn.SUM(Case(None, [(Complaint.due_at <= now, 1)], 0))
    soon = fn.SUM(Case(None, [((Complaint.due_at > now) & (Complaint.due_at <= horizon), 1)], 0))
    query = (
        Complaint.select(Complaint.agency, fn.COUNT(Complaint.id), soon, late)
        .where(Complaint.due_at.is_null(False), Complaint.clock.in_(OWED), Complaint.agency.is_null(False))
        .group_by(Complaint.agency)
    )
    return {key: (int(count), int(near), int(past)) for key, count, near, past in tuples(query)}


def _weeks(now: int) -> dict[tuple[int, int], int]:
    """Return what was forwarded, by agency and week; week 0 is the oldest."""
    start = now - WEEKS * WEEK
    week = ((Referral.forwarded_at - start) / WEEK).alias("week")
    query = (
        Referral.select(Referral.agency, week, fn.COUNT(Referral.id))
        .where(Referral.forwarded_at >= start, Referral.forwarded_at < now)
        .group_by(Referral.agency, SQL("week"))
    )
    return {(agency, int(number)): int(count) for agency, number, count in tuples(query)}


def _median(received: list[Wanted], now: int) -> int | None:
    median, _p90 = waiting.agency_waits(received, now)
    return None if median is None or median["seconds"] is None else median["seconds"] * SECOND
