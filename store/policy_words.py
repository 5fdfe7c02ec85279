"""How people write the parts of a policy: hours, spans of a day, days of the week, days with other hours."""

import re
from itertools import groupby

from store.clock import parse_day
from store.errors import Invalid
from store.i18n import _, format_day, format_weekday
from store.policy import Policy
from store.working import Calendar, Hours, Span


def hours(text: str) -> tuple[int, int]:
    """Read the hours of a clock's two levels, `24, 72`. Raises Invalid."""
    found = re.fullmatch(r"(-?\d{1,15})[,/](-?\d{1,15})", text.replace(" ", ""))
    if found is None:
        raise Invalid(_("“%(text)s” is no pair of hours. Write it like 24, 72.") % {"text": text[:40]})
    return int(found[1]), int(found[2])


def window(text: str) -> Hours:
    """Read a span of a day, `07:00-21:00`, as minutes of the day. Raises Invalid."""
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})-(\d{1,2})[:.](\d{2})", text.replace(" ", ""))
    if found is None or int(found[2]) > 59 or int(found[4]) > 59:
        raise Invalid(_("“%(text)s” is no span of a day. Write it like 07:00-21:00.") % {"text": text[:40]})
    return int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])


def days(text: str) -> tuple[int, ...]:
    """Read days of the week, `1,2,3,4,5` with Monday as 1, as 0 to 6. Raises Invalid."""
    if re.fullmatch(r"[1-7](,[1-7])*", text.replace(" ", "")) is None:
        raise Invalid(_("“%(text)s” are no days of the week. Write them like 1,2,3,4,5.") % {"text": text[:40]})
    return tuple(sorted({int(one) - 1 for one in text.replace(" ", "").split(",")}))


def span(text: str) -> Span:
    """Read days with other hours, `2027-02-08..2027-03-09=08:00-15:00`. Raises Invalid."""
    found = re.fullmatch(r"([\d-]+)\.\.([\d-]+)=(.+)", text.replace(" ", ""))
    if found is None:
        told = {"text": text[:60], "example": "2027-02-08..2027-03-09=08:00-15:00"}
        raise Invalid(_("“%(text)s” are no days with hours. Write them like %(example)s.") % told)
    return Span(parse_day(found[1]).isoformat(), parse_day(found[2]).isoformat(), window(found[3]))


def number(text: str) -> int:
    """Read a number of hours or minutes. Raises Invalid."""
    if re.fullmatch(r"\d{1,6}", text.strip()) is None:
        raise Invalid(_("“%(text)s” is no whole number.") % {"text": text[:40]})
    return int(text)


def window_text(minutes: Hours) -> str:
    """Return a span of a day as `window` reads it."""
    return "-".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in minutes)


def days_text(calendar: Calendar) -> str:
    """Return the working days as `days` reads them."""
    return ",".join(str(day + 1) for day in calendar.days)


def day_names(calendar: Calendar) -> str:
    """Return the working days by their names, those that follow each other as `Senin–Jumat`."""
    runs = [list(run) for _key, run in groupby(calendar.days, key=lambda day: day - calendar.days.index(day))]
    return ", ".join(_run(format_weekday(run[0]), format_weekday(run[-1]), len(run)) for run in runs)


def _run(first: str, last: str, count: int) -> str:
    return first if count == 1 else f"{first}{', ' if count == 2 else '–'}{last}"


def span_text(one: Span) -> str:
    """Return days with other hours as `span` reads them."""
    return f"{one.first}..{one.last}={window_text(one.hours)}"


def span_days(one: Span) -> str:
    """Return which days have other hours, as people write them."""
    return f"{format_day(one.first)} – {format_day(one.last)}"


def pair_text(found: Policy, clock: str, between: str = ", ") -> str:
    """Return the hours of a clock's two levels as `hours` reads them."""
    return between.join(str(hours) for hours in found.hours[clock])


def hours_text(found: Policy, clock: str) -> str:
    """Return the hours of a clock's two levels, and whether it counts working hours."""
    first, second = found.hours[clock]
    counted = (
        _("%(first)d and %(second)d working hours") if clock in found.working else _("%(first)d and %(second)d hours")
    )
    return counted % {"first": first, "second": second}
