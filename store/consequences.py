"""What each level of each clock leads to: ESCALATION section 1's table. A message, a visit, a task, a board entry.

`follow` does it inside the firing transaction; `foresee` says it without writing.
"""

from dataclasses import dataclass
from typing import Any

from peewee import SQL

from store import cases, changes, citizens, control, outgoing, policy, ways
from store.actors import SYSTEM, Role
from store.decisions import back_to_humas
from store.levels import Level
from store.models import Account, Deadline, Message, MessageComplaint, Officer, Visit
from store.outgoing import Recipient
from store.rows import insert, prepared

PENDING = SQL("state = 'pending'")
"""Literal, so that both databases see that the partial index holds it."""
ESCALATION, SUPERVISOR, CITIZEN = "escalation", "supervisor", "citizen"

KINDS = {
    ("reply", 1): "reminder",
    ("reply", 2): "visit",
    ("forward", 1): "board",
    ("forward", 2): "supervisor",
    ("review", 1): "board",
    ("review", 2): "supervisor",
    ("promise", 1): "reminder",
    ("promise", 2): "visit",
    ("data", 1): "citizen",
    ("data", 2): "back_to_humas",
}


@dataclass(frozen=True)
class Outcome:
    """What a level led to: a kind (or `superseded`), the messages it put into the outbox, the day of a visit."""

    kind: str
    messages: tuple[int, ...] = ()
    visit_on: str = ""


def follow(level: Level, now: int) -> Outcome:
    """Do what the fired level leads to."""
    match KINDS[level.clock, level.level]:
        case "reminder":
            return Outcome("reminder", _tell_officers(level, now))
        case "visit":
            return _visit(level, now)
        case "supervisor":
            return Outcome("supervisor", _tell_supervisors(level, now))
        case "citizen":
            return Outcome("citizen", _remind_citizen(level, now))
        case "back_to_humas":
            return _back_to_humas(level, now)
        case kind:
            return Outcome(kind)


def foresee(level: Level, at: int) -> Outcome:
    """Return what the level will lead to; messages are not counted, for they may join others."""
    kind = KINDS[level.clock, level.level]
    return Outcome(kind, (), policy.visit_day(at) if kind == "visit" else "")


def _tell_officers(level: Level, now: int) -> tuple[int, ...]:
    """Put a reminder for each active officer into the outbox; without a number, or without anyone, a task to call.

    An officer whom the first level reminded is not told again; a reminder nobody tried to send is raised to this one.
    """
    told: list[int] = []
    for recipient in _officers(level.agency_id):
        if level.level == 1 or not _raised(recipient, level):
            key = f"deadline:{level.id}:officer:{recipient.officer_id or 'none'}"
            told.append(_owe(ESCALATION, recipient, level, key, now))
    return tuple(told)


def _owe(kind: str, recipient: Recipient, level: Level, key: str, now: int) -> int:
    return outgoing.owe(kind, recipient, level.complaint_id, level.id, key=key, now=now)


def _officers(agency_id: int | None) -> list[Recipient]:
    mailed = ways.EMAIL in control.served()
    found = [
        Recipient(phone, "" if phone or not mailed else email, agency_id=agency_id, officer_id=key)
        for key, phone, email in _active_officers(agency_id)
    ]
    return found or [Recipient("", agency_id=agency_id)]


@prepared
def _active_officers(agency_id: Any) -> Any:
    active = Officer.select(Officer.id, Officer.phone, Officer.email).where(Officer.agency == agency_id, Officer.active)
    return active.order_by(Officer.id)


def _raised(recipient: Recipient, level: Level) -> bool:
    """Raise the recipient's message about the same clock to this level; False when there is none."""
    links = _links(level.complaint_id, level.owner_key, level.clock, level.id)
    found = [(link, attempts) for link, officer_id, attempts in links if officer_id == recipient.officer_id]
    for link, attempts in found:
        if attempts == 0:
            MessageComplaint.update(deadline=level.id).where(MessageComplaint.id == link).execute()
    return bool(found)


@prepared
def _links(complaint_id: Any, owner_key: Any, clock: Any, deadline_id: Any) -> Any:
    """Select key, officer and attempts of what the outbox says of the complaint because of the clock's other level."""
    same = (Deadline.owner_key == owner_key) & (Deadline.clock == clock) & (Deadline.id != deadline_id)
    return (
        MessageComplaint.select(MessageComplaint.id, Message.officer, Message.attempts)
        .join(Message)
        .switch(MessageComplaint)
        .join(Deadline)
        .where(MessageComplaint.complaint == complaint_id, same)
        .where(Message.kind == ESCALATION, Message.state != "cancelled")
    )


def _tell_supervisors(level: Level, now: int) -> tuple[int, ...]:
    """Put a message for each active supervisor with a number into the outbox; the others see the zero board."""
    return tuple(
        _owe(SUPERVISOR, Recipient(phone, account_id=key), level, f"deadline:{level.id}:account:{key}", now)
        for key, phone in _supervisors()
    )


@prepared
def _supervisors() -> Any:
    active = Account.select(Account.id, Account.phone).where(Account.role == Role.SUPERVISOR.value)
    return active.where(Account.state == "active", Account.phone != "").order_by(Account.id)


def _visit(level: Level, now: int) -> Outcome:
    """Plan the visit of the next working day; tell the officers who heard nothing yet and, of silence, supervisors."""
    day = next((day for (day,) in _planned(level.referral_id)), "") or _plan(level, now)
    told = _tell_officers(level, now)
    if level.clock == "reply":
        told += _tell_supervisors(level, now)
    return Outcome("visit", told, day)


@prepared
def _planned(referral_id: Any) -> Any:
    return Visit.select(Visit.visit_on).where(Visit.referral == referral_id, Visit.state == "planned")


def _plan(level: Level, now: int) -> str:
    """Write down a visit on the next working day, and return that day."""
    day = policy.visit_day(now)
    key = insert(
        Visit,
        referral=level.referral_id,
        complaint=level.complaint_id,
        agency=level.agency_id,
        deadline=level.id,
        created_at=now,
        due_at=level.due_at,
        visit_on=day,
        state="planned",
    )
    changes.record("visit", key, now, level.agency_id)
    return day


def _remind_citizen(level: Level, now: int) -> tuple[int, ...]:
    recipient = Recipient(citizens.contact(level.citizen_id), citizen_id=level.citizen_id)
    return (_owe(CITIZEN, recipient, level, f"deadline:{level.id}:citizen", now),)


def _back_to_humas(level: Level, now: int) -> Outcome:
    """Give the complaint back to Humas, who decides without the citizen's facts; it is never archived by itself."""
    case = cases.take(SYSTEM, level.number, now)
    back_to_humas(case, case.log("data_missing", {"deadline": level.id}))
    return Outcome("back_to_humas")
