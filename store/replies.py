"""What a recipient does with a message: taps a button (the acknowledgement) or writes back (the draft of an answer).

A tap is known by its payload alone. A text belongs to the message it answers, else to the complaint whose number it
names if it comes from an officer of that complaint's agency; otherwise it waits, visible, for a person to place it.
"""

import re

from store import buttons, changes, events, numbers, refusals, ways
from store.actors import SYSTEM, Actor
from store.errors import Invalid
from store.models import Complaint, Message, MessageComplaint, Receipt
from store.refusals import Refusal
from store.rows import tuples
from store.templates import ACTIONS, NOT_OURS
from store.text import clean_text
from store.webhook import Incoming

TEXT_LIMIT = 4_000
_NUMBER = re.compile(r"\b\d{2}[-. ]?\d{4,9}[-. ]?\d\b")
TAPPED, REPLIED = "tapped", "replied"


def take(incoming: Incoming, inbound_id: int, now: int, secret: str) -> None:
    """Keep what a phone sent, once, and let it have its effect; call it inside a transaction."""
    key = f"in:{incoming.provider_id}"
    if Receipt.select().where(Receipt.dedupe_key == key).exists():
        return
    tap = buttons.read(incoming.payload, secret)
    message = _tapped_message(incoming, tap) if tap else _answered_message(incoming)
    complaint = None if tap else _named_complaint(incoming, message)
    refuses = tap[1] == NOT_OURS if tap else refusals.says_so(incoming.text)
    refusal = refusals.of(message, incoming.sender) if refuses else Refusal()
    waits = refusal.unclear and not _waits_already(message)
    receipt = Receipt.create(
        dedupe_key=key,
        provider_id=_unclear(message) if waits else incoming.context_id or incoming.provider_id,
        status=TAPPED if tap else REPLIED,
        at=incoming.at,
        inbound=inbound_id,
        message=None if message is None or waits else message.id,
        complaint=None if complaint is None else complaint.id,
        sender=incoming.sender,
        detail=tap[1] if tap else clean_text(incoming.text[:TEXT_LIMIT], TEXT_LIMIT, "", required=False),
    )
    if message is not None and tap:
        _acknowledge(message, tap[1], receipt, now)
    elif not waits and (message is not None or complaint is not None):
        tell(receipt, now)
    if refusal.number and message is not None:
        refusals.give_back(refusal.number, message, incoming.sender, now)


def tell(receipt: Receipt, now: int, by: Actor = SYSTEM) -> None:
    """Write a reply to the timeline of its complaint, or of every complaint of the message it answers."""
    for complaint_id, agency_id in _complaints(receipt.message_id, receipt.complaint_id):
        data = {"message": receipt.message_id, "receipt": receipt.id, "text": said(receipt)}
        events.append(by, "officer_replied", complaint_id, data, now, agency_id=agency_id)
    if receipt.message_id is not None:
        changes.record("message", receipt.message_id, now)


def said(receipt: Receipt) -> str:
    """Return what the phone said: the words, or those on the button."""
    return ACTIONS.get(receipt.detail, receipt.detail) if receipt.status == TAPPED else str(receipt.detail)


def _unclear(message: Message | None) -> str:
    """Return under which name a refusal waits that does not say which of a message's complaints it means."""
    return "" if message is None else f"unclear:{message.id}"


def _waits_already(message: Message | None) -> bool:
    return bool(Receipt.select().where(Receipt.provider_id == _unclear(message), Receipt.message.is_null()).exists())


def _acknowledge(message: Message, action: str, receipt: Receipt, now: int) -> None:
    """Let a tap count once: a second tap of the same button, on whichever copy, changes nothing."""
    again = Receipt.select().where(
        Receipt.message == message.id, Receipt.status == TAPPED, Receipt.detail == action, Receipt.id != receipt.id
    )
    if again.exists():
        return
    if message.acknowledged_at is None:
        message.acknowledged_at = receipt.at
        message.save(only=[Message.acknowledged_at])
    for complaint_id, agency_id in _complaints(message.id, None):
        data = {"message": message.id, "action": action}
        events.append(SYSTEM, "acknowledged", complaint_id, data, now, agency_id=agency_id)
    changes.record("message", message.id, now, message.agency_id)


def _complaints(message_id: int | None, complaint_id: int | None) -> list[tuple[int, int | None]]:
    """Return the complaints that a word on a message concerns, or on one complaint, with their agencies."""
    query = Complaint.select(Complaint.id, Complaint.agency_id)
    if complaint_id is not None:
        query = query.where(Complaint.id == complaint_id)
    else:
        query = query.join(MessageComplaint).where(MessageComplaint.message == message_id)
    return [(int(key), agency_id) for key, agency_id in tuples(query.order_by(Complaint.id))]


def _tapped_message(incoming: Incoming, tap: tuple[int, str]) -> Message | None:
    """Return the message whose button was tapped, unless another phone than its recipient's says so."""
    row = Message.get_or_none(Message.id == tap[0])
    if row is None or not incoming.sender:
        return row
    return row if refusals.digits(ways.phone_of(row)) == refusals.digits(incoming.sender) else None


def _answered_message(incoming: Incoming) -> Message | None:
    """Return the message that a text answers, by any name the provider gave one of its copies."""
    if not incoming.context_id:
        return None
    row = Message.get_or_none(Message.provider_id == incoming.context_id)
    if row is None:
        query = Receipt.select(Receipt.message_id).where(Receipt.provider_id == incoming.context_id)
        known = query.where(Receipt.message.is_null(False)).limit(1).scalar()
        row = None if known is None else Message.get_by_id(known)
    return row


def _named_complaint(incoming: Incoming, message: Message | None) -> Complaint | None:
    """Return the complaint whose number stands in the text, if the sender has to do with it."""
    for written in _NUMBER.findall(incoming.text):
        try:
            row = Complaint.get_or_none(Complaint.number == numbers.parse(written))
        except Invalid:
            continue
        if row is not None and (_speaks_of(message, row) or refusals.is_officer(row.agency_id, incoming.sender)):
            return row
    return None


def _speaks_of(message: Message | None, complaint: Complaint) -> bool:
    if message is None:
        return False
    link = (MessageComplaint.message == message.id) & (MessageComplaint.complaint == complaint.id)
    return bool(MessageComplaint.select().where(link).exists())
