"""What came through the webhook: stored raw before it is answered, worked on afterwards, once, nothing lost."""

import hashlib

from store import control, families, receipts, replies, webhook
from store.backoff import Answer, Result, refused
from store.clock import HOUR
from store.database import transact
from store.errors import Invalid, StoreError
from store.i18n import _
from store.models import Inbound
from store.rows import first

SOURCE = "whatsapp"


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
