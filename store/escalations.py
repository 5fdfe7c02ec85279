"""Firing: every due deadline becomes its escalation, oldest first, each in one transaction, until nothing is due.

What a level of a clock leads to stands in `consequences`; here is only when, in which order, and once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from peewee import fn

from store import cases, consequences, control, events
from store.actors import SYSTEM
from store.clock import to_iso
from store.consequences import Outcome
from store.database import reading, transact
from store.errors import StoreError
from store.models import Complaint, Deadline
from store.rows import tuples

BATCH = 200


@dataclass(frozen=True)
class Fired:
    """One level that fired or would fire; instants and spans in milliseconds. `outcome` is a code of `consequences`."""

    deadline_id: int
    number: str
    clock: str
    level: int
    due_at: int
    late_ms: int
    outcome: Outcome


@dataclass(frozen=True)
class SweepResult:
    """What a sweep did: the levels in the order they fired, how many a mass hold keeps, keys that could not fire."""

    fired: tuple[Fired, ...] = ()
    held: int = 0
    broken: tuple[int, ...] = ()


def fire_due(now: int, *, dry_run: bool = False, mass: int = control.MASS) -> SweepResult:
    """Fire all that is due at `now`, milliseconds UTC. A dry run reads only and returns what would fire."""
    if dry_run:
        with reading():
            return SweepResult(tuple(_would_fire(now)))
    if not _due_after(now, (0, 0), 1):
        return SweepResult()
    due = _count_due(now)
    if transact(lambda: control.mass_held(due, now, mass)):
        return SweepResult(held=due)
    fired: list[Fired] = []
    broken: list[int] = []
    for key in _keys_due(now):
        try:
            found = transact(partial(_fire, key, now))
        except StoreError:
            raise
        except Exception:
            broken.append(key)
            continue
        if found is not None:
            fired.append(found)
    return SweepResult(tuple(fired), 0, tuple(broken))


def upcoming(until: int) -> list[Fired]:
    """Return every level that fires up to `until` if nobody acts, each as if it fired on time; nothing is written."""
    with reading():
        return list(_would_fire(until, on_time=True))


def waiting(now: int) -> tuple[int, int | None]:
    """Return how many levels are due at `now`, and when the next one after it is (None when none is running)."""
    query = Deadline.select(fn.MIN(Deadline.due_at)).where(consequences.PENDING, Deadline.due_at > now)
    coming = query.scalar()
    return _count_due(now), None if coming is None else int(coming)


def _fire(deadline_id: int, now: int) -> Fired | None:
    """Fire one level; a transaction's unit. None when another scheduler or an answer was first."""
    row = _take(deadline_id)
    if row.state != "pending" or row.due_at > now:
        return None
    complaint = row.complaint
    if complaint.clock != row.clock:
        row.state = "cancelled"
        row.save(only=[Deadline.state])
        return None
    superseded = row.level == 1 and _higher_is_due(row, now)
    row.state, row.fired_at, row.late_ms = "superseded" if superseded else "fired", now, now - row.due_at
    row.save(only=[Deadline.state, Deadline.fired_at, Deadline.late_ms])
    outcome = Outcome("superseded") if superseded else consequences.follow(complaint, row, now)
    _log(complaint, row, outcome, now)
    return _fired(row, complaint.number, now, outcome)


def _take(deadline_id: int) -> Deadline:
    """Return the level with what firing needs of its complaint, in one look; naming the columns halves its cost."""
    columns = (Complaint.id, Complaint.number, Complaint.state, Complaint.clock, Complaint.agency, Complaint.citizen)
    return Deadline.select(Deadline, *columns).join(Complaint).where(Deadline.id == deadline_id).get()


def _log(complaint: Complaint, row: Deadline, outcome: Outcome, now: int) -> None:
    data = {
        "clock": row.clock,
        "level": row.level,
        "due_at": to_iso(row.due_at),
        "late_ms": row.late_ms,
        "outcome": outcome.kind,
        "messages": list(outcome.messages),
        "visit_on": outcome.visit_on,
    }
    events.append(SYSTEM, "escalated", complaint.id, data, now, agency_id=complaint.agency_id)


def _would_fire(now: int, *, on_time: bool = False) -> Iterator[Fired]:
    """Go through what is due without writing."""
    for key in _keys_due(now):
        row = _take(key)
        complaint = row.complaint
        if complaint.clock != row.clock or complaint.state not in cases.OPEN:
            continue
        at = row.due_at if on_time else now
        superseded = row.level == 1 and _higher_is_due(row, at)
        outcome = Outcome("superseded") if superseded else consequences.foresee(complaint, row, at)
        yield _fired(row, complaint.number, at, outcome)


def _fired(row: Deadline, number: str, now: int, outcome: Outcome) -> Fired:
    return Fired(row.id, number, row.clock, row.level, row.due_at, now - row.due_at, outcome)


def _higher_is_due(row: Deadline, now: int) -> bool:
    """Tell whether the clock's second level is due too: then only that one speaks."""
    same = (Deadline.owner_key == row.owner_key) & (Deadline.clock == row.clock) & (Deadline.level == 2)
    return bool(Deadline.select().where(same, Deadline.state == "pending", Deadline.due_at <= now).exists())


def _keys_due(now: int) -> Iterator[int]:
    """Return the keys of all that is due, oldest first; by pages, so that it costs what is due and no more."""
    after = (0, 0)
    while page := _due_after(now, after, BATCH):
        for due_at, key in page:
            yield key
            after = (due_at, key)


def _due_after(now: int, after: tuple[int, int], limit: int) -> list[tuple[int, int]]:
    due_at, key = after
    later = (Deadline.due_at > due_at) | ((Deadline.due_at == due_at) & (Deadline.id > key))
    query = Deadline.select(Deadline.due_at, Deadline.id).where(
        consequences.PENDING, Deadline.due_at <= now, Deadline.due_at >= due_at, later
    )
    return [(int(due), int(found)) for due, found in tuples(query.order_by(Deadline.due_at, Deadline.id).limit(limit))]


def _count_due(now: int) -> int:
    return int(Deadline.select().where(consequences.PENDING, Deadline.due_at <= now).count())
