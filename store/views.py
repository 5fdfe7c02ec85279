"""One complaint as staff read it: the text, who sent it as far as they may know, its referrals, answers and clocks."""

from dataclasses import asdict, dataclass

from peewee import JOIN, fn

from store import attachments, cases, citizens, deadlines, events
from store.actors import Actor, Right, Role, require
from store.citizens import CitizenView
from store.deadlines import DeadlineView
from store.events import EventView
from store.formats import format_instant, format_span
from store.i18n import _
from store.listing import ComplaintRow, row_of
from store.models import Account, Agency, Answer, Category, Complaint, Referral
from store.rows import tuples

HIDDEN_FROM_AGENCIES = frozenset({"identity_revealed", "rejection_proposed", "merged_in", "unmerged"})


@dataclass(frozen=True)
class ReferralView:
    """One forwarding; instants are milliseconds UTC."""

    id: int
    agency: str
    agency_name: str
    note: str
    cycle: int
    forwarded_at: int
    submitted_at: int | None
    accepted_at: int | None
    closed_at: int | None
    outcome: str | None


@dataclass(frozen=True)
class AnswerView:
    """One answer and its review; instants are milliseconds UTC."""

    id: int
    referral_id: int
    author: str
    agency: str
    body: str
    kind: str
    promise_at: int | None
    at: int
    review: str
    reviewed_at: int | None
    reviewer: str
    reason: str


@dataclass(frozen=True)
class ComplaintView(ComplaintRow):
    """Everything about one complaint that the actor may read.

    `citizen` is None where the identity is hidden; `citizens` counts the sender and those whose complaints were
    merged into this one.
    """

    text: str
    category: str
    category_name: str
    cycle: int
    returns: int
    citizens: int
    citizen: CitizenView | None
    answered_at: int | None
    updated_at: int
    merged_into: str
    reject_reason: str
    rejection_proposed: bool
    referred_to: str
    rating: int | None
    external_id: str
    referrals: list[ReferralView]
    answers: list[AnswerView]
    deadlines: list[DeadlineView]
    photos: list[attachments.Photo]


@dataclass(frozen=True)
class Explanation:
    """One deadline and the sentence that says why it stands where it stands."""

    deadline: DeadlineView
    sentence: str


def get(actor: Actor, number: str) -> ComplaintView:
    """Return one complaint. Raises Invalid for no number, NotFound for none that the actor may see.

    It holds notes and answers under review: its citizen reads `tracking.track` instead.
    """
    require(actor, Right.SEE_HISTORY)
    row = cases.find(actor, number)
    line = row_of(actor, row.id)
    assert line is not None, "the same scope found it just now"
    category = Category.get_or_none(Category.id == row.category_id) if row.category_id else None
    merged = Complaint.select(fn.COUNT(Complaint.id)).where(Complaint.merged_into == row.id).scalar()
    main = Complaint.select(Complaint.number).where(Complaint.id == row.merged_into_id).scalar()
    return ComplaintView(
        **asdict(line),
        text=row.body,
        category=category.code if category else "",
        category_name=category.name if category else "",
        cycle=row.cycle,
        returns=row.returns,
        citizens=1 + int(merged),
        citizen=citizens.identity(actor, row.citizen_id, row.privacy),
        answered_at=row.answered_at,
        updated_at=row.updated_at,
        merged_into=main or "",
        reject_reason=row.reject_reason,
        rejection_proposed=row.reject_by_id is not None and row.state != "rejected",
        referred_to=row.referred_to,
        rating=row.rating,
        external_id=row.external_id or "",
        referrals=_referrals_of(actor, row.id),
        answers=_answers_of(actor, row.id),
        deadlines=deadlines.of_complaint(row.id, actor.agency_id),
        photos=attachments.of("complaint", row.id),
    )


def history(actor: Actor, number: str) -> list[EventView]:
    """Return the complaint's timeline, oldest first. An agency does not read what only concerns Humas."""
    require(actor, Right.SEE_HISTORY)
    row = cases.find(actor, number)
    entries = events.of_complaint(row.id)
    return _for_agency(entries, cases.agency_code(row.agency_id)) if actor.role is Role.OFFICER else entries


