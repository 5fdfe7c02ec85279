"""What time it is: clocks that are handed in, and the arithmetic of instants, days and months in the city's zone."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from typing import Protocol
from zoneinfo import ZoneInfo

from store.errors import Invalid
from store.i18n import _

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

KENDARI = ZoneInfo("Asia/Makassar")


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> int:
        """Return milliseconds since 1970 in UTC."""
        ...


class SystemClock:
    """The machine's clock; only entry points make one."""

    def now(self) -> int:
        """Return the machine's time, milliseconds UTC."""
        return time.time_ns() // 1_000_000


def machine_monotonic() -> int:
    """Return milliseconds since the machine started, sleep included where the system can tell; for entry points."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime_ns(clock) // 1_000_000


@dataclass
class VirtualClock:
    """A clock that moves only when told to: for tests, simulations and the demo's past."""

    at: int

    def now(self) -> int:
        """Return the set time, milliseconds UTC."""
        return self.at

    def advance(self, span: int) -> int:
        """Move on by `span` milliseconds and return the new time."""
        self.at += span
        return self.at

    def set(self, at: int) -> None:
        """Jump to `at`, milliseconds UTC."""
        self.at = at


def to_datetime(at: int, zone: ZoneInfo = KENDARI) -> datetime:
    """Return the instant as an aware datetime in `zone`."""
    return datetime.fromtimestamp(at // 1000, zone) + timedelta(milliseconds=at % 1000)


def to_iso(at: int, zone: ZoneInfo = KENDARI) -> str:
    """Return ISO 8601 with offset, to the second: `2026-10-05T08:00:00+08:00`."""
    return to_datetime(at, zone).isoformat(timespec="seconds")


def from_datetime(moment: datetime) -> int:
    """Return an aware datetime's milliseconds UTC, exactly."""
    span = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return span // timedelta(milliseconds=1)


def from_iso(text: str, zone: ZoneInfo = KENDARI) -> int:
    """Return milliseconds UTC of an ISO 8601 instant or day; without an offset it is read in `zone`.

    Raises Invalid when the text is no such date.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        return from_datetime(moment if moment.tzinfo else moment.replace(tzinfo=zone))
    except (ValueError, OverflowError) as error:
        raise Invalid(
            _("“%(text)s” is not a date. Write it like 2026-10-31 or 2026-10-31T14:30.") % {"text": text[:40]}
        ) from error


def parse_day(text: str) -> date:
    """Return the day of `YYYY-MM-DD`. Raises Invalid when it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Invalid(_("“%(text)s” is not a day. Write it like 2026-10-31.") % {"text": text[:40]}) from error


def local_day(at: int, zone: ZoneInfo = KENDARI) -> date:
    """Return the calendar day of the instant in `zone`."""
    return to_datetime(at, zone).date()


def day_start(day: date, zone: ZoneInfo = KENDARI) -> int:
    """Return the first instant of the day in `zone`."""
    return from_datetime(datetime.combine(day, wall_time.min, zone))


def day_end(day: date, zone: ZoneInfo = KENDARI) -> int:
    """Return the last millisecond of the day in `zone`."""
    return day_start(day + timedelta(days=1), zone) - 1


def month_bounds(month: str, zone: ZoneInfo = KENDARI) -> tuple[int, int]:
    """Return the half-open [start, end) of the month `YYYY-MM` in `zone`. Raises Invalid when it is no month."""
    try:
        first = datetime.strptime(month.strip(), "%Y-%m").replace(tzinfo=zone).date()
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    except (ValueError, OverflowError) as error:
        raise Invalid(_("“%(text)s” is not a month. Write it like 2026-10.") % {"text": month[:40]}) from error
    return day_start(first, zone), day_start(following, zone)
