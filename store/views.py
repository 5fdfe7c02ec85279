"""One complaint as staff read it: the text, who sent it as far as they may know, its referrals, answers and clocks."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from peewee import JOIN, fn

from store import attachments, cases, citizens, deadlines, events, numbers, recount
from store.actors import Actor, Right, Role, require
from store.citizens import CitizenView
from store.deadlines import DeadlineView
from store.events import EventView
from store.formats import format_instant, format_span
from store.i18n import _
from store.listing import ComplaintRow, lines
from store.models import Account, Agency, Answer, Category, Complaint, Merger, Referral
from store.rows import prepared

LINE = len(fields(ComplaintRow))
_MAIN = Complaint.alias()
_MORE = {
    "text": Complaint.body,
    "category": fn.COALESCE(Category.code, ""),
    "category_name": fn.COALESCE(Category.name, ""),
    "cycle": Complaint.cycle,
    "returns": Complaint.returns,
    "answered_at": Complaint.answered_at,
    "updated_at": Complaint.updated_at,
    "merged_into": fn.COALESCE(_MAIN.number, ""),
    "reject_reason": Complaint.reject_reason,
    "referred_to": Complaint.referred_to,
    "rating": Complaint.rating,
    "external_id": fn.COALESCE(Complaint.external_id, ""),
    "citizen_id": Complaint.citizen,
    "proposed_by": Complaint.reject_by,
    "merged": Merger.select(fn.COUNT(Merger.id)).where(Merger.merged_into == Complaint.id),
}
"""What a whole complaint has beside its line, by the names of ComplaintView or of what goes into it."""
HIDDEN_FROM_AGENCIES = frozenset(
    {
        "identity_revealed",
        "identity_erased",
        "identity_corrected",
        "article_linked",
        "article_unlinked",
        "rejection_proposed",
        "merged_in",
        "unmerged",
    }
)


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
    for found in _whole(numbers.parse(number), actor=actor):
        return _view(actor, found)
    raise cases.unseen(number)


def _view(actor: Actor, found: Sequence[Any]) -> ComplaintView:
    """Return the complaint of a row that `_whole` selected, with what stands behind it."""
    line, more = ComplaintRow(*found[:LINE]), dict(zip(_MORE, found[LINE:], strict=True))
    citizen_id, proposed_by, merged = (more.pop(name) for name in ("citizen_id", "proposed_by", "merged"))
    return ComplaintView(
        **vars(line),
        **more,
        citizens=1 + merged,
        citizen=citizens.identity(actor, citizen_id, line.privacy),
        rejection_proposed=proposed_by is not None and line.state != "rejected",
        referrals=[ReferralView(*row) for row in _referrals_of(line.id, agency_id=actor.agency_id)],
        answers=[AnswerView(*row) for row in _answers_of(line.id, agency_id=actor.agency_id)],
        deadlines=deadlines.of_complaint(line.id, actor.agency_id),
        photos=_photos(actor, line),
    )


def _photos(actor: Actor, line: ComplaintRow) -> list[attachments.Photo]:
    """Return the photos; to an agency those of a hidden citizen without what the sender's files were called."""
    found = attachments.of("complaint", line.id)
    if actor.role is not Role.OFFICER or line.privacy == "public":
        return found
    return [replace(one, name=_("photo %(place)d") % {"place": at}) for at, one in enumerate(found, start=1)]


@prepared
def _whole(number: Any, *, actor: Actor) -> Any:
    """Select a complaint's line and what stands in _MORE."""
    query = lines(*_MORE.values()).join(Category, JOIN.LEFT_OUTER, on=(Complaint.category == Category.id))
    whole = query.join(_MAIN, JOIN.LEFT_OUTER, on=(Complaint.merged_into == _MAIN.id))
    return whole.where(Complaint.number == number, cases.scope(actor))


def history(actor: Actor, number: str) -> list[EventView]:
    """Return the complaint's timeline, oldest first. An agency does not read what only concerns Humas."""
    require(actor, Right.SEE_HISTORY)
    entries = events.of_complaint(cases.key(actor, number))
    return _for_agency(entries, cases.agency_code(actor.agency_id)) if actor.role is Role.OFFICER else entries


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
    found = deadlines.of_complaint(cases.key(actor, number), actor.agency_id)
    return [Explanation(entry, f"{_sentence(entry, now)} {recount.reason(entry.id)}".rstrip()) for entry in found]


@prepared
def _referrals_of(complaint_id: Any, *, agency_id: int | None) -> Any:
    """Select the complaint's referrals, oldest first; an agency reads its own."""
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
    return query if agency_id is None else query.where(Referral.agency == agency_id)


@prepared
def _answers_of(complaint_id: Any, *, agency_id: int | None) -> Any:
    """Select the complaint's answers, oldest first; an agency reads its own."""
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
    return query if agency_id is None else query.where(Referral.agency == agency_id)


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
