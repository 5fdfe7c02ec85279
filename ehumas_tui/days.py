"""Days as people type them: `2026-10-31`, `31-10-2026`, `31/10`, or `+3` for three days from today."""

import re
from datetime import date, timedelta

from store.clock import from_iso

_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}))?")
_FROM_TODAY = re.compile(r"\+(\d{1,3})")


def iso_day(typed: str, today: date) -> str:
    """Return the day as `YYYY-MM-DD`; what is no day comes back as it was typed, for the store to refuse."""
    words = typed.strip()
    if found := _FROM_TODAY.fullmatch(words):
        return (today + timedelta(days=int(found[1]))).isoformat()
    if found := _DAY_FIRST.fullmatch(words):
        try:
            return _next(int(found[1]), int(found[2]), int(found[3]) if found[3] else None, today).isoformat()
        except ValueError:
            return words
    return words


def iso_moment(typed: str, today: date) -> int:
    """Return the instant of a day with an hour behind it, such as `31-10 08:00`; eight o'clock when none is given.

    Raises Invalid for what is no day or no hour.
    """
    day, _space, hour = typed.strip().rpartition(" ") if ":" in typed else (typed, "", "08:00")
    return from_iso(f"{iso_day(day, today)}T{hour.strip().rjust(5, '0')}" if day.strip() else hour)


def _next(day: int, month: int, year: int | None, today: date) -> date:
    """Return the day; without a year the next one that is not past."""
    if year is not None:
        return date(year, month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
