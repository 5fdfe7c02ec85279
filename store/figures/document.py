"""The shape of a month's figures: plain JSON, so that what is frozen, printed and handed on is one document.

Instants are ISO 8601 in the city's zone, spans are whole seconds, shares lie between 0 and 1; None prints as "–".
"""

from typing import TypedDict


class Share(TypedDict):
    """`hits` of `of`; no share when there was no case."""

    hits: int
    of: int
    share: float | None


class Wait(TypedDict):
    """A quantile of a wait: `seconds`, or "more than `beyond`" when the curve never fell so far."""

    seconds: int | None
    beyond: int | None


class Flow(TypedDict):
    """F3: start + received + reopened - closed = end."""

    start: int
    received: int
    reopened: int
    closed: int
    end: int


class Listed(TypedDict):
    """A complaint named in the report; no citizen's identity, and no words of a secret one."""

    number: str
    title: str
    secret: bool
    agency: str
    ward: str
    state: str
    clock: str
    received_at: str
    age_seconds: int
    due_at: str
    overdue_seconds: int
    handovers: int


class Oldest(TypedDict):
    """The oldest of a set: its number and its age at the cut-off."""

    number: str
    age_seconds: int


class FirstAnswer(TypedDict):
    """F9: the first answer's waiting time among those received in the month (Kaplan-Meier)."""

    count: int
    answered: int
    median: Wait
    p90: Wait
    curve: list[tuple[int, float]]


class Closing(TypedDict):
    """F10: the closing time among those open during the month (Kaplan-Meier with delayed entry)."""

    count: int
    median: Wait
    p90: Wait


class OnTime(TypedDict):
    """F8: duties due in the month and met by then, with Wilson's 95 % interval."""

    hits: int
    of: int
    share: float | None
    low: float | None
    high: float | None


class Part(TypedDict):
    """One row of F14: a channel, topic or district, its count, share and last month's count."""

    code: str
    name: str
    count: int
    share: float
    before: int


class AgencyRow(TypedDict):
    """One agency of F15; the row with an empty code is what was never forwarded."""

    code: str
    name: str
    received: int
    closed: int
    open_at_start: int
    open_at_end: int
    unanswered: int
    overdue: int
    within_24h: Share
    within_72h: Share
    on_time: OnTime
    count: int
    median: Wait | None
    p90: Wait | None
    reminders: int
    visits: int
    reopened: int
    handed_on: int
    oldest_open_seconds: int | None


class VisitLine(TypedDict):
    """A complaint that reached a visit, and what was found."""

    number: str
    title: str
    secret: bool
    agency: str
    due_at: str
    visit_on: str
    state: str
    met: str
    found: str
    promise_on: str


class Escalations(TypedDict):
    """F20: reminders and visits of the month, and the delay that our own engine caused."""

    reminders: int
    sent: int
    delivered: int
    acknowledged: int
    failed: int
    repeats: int
    visits_due: int
    visits_made: int
    visits_cancelled: int
    visits: list[VisitLine]
    delayed: int
    longest_delay_seconds: int


class MonthFlow(TypedDict):
    """One month of the twelve: what came and what was closed."""

    month: str
    received: int
    closed: int


class Change(TypedDict):
    """A figure that a revision changed: its place in the document, before and after."""

    figure: str
    before: object
    after: object


class Revision(TypedDict):
    """What a revised edition says about the one before it."""

    edition: int
    sha256: str
    cutoff: str
    changes: list[Change]


class Received(TypedDict):
    """F1."""

    received: int


class Closed(TypedDict):
    """F2: closed in the month and still closed at the cut-off."""

    closed: int


class Unanswered(TypedDict):
    """F4: received by the month's end, without an accepted answer at the cut-off; each one listed."""

    unanswered: int
    complaints: list[Listed]


class Overdue(TypedDict):
    """F5: received by the month's end, its running clock past due at the cut-off; each one listed."""

    overdue: int
    oldest: Oldest | None
    complaints: list[Listed]


class Answered(TypedDict):
    """F6: answered within 24 and 72 hours, of those old enough to judge."""

    within_24h: Share
    within_72h: Share


class FollowedUp(TypedDict):
    """F7: answered by the cut-off; the month before printed again at the same cut-off."""

    month: Share
    month_before: Share


class OpenAge(TypedDict):
    """F11: the open at the cut-off by age in days, 0-5, 6-14, 15-30, 31-60 and above, and their median."""

    counts: list[int]
    median_seconds: int | None


class Parts(TypedDict):
    """F14: where the month's complaints came from and what they were about."""

    channels: list[Part]
    topics: list[Part]
    districts: list[Part]


class LeftOut(TypedDict):
    """F18: received in the month and not counted above."""

    merged: int
    rejected: int
    referred: int


class Figures(TypedDict):
    """A month's figures F1 to F20 (REPORT, section 2) as far as they reach, seen from the cut-off."""

    report: str
    schema: int
    month: str
    start: str
    end: str
    cutoff: str
    timezone: str
    provisional: bool
    edition: int
    revises: Revision | None
    F1: Received
    F2: Closed
    F3: Flow
    F4: Unanswered
    F5: Overdue
    F6: Answered
    F7: FollowedUp
    F8: OnTime
    F9: FirstAnswer
    F10: Closing
    F11: OpenAge
    F12: Share
    F14: Parts
    F15: list[AgencyRow]
    F18: LeftOut
    F20: Escalations
    flow: list[MonthFlow]
