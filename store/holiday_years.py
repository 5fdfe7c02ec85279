"""The calendar of a year: taken from the decree, proposed while there is none, and missed from November on.

Each year's holidays are decreed by three ministers together (SKB), usually in September or October of the year before.
"""

from dataclasses import dataclass, replace

from peewee import fn

from store import changes, events, recount
from store.actors import Actor, Right, require
from store.clock import local_day
from store.database import transact
from store.errors import Invalid
from store.holiday_sheets import YEARS
from store.holidays import HolidayView
from store.i18n import _
from store.models import Holiday
from store.rows import tuples

LEAST = 10
"""Every joint decree names more days than this; a year with fewer of them is not entered yet."""
FIRST_MONTH = 11
"""From this month on next year's calendar is missed."""


@dataclass(frozen=True)
class Taken:
    """What a sheet or a proposal brought: days that are new, days that say something else now, days that stood there.

    `doubtful` are days of the same years that stand in the calendar without a decree, and not in the sheet; `moved` is
    how many running deadlines are due later by it.
    """

    added: tuple[HolidayView, ...]
    changed: tuple[HolidayView, ...]
    known: int
    doubtful: tuple[HolidayView, ...] = ()
    moved: int = 0


@dataclass(frozen=True)
class Missing:
    """A year whose decree is not entered: how many of its days a decree names, and how many are estimates.

    `is_now` for the year that runs: visits and working hours are counted wrongly already.
    """

    year: int
    decreed: int
    estimated: int
    is_now: bool

    @property
    def sentence(self) -> str:
        """Return what is missing."""
        if self.decreed + self.estimated == 0:
            return _("There is no holiday of %(year)d yet.") % {"year": self.year}
        counts = {"year": self.year, "decreed": self.decreed, "estimated": self.estimated}
        return _("The holidays of %(year)d are not entered: %(decreed)d by decree, %(estimated)d without.") % counts


def take(actor: Actor, days: list[HolidayView], *, now: int, dry_run: bool = False) -> Taken:
    """Put the days of a sheet into the calendar, all or none; what stands there already is no new day.

    Deadlines of working hours only ever move later by it. With `dry_run` nothing is written.
    """
    require(actor, Right.EDIT_POLICY)

    def unit() -> Taken:
        taken = _compared(days)
        new = [one.day for one in taken.added]
        if dry_run:
            return replace(taken, moved=len(recount.moves(*new)))
        _write(actor, taken, now)
        return replace(taken, moved=recount.running(*new, by=actor, now=now))

    return transact(unit)


def propose(actor: Actor, year: int, *, now: int, dry_run: bool = False) -> Taken:
    """Put the national holidays of a year that the calendar lacks into it, as estimates. Raises Invalid.

    Joint leave (cuti bersama) is not among them: only the decree says when it is.
    """
    require(actor, Right.EDIT_POLICY)
    if year not in YEARS:
        raise Invalid(_("Choose a year from %(first)d to %(last)d.") % {"first": YEARS[0], "last": YEARS[-1]})
    stands = {day for (day,) in tuples(Holiday.select(Holiday.day).where(Holiday.day.startswith(f"{year:04d}-")))}
    return take(actor, [one for one in national(year) if one.day not in stands], now=now, dry_run=dry_run)


def national(year: int) -> list[HolidayView]:
    """Return Indonesia's national holidays of a year as the `holidays` library computes them, none decreed."""
    import holidays

    found = holidays.country_holidays("ID", years=year, language="id")
    return [HolidayView(day.isoformat(), name) for day, name in sorted(found.items())]


def missing(now: int) -> list[Missing]:
    """Return the years whose decree should be entered by now: next year's from November on, until it is.

    This year's too, if the office kept one of last year.
    """
    today = local_day(now)
    counted = _counted(today.year - 1)
    years = [today.year] if today.year - 1 in counted else []
    years += [today.year + 1] if today.month >= FIRST_MONTH else []
    lacking = {year: counted.get(year, (0, 0)) for year in years}
    return [
        Missing(year, decreed, all_ - decreed, is_now=year == today.year)
        for year, (decreed, all_) in lacking.items()
        if decreed < LEAST
    ]


def told(now: int) -> str:
    """Return which years are missing, as sentences; nothing when none is."""
    return " ".join(one.sentence for one in missing(now))


def _counted(since: int) -> dict[int, tuple[int, int]]:
    """Return by year, from `since` on, how many days have a decree, and how many there are."""
    counted: dict[int, tuple[int, int]] = {}
    for day, decree in tuples(Holiday.select(Holiday.day, Holiday.decree).where(Holiday.day >= f"{since:04d}-01-01")):
        decreed, all_ = counted.get(int(day[:4]), (0, 0))
        counted[int(day[:4])] = (decreed + bool(decree), all_ + 1)
    return counted


def _compared(days: list[HolidayView]) -> Taken:
    years = sorted({one.day[:4] for one in days})
    columns = (Holiday.day, Holiday.name, Holiday.decree)
    query = Holiday.select(*columns).where(fn.SUBSTR(Holiday.day, 1, 4).in_(years)).order_by(Holiday.day)
    stands = {row[0]: HolidayView(*row) for row in tuples(query)}
    given = {one.day: _kept(one, stands.get(one.day)) for one in days}
    return Taken(
        added=tuple(one for day, one in given.items() if day not in stands),
        changed=tuple(one for day, one in given.items() if day in stands and stands[day] != one),
        known=sum(stands.get(day) == one for day, one in given.items()),
        doubtful=tuple(one for day, one in stands.items() if day not in given and not one.decree),
    )


def _kept(one: HolidayView, stands: HolidayView | None) -> HolidayView:
    """Return the day with the decree that it had when the sheet names none."""
    return HolidayView(one.day, one.name, one.decree or stands.decree) if stands else one


def _write(actor: Actor, taken: Taken, now: int) -> None:
    if not taken.added and not taken.changed:
        return
    for one in taken.added:
        Holiday.insert(**vars(one)).execute()
    for one in taken.changed:
        Holiday.update(name=one.name, decree=one.decree).where(Holiday.day == one.day).execute()
    data = {"days": [one.day for one in taken.added], "changed": [one.day for one in taken.changed]}
    events.append(actor, "holidays_imported", None, data, now)
    changes.record("holiday", 0, now)
