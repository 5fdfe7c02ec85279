"""The outbox as staff read it: lists, one message with its attempts and receipts, and what was said about a complaint.

Telephone numbers are masked; a person who has to call asks for the number with `callee`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, SQL, ModelSelect, fn

from store import cases, outgoing, phones, ways
from store.actors import Actor, Right, require
from store.errors import NotFound
from store.i18n import _
from store.models import Account, Agency, Attempt, Complaint, Message, MessageComplaint, Officer, Receipt
from store.numbers import parse
from store.outgoing import OPEN_ROWS, TASK_ROWS
from store.replies import said
from store.rows import tuples

OPEN = ("queued", "leased", "sending", "unknown", "failed")
TASKS = ("task", "dead")
STATES = (*OPEN, "accepted", "sent", "delivered", "read", "cancelled", *TASKS, "done")


@dataclass(frozen=True)
class MessageFilter:
    """Which messages; empty means all. `complaint` is a number, `agency` a code, `open_tasks` what a person must do."""

    states: Sequence[str] = ()
    agency: str = ""
    complaint: str = ""
    open_tasks: bool = False


@dataclass(frozen=True)
class MessageView:
    """One message as staff read it; instants are milliseconds UTC, `recipient` is masked, `to` a name."""

    id: int
    kind: str
    channel: str
    state: str
    complaints: tuple[str, ...]
    agency: str
    to: str
    recipient: str
    text: str
    attempts: int
    repeats: int
    last_error: str
    created_at: int
    next_at: int
    sent_at: int | None
    delivered_at: int | None
    read_at: int | None
    acknowledged_at: int | None


@dataclass(frozen=True)
class AttemptView:
    """One call to the provider of a channel; `result` is empty while it runs."""

    number: int
    channel: str
    started_at: int
    ended_at: int | None
    result: str
    code: int | None
    detail: str


@dataclass(frozen=True)
class ReceiptView:
    """One word of the provider or of the phone: sent, delivered, read, failed, tapped, replied."""

    id: int
    status: str
    at: int
    detail: str


@dataclass(frozen=True)
class OrphanView:
    """A reply that nobody could place yet; `sender` is masked, `at` milliseconds UTC."""

    id: int
    at: int
    sender: str
    text: str


@dataclass(frozen=True)
class MessageDetail:
    """A message with everything that happened to it."""

    message: MessageView
    attempts: tuple[AttemptView, ...]
    receipts: tuple[ReceiptView, ...]


def find(
    actor: Actor, wanted: MessageFilter | None = None, *, limit: int = 50, before: int | None = None
) -> list[MessageView]:
    """Return messages newest first; `before` is the key of the last one of the page before."""
    require(actor, Right.SEE_MESSAGES)
    query = _filtered(_every(), wanted or MessageFilter()).order_by(Message.id.desc()).limit(limit)
    return _views(query if before is None else query.where(Message.id < before))


def get(actor: Actor, message_id: int) -> MessageDetail:
    """Return one message with its attempts and receipts. Raises NotFound."""
    require(actor, Right.SEE_MESSAGES)
    views = _views(_every().where(Message.id == message_id))
    if not views:
        raise NotFound(_("There is no message %(id)d. See: ehumas message list") % {"id": message_id})
    attempts = Attempt.select().where(Attempt.message == message_id).order_by(Attempt.number)
    receipts = Receipt.select().where(Receipt.message == message_id).order_by(Receipt.at, Receipt.id)
    return MessageDetail(
        views[0],
        tuple(AttemptView(a.number, a.channel, a.started_at, a.ended_at, a.result, a.code, a.detail) for a in attempts),
        tuple(ReceiptView(r.id, r.status, r.at, r.detail) for r in receipts),
    )


def for_complaint(actor: Actor, number: str) -> list[MessageView]:
    """Return every message about a complaint that the actor sees, oldest first."""
    require(actor, Right.SEE_MESSAGES)
    about = _about(cases.key(actor, number))
    return _views(_every().where(Message.id.in_(about)).order_by(Message.id))


def replies(actor: Actor, number: str) -> list[ReceiptView]:
    """Return what officers wrote back about a complaint, oldest first: the drafts of an answer."""
    require(actor, Right.SEE_MESSAGES)
    key = cases.key(actor, number)
    columns = Receipt.select(Receipt.id, Receipt.status, Receipt.at, Receipt.detail).where(Receipt.status == "replied")
    named = columns.where(Receipt.complaint == key)
    of_all = columns.where(Receipt.complaint.is_null(), Receipt.message.in_(_about(key)))
    found = [ReceiptView(*row) for query in (named, of_all) for row in tuples(query)]
    return sorted(found, key=lambda reply: (reply.at, reply.id))


def orphans(actor: Actor, *, limit: int = 100) -> list[OrphanView]:
    """Return replies that belong to no message and no complaint yet, oldest first."""
    require(actor, Right.SEE_MESSAGES)
    lost = SQL("message_id IS NULL AND complaint_id IS NULL AND status IN ('replied', 'tapped')")
    query = Receipt.select().where(lost).order_by(Receipt.id).limit(limit)
    return [OrphanView(r.id, r.at, phones.masked(r.sender and f"+{r.sender}"), said(r)) for r in query]


def counts(actor: Actor) -> dict[str, int]:
    """Return how many messages are open, by state, and how many wait for a person (`task`, `dead`)."""
    require(actor, Right.SEE_MESSAGES)
    found = dict.fromkeys((*OPEN, *TASKS), 0)
    for some in (OPEN_ROWS, TASK_ROWS):
        query = Message.select(Message.state, fn.COUNT(Message.id)).where(some).group_by(Message.state)
        found.update({state: int(count) for state, count in tuples(query)})
    return found


def callee(actor: Actor, message_id: int) -> str:
    """Return the number to call for a task, as people write it, or nothing when none is known. Raises NotFound."""
    require(actor, Right.HANDLE_MESSAGES)
    row = Message.get_or_none(Message.id == message_id)
    if row is None:
        raise NotFound(_("There is no message %(id)d. See: ehumas message list") % {"id": message_id})
    return phones.shown(ways.phone_of(row))


def _about(complaint_id: int) -> "ModelSelect[MessageComplaint]":
    return MessageComplaint.select(MessageComplaint.message).where(MessageComplaint.complaint == complaint_id)


def _every() -> "ModelSelect[Message]":
    return (
        Message.select(Message, Agency.code, Officer.name.alias("officer_name"), Account.name.alias("account_name"))
        .join(Agency, JOIN.LEFT_OUTER)
        .switch(Message)
        .join(Officer, JOIN.LEFT_OUTER)
        .switch(Message)
        .join(Account, JOIN.LEFT_OUTER)
    )


def _filtered(query: "ModelSelect[Message]", wanted: MessageFilter) -> "ModelSelect[Message]":
    if wanted.open_tasks:
        waiting = Message.alias()
        query = query.where(Message.id.in_(waiting.select(waiting.id).where(TASK_ROWS)))
    if wanted.states:
        query = query.where(Message.state.in_(tuple(wanted.states)))
    if wanted.agency:
        code = wanted.agency.strip().upper()
        agency = Agency.select(Agency.id).where(Agency.code == code).scalar()
        query = query.where(Message.agency == (agency or 0))
    if wanted.complaint:
        known = Complaint.select(Complaint.id).where(Complaint.number == parse(wanted.complaint)).scalar()
        query = query.where(Message.id.in_(_about(known or 0)))
    return query


def _views(query: "ModelSelect[Message]") -> list[MessageView]:
    rows: list[Any] = list(query.objects())
    numbers = _numbers([row.id for row in rows]) if rows else {}
    return [_view(row, numbers.get(row.id, ())) for row in rows]


def _numbers(message_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the complaint numbers of each message, in the order they joined it."""
    query = (
        MessageComplaint.select(MessageComplaint.message_id, Complaint.number)
        .join(Complaint)
        .where(MessageComplaint.message.in_(list(message_ids)))
        .order_by(MessageComplaint.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for message_id, number in tuples(query):
        found[message_id] = (*found.get(message_id, ()), number)
    return found


def _view(row: Any, numbers: tuple[str, ...]) -> MessageView:
    waits = row.state in outgoing.WAITING and row.tries == 0
    said = (outgoing.current(row) if waits else None) or outgoing.decode(row.template, row.params)
    return MessageView(
        id=row.id,
        kind=row.kind,
        channel=row.channel,
        state=row.state,
        complaints=numbers,
        agency=row.code or "",
        to=row.officer_name or row.account_name or "",
        recipient=phones.masked(outgoing.number_of(row)),
        text=said.text(),
        attempts=row.attempts,
        repeats=row.repeats,
        last_error=row.last_error,
        created_at=row.created_at,
        next_at=row.next_at,
        sent_at=row.sent_at,
        delivered_at=row.delivered_at,
        read_at=row.read_at,
        acknowledged_at=row.acknowledged_at,
    )
