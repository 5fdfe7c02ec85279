"""Instants, days, spans, numbers and states as people write them, in the language in force."""

from datetime import date
from datetime import datetime as moment
from typing import Literal
from zoneinfo import ZoneInfo

from store.language import N_, _, language

Style = Literal["short", "medium", "long", "time", "date"]

_PATTERNS: dict[str, dict[str, str]] = {
    "id": {
        "short": "d MMM HH.mm",
        "medium": "d MMM y HH.mm",
        "long": "EEE, d MMM y HH.mm",
        "date": "d MMM y",
    },
    "en": {
        "short": "d MMM HH:mm",
        "medium": "d MMM y HH:mm",
        "long": "EEE, d MMM y HH:mm",
        "date": "d MMM y",
    },
}
_TIME = {"id": "%H.%M", "en": "%H:%M"}
"""Nothing in it has a name, so the clock in every header needs no calendar of the language, whose loading is slow."""
_ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
_STATES = {
    "new": N_("Waiting for verification"),
    "needs_data": N_("Needs more data"),
    "forwarded": N_("Forwarded to %(agency)s"),
    "returned": N_("Looking for the right agency"),
    "answered": N_("Answered, being checked by Humas"),
    "in_progress": N_("In progress, promised for %(day)s"),
    "closed": N_("Finished"),
    "reopened": N_("Opened again"),
    "referred": N_("Passed on to another institution, number %(number)s"),
    "merged": N_("Merged with %(number)s"),
    "rejected": N_("Rejected, with an explanation"),
}
_STATES_SHORT = {
    "forwarded": N_("Forwarded"),
    "in_progress": N_("In progress"),
    "referred": N_("Passed on to another institution"),
    "merged": N_("Merged"),
}

_zone = ZoneInfo("Asia/Makassar")


def use_zone(name: str) -> None:
    """Show instants in the zone `name` from now on."""
    global _zone  # noqa: PLW0603  # one zone for the process, like its language
    _zone = ZoneInfo(name)


def format_instant(at: int, style: Style = "medium") -> str:
    """Return an instant (ms UTC); in Indonesian the long style reads `Sel, 24 Nov 2026 10.31 WITA`."""
    when = moment.fromtimestamp(at / 1000, _zone)
    spoken = language()
    if style == "time":
        return f"{when:{_TIME[spoken]}}"
    from babel.dates import format_datetime

    text = str(format_datetime(when, _PATTERNS[spoken][style], locale=spoken))
    return f"{text} {_ZONE_NAMES.get(_zone.key) or when.tzname()}" if style == "long" else text


def format_day(day: str | date) -> str:
    """Return a day (ISO text or date) in full: `24 November 2026`."""
    from babel.dates import format_date

    return str(format_date(_as_date(day), "d MMMM y", locale=language()))


def format_weekday(day: int) -> str:
    """Return the name of a day of the week, Monday is 0: `Senin`."""
    from babel.dates import get_day_names

    return str(get_day_names(locale=language())[day])


def format_month(month: str) -> str:
    """Return a month `YYYY-MM` in full: `Oktober 2026`."""
    from babel.dates import format_date

    return str(format_date(date.fromisoformat(f"{month}-01"), "MMMM y", locale=language()))


def format_span(span: int) -> str:
    """Return a span of milliseconds by its two largest units, `2 h 4 j`; a negative one is over: `lewat 3 h 4 j`."""
    text = _units(abs(span) // 60_000)
    return _("%(span)s over") % {"span": text} if span < 0 else text


def format_number(number: float, digits: int = 0) -> str:
    """Return a number with the language's separators: `1.234,5` in Indonesian."""
    if isinstance(number, int) and not digits and abs(number) < 1_000:
        return str(number)
    from babel.numbers import format_decimal

    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    return str(format_decimal(number, pattern, locale=language()))


def format_percent(share: float, digits: int = 0) -> str:
    """Return a share (0 to 1) as a percentage: `87,5%`."""
    return f"{format_number(share * 100, digits)}%"


def state_name(code: str, agency: str = "", day: str = "", number: str = "") -> str:
    """Return what a citizen reads for a complaint's state; a detail that is not given is left out of the sentence.

    `day` is an ISO day.
    """
    given = {"agency": agency, "day": format_day(day) if day else "", "number": number}
    full = _STATES.get(code, code)
    incomplete = any(f"%({name})s" in full and not value for name, value in given.items())
    return _(_STATES_SHORT[code]) if incomplete else _(full) % given


def _as_date(day: str | date) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)


def _units(minutes: int) -> str:
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    if days:
        return (_("%(days)d d %(hours)d h") if hour else _("%(days)d d")) % {"days": days, "hours": hour}
    if hour:
        return (_("%(hours)d h %(minutes)d m") if minute else _("%(hours)d h")) % {
            "hours": hour,
            "minutes": minute,
        }
    return _("%(minutes)d m") % {"minutes": minute} if minute else _("< 1 m")
