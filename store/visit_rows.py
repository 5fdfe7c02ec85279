"""Visits as staff read them: each about one referral; those to one agency on one day are one trip."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from peewee import Expression

from store import cases
from store.actors import Actor, Right, Role, require
from store.errors import Invalid, NotFound
from store.i18n import _
from store.models import Agency, Complaint, Visit
from store.rows import tuples

STATES = ("planned", "done", "cancelled")


@dataclass(frozen=True)
class VisitView:
    """One visit about one complaint; instants are milliseconds UTC, days ISO text, `agency` a code."""

    id: int
    number: str
    title: str
    privacy: str
    agency: str
    agency_name: str
    created_at: int
    due_at: int
    visit_on: str
    state: str
    assignee: str
    met: str
    found: str
    promise_on: str
    done_at: int | None
    version: int


@dataclass(frozen=True)
class Trip:
    """The visits to one agency on one day."""

    agency: str
    agency_name: str
    visit_on: str
    visits: tuple[VisitView, ...]


def find(actor: Actor, *, state: Sequence[str] = ("planned",), agency: str = "", limit: int = 200) -> list[VisitView]:
    """Return visits by day, agency and key; an officer sees the own agency's. Raises Invalid for a state that is none.

    Planned ones come with the next first, others with the latest first.
    """
    require(actor, Right.SEE_HISTORY)
    conditions = [Visit.state.in_(_known(state))]
    if agency:
        conditions.append(Agency.code == agency.strip().upper())
    day = Visit.visit_on if tuple(state) == ("planned",) else Visit.visit_on.desc()
    return _views(actor, *conditions, order=(day, Agency.code, Visit.id), limit=limit)


def trips(actor: Actor, *, agency: str = "", limit: int = 200) -> list[Trip]:
    """Return the planned visits as trips: one agency on one day, the next first."""
    found = find(actor, agency=agency, limit=limit)
    grouped = groupby(found, key=lambda visit: (visit.agency, visit.agency_name, visit.visit_on))
    return [Trip(*key, visits=tuple(visits)) for key, visits in grouped]


def get(actor: Actor, visit_id: int) -> VisitView:
    """Return one visit. Raises NotFound for none that the actor may see."""
    found = _views(actor, Visit.id == visit_id, order=(Visit.id,), limit=1)
    if not found:
        raise NotFound(_("There is no visit %(id)d. See: ehumas visit list") % {"id": visit_id})
    return found[0]


def for_complaint(actor: Actor, number: str) -> list[VisitView]:
    """Return the complaint's visits, oldest first. Raises Invalid for no number, NotFound."""
    require(actor, Right.SEE_HISTORY)
    return _views(actor, Visit.complaint == cases.key(actor, number), order=(Visit.id,), limit=100)


def _known(states: Sequence[str]) -> Sequence[str]:
    for state in states:
        if state not in STATES:
            raise Invalid(
                _("There is no visit state “%(state)s”. Choose one of %(known)s.")
                % {"state": state[:20], "known": ", ".join(STATES)}
            )
    return states or STATES


def _views(actor: Actor, *conditions: Expression, order: Sequence[object], limit: int) -> list[VisitView]:
    require(actor, Right.SEE_HISTORY)
    query = (
        Visit.select(
            Visit.id,
            Complaint.number,
            Complaint.title,
            Complaint.privacy,
            Agency.code,
            Agency.name,
            Visit.created_at,
            Visit.due_at,
            Visit.visit_on,
            Visit.state,
            Visit.assignee,
            Visit.met,
            Visit.found,
            Visit.promise_on,
            Visit.done_at,
            Visit.version,
        )
        .join(Complaint)
        .switch(Visit)
        .join(Agency)
        .where(*conditions)
    )
    if actor.role is Role.OFFICER:
        query = query.where(Visit.agency == actor.agency_id)
    return [VisitView(*row) for row in tuples(query.order_by(*order).limit(limit))]