def _for_agency(entries: list[EventView], agency: str) -> list[EventView]:
    """Return what an agency reads: the arrival, and all from its own referral on except what only concerns Humas."""
    own = [entry.id for entry in entries if entry.kind == "forwarded" and entry.data["agency"] == agency]
    return [
        entry
        for entry in entries
        if entry.kind == "received"
        or (entry.id >= own[0] and entry.kind not in HIDDEN_FROM_AGENCIES and not _inner_note(entry))
    ]


def _inner_note(entry: EventView) -> bool:
    return entry.kind == "noted" and entry.role != Role.OFFICER


def explain(actor: Actor, number: str, *, now: int) -> list[Explanation]:
    """Return every deadline of the complaint with the chain behind it in one sentence."""
    require(actor, Right.SEE_HISTORY)
    found = deadlines.of_complaint(cases.find(actor, number).id, actor.agency_id)
    return [Explanation(entry, _sentence(entry, now)) for entry in found]


def _referrals_of(actor: Actor, complaint_id: int) -> list[ReferralView]:
    """Return the complaint's referrals, oldest first; an agency reads its own."""
    query = (
        Referral.select(
            Referral.id,
            Agency.code,
            Agency.name,
            Referral.note,
            Referral.cycle,
            Referral.forwarded_at,
            Referral.submitted_at,
            Referral.accepted_at,
            Referral.closed_at,
            Referral.outcome,
        )
        .join(Agency)
        .where(Referral.complaint == complaint_id)
        .order_by(Referral.id)
    )
    if actor.role is Role.OFFICER:
        query = query.where(Referral.agency == actor.agency_id)
    return [ReferralView(*row) for row in tuples(query)]


def _answers_of(actor: Actor, complaint_id: int) -> list[AnswerView]:
    """Return the complaint's answers, oldest first; an agency reads its own."""
    author, reviewer = Account.alias(), Account.alias()
    query = (
        Answer.select(
            Answer.id,
            Answer.referral_id,
            author.name,
            Agency.code,
            Answer.body,
            Answer.kind,
            Answer.promise_at,
            Answer.at,
            Answer.review,
            Answer.reviewed_at,
            fn.COALESCE(reviewer.name, ""),
            Answer.reason,
        )
        .join(Referral, on=(Answer.referral == Referral.id))
        .join(Agency, on=(Referral.agency == Agency.id))
        .join(author, on=(Answer.account == author.id))
        .join(reviewer, JOIN.LEFT_OUTER, on=(Answer.reviewer == reviewer.id))
        .where(Answer.complaint == complaint_id)
        .order_by(Answer.id)
    )
    if actor.role is Role.OFFICER:
        query = query.where(Referral.agency == actor.agency_id)
    return [AnswerView(*row) for row in tuples(query)]


def _sentence(entry: DeadlineView, now: int) -> str:
    """Return why the deadline stands where it stands, in words."""
    shown = {
        "clock": deadlines.clock_name(entry.clock),
        "level": entry.level,
        "due": format_instant(entry.due_at),
        "span": format_span(abs(entry.due_at - now)),
        "late": format_span(entry.late_ms or 0),
        "fired": format_instant(entry.fired_at or entry.due_at),
    }
    if entry.state == "fired":
        return _("%(clock)s, level %(level)d: was due %(due)s, escalated %(fired)s (%(late)s later).") % shown
    if entry.state == "superseded":
        return _("%(clock)s, level %(level)d: was due %(due)s; the higher level spoke in its place.") % shown
    if entry.state == "cancelled":
        return _("%(clock)s, level %(level)d: would have been due %(due)s; stopped before that.") % shown
    if entry.due_at <= now:
        return _("%(clock)s, level %(level)d: due since %(due)s, the engine has not come to it yet.") % shown
    return _("%(clock)s, level %(level)d: due %(due)s, in %(span)s.") % shown
