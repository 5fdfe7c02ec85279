"""What a message owes: the deadlines it speaks of, whether they still stand, and the words that say so.

A duty stands while its complaint waits on the same clock for the same reason: the time it shows is this clock's first.
Then the words are made anew, so a digest never speaks of a complaint that was answered meanwhile. The words are the
templates' language, Indonesian.
"""

from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from store import i18n, policy, templates
from store.cases import OPEN
from store.clock import HOUR, local_day
from store.models import Agency, Complaint, Deadline, MessageComplaint, Referral, Visit
from store.rows import tuples
from store.templates import Template

SUBJECT_LIMIT = 60
LIST_LIMIT = 600
UNNAMED = "aduan rahasia"


@dataclass(frozen=True)
class Duty:
    """One complaint in a message, and the deadline that put it there; instants are milliseconds UTC."""

    number: str
    subject: str
    clock: str
    level: int
    due_at: int
    hours: int
    agency: str
    visit_on: str
    stands: bool


@dataclass(frozen=True)
class Words:
    """What a message says: the template, the values of its places, and the actions of its buttons."""

    template: str
    values: tuple[str, ...]
    actions: tuple[str, ...]

    def text(self) -> str:
        """Return the whole text as it reads on the phone."""
        return templates.get(self.template).text(self.values)


def of_message(message_id: int) -> list[Duty]:
    """Return the duties of a message that deadlines caused, oldest due first."""
    first = Deadline.alias()
    begun = (
        first.select(first.due_at)
        .where(first.owner_key == Deadline.owner_key, first.clock == Deadline.clock, first.level == 1)
        .alias("begun")
    )
    planned = (Visit.referral == Deadline.referral) & (Visit.state == "planned")
    query = (
        MessageComplaint.select(
            Complaint.number,
            Complaint.title,
            Complaint.privacy,
            Complaint.state,
            Complaint.clock,
            Complaint.due_at,
            Deadline.clock,
            Deadline.level,
            Deadline.due_at,
            Referral.forwarded_at,
            Agency.code,
            Visit.visit_on,
            begun,
        )
        .join(Complaint)
        .switch(MessageComplaint)
        .join(Deadline)
        .join(Referral, JOIN.LEFT_OUTER)
        .join(Agency, JOIN.LEFT_OUTER)
        .join(Visit, JOIN.LEFT_OUTER, on=planned)
        .where(MessageComplaint.message == message_id)
        .order_by(Deadline.due_at, Deadline.id)
    )
    return [_duty(*row) for row in tuples(query)]


def under_review(message_id: int) -> bool:
    """Tell whether a complaint that the message speaks of has an answer that may still be sent back."""
    query = MessageComplaint.select(MessageComplaint.id).join(Complaint)
    return bool(query.where(MessageComplaint.message == message_id, Complaint.clock == "review").exists())


def words(kind: str, duties: list[Duty]) -> Words:
    """Return what a message of that kind says of its duties (at least one)."""
    if kind == "citizen":
        return _words(templates.CITIZEN_DATA, duties[0].number)
    if kind == "supervisor":
        return _to_supervisor(duties)
    return _to_officer(duties)


def _duty(number: str, title: str, privacy: str, state: str, *rest: Any) -> Duty:
    running, shown_at, clock, level, due_at, forwarded_at, agency, visit_on, begun = rest
    return Duty(
        number=number,
        subject=UNNAMED if privacy == "secret" else templates.value(title, SUBJECT_LIMIT),
        clock=clock,
        level=level,
        due_at=due_at,
        hours=_hours(clock, level, due_at, forwarded_at),
        agency=agency or "",
        visit_on=visit_on or "",
        stands=state in OPEN and (running, shown_at) == (clock, begun),
    )


def _hours(clock: str, level: int, due_at: int, forwarded_at: int | None) -> int:
    """Return the hours of the deadline's level, as they were when its clock started."""
    if clock == "reply" and forwarded_at is not None:
        return (due_at - forwarded_at) // HOUR
    return policy.current(due_at).hours[clock][level - 1]


def _to_officer(duties: list[Duty]) -> Words:
    if len(duties) > 1:
        return _words(templates.DIGEST, str(len(duties)), _list([_line(duty, _late(duty)) for duty in duties]))
    duty = duties[0]
    if duty.visit_on:
        return _words(templates.VISIT, duty.number, duty.subject, _limit(duty), _day(duty.visit_on))
    if duty.clock == "promise":
        return _words(templates.PROMISE, duty.number, duty.subject, _day(local_day(duty.due_at).isoformat()))
    return _words(templates.REMINDER, duty.number, duty.subject, _limit(duty))


def _to_supervisor(duties: list[Duty]) -> Words:
    if len(duties) > 1:
        return _words(
            templates.SUPERVISOR_DIGEST, str(len(duties)), _list([_line(duty, _why(duty)) for duty in duties])
        )
    return _words(templates.SUPERVISOR, duties[0].number, duties[0].subject, _why(duties[0]))


def _why(duty: Duty) -> str:
    """Return why the supervisor is told."""
    reason = {
        "forward": f"belum diteruskan selama {duty.hours} jam",
        "review": f"jawaban belum diperiksa selama {duty.hours} jam",
        "reply": f"belum dijawab {duty.agency} selama {duty.hours} jam",
    }[duty.clock]
    return f"{reason}, kunjungan {_day(duty.visit_on)}" if duty.visit_on else reason


def _late(duty: Duty) -> str:
    late = "janji jatuh tempo" if duty.clock == "promise" else f"lewat {duty.hours} jam"
    return f"{late}, dikunjungi {_day(duty.visit_on)}" if duty.visit_on else late


def _limit(duty: Duty) -> str:
    return f"{duty.hours} jam"


def _line(duty: Duty, why: str) -> str:
    return f"{duty.number} “{duty.subject}”, {why}"


def _list(lines: list[str]) -> str:
    """Return as many whole lines as fit, and how many are left out."""
    kept: list[str] = []
    for place, line in enumerate(lines):
        left = f"; dan {len(lines) - place} lainnya"
        if kept and len("; ".join([*kept, line])) + len(left) > LIST_LIMIT:
            return "; ".join(kept) + left
        kept.append(line)
    return "; ".join(kept)


def _day(iso: str) -> str:
    with i18n.using("id"):
        return i18n.format_day(iso)


def _words(template: Template, *values: str) -> Words:
    return Words(template.name, tuple(templates.value(text, LIST_LIMIT + 40) for text in values), template.actions)
