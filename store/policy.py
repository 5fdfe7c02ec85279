"""When what is due: the hours of each clock, the sending window and the calendar; pure but for reading them.

The city said 1×24 and 3×24 hours for the reply clock; the other hours are the office's own and can all be set.
"""

import json
from collections.abc import Container
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from store import changes, events
from store.actors import Actor, Right, require
from store.clock import DAY, HOUR, KENDARI, day_start, local_day, to_datetime
from store.database import transact
from store.errors import Invalid
from store.i18n import _
from store.models import Holiday
from store.models import Policy as PolicyRow
from store.rows import prepared, tuples

CLOCKS = ("forward", "reply", "review", "promise", "data")

HOURS: dict[str, tuple[int, int]] = {
    "forward": (4, 24),
    "reply": (24, 72),
    "review": (4, 24),
    "promise": (0, 72),
    "data": (72, 168),
}
MAX_HOURS = 24 * 366


@dataclass(frozen=True)
class Policy:
    """The hours of each clock's two levels and what else the office may set.

    `window` is when WhatsApp goes out (minutes of the local day), `soon_hours` how long before its due time a
    complaint counts as due soon, `undo_minutes` how long an action can be taken back.
    """

    hours: dict[str, tuple[int, int]] = field(default_factory=lambda: dict(HOURS))
    window: tuple[int, int] = (7 * 60, 21 * 60)
    soon_hours: int = 4
    undo_minutes: int = 15

    def due(self, clock: str, start: int) -> tuple[int, int]:
        """Return when the clock's two levels are due, milliseconds UTC, for a start in milliseconds UTC."""
        first, second = self.hours[clock]
        return start + first * HOUR, start + second * HOUR

    def sending_time(self, at: int, zone: ZoneInfo = KENDARI) -> int:
        """Return `at`, or the next opening of the sending window when `at` lies outside it."""
        opening, closing = self.window
        moment = to_datetime(at, zone)
        minute = moment.hour * 60 + moment.minute
        if opening <= minute < closing:
            return at
        day = moment.date() if minute < opening else moment.date() + timedelta(days=1)
        return day_start(day, zone) + opening * 60_000


def current(at: int) -> Policy:
    """Return the policy in force at `at`."""
    found = _in_force(at)
    if not found:
        return Policy()
    data = json.loads(found[0][0])
    hours = {clock: (int(pair[0]), int(pair[1])) for clock, pair in data["hours"].items()}
    return Policy(hours, (data["window"][0], data["window"][1]), data["soon_hours"], data["undo_minutes"])


@prepared
def _in_force(at: Any) -> Any:
    begun = PolicyRow.select(PolicyRow.data).where(PolicyRow.valid_from <= at)
    return begun.order_by(PolicyRow.valid_from.desc()).limit(1)


def change(
    actor: Actor,
    *,
    now: int,
    hours: dict[str, tuple[int, int]] | None = None,
    window: tuple[int, int] | None = None,
    soon_hours: int | None = None,
) -> Policy:
    """Put a new policy in force from `now` on; deadlines that already run keep theirs. Raises Invalid."""
    require(actor, Right.EDIT_POLICY)

    def unit() -> Policy:
        new = replace(current(now))
        new = replace(new, hours={**new.hours, **(hours or {})})
        new = replace(new, window=window or new.window)
        new = replace(new, soon_hours=new.soon_hours if soon_hours is None else soon_hours)
        check(new)
        text = json.dumps(asdict(new), sort_keys=True)
        PolicyRow.insert(valid_from=now, data=text, created_at=now).on_conflict(
            conflict_target=[PolicyRow.valid_from], update={PolicyRow.data: text}
        ).execute()
        events.append(actor, "policy_changed", None, asdict(new), now)
        changes.record("policy", 0, now)
        return new

    return transact(unit)


def check(policy: Policy) -> None:
    """Raise Invalid when the policy would never or always fire."""
    for clock, (first, second) in policy.hours.items():
        if clock not in CLOCKS:
            raise Invalid(
                _("There is no clock “%(clock)s”. Choose one of %(clocks)s.")
                % {"clock": clock, "clocks": ", ".join(CLOCKS)}
            )
        least = 0 if clock == "promise" else 1
        if not least <= first < second <= MAX_HOURS:
            raise Invalid(
                _("The hours of “%(clock)s” must rise, the first from %(least)d on, the second up to %(most)d.")
                % {"clock": clock, "least": least, "most": MAX_HOURS}
            )
    opening, closing = policy.window
    if not 0 <= opening < closing <= DAY // 60_000:
        raise Invalid(_("The sending window must open before it closes, on the same day."))
    if not 0 <= policy.soon_hours <= MAX_HOURS:
        raise Invalid(_("“Due soon” must be between 0 and %(most)d hours.") % {"most": MAX_HOURS})


def next_working_day(day: date, holidays: Container[str]) -> date:
    """Return the first day after `day` that is neither Saturday, Sunday nor a holiday (ISO days)."""
    following = day + timedelta(days=1)
    while following.weekday() >= 5 or following.isoformat() in holidays:
        following += timedelta(days=1)
    return following


def visit_day(at: int) -> str:
    """Return the ISO day of a visit that falls due at `at`: the next working day by the office's calendar."""
    day = local_day(at)
    query = Holiday.select(Holiday.day).where(
        Holiday.day > day.isoformat(), Holiday.day <= (day + timedelta(days=60)).isoformat()
    )
    return next_working_day(day, {row[0] for row in tuples(query)}).isoformat()
