"""What came through the webhook: stored raw before it is answered, worked on once, forgotten after some weeks."""

import hashlib
from typing import TYPE_CHECKING, Any

from peewee import SQL

from store import control, families, jobs, notices, receipts, replies, webhook
from store.backoff import Answer, Result, refused
from store.clock import DAY, HOUR, local_day
from store.database import transact
from store.errors import Invalid, StoreError
from store.i18n import _
from store.models import Inbound, MessageComplaint, Receipt
from store.rows import first

if TYPE_CHECKING:
    from peewee import ModelSelect

SOURCE = "whatsapp"
STANDING = SQL("raw <> ''")
"""Literal, so that both databases see that the partial index holds it."""


def receive(raw: bytes, now: int) -> int:
    """Store a verified body as it came and return its key. Raises Invalid when it is larger than any of Meta's."""
    if len(raw) > webhook.MAX_BYTES:
        raise Invalid(_("The body is larger than the webhook takes."))
    text = raw.decode("utf-8", "backslashreplace").replace("\0", "\\x00")
    digest = hashlib.sha256(raw).hexdigest()
    return transact(lambda: int(Inbound.insert(received_at=now, source=SOURCE, digest=digest, content=text).execute()))


def process_pending(now: int, secret: str, *, limit: int = 100) -> int:
    """Work on stored bodies, oldest first, each in one transaction; return how many. `secret` signed the buttons."""
    waiting = Inbound.select(Inbound.id).where(Inbound.processed_at.is_null()).order_by(Inbound.id).limit(limit)
    keys = [int(row.id) for row in waiting]
    for key in keys:
        _process(key, now, secret)
    return len(keys)


def forget_old(now: int, days: int) -> int:
    """Blank, once a day, the bodies that were worked on and are older than so many days; return how many.

    What they led to stays: receipts, replies, and the body's digest.
    """

    def unit() -> int:
        if not jobs.first("inbound", local_day(now).isoformat(), now):
            return 0
        old = (Inbound.received_at < now - days * DAY) & Inbound.processed_at.is_null(False)
        return int(Inbound.update(content="").where(STANDING, old).execute())

    return transact(unit)


def forget_person(phone: str, messages: "ModelSelect[Any]", complaint_ids: list[int]) -> None:
    """Blank what came from a telephone (E.164, or nothing), about messages to it, or in reply about these complaints.

    Call it inside a transaction. Receipts stay with their times; words, senders and bodies go.
    """
    speaking = MessageComplaint.select(MessageComplaint.message).where(MessageComplaint.complaint.in_(complaint_ids))
    replied = (Receipt.status == replies.REPLIED) & Receipt.message.in_(speaking)
    concerned = Receipt.message.in_(messages) | Receipt.complaint.in_(complaint_ids) | replied
    digits = phone.removeprefix("+")
    if digits:
        concerned |= Receipt.sender.in_((digits, phone))
    bodies = Receipt.select(Receipt.inbound).where(concerned)
    told = Inbound.id.in_(bodies)
    if digits:
        told |= Inbound.content.contains(digits)
    Inbound.update(content="").where(STANDING, Inbound.processed_at.is_null(False), told).execute()
    Receipt.update(sender="").where(concerned).execute()
    Receipt.update(detail="").where(concerned, Receipt.status == replies.REPLIED).execute()


def _process(inbound_id: int, now: int, secret: str) -> None:
    """Work on one body; a fault of ours is written beside it instead of stopping those behind it."""
    try:
        transact(lambda: _work(inbound_id, now, secret))
    except StoreError:
        raise
    except Exception as error:
        problem = type(error).__name__
        transact(lambda: _done(inbound_id, now, problem))


def _work(inbound_id: int, now: int, secret: str) -> None:
    waiting = Inbound.select(Inbound.content).where(Inbound.id == inbound_id, Inbound.processed_at.is_null())
    row = first(waiting)
    if row is None:
        return
    batch = webhook.parse(row[0])
    for status in batch.statuses:
        receipts.take(status, inbound_id, now)
    for incoming in batch.incoming:
        replies.take(incoming, inbound_id, now, secret)
    for notice in batch.notices:
        notices.take(notice, now)
    for code in batch.codes:
        _account_error(code, now)
    _done(inbound_id, now, "; ".join(batch.problems[:10]))


def _done(inbound_id: int, now: int, problem: str) -> None:
    Inbound.update(processed_at=now, problem=problem).where(Inbound.id == inbound_id).execute()


def _account_error(code: int, now: int) -> None:
    """Let the channel rest when Meta says that the whole account has a problem."""
    answer = Answer(Result.REFUSED, code, "webhook", family=families.of_code(code))
    pause = refused(answer, tries=1, failures=1, now=now, chance=0.5).pause_until
    if pause is not None:
        state = control.channel(SOURCE)
        until = max(state.pause_until, min(pause, now + HOUR))
        control.set_channel(SOURCE, control.Channel(state.failures + 1, until, code, True, "webhook"), now)
