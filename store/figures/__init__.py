"""The figures of a month, made from the tables and the timeline: REPORT section 2, F1 to F20."""

from peewee import fn

from store.actors import Actor, Right, Role, require
from store.clock import KENDARI, to_iso
from store.database import reading
from store.errors import NotAllowed
from store.figures import agencies, balance, duties, escalations, months, parts, standing, waiting
from store.figures.document import Closed, Figures, FollowedUp, LeftOut, Received
from store.figures.window import LEFT_OUT, Window, received_in, window
from store.i18n import _
from store.models import Complaint
from store.rows import tuples

SCHEMA = 1

__all__ = ["Figures", "monthly"]


def monthly(actor: Actor, month: str, *, now: int) -> Figures:
    """Return the figures of the month YYYY-MM seen from now, under one consistent view of the database.

    Raises Invalid for no month, Conflict for one that has not begun, NotAllowed for who may not see the whole city.
    """
    require(actor, Right.SEE_FIGURES)
    if actor.role is Role.OFFICER:
        raise NotAllowed(_("The monthly report is about all agencies; ask Humas for it."))
    at = window(month, now)
    with reading():
        return _figures(at)


def _figures(at: Window) -> Figures:
    received = waiting.cohort(at)
    found = standing.standing(at)
    flow = balance.flow(at)
    return Figures(
        report="monthly",
        schema=SCHEMA,
        month=at.month,
        start=to_iso(at.start),
        end=to_iso(at.end),
        cutoff=to_iso(at.cutoff),
        timezone=KENDARI.key,
        provisional=at.running,
        edition=0,
        revises=None,
        F1=Received(received=flow["received"]),
        F2=Closed(closed=flow["closed"]),
        F3=flow,
        F4=standing.unanswered(found, at.cutoff),
        F5=standing.overdue(found, at.cutoff),
        F6=waiting.answered(received, at.cutoff),
        F7=FollowedUp(
            month=waiting.followed_up(received, at.cutoff),
            month_before=waiting.followed_up(waiting.cohort(at.before()), at.cutoff),
        ),
        F8=duties.city(at),
        F9=waiting.first_answer(received, at.cutoff),
        F10=waiting.closing(at),
        F11=standing.ages(found, at.cutoff),
        F12=balance.reopened_of_month_before(at),
        F14=parts.parts(at),
        F15=agencies.agencies(at, received, found),
        F18=_left_out(at),
        F20=escalations.escalations(at),
        flow=months.months(at, flow["received"], flow["closed"]),
    )


def _left_out(at: Window) -> LeftOut:
    query = Complaint.select(Complaint.state, fn.COUNT(Complaint.id)).where(
        received_in(at), Complaint.state.in_(LEFT_OUT)
    )
    found = dict(tuples(query.group_by(Complaint.state)))
    return LeftOut(merged=found.get("merged", 0), rejected=found.get("rejected", 0), referred=found.get("referred", 0))
