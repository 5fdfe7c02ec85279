"""Visits of Humas to agencies that stayed silent: planned, recorded, cancelled. The engine creates them.

A visit is about one referral. Those to one agency on one day are one trip, with one sheet of paper.
"""

from collections.abc import Mapping, Sequence

from store import attachments, changes, events
from store.actors import Actor, Right, require
from store.attachments import Photo
from store.clock import local_day, parse_day
from store.database import transact
from store.errors import Conflict, Invalid
from store.i18n import _, format_day
from store.models import Visit
from store.text import clean_line, clean_text
from store.visit_rows import STATES, Trip, VisitView, find, for_complaint, get, trips

__all__ = ["STATES", "Trip", "VisitView", "cancel", "find", "for_complaint", "get", "plan", "record", "trips"]

NAME_LIMIT = 120
FOUND_LIMIT = 2_000


def plan(
    actor: Actor, visit_id: int, *, now: int, day: str = "", assignee: str | None = None, version: int | None = None
) -> VisitView:
    """Set the day (YYYY-MM-DD, today or later) or who goes. No clock moves.

    Raises Invalid for a day that has passed, Conflict for a visit that is over or was changed by somebody else.
    """
    require(actor, Right.VISIT)

    def unit() -> VisitView:
        visit = _planned(actor, visit_id, version)
        visit_on = parse_day(day).isoformat() if day else visit.visit_on
        if day and visit_on < local_day(now).isoformat():
            raise Invalid(_("%(day)s has passed. Choose today or a later day.") % {"day": format_day(visit_on)})
        who = visit.assignee if assignee is None else clean_line(assignee, NAME_LIMIT, _("Who goes"), required=False)
        data = {"visit": visit.id, "visit_on": visit_on}
        return _changed(actor, visit, "visit_planned", data, now, visit_on=visit_on, assignee=who)

    return transact(unit)


def record(
    actor: Actor,
    visit_id: int,
    *,
    now: int,
    met: str,
    found: str,
    promise_day: str = "",
    photos: Sequence[Photo] = (),
    version: int | None = None,
) -> VisitView:
    """Record that Humas was there: whom it met, what was found, what was promised for which day.

    A spoken promise moves no clock: the agency still has to answer. Raises Invalid for a promise in the past.
    """
    require(actor, Right.VISIT)
    person = clean_line(met, NAME_LIMIT, _("Whom you met"))
    words = clean_text(found, FOUND_LIMIT, _("What was found"))
    promise_on = parse_day(promise_day).isoformat() if promise_day.strip() else ""
    if promise_on and promise_on < local_day(now).isoformat():
        raise Invalid(_("The promised day %(day)s has passed. Correct it.") % {"day": format_day(promise_on)})

    def unit() -> VisitView:
        visit = _planned(actor, visit_id, version)
        attachments.attach("visit", visit.id, photos, now)
        data = {"visit": visit.id, "promise_on": promise_on or None, "photos": len(photos)}
        written = {"state": "done", "done_at": now, "met": person, "found": words, "promise_on": promise_on}
        return _changed(actor, visit, "visited", data, now, account=actor.account_id, **written)

    return transact(unit)


def cancel(actor: Actor, visit_id: int, reason: str, *, now: int, version: int | None = None) -> VisitView:
    """Cancel a visit that is not needed, with a sentence why."""
    require(actor, Right.VISIT)
    sentence = clean_text(reason, FOUND_LIMIT, _("Reason"))

    def unit() -> VisitView:
        visit = _planned(actor, visit_id, version)
        data = {"visit": visit.id, "reason": sentence}
        written = {"state": "cancelled", "done_at": now, "found": sentence}
        return _changed(actor, visit, "visit_cancelled", data, now, account=actor.account_id, **written)

    return transact(unit)


def _planned(actor: Actor, visit_id: int, version: int | None) -> VisitView:
    visit = get(actor, visit_id)
    if visit.state == "done":
        raise Conflict(_("Visit %(id)d is recorded already.") % {"id": visit_id})
    if visit.state == "cancelled":
        raise Conflict(_("Visit %(id)d is cancelled: it was answered, or not needed any more.") % {"id": visit_id})
    if version is not None and visit.version != version:
        raise Conflict(_("Visit %(id)d was changed by somebody else. Look at it again.") % {"id": visit_id})
    return visit


def _changed(
    actor: Actor, visit: VisitView, kind: str, data: Mapping[str, object], now: int, **fields: object
) -> VisitView:
    Visit.update(version=Visit.version + 1, **fields).where(Visit.id == visit.id).execute()
    row = Visit.get_by_id(visit.id)
    events.append(actor, kind, row.complaint_id, data, now, agency_id=row.agency_id)
    changes.record("visit", visit.id, now, row.agency_id)
    return get(actor, visit.id)
