"""Working hours, measured: what must hold of a deadline whose clock counts the office's hours, by adding them up."""

from collections.abc import Iterator
from datetime import timedelta

from store import policy
from store.clock import HOUR, MINUTE, day_start, local_day
from store.models import Answer, Deadline, Holiday, Referral
from store.policy import Policy
from store.rows import tuples
from tests.proof.violations import Found

CLOCKS = ("reply", "review", "promise")


def begun(row: Deadline) -> Found:
    """A clock that begins is due after the hours of its policy; a promise named a day that was still to come."""
    if row.clock not in CLOCKS:
        return
    start, hours = _start(row)
    if not _exact(hours, row, start):
        yield "lateness", f"{row.owner_key}: level {row.level} is due at another hour than the policy says"
    if row.clock == "promise":
        answer = _answer(row)
        if not answer.at < start:
            yield "lateness", f"{row.owner_key}: promised for a time that had passed"


def moved(row: Deadline, old: int, new: int) -> Found:
    """A deadline moves only later, only by a holiday, and not a minute further than that."""
    start, hours = _start(row) if row.clock in CLOCKS else (0, Policy())
    if new < old or row.clock not in hours.working or not _exact(hours, row, start):
        yield "still", f"deadline {row.id} moved from {old} to {new}"


def running() -> Iterator[tuple[str, str]]:
    """No running clock is due before its working hours are over, whatever holidays were added since."""
    free = _holidays()
    for row in Deadline.select().where(Deadline.state == "pending", Deadline.clock.in_(CLOCKS)):
        start, hours = _start(row)
        if row.clock in hours.working and _worked(hours, start, row.due_at, free) < _amount(hours, row):
            yield "hours", f"{row.owner_key}: level {row.level} is due before its working hours are over"


def _exact(hours: Policy, row: Deadline, start: int) -> bool:
    amount = _amount(hours, row)
    if row.clock not in hours.working:
        return int(row.due_at) == start + amount
    free = _holidays()
    due = int(row.due_at)
    return _worked(hours, start, due, free) == amount and (not amount or _worked(hours, start, due - 1, free) < amount)


def _amount(hours: Policy, row: Deadline) -> int:
    return hours.hours[row.clock][row.level - 1] * HOUR


def _worked(hours: Policy, start: int, end: int, free: set[str]) -> int:
    """Return how many milliseconds of office hours lie between two instants, day by day."""
    total, day = 0, local_day(start)
    while day_start(day) < end:
        if day.weekday() in hours.calendar.days and day.isoformat() not in free:
            opening, closing = (day_start(day) + minute * MINUTE for minute in hours.calendar.hours)
            total += max(0, min(end, closing) - max(start, opening))
        day += timedelta(days=1)
    return total


def _holidays() -> set[str]:
    return {day for (day,) in tuples(Holiday.select(Holiday.day))}


def _start(row: Deadline) -> tuple[int, Policy]:
    """Return from when the hours of the level count, and the policy of the moment in which its clock began."""
    if row.clock == "reply":
        at = int(Referral.get_by_id(row.referral_id).forwarded_at)
        return at, policy.current(at)
    answer = _answer(row)
    if row.clock == "promise":
        return int(answer.promise_at or 0), policy.current(int(answer.reviewed_at or answer.at))
    return int(answer.at), policy.current(int(answer.at))


def _answer(row: Deadline) -> Answer:
    return Answer.get_by_id(int(row.owner_key.partition(":")[2]))
