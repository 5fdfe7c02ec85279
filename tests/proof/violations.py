"""What a proof finds: a broken invariant by its name, and what shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

Found = Iterator[tuple[str, str]]
"""The rule that is broken, and what shows it."""


@dataclass(frozen=True)
class Violation:
    """One broken invariant: `rule` is its name in ESCALATION's list or in `RULES`, `detail` what was seen."""

    rule: str
    detail: str


RULES = {
    "I1": "every open complaint has a running clock and an owner",
    "I2": "what is due fires within two ticks of an engine that is up",
    "I3": "at most one escalation per referral and level",
    "I4": "a fired escalation ends delivered, in a visible fallback or a task; none is lost",
    "I5": "copies on a phone beyond one per duty are counted repeats",
    "I6": "no message outside the window, to a wrong agency, or after the answer",
    "I7": "states only move along the allowed arrows",
    "I8": "the timeline replays to the state in the tables",
    "I9": "the chain of the timeline verifies",
    "I10": "figures of a frozen month never change",
    "accepted": "a message counts as sent only if the provider took it",
    "order": "first copies reach a recipient in order",
    "intent": "the intent is committed before a call, with the lease's token; no call within a transaction",
    "resolve": "nothing is sent again before its outcome had time to show",
    "stopped": "no send begins while sending is stopped or the channel rests",
    "once": "what was acknowledged to a person is there exactly once, unchanged",
    "lateness": "how late a level fired is written down, and nothing fires early",
    "still": "a deadline's time never moves, and only the running clock is pending",
    "guard": "nothing fires while the clock is not trusted",
    "echo": "an echo settles a call whose outcome nobody knew",
    "alarm": "a message that cannot arrive raises one alarm",
    "visit": "three days of silence lead to one visit, on a working day after",
    "ways": "what one channel cannot bring takes the next: WhatsApp, e-mail, a person",
    "barred": "nothing goes out by a template that Meta holds back",
    "account": "a call that was refused for the whole account costs its message nothing",
    "mass": "a mass of due levels waits until a person lets it go",
    "digest": "what falls due while a message waits for the same person joins it",
    "hours": "a clock of working hours is due once they are over; a holiday only ever moves it later",
    "senior": "after the second return a supervisor decides where a complaint goes",
    "private": "no citizen's name or number in a message, a log or an error",
    "liveness": "once faults end, every message and every due level comes to its end",
}
