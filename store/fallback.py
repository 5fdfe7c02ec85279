"""Messages that must take another way: nobody vouched for them in time, or nothing serves their channel any more."""

from collections.abc import Sequence
from functools import partial

from peewee import SQL

from store import control, duties, outgoing, settling
from store.clock import HOUR
from store.database import transact
from store.models import Message
from store.outgoing import OPEN_ROWS

WAITS = SQL("fall_at IS NOT NULL")
"""Literal, so that both databases see that the partial index holds it."""
NO_RECEIPT = "no receipt in time"
NO_CHANNEL = "channel not set up"
ASKED_AGAIN = HOUR
"""So long after an answer under review ended the waiting for a receipt it is looked whether it was sent back."""
RESTING = ("queued", "failed", "unknown")


def sweep(served: Sequence[str], *, now: int) -> int:
    """Write down which channels are served, move on what waits in vain, and return how many messages moved."""
    if tuple(served) != control.served():
        transact(lambda: control.serve(served, now))
    late = _late(now)
    stranded = _stranded(served)
    if not late and not stranded:
        return 0
    moves = [partial(_no_receipt, key, now) for key in late]
    moves += [partial(_no_channel, key, served, now) for key in stranded]
    return sum(transact(move) for move in moves)


def _late(now: int) -> list[int]:
    query = Message.select(Message.id).where(WAITS, Message.fall_at <= now)
    return [int(row.id) for row in query.order_by(Message.fall_at, Message.id)]


def _stranded(served: Sequence[str]) -> list[int]:
    query = Message.select(Message.id).where(
        OPEN_ROWS, Message.state.in_(RESTING), Message.channel.not_in(list(served))
    )
    return [int(row.id) for row in query.order_by(Message.id)]


def _no_receipt(message_id: int, now: int) -> bool:
    """Let a message fall that no receipt vouched for, if what it says is still owed and nobody answered it."""
    row = Message.get_by_id(message_id)
    if row.fall_at is None or row.fall_at > now:
        return False
    if row.acknowledged_at is not None or outgoing.current(row) is None:
        waits = row.acknowledged_at is None and duties.under_review(message_id)
        Message.update(fall_at=now + ASKED_AGAIN if waits else None).where(Message.id == message_id).execute()
        return False
    settling.fall(row, NO_RECEIPT, now)
    return True


def _no_channel(message_id: int, served: Sequence[str], now: int) -> bool:
    row = Message.get_by_id(message_id)
    if row.state not in RESTING or row.channel in served:
        return False
    settling.fall(row, NO_CHANNEL, now)
    return True
