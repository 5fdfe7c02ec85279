"""The zero board: everything that breaks or is about to break the promise, oldest first, and its one number."""

from dataclasses import dataclass

from peewee import Case, fn

from store import policy
from store.actors import Actor, Right, Role, require
from store.cases import scope
from store.clock import HOUR, local_day
from store.listing import ComplaintRow, rows_where
from store.models import Complaint, Message, MessageComplaint, Visit
from store.outgoing import TASK_ROWS
from store.rows import tuples

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
    total = _count(Complaint.select(fn.COUNT(Complaint.id)).where(scope(actor), Complaint.due_at <= now))
    if actor.role is Role.OFFICER:
        return total
    return total + _visit_count(now) + _message_count()


def _clock_groups(actor: Actor, now: int, horizon: int, limit: int) -> list[BoardGroup]:
    groups = AGENCY_GROUPS if actor.role is Role.OFFICER else CLOCK_GROUPS
    overdue = fn.SUM(Case(None, [(Complaint.due_at <= now, 1)], 0))
    counted = Complaint.select(Complaint.clock, fn.COUNT(Complaint.id), overdue).where(
        scope(actor), Complaint.due_at <= horizon
    )
    counts = {clock: (int(near), int(late)) for clock, near, late in tuples(counted.group_by(Complaint.clock))}
    return [
        BoardGroup(kind, _due(actor, clock, horizon, limit) if clock in counts else [], *counts.get(clock, (0, 0)))
        for kind, clock in groups
    ]


def _due(actor: Actor, clock: str, horizon: int, limit: int) -> list[ComplaintRow]:
    return rows_where(actor, Complaint.clock == clock, Complaint.due_at <= horizon, limit=limit)


def _visits(actor: Actor, now: int, limit: int) -> BoardGroup:
    due = Visit.select(Visit.complaint).where(Visit.state == "planned", Visit.visit_on <= local_day(now).isoformat())
    number = _visit_count(now)
    return BoardGroup("visit_due", rows_where(actor, Complaint.id.in_(due), limit=limit), number, number)


def _messages(actor: Actor, limit: int) -> BoardGroup:
    failed = MessageComplaint.select(MessageComplaint.complaint).where(
        MessageComplaint.message.in_(Message.select(Message.id).where(TASK_ROWS))
    )
    number = _message_count()
    return BoardGroup("message_failed", rows_where(actor, Complaint.id.in_(failed), limit=limit), number, number)


def _visit_count(now: int) -> int:
    today = local_day(now).isoformat()
    return _count(Visit.select(fn.COUNT(Visit.id)).where(Visit.state == "planned", Visit.visit_on <= today))


def _message_count() -> int:
    return _count(Message.select(fn.COUNT(Message.id)).where(TASK_ROWS))


def _count(query: "object") -> int:
    return int(query.scalar())  # type: ignore[attr-defined]  # peewee's query types do not carry scalar through where
