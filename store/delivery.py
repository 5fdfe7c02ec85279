"""The outbox as a sender sees it: claim with a lease, write the intent, call, write the outcome; and reap the dead.

Each step is one transaction and holds only with the lease's token, so a sender that was slow or died can spoil nothing.
Of one recipient only the oldest open message can be claimed. No call to a provider happens in here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from peewee import fn

from store import changes, control, notices, outgoing, policy, receipts, settling, ways
from store.backoff import ATTEMPTS, LEASE, POST_LIMIT, REPEATS, Answer, Result
from store.database import transact
from store.duties import Words
from store.models import Attempt, Message, Receipt
from store.outgoing import OPEN_ROWS

CLAIMABLE = ("queued", "failed", "unknown")
SLACK = 5_000
MOOT = "answered meanwhile"
"""Why a message is cancelled: nothing it speaks of is owed any more."""
ERASED = "erased meanwhile"
"""Or its citizen is nobody any more."""


@dataclass(frozen=True)
class Claim:
    """A message that this sender alone may send until the lease is over."""

    message_id: int
    token: str


@dataclass(frozen=True)
class Sending:
    """What to send: the attempt's number makes each call recognisable in the provider's receipts."""

    message_id: int
    token: str
    attempt: int
    recipient: str
    words: Words
    repeat: bool
    channel: str = "whatsapp"

    @property
    def reference(self) -> str:
        """Return what the provider echoes in its receipts."""
        return f"{self.message_id}:{self.attempt}"


def claim(channel: str, *, now: int, limit: int, new_token: Callable[[], str]) -> list[Claim]:
    """Lease up to `limit` messages that are due on the channel, the oldest of each recipient, and return the claims.

    Nothing is claimed while sending is stopped, the channel rests, or the sending window is shut.
    """
    if not _due(channel, now, 1):
        return []

    def unit() -> list[Claim]:
        if not may_send(channel, now):
            return []
        claims = [_lease(row, new_token(), now) for row in _due(channel, now, limit)]
        return [found for found in claims if found is not None]

    return transact(unit)


def may_send(channel: str, now: int) -> bool:
    """Tell whether messages may go out at all now."""
    return (
        not control.sending_stopped()
        and control.channel(channel).pause_until <= now
        and policy.current(now).sending_time(now) == now
    )


def begin(claimed: Claim, *, now: int) -> Sending | None:
    """Write the intent to call and return what to send, or None when it must not go out (any more).

    The attempt is committed before the call, so a crash leaves at most this one outcome unknown.
    """

    def unit() -> Sending | None:
        row = _held(claimed)
        if row is None:
            return None
        if (row.lease_until or 0) < now + POST_LIMIT + SLACK or not may_send(row.channel, now):
            _release(row)
            return None
        return _intend(row, now)

    return transact(unit)


def finish(sending: Sending, answer: Answer, *, now: int, chance: float) -> None:
    """Write what came of the call: always on its attempt, on the message only while the lease's token is still ours."""

    def unit() -> None:
        row = Message.get_by_id(sending.message_id)
        mine = row.state == "sending" and row.lease_token == sending.token
        settling.after_call(row, sending.attempt, answer, channel=sending.channel, mine=mine, now=now, chance=chance)
        receipts.match_later(row, now)

    transact(unit)


def release(claimed: Claim) -> None:
    """Give back a message that was claimed and not begun."""

    def unit() -> None:
        row = _held(claimed)
        if row is not None:
            _release(row)

    transact(unit)


def reap(*, now: int) -> int:
    """Take up what a dead sender left: an unbegun lease is given back, a begun call is unknown. Return how many."""

    def unit() -> int:
        rows = list(
            Message.select().where(OPEN_ROWS, Message.state.in_(("leased", "sending")), Message.lease_until < now)
        )
        for row in rows:
            if row.state == "leased":
                _release(row)
            else:
                answer = Answer(Result.UNKNOWN, detail="lease over")
                settling.after_call(row, row.attempts, answer, channel=row.channel, mine=True, now=now, chance=0.0)
        return len(rows)

    return transact(unit) if _any_stale(now) else 0


def _any_stale(now: int) -> bool:
    """Ask without a transaction first: a tick with nothing to do writes nothing."""
    return (
        Message.select().where(OPEN_ROWS, Message.state.in_(("leased", "sending")), Message.lease_until < now).exists()
    )


def _due(channel: str, now: int, limit: int) -> list[Message]:
    older = Message.alias()
    oldest = older.select(fn.MIN(older.id)).where(older.recipient == Message.recipient, OPEN_ROWS)
    query = Message.select().where(
        OPEN_ROWS,
        Message.state.in_(CLAIMABLE),
        Message.channel == channel,
        Message.next_at <= now,
        Message.id == oldest,
    )
    return list(query.order_by(Message.next_at, Message.id).limit(limit))


def _lease(row: Message, token: str, now: int) -> Claim | None:
    """Lease the message; one whose outcome stayed unknown too often is given to a person, if it still matters."""
    if row.state == "unknown" and (row.repeats >= REPEATS or settling.spent(row, row.channel) >= ATTEMPTS):
        if outgoing.current(row) is None:
            settling.cancel(row, MOOT, now)
        else:
            settling.give_up(row, now)
        return None
    row.state, row.lease_token, row.lease_until = "leased", token, now + LEASE
    row.save(only=[Message.state, Message.lease_token, Message.lease_until])
    return Claim(int(row.id), token)


def _held(claimed: Claim) -> Message | None:
    return Message.get_or_none(
        Message.id == claimed.message_id, Message.state == "leased", Message.lease_token == claimed.token
    )


def _release(row: Message) -> None:
    """Put a leased message back to what its attempts say it is."""
    row.state, row.lease_token, row.lease_until = settling.resting_state(row), "", None
    row.save(only=[Message.state, Message.lease_token, Message.lease_until])


def _intend(row: Message, now: int) -> Sending | None:
    words, number = outgoing.refresh(row), outgoing.number_of(row)
    if words is None or not number:
        settling.cancel(row, MOOT if words is None else ERASED, now)
        return None
    repeat = _shown(row)
    barred = notices.barred(words.template, repeat=repeat) if row.channel == ways.WHATSAPP else ""
    if barred:
        settling.fall(row, barred, now)
        return None
    row.attempts, row.tries, row.repeats = row.attempts + 1, row.tries + 1, row.repeats + repeat
    row.state, row.lease_until = "sending", now + LEASE
    row.save(only=[Message.state, Message.attempts, Message.tries, Message.repeats, Message.lease_until])
    Attempt.create(message=row.id, number=row.attempts, channel=row.channel, token=row.lease_token, started_at=now)
    changes.record("message", row.id, now, row.agency_id)
    return Sending(int(row.id), row.lease_token, row.attempts, number, words, repeat, row.channel)


def _shown(row: Message) -> bool:
    """Tell whether the recipient may have the message: a provider took it, or nobody knows, and none said it failed."""
    failed = Receipt.select().where(Receipt.provider_id == Attempt.detail, Receipt.status == "failed")
    may_have = Attempt.result.in_(("", Result.UNKNOWN.value, Result.ACCEPTED.value))
    return bool(Attempt.select().where(Attempt.message == row.id, may_have, ~fn.EXISTS(failed)).exists())
