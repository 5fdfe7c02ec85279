"""One complaint as its citizen reads it: by account, or by number and secret link; never an agency's inner words."""

import hmac
from dataclasses import dataclass
from typing import Any

from store import attachments, cases, events, intake, numbers
from store.actors import Actor, Right, Role, require
from store.clock import local_day
from store.errors import Invalid, NotFound
from store.formats import state_name
from store.i18n import _
from store.models import Agency, Answer, Complaint, Referral
from store.rows import tuples

CITIZEN_KINDS = (
    "received",
    "forwarded",
    "returned",
    "data_asked",
    "data_supplied",
    "answered",
    "accepted",
    "merged",
    "rejected",
    "referred",
    "reopened",
    "rated",
    "visited",
)
PUBLIC_DATA = {
    "forwarded": ("agency",),
    "data_asked": ("question",),
    "accepted": ("kind", "promise_at"),
    "answered": (),
    "merged": ("into",),
    "rejected": ("reason",),
    "referred": ("to", "tracking"),
    "rated": ("rating",),
}


@dataclass(frozen=True)
class PublicStep:
    """One step of the way in the citizen's timeline."""

    at: int
    kind: str
    data: dict[str, Any]


@dataclass(frozen=True)
class PublicAnswer:
    """An answer that Humas accepted."""

    agency_name: str
    body: str
    kind: str
    promise_at: int | None
    at: int


@dataclass(frozen=True)
class PublicView:
    """What a citizen reads of the own complaint; instants are milliseconds UTC. `question` waits for an answer."""

    id: int
    number: str
    state: str
    state_label: str
    title: str
    text: str
    place: str
    privacy: str
    received_at: int
    promise_at: int
    closed_at: int | None
    agency_name: str
    question: str
    rating: int | None
    steps: list[PublicStep]
    answers: list[PublicAnswer]
    photos: list[attachments.Photo]


def holder(number: str, secret: str) -> Actor:
    """Return the actor that the secret link of a complaint makes of its bearer: its citizen, for it alone.

    Raises NotFound with the same words for a number that does not exist and for a wrong secret.
    """
    try:
        row = Complaint.get_or_none(Complaint.number == numbers.parse(number))
    except Invalid:
        row = None
    digest = intake.secret_digest(secret)
    if row is None or not hmac.compare_digest(row.secret_hash, digest):
        raise NotFound(_("This number and this link do not belong together. Check both on your ticket."))
    return Actor(Role.CITIZEN, citizen_id=row.citizen_id, complaint_id=row.id)


def track(actor: Actor, number: str) -> PublicView:
    """Return the complaint for its citizen. Raises NotFound when it is not theirs."""
    require(actor, Right.TRACK)
    row = cases.find(actor, number)
    agency = Agency.get_or_none(Agency.id == row.agency_id) if row.agency_id else None
    steps = _steps(row.id)
    asked = [step.data.get("question", "") for step in steps if step.kind == "data_asked"]
    answers = _answers(row.id)
    return PublicView(
        id=row.id,
        number=row.number,
        state=row.state,
        state_label=_label(row, agency, answers),
        title=row.title,
        text=row.body,
        place=row.place,
        privacy=row.privacy,
        received_at=row.received_at,
        promise_at=intake.promise(row.received_at),
        closed_at=row.closed_at,
        agency_name=agency.name if agency else "",
        question=asked[-1] if asked and row.state == "needs_data" else "",
        rating=row.rating,
        steps=steps,
        answers=answers,
        photos=attachments.of("complaint", row.id),
    )


def own(actor: Actor, limit: int = 50) -> list[PublicView]:
    """Return the citizen's complaints, newest first."""
    require(actor, Right.TRACK)
    if actor.role is not Role.CITIZEN:
        return []
    query = Complaint.select(Complaint.number).where(cases.scope(actor)).order_by(Complaint.received_at.desc())
    return [track(actor, number) for (number,) in tuples(query.limit(limit))]


def _steps(complaint_id: int) -> list[PublicStep]:
    undone: set[int] = set()
    entries = events.of_complaint(complaint_id)
    for entry in entries:
        if entry.kind == "undone":
            undone.add(int(entry.data["event"]))
    return [
        PublicStep(entry.at, entry.kind, {name: entry.data.get(name) for name in PUBLIC_DATA.get(entry.kind, ())})
        for entry in entries
        if entry.kind in CITIZEN_KINDS and entry.id not in undone
    ]


def _answers(complaint_id: int) -> list[PublicAnswer]:
    query = (
        Answer.select(Agency.name, Answer.body, Answer.kind, Answer.promise_at, Answer.at)
        .join(Referral, on=(Answer.referral == Referral.id))
        .join(Agency, on=(Referral.agency == Agency.id))
        .where(Answer.complaint == complaint_id, Answer.review == "accepted")
        .order_by(Answer.id)
    )
    return [PublicAnswer(*row) for row in tuples(query)]


def _label(row: Complaint, agency: Agency | None, answers: list[PublicAnswer]) -> str:
    promised = [entry.promise_at for entry in answers if entry.promise_at]
    main = row.merged_into.number if row.merged_into_id else ""
    return state_name(
        row.state,
        agency=agency.name if agency else "",
        day=local_day(promised[-1]).isoformat() if promised else "",
        number=main or row.referred_to,
    )
