"""A person's hand on a message: try it again, note that somebody called, give an orphaned reply its complaint."""

from store import cases, changes, events, policy, replies, ways
from store.actors import Actor, Right, require
from store.database import transact
from store.errors import Conflict, NotFound
from store.i18n import _
from store.messages import TASKS, MessageDetail, get
from store.models import Complaint, Message, MessageComplaint, Receipt
from store.rows import tuples
from store.text import clean_text

NOTE_LIMIT = 500


def retry(actor: Actor, message_id: int, *, now: int) -> MessageDetail:
    """Let a message that failed go out once more, as soon as the sending window allows.

    Raises NotFound, and Conflict for one that is on its way, arrived, or has no number.
    """
    require(actor, Right.HANDLE_MESSAGES)

    def unit() -> MessageDetail:
        row = _row(message_id)
        channel, address = ways.afresh(row)
        if row.state not in (*TASKS, "failed") or not address:
            raise Conflict(
                _("Message %(id)d is “%(state)s”; only one that failed and has a number can be sent again.")
                % {"id": message_id, "state": row.state}
            )
        row.state, row.channel, row.recipient, row.tries = "queued", channel, address, row.attempts
        row.next_at = policy.current(now).sending_time(now)
        row.save(only=[Message.state, Message.channel, Message.recipient, Message.tries, Message.next_at])
        _tell(actor, "message_retried", row, {}, now)
        return get(actor, message_id)

    return transact(unit)


def phoned(actor: Actor, message_id: int, note: str, *, now: int) -> MessageDetail:
    """Note that a person reached the recipient by telephone, and what was said; the task is done.

    Raises NotFound, Invalid without a note, Conflict for a message that is no task.
    """
    require(actor, Right.HANDLE_MESSAGES)
    said = clean_text(note, NOTE_LIMIT, _("Note"))

    def unit() -> MessageDetail:
        row = _row(message_id)
        if row.state not in TASKS:
            raise Conflict(
                _("Message %(id)d is “%(state)s”; there is no call to note.") % {"id": message_id, "state": row.state}
            )
        row.state, row.acknowledged_at = "done", now
        row.save(only=[Message.state, Message.acknowledged_at])
        _tell(actor, "message_phoned", row, {"note": said}, now)
        return get(actor, message_id)

    return transact(unit)


def adopt(actor: Actor, receipt_id: int, number: str, *, now: int) -> None:
    """Give a reply that nobody could place to the complaint it speaks of. Raises NotFound, Conflict."""
    require(actor, Right.HANDLE_MESSAGES)

    def unit() -> None:
        row = Receipt.get_or_none(Receipt.id == receipt_id, Receipt.status.in_(("replied", "tapped")))
        if row is None:
            raise NotFound(_("There is no reply %(id)d. See: ehumas message orphans") % {"id": receipt_id})
        if row.message_id is not None or row.complaint_id is not None:
            raise Conflict(_("Reply %(id)d has its place already.") % {"id": receipt_id})
        row.complaint = cases.find(actor, number)
        row.save(only=[Receipt.complaint])
        replies.tell(row, now, by=actor)

    transact(unit)


def _row(message_id: int) -> Message:
    row = Message.get_or_none(Message.id == message_id)
    if row is None:
        raise NotFound(_("There is no message %(id)d. See: ehumas message list") % {"id": message_id})
    return row


def _tell(actor: Actor, kind: str, row: Message, data: dict[str, str], now: int) -> None:
    """Write the event on every complaint of the message and tell the feed."""
    query = (
        MessageComplaint.select(Complaint.id, Complaint.agency_id)
        .join(Complaint)
        .where(MessageComplaint.message == row.id)
    )
    for complaint_id, agency_id in list(tuples(query)):
        events.append(actor, kind, complaint_id, {"message": row.id, **data}, now, agency_id=agency_id)
    changes.record("message", row.id, now, row.agency_id)
