"""Days on which nobody is visited: the calendar of the office, to be corrected when the yearly decree appears."""

from dataclasses import dataclass

from peewee import IntegrityError

from store import changes, events, recount
from store.actors import Actor, Right, require
from store.clock import parse_day
from store.database import transact
from store.errors import Conflict, NotFound
from store.i18n import _, format_day
from store.models import Holiday
from store.rows import tuples
from store.text import clean_line

NAME_LIMIT = 120


@dataclass(frozen=True)
class HolidayView:
    """One day, ISO, what it is, and by which decree; a day without one is an estimate or the office's own."""

    day: str
    name: str
    decree: str = ""


def listing(actor: Actor, *, year: int | None = None) -> list[HolidayView]:
    """Return the holidays in order, of one year or of all."""
    require(actor, Right.SEE_AGENCIES)
    query = Holiday.select(Holiday.day, Holiday.name, Holiday.decree).order_by(Holiday.day)
    if year is not None:
        query = query.where(Holiday.day.startswith(f"{year:04d}-"))
    return [HolidayView(*row) for row in tuples(query)]


def add(actor: Actor, day: str, name: str, *, now: int, decree: str = "") -> HolidayView:
    """Add a day (YYYY-MM-DD); planned visits keep theirs, running clocks of working hours are due later.

    Raises Conflict when it is there.
    """
    require(actor, Right.EDIT_POLICY)
    by = clean_line(decree, NAME_LIMIT, _("Decree"), required=False)
    added = HolidayView(parse_day(day).isoformat(), clean_line(name, NAME_LIMIT, _("Name")), by)

    def unit() -> HolidayView:
        try:
            Holiday.insert(**vars(added)).execute()
        except IntegrityError as error:
            raise Conflict(_("%(day)s is a holiday already.") % {"day": format_day(added.day)}) from error
        _told(actor, "holiday_added", added.day, now)
        recount.running(added.day, by=actor, now=now)
        return added

    return transact(unit)


def remove(actor: Actor, day: str, *, now: int) -> None:
    """Make a holiday a working day again; no deadline becomes earlier by it. Raises NotFound when it is none."""
    require(actor, Right.EDIT_POLICY)
    gone = parse_day(day).isoformat()

    def unit() -> None:
        if not Holiday.delete().where(Holiday.day == gone).execute():
            raise NotFound(_("%(day)s is no holiday.") % {"day": format_day(gone)})
        _told(actor, "holiday_removed", gone, now)

    transact(unit)


def _told(actor: Actor, kind: str, day: str, now: int) -> None:
    events.append(actor, kind, None, {"day": day}, now)
    changes.record("holiday", 0, now)
