"""What follows the outcome of a call: the next state, the next time, and which door stays shut until when. Pure.

`chance` is a number from 0 to 1 that the caller draws, so that two senders do not knock at the same instant.
"""

from dataclasses import dataclass
from enum import StrEnum

from store.clock import HOUR, MINUTE, SECOND
from store.families import Family

POST_LIMIT = 10 * SECOND
LEASE = 60 * SECOND
RESOLVE = 10 * MINUTE
LONGEST = HOUR
ATTEMPTS = 12
REPEATS = 3
"""A phone is never asked to ignore more copies than this; then a person calls."""
ACCOUNT_PAUSE = 5 * MINUTE
SPAM_PAUSE = HOUR
BREAKER = 3
"""So many calls in a row that reached nobody open the channel's circuit."""


class Result(StrEnum):
    """What one call to a provider came to."""

    ACCEPTED = "accepted"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"
    REFUSED = "refused"


class Verdict(StrEnum):
    """What becomes of the message."""

    ACCEPTED = "accepted"
    RETRY = "retry"
    HOLD = "hold"
    UNKNOWN = "unknown"
    FALLBACK = "fallback"
    SPENT = "spent"
    DEAD = "dead"


@dataclass(frozen=True)
class Answer:
    """What a channel reports of one call; `retry_after` in milliseconds, `family` only for a refusal.

    `receipts` says that the provider will tell when the recipient has it.
    """

    result: Result
    code: int | None = None
    detail: str = ""
    provider_id: str = ""
    family: Family | None = None
    retry_after: int | None = None
    receipts: bool = True


@dataclass(frozen=True)
class Decision:
    """The verdict, when the message may be tried again, and until when its channel rests (milliseconds UTC)."""

    verdict: Verdict
    next_at: int
    pause_until: int | None = None
    alert: bool = False


def wait(tries: int, chance: float, *, first: int = 5 * SECOND, base: int = 2) -> int:
    """Return min(1 h, first × base^tries) with up to a fifth added by chance, milliseconds."""
    span: int = min(LONGEST, first * base ** min(tries, 20))
    return min(LONGEST, span + int(span * 0.2 * chance))


def decide(answer: Answer, *, tries: int, failures: int, now: int, chance: float) -> Decision:
    """Return what follows the answer.

    `tries` counts the message's calls that were spent, with this one; `failures` the channel's calls in a row that
    failed as a whole, with this one.
    """
    if answer.result is Result.ACCEPTED:
        return Decision(Verdict.ACCEPTED, now)
    decision = _decide(answer, tries, failures, now, chance)
    spent = decision.verdict is Verdict.RETRY and tries >= ATTEMPTS
    return Decision(Verdict.SPENT, now, decision.pause_until, True) if spent else decision


def _decide(answer: Answer, tries: int, failures: int, now: int, chance: float) -> Decision:
    pause = now + wait(failures - BREAKER, chance) if failures >= BREAKER else None
    if answer.result is Result.NOT_SENT:
        return Decision(Verdict.RETRY, now + wait(tries - 1, chance), pause)
    if answer.result is Result.UNKNOWN:
        return Decision(Verdict.UNKNOWN, now + RESOLVE, pause)
    return refused(answer, tries=tries, failures=failures, now=now, chance=chance)


def refused(answer: Answer, *, tries: int, failures: int, now: int, chance: float) -> Decision:
    """Return what follows a definite no (or, for the temporary family, an unknown outcome)."""
    rest = _rest(answer, failures, chance)
    if rest is not None:
        return Decision(Verdict.HOLD, now + rest, now + rest, answer.family is Family.ACCOUNT)
    match answer.family:
        case Family.PAIR_LIMIT:
            return Decision(Verdict.RETRY, now + wait(tries, chance, first=SECOND, base=4))
        case Family.SPAM:
            return Decision(Verdict.FALLBACK, now, now + SPAM_PAUSE, True)
        case Family.TEMPORARY:
            return Decision(Verdict.UNKNOWN, now + RESOLVE)
        case Family.WINDOW_CLOSED:
            return Decision(Verdict.RETRY, now + SECOND)
        case Family.UNREACHABLE:
            return Decision(Verdict.FALLBACK, now)
        case Family.MARKETING | Family.TEMPLATE:
            return Decision(Verdict.FALLBACK, now, None, True)
        case _:
            return Decision(Verdict.DEAD, now, None, True)


def _rest(answer: Answer, failures: int, chance: float) -> int | None:
    """Return how long the whole channel rests while the message stays as it was; None when it is about the message."""
    match answer.family:
        case Family.ACCOUNT:
            return ACCOUNT_PAUSE
        case Family.APP_LIMIT:
            return answer.retry_after or wait(failures - 1, chance, first=MINUTE)
        case Family.THROUGHPUT:
            return answer.retry_after or wait(failures - 1, chance, first=SECOND)
        case Family.MAINTENANCE:
            return MINUTE
        case _:
            return None
