"""When what is due: the hours of each clock, the sending window and the calendar; pure but for reading them.

The city said 1×24 and 3×24 hours for the reply clock; the other hours are the office's own and can all be set.
"""

import json
from bisect import bisect_right
from collections.abc import Collection, Container
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from store import changes, events, second_writer
from store.actors import Actor, Right, require
from store.clock import DAY, HOUR, KENDARI, day_start, local_day, to_datetime
from store.database import transact
from store.errors import Invalid
from store.i18n import _
from store.models import Holiday
from store.models import Policy as PolicyRow
from store.rows import prepared, tuples
from store.working import Calendar, Span

CLOCKS = ("forward", "reply", "review", "promise", "data")

HOURS: dict[str, tuple[int, int]] = {
    "forward": (4, 24),
    "reply": (24, 72),
    "review": (4, 24),
    "promise": (0, 72),
    "data": (72, 168),
}
MAX_HOURS = 24 * 366
UNDO_AT_MOST = 24 * 60
_AUTHOR = "by"
LEAST_DAY = 60
"""A shorter working day (minutes) is a slip: a clock of a few hours would take months."""


@dataclass(frozen=True)
class Policy:
    """The hours of each clock's two levels and what else the office may set.

    `window` is when WhatsApp goes out (minutes of the local day), `soon_hours` how long before its due time a
    complaint counts as due soon, `undo_minutes` how long an action can be taken back. The clocks in `working` count
    the working hours of `calendar`, the others hours around the clock; `holidays` (ISO days) belong to the office.
    """

    hours: dict[str, tuple[int, int]] = field(default_factory=lambda: dict(HOURS))
    window: tuple[int, int] = (7 * 60, 21 * 60)
    soon_hours: int = 4
    undo_minutes: int = 15
    working: tuple[str, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    holidays: frozenset[str] = field(default=frozenset(), compare=False)

    def due(self, clock: str, start: int) -> tuple[int, int]:
        """Return when the clock's two levels are due, milliseconds UTC, for a start in milliseconds UTC."""
        first, second = self.hours[clock]
        if clock not in self.working:
            return start + first * HOUR, start + second * HOUR
        later = self.calendar.later
        return later(start, first * HOUR, self.holidays), later(start, second * HOUR, self.holidays)

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
    known = _read(json.loads(found[0][0]))
    return replace(known, holidays=holidays_from(local_day(at))) if known.working else known


def each(instants: Collection[int]) -> dict[int, Policy]:
    """Return the policy in force at each of the instants; many ask the database no more than one."""
    begun = PolicyRow.select(PolicyRow.valid_from, PolicyRow.data).where(PolicyRow.valid_from <= max(instants))
    rows = tuples(begun.order_by(PolicyRow.valid_from))
    starts, known = [0], [Policy()]
    for valid_from, data in rows:
        starts.append(valid_from)
        known.append(_read(json.loads(data)))
    if any(one.working for one in known):
        holidays = holidays_from(local_day(min(instants)))
        known = [replace(one, holidays=holidays) if one.working else one for one in known]
    return {at: known[bisect_right(starts, at) - 1] for at in instants}


def _read(data: dict[str, Any]) -> Policy:
    """Return a stored policy; one from before working hours has none."""
    hours = {clock: (int(data["hours"][clock][0]), int(data["hours"][clock][1])) for clock in CLOCKS}
    window, calendar = (data["window"][0], data["window"][1]), data.get("calendar")
    known = Policy(hours, window, data["soon_hours"], data["undo_minutes"], tuple(data.get("working", ())))
    if calendar is None:
        return known
    spans = tuple(Span(one["first"], one["last"], tuple(one["hours"])) for one in calendar["spans"])
    return replace(known, calendar=Calendar(tuple(calendar["days"]), tuple(calendar["hours"]), spans))


def holidays_from(day: date) -> frozenset[str]:
    """Return the holidays from `day` on, ISO."""
    return frozenset(row[0] for row in tuples(Holiday.select(Holiday.day).where(Holiday.day >= day.isoformat())))


def stored(policy: Policy) -> dict[str, Any]:
    """Return what is kept of a policy: all but the holidays, which the office corrects apart from it."""
    return {key: value for key, value in asdict(policy).items() if key != "holidays"}


def since(at: int) -> int:
    """Return since when the policy in force at `at` holds, 0 for the one that nobody has changed."""
    return int(PolicyRow.select(fn.MAX(PolicyRow.valid_from)).where(PolicyRow.valid_from <= at).scalar() or 0)


def author(at: int) -> str:
    """Return who put the policy in force at `at`; nothing for one from before that was kept."""
    found = _in_force(at)
    return str(json.loads(found[0][0]).get(_AUTHOR, "")) if found else ""


@prepared
def _in_force(at: Any) -> Any:
    begun = PolicyRow.select(PolicyRow.data).where(PolicyRow.valid_from <= at)
    return begun.order_by(PolicyRow.valid_from.desc()).limit(1)


def proposed(
    now: int,
    *,
    hours: dict[str, tuple[int, int]] | None = None,
    window: tuple[int, int] | None = None,
    soon_hours: int | None = None,
    undo_minutes: int | None = None,
    working: tuple[str, ...] | None = None,
    calendar: Calendar | None = None,
) -> Policy:
    """Return the policy in force with the given parts in the place of its own. Raises Invalid."""
    known = current(now)
    new = replace(
        known,
        hours={**known.hours, **(hours or {})},
        window=window or known.window,
        soon_hours=known.soon_hours if soon_hours is None else soon_hours,
        undo_minutes=known.undo_minutes if undo_minutes is None else undo_minutes,
        working=known.working if working is None else working,
        calendar=calendar or known.calendar,
    )
    check(new)
    return replace(new, holidays=holidays_from(local_day(now))) if new.working else new


def change(actor: Actor, *, now: int, seen: int | None = None, **parts: Any) -> Policy:
    """Put a new policy in force from `now` on: `parts` as `proposed` takes them; what already runs keeps its deadlines.

    `seen` is since when the policy holds that was looked at. Raises Invalid, and Conflict when that one is in force
    no more.
    """
    require(actor, Right.EDIT_POLICY)

    def unit() -> Policy:
        second_writer.refuse(seen, since(now), lambda: author(now))
        new = proposed(now, **parts)
        text = json.dumps(stored(new) | {_AUTHOR: actor.name}, sort_keys=True)
        PolicyRow.insert(valid_from=now, data=text, created_at=now).on_conflict(
            conflict_target=[PolicyRow.valid_from], update={PolicyRow.data: text}
        ).execute()
        events.append(actor, "policy_changed", None, stored(new), now)
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
    if not 0 <= policy.undo_minutes <= UNDO_AT_MOST:
        raise Invalid(_("“Undo” must be between 0 and %(most)d minutes.") % {"most": UNDO_AT_MOST})
    if wrong := [clock for clock in policy.working if clock not in CLOCKS]:
        raise Invalid(
            _("There is no clock “%(clock)s”. Choose one of %(clocks)s.")
            % {"clock": wrong[0], "clocks": ", ".join(CLOCKS)}
        )
    _check_calendar(policy.calendar)


def _check_calendar(calendar: Calendar) -> None:
    """Raise Invalid for a calendar in which nobody ever works, or in which a day has two kinds of hours."""
    if not calendar.days or not set(calendar.days) <= set(range(7)):
        raise Invalid(_("The calendar needs at least one working day of the week, 1 (Monday) to 7 (Sunday)."))
    for opening, closing in (calendar.hours, *(span.hours for span in calendar.spans)):
        if not (opening >= 0 and opening + LEAST_DAY <= closing <= DAY // 60_000):
            raise Invalid(_("A working day must open before it closes and last at least an hour, such as 08:00-16:00."))
    for span in calendar.spans:
        if span.first > span.last:
            raise Invalid(_("The days with other hours must begin before they end, such as 2027-02-08..2027-03-09."))
    for one, following in pairwise(sorted(calendar.spans, key=lambda span: span.first)):
        if following.first <= one.last:
            raise Invalid(
                _("%(first)s and %(second)s overlap: a day can only have one kind of hours.")
                % {"first": f"{one.first}..{one.last}", "second": f"{following.first}..{following.last}"}
            )


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
