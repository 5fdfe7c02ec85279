"""Taking back what was never sent: an answer cancels an escalation's message only while no attempt was made."""

from peewee import fn

from store import changes
from store.models import Message, MessageComplaint, Visit
from store.rows import tuples

ESCALATION_KINDS = ("escalation", "promise")


def unsent(complaint_id: int, now: int) -> None:
    """Take the complaint out of every escalation message that no one tried to send; an empty one is cancelled."""
    query = (
        MessageComplaint.select(MessageComplaint.id, Message.id)
        .join(Message)
        .where(
            MessageComplaint.complaint == complaint_id,
            Message.kind.in_(ESCALATION_KINDS),
            Message.state.in_(("queued", "task")),
            Message.attempts == 0,
        )
    )
    for link_id, message_id in list(tuples(query)):
        others = (
            MessageComplaint.select(fn.COUNT(MessageComplaint.id))
            .where(MessageComplaint.message == message_id, MessageComplaint.id != link_id)
            .scalar()
        )
        if others:
            MessageComplaint.delete().where(MessageComplaint.id == link_id).execute()
        else:
            Message.update(state="cancelled").where(Message.id == message_id).execute()
        changes.record("message", message_id, now)


def visits(referral_id: int, now: int) -> None:
    """Cancel the planned visit about a referral that has come to its end."""
    rows = Visit.update(state="cancelled", done_at=now, version=Visit.version + 1).where(
        Visit.referral == referral_id, Visit.state == "planned"
    )
    if rows.execute():
        changes.record("visit", referral_id, now)
