"""Taking back what was never sent, and owing it again.

An answer cancels an escalation's message only while no attempt was made on its present channel; an answer that is
sent back renews it.
"""

from store import changes, policy, settling
from store.models import Complaint, Deadline, Message, MessageComplaint, Referral, Visit
from store.rows import tuples

ESCALATION = "escalation"
AGENCY_CLOCKS = ("reply", "promise")
RUNNING = ("pending", "fired", "superseded")


def unsent(complaint_id: int, now: int) -> None:
    """Cancel every escalation message that no one tried to send and that owes nothing about another complaint.

    A digest stays: what it says is put together when it goes out, without the complaint.
    """
    links = MessageComplaint.select(MessageComplaint.message).where(MessageComplaint.complaint == complaint_id)
    query = Message.select(Message.id, Message.agency_id).where(
        Message.id.in_(links), Message.kind == ESCALATION, Message.state.in_(("queued", "task")), Message.tries == 0
    )
    for message_id, agency_id in list(tuples(query)):
        if not _owes_others(message_id, complaint_id):
            Message.update(state="cancelled").where(Message.id == message_id).execute()
        changes.record("message", message_id, now, agency_id)


def renew(complaint_id: int, clock: str, now: int) -> None:
    """Owe again the cancelled messages of the clock that goes on: its level has fired, and nobody surely heard of it.

    One whose call nobody knows the outcome of is unknown again, so that another try counts as a repeat.
    """
    newest = Deadline.select(Deadline.owner_key).where(
        Deadline.complaint == complaint_id, Deadline.clock == clock, Deadline.state.in_(RUNNING)
    )
    owner = newest.order_by(Deadline.id.desc()).limit(1).scalar()
    links = (
        MessageComplaint.select(MessageComplaint.message)
        .join(Deadline)
        .where(Deadline.owner_key == owner, Deadline.state == "fired")
    )
    query = Message.select().where(Message.id.in_(links), Message.kind == ESCALATION, Message.state == "cancelled")
    for row in list(query):
        state = "task" if row.channel == "call" else settling.resting_state(row)
        sent_from = policy.current(now).sending_time(now)
        Message.update(state=state, next_at=sent_from).where(Message.id == row.id).execute()
        changes.record("message", row.id, now)


def _owes_others(message_id: int, complaint_id: int) -> bool:
    """Tell whether the message speaks of another complaint that still waits for its agency."""
    query = (
        MessageComplaint.select(MessageComplaint.id)
        .join(Complaint)
        .where(
            MessageComplaint.message == message_id,
            MessageComplaint.complaint != complaint_id,
            Complaint.clock.in_(AGENCY_CLOCKS),
        )
    )
    return bool(query.exists())


def visits(referral_id: int, now: int) -> None:
    """Cancel the planned visit about a referral that has come to its end."""
    rows = Visit.update(state="cancelled", done_at=now, version=Visit.version + 1).where(
        Visit.referral == referral_id, Visit.state == "planned"
    )
    if rows.execute():
        _tell(referral_id, now)


def renew_visit(referral_id: int, cancelled_at: int, now: int) -> None:
    """Plan the visit again that an undone action had cancelled at that instant."""
    rows = Visit.update(state="planned", done_at=None, version=Visit.version + 1).where(
        Visit.referral == referral_id, Visit.state == "cancelled", Visit.done_at == cancelled_at
    )
    if rows.execute():
        _tell(referral_id, now)


def _tell(referral_id: int, now: int) -> None:
    """Tell the feed that the referral's visit changed."""
    agency_id = Referral.select(Referral.agency).where(Referral.id == referral_id).scalar()
    changes.record("visit", referral_id, now, agency_id)
