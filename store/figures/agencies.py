"""F15: one row an agency, by its code and never by rank; what was never forwarded has a row without a code."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from peewee import fn

from store.figures import balance, duties, escalations, standing, waiting
from store.figures.document import AgencyRow
from store.figures.standing import Standing
from store.figures.waiting import Wanted
from store.figures.window import Counts, Key, Window, grouped
from store.models import Agency, Referral
from store.rows import tuples

HANDED_ON = ("returned", "transferred")


@dataclass(frozen=True)
class _Columns:
    """The figures of every agency, one column each."""

    received: Counts
    closed: Counts
    start: Counts
    end: Counts
    unanswered: Counts
    overdue: Counts
    oldest: Counts
    owed: Counts
    met: Counts
    reminders: Counts
    visits: Counts
    reopened: Counts
    handed_on: Counts


def agencies(at: Window, received: Sequence[Wanted], found: list[Standing]) -> list[AgencyRow]:
    """Return the rows of all agencies that had anything to do in the month."""
    columns = _Columns(
        received=balance.received(at),
        closed=balance.closed(at),
        start=balance.open_at_start(at),
        end=balance.open_at_end(at),
        unanswered=standing.tally(standing.without_answer(found)),
        overdue=standing.tally(standing.past_due(found, at.cutoff)),
        oldest=standing.oldest_by_agency(found, at.cutoff),
        owed=duties.owed(at),
        met=duties.met(at),
        reminders=escalations.reminders_by_agency(at),
        visits=escalations.visits_by_agency(at),
        reopened=balance.reopenings(at),
        handed_on=handed_on(at),
    )
    cohorts: dict[Key, list[Wanted]] = defaultdict(list)
    for one in received:
        cohorts[one.agency].append(one)
    names = _names()
    busy = {key for column in vars(columns).values() for key, count in column.items() if count}
    ordered = sorted(busy, key=lambda key: (key is None, names.get(key, ("", ""))))
    return [_row(names.get(key, ("", "")), key, columns, cohorts[key], at.cutoff) for key in ordered]


def handed_on(at: Window) -> Counts:
    """Return how many complaints each agency gave back or lost to another in the month."""
    query = Referral.select(Referral.agency, fn.COUNT(Referral.id)).where(
        Referral.outcome.in_(HANDED_ON), Referral.closed_at >= at.start, Referral.closed_at < at.until
    )
    return grouped(query.group_by(Referral.agency))


def _names() -> dict[Key, tuple[str, str]]:
    return {key: (code, name) for key, code, name in tuples(Agency.select(Agency.id, Agency.code, Agency.name))}


def _row(name: tuple[str, str], key: Key, columns: _Columns, received: list[Wanted], cutoff: int) -> AgencyRow:
    median, p90 = waiting.agency_waits(received, cutoff)
    return AgencyRow(
        code=name[0],
        name=name[1],
        received=columns.received.get(key, 0),
        closed=columns.closed.get(key, 0),
        open_at_start=columns.start.get(key, 0),
        open_at_end=columns.end.get(key, 0),
        unanswered=columns.unanswered.get(key, 0),
        overdue=columns.overdue.get(key, 0),
        **waiting.answered(received, cutoff),
        on_time=duties.on_time(columns.met.get(key, 0), columns.owed.get(key, 0)),
        count=len(received),
        median=median,
        p90=p90,
        reminders=columns.reminders.get(key, 0),
        visits=columns.visits.get(key, 0),
        reopened=columns.reopened.get(key, 0),
        handed_on=columns.handed_on.get(key, 0),
        oldest_open_seconds=columns.oldest.get(key),
    )
