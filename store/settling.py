"""What becomes of a message after a call or a receipt: the one place that moves it along its states.

`accepted`, `sent`, `delivered`, `read` only ever rise. Everything else gives way to them: a provider that says it was
delivered is right, whatever we thought. What WhatsApp cannot bring falls to e-mail, then to a person.
"""

from dataclasses import replace

from store import changes, control, events, policy, templates, ways
from store.actors import SYSTEM
from store.backoff import Answer, Decision, Result, Verdict, decide
from store.clock import HOUR
from store.families import Family
from store.models import Attempt, Message, MessageComplaint
from store.rows import tuples

RANK = {"accepted": 1, "sent": 2, "delivered": 3, "read": 4}
ARRIVED = ("delivered", "read")
FINAL = ("done",)
RECEIPT_LIMIT = templates.LIFETIME + HOUR
"""So long, in milliseconds, an accepted message waits for word that a phone has it; then it takes another way."""


def after_call(
    row: Message, attempt: int, answer: Answer, *, channel: str, mine: bool, now: int, chance: float
) -> None:
    """Write the answer on its attempt; on the message when the lease is still ours, or when it was accepted anyway."""
    decision = _decide(row, answer, now, chance, channel)
    _note(row, attempt, answer, decision, now)
    _note_channel(channel, answer, decision, now)
    if answer.result is Result.ACCEPTED:
        if channel == ways.WHATSAPP:
            row.provider_id = answer.provider_id
            row.save(only=[Message.provider_id])
        rise(row, "accepted", now, now, channel, receipts=answer.receipts)
    elif mine:
        _fall(row, answer, decision, now)


def after_failure(row: Message, answer: Answer, now: int) -> None:
    """Write a provider's late word that the last call, which it had accepted, could not be delivered."""
    if row.state not in ("accepted", "sent", "sending", "unknown"):
        return
    decision = _decide(row, answer, now, 0.5, ways.WHATSAPP)
    if decision.verdict is Verdict.UNKNOWN:
        decision = replace(decision, verdict=Verdict.RETRY)
    if decision.pause_until is not None:
        _note_channel(row.channel, answer, decision, now)
    _fall(row, answer, decision, now)


def rise(row: Message, state: str, at: int, now: int, channel: str = ways.WHATSAPP, *, receipts: bool = True) -> None:
    """Let the message rise to a state that a provider vouches for; a lower or equal one changes nothing.

    What left its channel rises by it only when a phone has it. `receipts` says that word of that will come.
    """
    column = {"sent": Message.sent_at, "delivered": Message.delivered_at, "read": Message.read_at}.get(state)
    if column is not None and getattr(row, column.name) is None:
        setattr(row, column.name, at)
        row.save(only=[column])
    arrived = state in ARRIVED
    if arrived and row.officer_id is not None:
        ways.reached(row.officer_id)
    if row.state in FINAL or RANK[state] <= RANK.get(row.state, 0) or (row.channel != channel and not arrived):
        return
    row.channel = channel
    row.save(only=[Message.channel])
    _write(row, state, "", now, (row.fall_at or now + RECEIPT_LIMIT) if receipts and not arrived else None)


def cancel(row: Message, why: str, now: int) -> None:
    """Let a message rest for good because nothing it speaks of is owed any more."""
    _write(row, "cancelled", why, now)


def give_up(row: Message, now: int, error: str = "") -> None:
    """Let a message whose tries are used up take the next way; where only a call is left, hand it to a person."""
    why = error or row.last_error or "tries used up"
    if ways.after(row)[0] == ways.CALL:
        _write(row, "dead", why, now)
        _alarm(row, now)
    else:
        fall(row, why, now)


def fall(row: Message, why: str, now: int) -> None:
    """Let a message take the next way: e-mail as soon as something may be sent, or a task to telephone."""
    former, error = row.channel, row.last_error
    row.channel, row.recipient = ways.after(row)
    row.tries, row.next_at = 0, policy.current(now).sending_time(now)
    row.save(only=[Message.channel, Message.recipient, Message.tries, Message.next_at])
    if row.channel == ways.CALL:
        _write(row, "task", why or error, now)
        _alarm(row, now)
    else:
        _write(row, "queued", why or error, now)
        _tell(row, "message_rerouted", {"from": former, "to": row.channel, "error": row.last_error}, now)


