"""Working hours: which days and hours count for a clock that counts those of a calendar; pure.

More holidays or shorter days can only lengthen the time that a number of working hours takes.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from store.clock import KENDARI, MINUTE, day_start, local_day

Hours = tuple[int, int]
"""Opening and closing, minutes of the local day."""


@dataclass(frozen=True)
class Span:
    """Days with other hours, such as Ramadan: from the first to the last of them, both included (ISO days)."""

    first: str
    last: str
    hours: Hours


@dataclass(frozen=True)
class Calendar:
    """The office's week: its working days (Monday is 0), the hours of a day, and the spans with other hours."""

    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    hours: Hours = (8 * 60, 16 * 60)
    spans: tuple[Span, ...] = ()

    def hours_of(self, day: date, holidays: Container[str]) -> Hours | None:
        """Return when the office opens and closes on that day, None when nobody works."""
        iso = day.isoformat()
        if day.weekday() not in self.days or iso in holidays:
            return None
        return next((span.hours for span in self.spans if span.first <= iso <= span.last), self.hours)

    def later(self, start: int, amount: int, holidays: Container[str], zone: ZoneInfo = KENDARI) -> int:
        """Return the instant at which `amount` milliseconds of working time have passed since `start`."""
        if amount <= 0:
            return start
        day, left = local_day(start, zone), amount
        while True:
            opened = self.hours_of(day, holidays)
            if opened is not None:
                begin = max(start, day_start(day, zone) + opened[0] * MINUTE)
                free = day_start(day, zone) + opened[1] * MINUTE - begin
                if free >= left:
                    return begin + left
                left -= max(0, free)
            day += timedelta(days=1)

    def skipped(self, start: int, end: int, holidays: Container[str], zone: ZoneInfo = KENDARI) -> list[str]:
        """Return the holidays between two instants that would have been working days, ISO, in order."""
        day, last, found = local_day(start, zone), local_day(end, zone), []
        while day <= last:
            if day.weekday() in self.days and day.isoformat() in holidays:
                found.append(day.isoformat())
            day += timedelta(days=1)
        return found
