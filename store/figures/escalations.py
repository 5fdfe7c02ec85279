"""F20: what was done about silence, every complaint that reached a visit, and the delay that was our own."""

from peewee import Case, Expression, fn

from store.clock import MINUTE, SECOND, to_iso
from store.figures.document import Escalations, VisitLine
from store.figures.window import NOTHING, Counts, Window, grouped
from store.models import Agency, Complaint, Deadline, Message, Visit
from store.rows import first, tuples

OWN_DELAY = 15 * MINUTE
"""A level that fired later than this was late by our own engine, and the report says so."""

REMINDER_KINDS = ("escalation", "promise")
"""Messages to the officers of an agency; those to supervisors and citizens are not reminders."""

SENT = ("accepted", "sent", "delivered", "read")
FAILED = ("failed", "dead", "task", "done")


def escalations(at: Window) -> Escalations:
    """Return the month's reminders and visits."""
    reminders, sent, delivered, acknowledged, failed, repeats = _messages(at)
    visits = _visits(at)
    delayed, longest = _delay(at)
    return Escalations(
        reminders=reminders,
        sent=sent,
        delivered=delivered,
        acknowledged=acknowledged,
        failed=failed,
        repeats=repeats,
        visits_due=len(visits),
        visits_made=sum(visit["state"] == "done" for visit in visits),
        visits_cancelled=sum(visit["state"] == "cancelled" for visit in visits),
        visits=visits,
        delayed=delayed,
        longest_delay_seconds=longest // SECOND,
    )


def reminders_by_agency(at: Window) -> Counts:
    """F15: reminders written in the month."""
    agency = Message.agency + NOTHING
    return grouped(Message.select(agency, fn.COUNT(Message.id)).where(_reminder(at)).group_by(agency))


def visits_by_agency(at: Window) -> Counts:
    """F15: visits due in the month that the agency's silence led to, unless it answered before."""
    agency = Visit.agency + NOTHING
    query = Visit.select(agency, fn.COUNT(Visit.id)).where(_visit_due(at), Visit.state != "cancelled")
    return grouped(query.group_by(agency))


def _reminder(at: Window) -> Expression:
    condition: Expression = (
        Message.kind.in_(REMINDER_KINDS)
        & (Message.created_at >= at.start)
        & (Message.created_at < at.until)
        & (Message.state != "cancelled")
    )
    return condition


def _messages(at: Window) -> tuple[int, ...]:
    """Return reminders, sent, delivered, acknowledged, failed, repeats."""
    conditions = (
        Message.state.in_(SENT),
        Message.delivered_at.is_null(False) | Message.read_at.is_null(False),
        Message.acknowledged_at.is_null(False),
        Message.state.in_(FAILED),
    )
    sums = [fn.SUM(Case(None, [(condition, 1)], 0)) for condition in conditions]
    query = Message.select(fn.COUNT(Message.id), *sums, fn.SUM(Message.repeats)).where(_reminder(at))
    return tuple(int(value or 0) for value in first(query) or ())


def _visit_due(at: Window) -> Expression:
    """Return the condition on Visit; a visit is written when it is due, or later, never before."""
    condition: Expression = (Visit.created_at >= at.start) & (Visit.due_at >= at.start) & (Visit.due_at < at.until)
    return condition


def _visits(at: Window) -> list[VisitLine]:
    query = (
        Visit.select(
            Complaint.number,
            Complaint.title,
            Complaint.privacy,
            Agency.code,
            Visit.due_at,
            Visit.visit_on,
            Visit.state,
            Visit.met,
            Visit.found,
            Visit.promise_on,
        )
        .join(Complaint)
        .switch(Visit)
        .join(Agency)
        .where(_visit_due(at))
        .order_by(Visit.due_at, Visit.id)
    )
    return [_line(*row) for row in tuples(query)]


def _line(number: str, title: str, privacy: str, agency: str, due_at: int, *told: str) -> VisitLine:
    visit_on, state, met, found, promise_on = told
    secret = privacy == "secret"
    return VisitLine(
        number=number,
        title="" if secret else title,
        secret=secret,
        agency=agency,
        due_at=to_iso(due_at),
        visit_on=visit_on,
        state=state,
        met=met,
        found="" if secret else found,
        promise_on=promise_on,
    )


def _delay(at: Window) -> tuple[int, int]:
    """Return how many levels fired late by our own engine, and the longest delay in milliseconds."""
    query = Deadline.select(fn.COUNT(Deadline.id), fn.MAX(Deadline.late_ms)).where(
        Deadline.fired_at >= at.start, Deadline.fired_at < at.until, Deadline.late_ms > OWN_DELAY
    )
    count, longest = first(query) or (0, 0)
    return int(count), int(longest or 0)
