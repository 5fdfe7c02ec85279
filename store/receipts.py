"""Receipts: a provider's word on a message, kept once, matched now or later, and applied so that states only rise."""

import hashlib

from peewee import SQL

from store import families, replies, settling
from store.backoff import Answer, Result
from store.families import Family
from store.models import Attempt, Message, Receipt
from store.text import clean_line
from store.webhook import Status

NAMED = SQL("provider_id <> ''")
"""Literal, so that both databases see that the partial index holds it."""
RISING = ("sent", "delivered", "read")
TITLE_LIMIT = 200


def take(status: Status, inbound_id: int, now: int) -> None:
    """Keep a receipt that is new, and apply it if its message is known; call it inside a transaction."""
    key = _digest(f"{status.provider_id}:{status.status}:{status.recipient}")
    if Receipt.select().where(Receipt.dedupe_key == key).exists():
        return
    row, attempt = _match(status)
    detail = "" if status.code is None else f"{status.code} {_clean(status.title)}"
    Receipt.create(
        dedupe_key=key,
        provider_id=status.provider_id,
        status=status.status,
        at=status.at,
        inbound=inbound_id,
        message=None if row is None else row.id,
        detail=detail,
    )
    if row is not None:
        _apply(row, attempt, status, now)


def match_later(row: Message, now: int) -> None:
    """Apply the receipts that came before we knew the provider's name of the message; inside a transaction."""
    waiting = Receipt.select().where(Receipt.provider_id == row.provider_id, Receipt.message.is_null())
    for receipt in list(waiting.order_by(Receipt.id)) if row.provider_id else []:
        Receipt.update(message=row.id).where(Receipt.id == receipt.id).execute()
        receipt.message_id = row.id
        if receipt.status in (*RISING, "failed"):
            code, _space, title = receipt.detail.partition(" ")
            number = int(code) if code.isdigit() else None
            status = Status(receipt.provider_id, receipt.status, receipt.at, "", code=number, title=title)
            _apply(row, row.attempts, status, now)
        elif receipt.status == replies.REPLIED:
            replies.tell(receipt, now)


def _digest(text: str) -> str:
    """Return a receipt's key: the number in it is for nobody to read."""
    return hashlib.sha256(text.encode()).hexdigest()


def _match(status: Status) -> tuple[Message | None, int]:
    """Return the message and the attempt a receipt speaks of: by its reference, else by the provider's name."""
    message_id, _colon, number = status.reference.partition(":")
    if message_id.isdecimal() and number.isdecimal() and len(status.reference) < 30:
        attempt = Attempt.get_or_none(Attempt.message == int(message_id), Attempt.number == int(number))
        if attempt is not None:
            return Message.get_by_id(attempt.message_id), int(attempt.number)
    row = Message.get_or_none(NAMED, Message.provider_id == status.provider_id)
    return row, row.attempts if row is not None else 0


def _apply(row: Message, attempt: int, status: Status, now: int) -> None:
    if status.status in RISING:
        _settle_attempt(row, attempt, status, now)
        if status.status != "sent" or not _failed_before(status.provider_id):
            settling.rise(row, status.status, status.at, now)
    elif status.status == "failed" and attempt == row.attempts:
        family = families.of_code(status.code) or Family.MISTAKE
        answer = Answer(Result.REFUSED, status.code, _clean(status.title), family=family)
        settling.after_failure(row, answer, now)


def _settle_attempt(row: Message, attempt: int, status: Status, now: int) -> None:
    """An echo settles a call whose outcome nobody knew: it was accepted."""
    open_results = Attempt.result.in_(("", Result.UNKNOWN.value))
    settled = Attempt.update(result=Result.ACCEPTED.value, ended_at=now, detail=status.provider_id).where(
        Attempt.message == row.id, Attempt.number == attempt, open_results
    )
    settled.execute()
    if not row.provider_id:
        row.provider_id = status.provider_id
        row.save(only=[Message.provider_id])


def _failed_before(provider_id: str) -> bool:
    """A late `sent` of a call that failed afterwards is old news."""
    return bool(Receipt.select().where(Receipt.provider_id == provider_id, Receipt.status == "failed").exists())


def _clean(title: str) -> str:
    return clean_line(title[:TITLE_LIMIT], TITLE_LIMIT, "", required=False)
