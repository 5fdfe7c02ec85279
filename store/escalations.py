"""Firing: every due deadline becomes its escalation, oldest first, each in one transaction, until nothing is due.

What a level of a clock leads to stands in `consequences`; here is only when, in which order, and once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from peewee import EnclosedNodeList, fn

from store import cases, consequences, control, events, levels
from store.actors import SYSTEM
from store.clock import to_iso
from store.consequences import Outcome
from store.database import reading, transact
from store.errors import StoreError
from store.levels import Level
from store.models import Deadline
from store.rows import prepared

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
    level = levels.take(deadline_id)
    if level.state != "pending" or level.due_at > now:
        return None
    if level.running != level.clock:
        levels.drop(level)
        return None
    superseded = level.superseded(now)
    levels.mark(level, "superseded" if superseded else "fired", now)
    outcome = Outcome("superseded") if superseded else consequences.follow(level, now)
    _log(level, outcome, now)
    return _fired(level, now, outcome)


def _log(level: Level, outcome: Outcome, now: int) -> None:
    data = {
        "clock": level.clock,
        "level": level.level,
        "due_at": to_iso(level.due_at),
        "late_ms": now - level.due_at,
        "outcome": outcome.kind,
        "messages": list(outcome.messages),
        "visit_on": outcome.visit_on,
    }
    events.append(SYSTEM, "escalated", level.complaint_id, data, now, agency_id=level.agency_id)


def _would_fire(now: int, *, on_time: bool = False) -> Iterator[Fired]:
    """Go through what is due without writing."""
    for key in _keys_due(now):
        level = levels.take(key)
        if level.running != level.clock or level.complaint_state not in cases.OPEN:
            continue
        at = level.due_at if on_time else now
        outcome = Outcome("superseded") if level.superseded(at) else consequences.foresee(level, at)
        yield _fired(level, at, outcome)


def _fired(level: Level, now: int, outcome: Outcome) -> Fired:
    return Fired(level.id, level.number, level.clock, level.level, level.due_at, now - level.due_at, outcome)


def _keys_due(now: int) -> Iterator[int]:
    """Return the keys of all that is due, oldest first; by pages, so that it costs what is due and no more."""
    after = (0, 0)
    while page := _due_after(now, after, BATCH):
        for due_at, key in page:
            yield key
            after = (due_at, key)


def _due_after(now: int, after: tuple[int, int], limit: int) -> list[tuple[int, int]]:
    """Return (due, key) of the next levels past a place, in order."""
    return [(int(due), int(key)) for due, key in _due(now, *after, limit=limit)]


@prepared
def _due(now: Any, due_at: Any, key: Any, *, limit: int) -> Any:
    place, here = EnclosedNodeList((Deadline.due_at, Deadline.id)), EnclosedNodeList((due_at, key))
    query = Deadline.select(Deadline.due_at, Deadline.id).where(
        consequences.PENDING, Deadline.due_at <= now, place > here
    )
    return query.order_by(Deadline.due_at, Deadline.id).limit(limit)


def _count_due(now: int) -> int:
    return int(Deadline.select().where(consequences.PENDING, Deadline.due_at <= now).count())
