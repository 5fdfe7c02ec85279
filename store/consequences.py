"""What each level of each clock leads to: ESCALATION section 1's table. A message, a visit, a task, a board entry.

`follow` does it inside the firing transaction; `foresee` says it without writing.
"""

from dataclasses import dataclass

from peewee import SQL

from store import cases, changes, citizens, outgoing, policy
from store.actors import SYSTEM, Role
from store.decisions import back_to_humas
from store.models import Account, Complaint, Deadline, Message, MessageComplaint, Officer, Visit
from store.outgoing import Recipient

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


def follow(complaint: Complaint, row: Deadline, now: int) -> Outcome:
    """Do what the fired level leads to."""
    match KINDS[row.clock, row.level]:
        case "reminder":
            return Outcome("reminder", _tell_officers(complaint, row, now))
        case "visit":
            return _visit(complaint, row, now)
        case "supervisor":
            return Outcome("supervisor", _tell_supervisors(complaint, row, now))
        case "citizen":
            return Outcome("citizen", _remind_citizen(complaint, row, now))
        case "back_to_humas":
            return _back_to_humas(complaint, row, now)
        case kind:
            return Outcome(kind)


def foresee(complaint: Complaint, row: Deadline, at: int) -> Outcome:
    """Return what the level will lead to; messages are not counted, for they may join others."""
    kind = KINDS[row.clock, row.level]
    return Outcome(kind, (), policy.visit_day(at) if kind == "visit" else "")


def _tell_officers(complaint: Complaint, row: Deadline, now: int) -> tuple[int, ...]:
    """Put a reminder for each active officer into the outbox; without a number, or without anyone, a task to call.

    An officer whom the first level reminded is not told again; a reminder nobody tried to send is raised to this one.
    """
    told: list[int] = []
    for recipient in _officers(complaint.agency_id):
        if row.level == 1 or not _raised(recipient, row):
            key = f"deadline:{row.id}:officer:{recipient.officer_id or 'none'}"
            told.append(outgoing.owe(ESCALATION, recipient, complaint.id, row.id, key=key, now=now))
    return tuple(told)


def _officers(agency_id: int | None) -> list[Recipient]:
    rows = Officer.select().where(Officer.agency == agency_id, Officer.active).order_by(Officer.id)
    found = [Recipient(row.phone, agency_id=agency_id, officer_id=row.id) for row in rows]
    return found or [Recipient("", agency_id=agency_id)]


def _raised(recipient: Recipient, row: Deadline) -> bool:
    """Raise the recipient's message about the same clock to this level; False when there is none."""
    same = (Deadline.owner_key == row.owner_key) & (Deadline.clock == row.clock) & (Deadline.id != row.id)
    officer = Message.officer.is_null() if recipient.officer_id is None else Message.officer == recipient.officer_id
    links = (
        MessageComplaint.select(MessageComplaint, Message)
        .join(Message)
        .switch(MessageComplaint)
        .join(Deadline)
        .where(MessageComplaint.complaint == row.complaint_id, same, officer)
        .where(Message.kind == ESCALATION, Message.state != "cancelled")
    )
    found = False
    for link in links:
        found = True
        if link.message.attempts == 0:
            MessageComplaint.update(deadline=row.id).where(MessageComplaint.id == link.id).execute()
    return found


def _tell_supervisors(complaint: Complaint, row: Deadline, now: int) -> tuple[int, ...]:
    """Put a message for each active supervisor with a number into the outbox; the others see the zero board."""
    query = Account.select().where(Account.role == Role.SUPERVISOR.value, Account.state == "active")
    told = []
    for account in query.where(Account.phone != "").order_by(Account.id):
        recipient = Recipient(account.phone, account_id=account.id)
        key = f"deadline:{row.id}:account:{account.id}"
        told.append(outgoing.owe(SUPERVISOR, recipient, complaint.id, row.id, key=key, now=now))
    return tuple(told)


def _visit(complaint: Complaint, row: Deadline, now: int) -> Outcome:
    """Plan the visit of the next working day; tell the officers who heard nothing yet and, of silence, supervisors."""
    planned = Visit.get_or_none(Visit.referral == row.referral_id, Visit.state == "planned")
    if planned is None:
        planned = Visit.create(
            referral=row.referral_id,
            complaint=complaint.id,
            agency=complaint.agency_id,
            deadline=row.id,
            created_at=now,
            due_at=row.due_at,
            visit_on=policy.visit_day(now),
            state="planned",
        )
        changes.record("visit", planned.id, now, complaint.agency_id)
    told = _tell_officers(complaint, row, now)
    if row.clock == "reply":
        told += _tell_supervisors(complaint, row, now)
    return Outcome("visit", told, planned.visit_on)


def _remind_citizen(complaint: Complaint, row: Deadline, now: int) -> tuple[int, ...]:
    recipient = Recipient(citizens.contact(complaint.citizen_id), citizen_id=complaint.citizen_id)
    return (outgoing.owe(CITIZEN, recipient, complaint.id, row.id, key=f"deadline:{row.id}:citizen", now=now),)


def _back_to_humas(complaint: Complaint, row: Deadline, now: int) -> Outcome:
    """Give the complaint back to Humas, who decides without the citizen's facts; it is never archived by itself."""
    case = cases.take(SYSTEM, complaint.number, now)
    back_to_humas(case, case.log("data_missing", {"deadline": row.id}))
    return Outcome("back_to_humas")
