"""Invariants on real data: each rule that must always hold, asked of the database, and which complaints break it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from peewee import JOIN, BaseQuery, fn

from store.actors import Actor, Right, require
from store.cases import ENDED
from store.database import db, is_postgres, reading
from store.i18n import N_
from store.models import Complaint, Deadline, Message, MessageComplaint, Referral, Visit
from store.rows import tuples

EXAMPLES = 5
WITH_AGENCY = ("forwarded", "answered", "in_progress")


@dataclass(frozen=True)
class Finding:
    """One rule (a message to be translated), whether it holds, and numbers or words of what breaks it."""

    rule: str
    ok: bool
    count: int
    examples: tuple[str, ...]


def check(actor: Actor) -> list[Finding]:
    """Ask every rule within one consistent view of the database."""
    require(actor, Right.VERIFY)
    with reading():
        return [_finding(rule, broken()) for rule, broken in _RULES]


def _finding(rule: str, broken: Iterator[str]) -> Finding:
    found = list(broken)
    return Finding(rule, not found, len(found), tuple(found[:EXAMPLES]))


def _numbers(query: BaseQuery) -> Iterator[str]:
    return (number for (number,) in tuples(query))


def _open_without_deadline() -> Iterator[str]:
    """An open complaint whose running clock has no row would be forgotten: it has neither a next time nor an owner."""
    running = Deadline.select(Deadline.id).where(
        Deadline.complaint == Complaint.id,
        Deadline.clock == Complaint.clock,
        Deadline.due_at == Complaint.due_at,
        Deadline.level == 1,
        Deadline.state != "cancelled",
    )
    return _numbers(Complaint.select(Complaint.number).where(Complaint.due_at.is_null(False), ~fn.EXISTS(running)))


def _ended_with_pending() -> Iterator[str]:
    query = Complaint.select(Complaint.number).distinct().join(Deadline, on=(Deadline.complaint == Complaint.id))
    return _numbers(query.where(Complaint.state.in_(ENDED), Deadline.state == "pending"))


def _with_agency_without_referral() -> Iterator[str]:
    query = Complaint.select(Complaint.number).join(
        Referral, JOIN.LEFT_OUTER, on=((Referral.complaint == Complaint.id) & Referral.closed_at.is_null())
    )
    other = Referral.id.is_null() | (Referral.agency != Complaint.agency)
    return _numbers(query.where(Complaint.state.in_(WITH_AGENCY), other))


def _ended_with_referral() -> Iterator[str]:
    query = Complaint.select(Complaint.number).join(Referral, on=(Referral.complaint == Complaint.id))
    return _numbers(query.where(Complaint.state.in_(ENDED), Referral.closed_at.is_null()))


def _merged_into_merged() -> Iterator[str]:
    main = Complaint.alias()
    query = Complaint.select(Complaint.number).join(main, on=(Complaint.merged_into == main.id))
    return _numbers(query.where(main.state == "merged"))


def _received_after_closed() -> Iterator[str]:
    return _numbers(Complaint.select(Complaint.number).where(Complaint.closed_at < Complaint.received_at))


def _level_two_without_visit() -> Iterator[str]:
    """Three days of silence must have led to a visit, of whatever outcome."""
    query = (
        Deadline.select(Complaint.number)
        .join(Complaint, on=(Deadline.complaint == Complaint.id))
        .join(Visit, JOIN.LEFT_OUTER, on=(Visit.referral == Deadline.referral))
    )
    return _numbers(
        query.where(Deadline.clock == "reply", Deadline.level == 2, Deadline.state == "fired", Visit.id.is_null())
    )


def _message_without_complaint() -> Iterator[str]:
    query = Message.select(Message.id).join(MessageComplaint, JOIN.LEFT_OUTER)
    rows = query.where(Message.kind == "escalation", Message.state != "cancelled", MessageComplaint.id.is_null())
    return (str(key) for (key,) in tuples(rows))


def _dangling() -> Iterator[str]:
    """Rows that point to nothing; PostgreSQL cannot hold any."""
    if is_postgres():
        return iter(())
    return (f"{row[0]} {row[1]}" for row in db.execute_sql("PRAGMA foreign_key_check").fetchall())


def _damage() -> Iterator[str]:
    """What SQLite says of its own file; PostgreSQL checks pages as it reads them."""
    if is_postgres():
        return iter(())
    return (line for (line,) in db.execute_sql("PRAGMA integrity_check").fetchall() if line != "ok")


_RULES: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
    (N_("the file is whole"), _damage),
    (N_("no row points to nothing"), _dangling),
    (N_("each open complaint has a running clock"), _open_without_deadline),
    (N_("no ended complaint has a running clock"), _ended_with_pending),
    (N_("what is with an agency has a referral to that agency"), _with_agency_without_referral),
    (N_("no ended complaint has an open referral"), _ended_with_referral),
    (N_("no complaint is merged into a merged one"), _merged_into_merged),
    (N_("nothing was closed before it came in"), _received_after_closed),
    (N_("three days of silence led to a visit"), _level_two_without_visit),
    (N_("each escalation's message speaks of a complaint"), _message_without_complaint),
)