def spent(row: Message, channel: str) -> int:
    """Return how many calls of the message count against its limit: those on which its own fate hung."""
    mine = (Attempt.message == row.id) & (Attempt.channel == channel)
    return int(Attempt.select().where(mine, Attempt.result != "held").count())


def resting_state(row: Message) -> str:
    """Return what a message is between two tries: never tried, refused for sure, or nobody knows."""
    tried = Attempt.select(Attempt.result).where(Attempt.message == row.id, Attempt.channel == row.channel)
    results = {result for (result,) in tuples(tried)}
    if results & {"", Result.UNKNOWN.value}:
        return "unknown"
    return "failed" if results - {"held"} else "queued"


def _decide(row: Message, answer: Answer, now: int, chance: float, channel: str) -> Decision:
    failures = control.channel(channel).failures + 1
    return decide(answer, tries=spent(row, channel), failures=failures, now=now, chance=chance)


def _fall(row: Message, answer: Answer, decision: Decision, now: int) -> None:
    """Move the message to where a call that was not accepted leads."""
    error = answer.detail if answer.code is None else f"{answer.code} {answer.detail}".strip()
    row.next_at = decision.next_at
    row.save(only=[Message.next_at])
    match decision.verdict:
        case Verdict.UNKNOWN:
            _write(row, "unknown", error, now)
        case Verdict.RETRY | Verdict.HOLD:
            _write(row, resting_state(row), error, now)
        case Verdict.FALLBACK:
            if answer.family is Family.UNREACHABLE and row.officer_id is not None:
                ways.unreachable(row.officer_id, error, now)
            fall(row, error, now)
        case Verdict.SPENT:
            give_up(row, now, error)
        case _:
            _write(row, "dead", error, now)
            _alarm(row, now)


def _write(row: Message, state: str, error: str, now: int, fall_at: int | None = None) -> None:
    row.state, row.last_error, row.lease_token, row.lease_until, row.fall_at = state, error, "", None, fall_at
    row.save(only=[Message.state, Message.last_error, Message.lease_token, Message.lease_until, Message.fall_at])
    changes.record("message", row.id, now, row.agency_id)


def _note(row: Message, attempt: int, answer: Answer, decision: Decision, now: int) -> None:
    result = "held" if decision.verdict is Verdict.HOLD else answer.result.value
    detail = answer.provider_id if answer.result is Result.ACCEPTED else answer.detail
    Attempt.update(ended_at=now, result=result, code=answer.code, detail=detail).where(
        Attempt.message == row.id, Attempt.number == attempt, Attempt.result.in_(("", Result.UNKNOWN.value))
    ).execute()


def _note_channel(name: str, answer: Answer, decision: Decision, now: int) -> None:
    """Count calls that failed as a whole, and shut the channel's door when the decision says so."""
    state = control.channel(name)
    whole = answer.result in (Result.NOT_SENT, Result.UNKNOWN) or decision.verdict is Verdict.HOLD
    failures = state.failures + 1 if whole else 0
    pause = decision.pause_until or 0
    told = answer.detail if pause or decision.alert else ""
    control.set_channel(name, control.Channel(failures, pause, answer.code, decision.alert, told), now)


def _alarm(row: Message, now: int) -> None:
    """Say once, on every complaint of the message, that a person must see to it."""
    _tell(row, "message_failed", {"error": row.last_error}, now)


def _tell(row: Message, kind: str, data: dict[str, str], now: int) -> None:
    query = MessageComplaint.select(MessageComplaint.complaint_id).where(MessageComplaint.message == row.id)
    for (complaint_id,) in list(tuples(query)):
        events.append(SYSTEM, kind, complaint_id, {"message": row.id, **data}, now, agency_id=row.agency_id)
