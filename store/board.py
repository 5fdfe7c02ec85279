"""The zero board: everything that breaks or is about to break the promise, oldest first, and its one number."""

from dataclasses import dataclass
from typing import Any

from peewee import Case, fn

from store import policy
from store.actors import Actor, Right, Role, require
from store.cases import scope
from store.clock import HOUR, local_day
from store.listing import ComplaintRow, lines_where
from store.models import Complaint, Message, MessageComplaint, Visit
from store.outgoing import TASK_ROWS
from store.rows import prepared

CLOCK_GROUPS = (
    ("not_forwarded", "forward"),
    ("unanswered", "reply"),
    ("review", "review"),
    ("promise_broken", "promise"),
    ("data_wait", "data"),
)
AGENCY_GROUPS = tuple(group for group in CLOCK_GROUPS if group[0] in ("unanswered", "promise_broken", "review"))


@dataclass(frozen=True)
class BoardGroup:
    """One kind of broken or endangered promise: its complaints by due time, how many, and how many are overdue."""

    kind: str
    rows: list[ComplaintRow]
    count: int
    overdue: int


@dataclass(frozen=True)
class Board:
    """The zero board: `total` is what breaks the promise now (0 is the aim), `soon` what is about to."""

    total: int
    soon: int
    groups: list[BoardGroup]


def board(actor: Actor, *, now: int, limit: int = 100) -> Board:
    """Return the board as the actor sees it, at most `limit` complaints a group; empty groups stand in it too."""
    require(actor, Right.SEE_HISTORY)
    horizon = now + policy.current(now).soon_hours * HOUR
    groups = _clock_groups(actor, now, horizon, limit)
    if actor.role is not Role.OFFICER:
        groups += [_visits(actor, now, limit), _messages(actor, limit)]
    total = sum(group.overdue for group in groups)
    return Board(total, sum(group.count for group in groups) - total, groups)


def board_count(actor: Actor, *, now: int) -> int:
    """Return the board's one number: what breaks the promise now."""
    require(actor, Right.SEE_HISTORY)
    ((total,),) = _overdue(now, actor=actor)
    return int(total) if actor.role is Role.OFFICER else int(total) + _visit_count(now) + _message_count()


@prepared
def _overdue(now: Any, *, actor: Actor) -> Any:
    return Complaint.select(fn.COUNT(Complaint.id)).where(scope(actor), Complaint.due_at <= now)


def _clock_groups(actor: Actor, now: int, horizon: int, limit: int) -> list[BoardGroup]:
    groups = AGENCY_GROUPS if actor.role is Role.OFFICER else CLOCK_GROUPS
    counts = {clock: (int(near), int(late)) for clock, near, late in _by_clock(now, horizon, actor=actor)}
    return [
        BoardGroup(kind, _lines(_due(clock, horizon, actor=actor, limit=limit)), *counts[clock])
        if clock in counts
        else BoardGroup(kind, [], 0, 0)
        for kind, clock in groups
    ]


@prepared
def _by_clock(now: Any, horizon: Any, *, actor: Actor) -> Any:
    late = fn.SUM(Case(None, [(Complaint.due_at <= now, 1)], 0))
    near = Complaint.select(Complaint.clock, fn.COUNT(Complaint.id), late)
    return near.where(scope(actor), Complaint.due_at <= horizon).group_by(Complaint.clock)


@prepared
def _due(clock: Any, horizon: Any, *, actor: Actor, limit: int) -> Any:
    return lines_where(actor, Complaint.clock == clock, Complaint.due_at <= horizon, limit=limit)


def _visits(actor: Actor, now: int, limit: int) -> BoardGroup:
    today, number = local_day(now).isoformat(), _visit_count(now)
    return BoardGroup("visit_due", _lines(_visited(today, actor=actor, limit=limit)), number, number)


@prepared
def _visited(today: Any, *, actor: Actor, limit: int) -> Any:
    due = Visit.select(Visit.complaint).where(Visit.state == "planned", Visit.visit_on <= today)
    return lines_where(actor, Complaint.id.in_(due), limit=limit)


def _messages(actor: Actor, limit: int) -> BoardGroup:
    number = _message_count()
    return BoardGroup("message_failed", _lines(_failed(actor=actor, limit=limit)), number, number)


@prepared
def _failed(*, actor: Actor, limit: int) -> Any:
    failed = MessageComplaint.select(MessageComplaint.complaint).where(
        MessageComplaint.message.in_(Message.select(Message.id).where(TASK_ROWS))
    )
    return lines_where(actor, Complaint.id.in_(failed), limit=limit)


def _visit_count(now: int) -> int:
    return int(_visits_due(local_day(now).isoformat())[0][0])


@prepared
def _visits_due(today: Any) -> Any:
    return Visit.select(fn.COUNT(Visit.id)).where(Visit.state == "planned", Visit.visit_on <= today)


def _message_count() -> int:
    return int(_tasks()[0][0])


@prepared
def _tasks() -> Any:
    return Message.select(fn.COUNT(Message.id)).where(TASK_ROWS)


def _lines(rows: list[tuple[Any, ...]]) -> list[ComplaintRow]:
    return [ComplaintRow(*row) for row in rows]
