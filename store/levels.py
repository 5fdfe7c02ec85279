"""One level of a clock as firing sees it: read with what it needs of its complaint in one look, and marked as fired."""

from dataclasses import dataclass
from typing import Any

from peewee import fn

from store.models import Complaint, Deadline
from store.rows import prepared


@dataclass(frozen=True)
class Level:
    """A level and its complaint; instants are milliseconds UTC. `running` is the clock that the complaint waits on.

    `higher_due` is when the clock's second level is due while it is pending, for a first level only.
    """

    id: int
    clock: str
    level: int
    due_at: int
    state: str
    owner_key: str
    referral_id: int | None
    complaint_id: int
    number: str
    complaint_state: str
    running: str | None
    agency_id: int | None
    citizen_id: int
    higher_due: int | None

    def superseded(self, at: int) -> bool:
        """Tell whether the clock's second level is due too: then only that one speaks."""
        return self.higher_due is not None and self.higher_due <= at


def take(deadline_id: int) -> Level:
    """Return the level with that key."""
    return Level(*_by_key(deadline_id)[0])


def mark(level: Level, state: str, now: int) -> None:
    """Write that the level fired, or that a higher one spoke in its place, and how late that was."""
    _mark(level.id, state, now, now - level.due_at)


def drop(level: Level) -> None:
    """Cancel a level whose complaint no longer waits on its clock."""
    Deadline.update(state="cancelled").where(Deadline.id == level.id).execute()


@prepared
def _by_key(deadline_id: Any) -> Any:
    higher = Deadline.alias()
    same = (higher.owner_key == Deadline.owner_key) & (higher.clock == Deadline.clock)
    above = (higher.level == 2) & (Deadline.level == 1) & (higher.state == "pending")
    return (
        Deadline.select(
            Deadline.id,
            Deadline.clock,
            Deadline.level,
            Deadline.due_at,
            Deadline.state,
            Deadline.owner_key,
            Deadline.referral,
            Deadline.complaint,
            Complaint.number,
            Complaint.state,
            Complaint.clock,
            Complaint.agency,
            Complaint.citizen,
            higher.select(fn.MAX(higher.due_at)).where(same, above),
        )
        .join(Complaint)
        .where(Deadline.id == deadline_id)
    )


@prepared
def _mark(deadline_id: Any, state: Any, fired_at: Any, late_ms: Any) -> Any:
    fired = Deadline.update(state=state, fired_at=fired_at, late_ms=late_ms)
    return fired.where(Deadline.id == deadline_id)
