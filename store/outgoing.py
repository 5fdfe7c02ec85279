"""Messages on their way into the outbox: each duty once, joined to a message that waits for the same person."""

import json
from dataclasses import dataclass
from typing import Any

from peewee import SQL, ModelSelect

from store import changes, duties, identities, policy
from store.duties import Words
from store.models import Message, MessageComplaint
from store.rows import insert, prepared

WAITING = ("queued", "task")
OPEN_ROWS = SQL("state IN ('queued', 'leased', 'sending', 'unknown', 'failed')")
TASK_ROWS = SQL("state IN ('dead', 'task')")
"""Literal, so that both databases see that the partial indexes hold them."""
_CITIZEN = "citizen:"


@dataclass(frozen=True)
class Recipient:
    """Whom a message is for; without a number or an e-mail address it becomes a task: a person of Humas calls."""

    phone: str
    email: str = ""
    agency_id: int | None = None
    officer_id: int | None = None
    account_id: int | None = None
    citizen_id: int | None = None

    @property
    def channel(self) -> str:
        """Return the channel that reaches the recipient."""
        return "whatsapp" if self.phone else "email" if self.email else "call"

    @property
    def address(self) -> str:
        """Return what the message's row keeps: number or e-mail address, or of a citizen only who it is."""
        known = self.phone or self.email
        return f"{_CITIZEN}{self.citizen_id}" if known and self.citizen_id is not None else known


def to_citizen(citizen_id: int) -> "ModelSelect[Message]":
    """Select the keys of the messages that went, or were to go, to a citizen's own telephone."""
    return Message.select(Message.id).where(Message.recipient == f"{_CITIZEN}{citizen_id}")


def number_of(row: Message) -> str:
    """Return where a message goes: a number (E.164), an e-mail address, or nothing when the citizen was erased."""
    if not row.recipient.startswith(_CITIZEN):
        return str(row.recipient)
    person = identities.read(int(row.recipient.removeprefix(_CITIZEN))).person
    return person.phone if person else ""


def owe(kind: str, recipient: Recipient, complaint_id: int, deadline_id: int, *, key: str, now: int) -> int:
    """Put a duty into the outbox and return its message's key; call it inside a transaction.

    It joins a message of the same kind to the same person that nobody has tried to send yet (the digest).
    """
    waiting = _waiting(kind, recipient)
    message_id = waiting or _insert(kind, recipient, key, now)
    _link(message_id, complaint_id, deadline_id)
    if waiting is None:
        refresh(Message.get_by_id(message_id))
    changes.record("message", message_id, now, recipient.agency_id)
    return message_id


@prepared
def _link(message_id: Any, complaint_id: Any, deadline_id: Any) -> Any:
    return MessageComplaint.insert(message=message_id, complaint=complaint_id, deadline=deadline_id).on_conflict(
        conflict_target=[MessageComplaint.message, MessageComplaint.complaint],
        update={MessageComplaint.deadline: deadline_id},
    )


def refresh(row: Message) -> Words | None:
    """Write into the message what its standing duties are now, and return it; None when no duty stands any more."""
    said = current(row)
    if said is not None:
        row.template, row.params = said.template, encode(said)
        row.save(only=[Message.template, Message.params])
    return said


def current(row: Message) -> Words | None:
    """Return what the message has to say now, None when none of its duties stands any more."""
    owed = duties.of_message(row.id)
    if not owed:
        return decode(row.template, row.params)
    standing = [duty for duty in owed if duty.stands]
    return duties.words(row.kind, standing) if standing else None


def encode(said: Words) -> str:
    """Return the words as the message's row keeps them."""
    return json.dumps({"values": said.values, "actions": said.actions}, ensure_ascii=False)


def decode(template: str, params: str) -> Words:
    """Return the words of a message's row."""
    data = json.loads(params)
    return Words(template, tuple(data["values"]), tuple(data["actions"]))


def _waiting(kind: str, recipient: Recipient) -> int | None:
    """Return the message that waits for the same person and was never tried."""
    if kind == "citizen":
        return None
    by, who = _person(recipient)
    found = _untried(kind, recipient.address, recipient.channel, who, by=by, task=not recipient.address)
    return next((int(key) for (key,) in found), None)


def _person(recipient: Recipient) -> tuple[str, int | None]:
    """Return by which column a message is this person's, or nobody known's at this agency, and the key in it."""
    if recipient.account_id is not None:
        return "account", recipient.account_id
    if recipient.officer_id is not None:
        return "officer", recipient.officer_id
    return "agency", recipient.agency_id


@prepared
def _untried(kind: Any, address: Any, channel: Any, who: Any, *, by: str, task: bool) -> Any:
    person = {
        "account": Message.account == who,
        "officer": Message.officer == who,
        "agency": (Message.agency == who) & Message.officer.is_null(),
    }
    same = (Message.recipient == address) & (Message.kind == kind) & (Message.channel == channel) & person[by]
    never_tried = Message.state.in_(WAITING) & (Message.attempts == 0)
    found = Message.select(Message.id).where(TASK_ROWS if task else OPEN_ROWS, same, never_tried)
    return found.order_by(Message.id).limit(1)


def _insert(kind: str, recipient: Recipient, key: str, now: int) -> int:
    return insert(
        Message,
        key=key,
        kind=kind,
        channel=recipient.channel,
        agency=recipient.agency_id,
        officer=recipient.officer_id,
        account=recipient.account_id,
        recipient=recipient.address,
        template="",
        params="{}",
        state="queued" if recipient.address else "task",
        next_at=policy.current(now).sending_time(now),
        created_at=now,
    )
