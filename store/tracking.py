"""One complaint as its citizen reads it: by account, or by number and secret link; never an agency's inner words."""

import hmac
from collections.abc import Sequence
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
    return _views([cases.find(actor, number)])[0]


def own(actor: Actor, limit: int = 50) -> list[PublicView]:
    """Return the citizen's complaints, newest first."""
    require(actor, Right.TRACK)
    if actor.role is not Role.CITIZEN:
        return []
    query = Complaint.select().where(cases.scope(actor)).order_by(Complaint.received_at.desc())
    return _views(list(query.limit(limit)))


def _views(rows: Sequence[Complaint]) -> list[PublicView]:
    """Return the complaints as their citizens read them; many ask the database no more than one."""
    if not rows:
        return []
    keys = [row.id for row in rows]
    beside = _Beside(
        agencies=dict(tuples(Agency.select(Agency.id, Agency.name).where(_among(Agency.id, rows, "agency_id")))),
        mains=dict(
            tuples(Complaint.select(Complaint.id, Complaint.number).where(_among(Complaint.id, rows, "merged_into_id")))
        ),
        promises=intake.promises([row.received_at for row in rows]),
        entries=events.of_complaints(keys),
        answers=_answers(keys),
        photos=attachments.of_each("complaint", keys),
    )
    return [beside.view(row) for row in rows]


def _among(key: Any, rows: Sequence[Complaint], name: str) -> Any:
    return key.in_([value for row in rows if (value := getattr(row, name)) is not None])


@dataclass(frozen=True)
class _Beside:
    """What stands beside a list of complaints, by the complaint's key where nothing else is said."""

    agencies: dict[int, str]
    mains: dict[int, str]
    promises: dict[int, int]
    entries: dict[int, list[events.EventView]]
    answers: dict[int, list[PublicAnswer]]
    photos: dict[int, list[attachments.Photo]]

    def view(self, row: Complaint) -> PublicView:
        """Return one complaint as its citizen reads it."""
        steps, answers = _steps(self.entries[row.id]), self.answers[row.id]
        asked = [step.data.get("question", "") for step in steps if step.kind == "data_asked"]
        agency = self.agencies.get(row.agency_id or 0, "")
        return PublicView(
            id=row.id,
            number=row.number,
            state=row.state,
            state_label=_label(row, agency, self.mains.get(row.merged_into_id or 0, ""), answers),
            title=row.title,
            text=row.body,
            place=row.place,
            privacy=row.privacy,
            received_at=row.received_at,
            promise_at=self.promises[row.received_at],
            closed_at=row.closed_at,
            agency_name=agency,
            question=asked[-1] if asked and row.state == "needs_data" else "",
            rating=row.rating,
            steps=steps,
            answers=answers,
            photos=self.photos[row.id],
        )


def _steps(entries: Sequence[events.EventView]) -> list[PublicStep]:
    undone = {int(entry.data["event"]) for entry in entries if entry.kind == "undone"}
    return [
        PublicStep(entry.at, entry.kind, {name: entry.data.get(name) for name in PUBLIC_DATA.get(entry.kind, ())})
        for entry in entries
        if entry.kind in CITIZEN_KINDS and entry.id not in undone
    ]


def _answers(complaint_ids: Sequence[int]) -> dict[int, list[PublicAnswer]]:
    query = (
        Answer.select(Answer.complaint, Agency.name, Answer.body, Answer.kind, Answer.promise_at, Answer.at)
        .join(Referral, on=(Answer.referral == Referral.id))
        .join(Agency, on=(Referral.agency == Agency.id))
        .where(Answer.complaint.in_(complaint_ids), Answer.review == "accepted")
        .order_by(Answer.id)
    )
    found: dict[int, list[PublicAnswer]] = {key: [] for key in complaint_ids}
    for key, *answer in tuples(query):
        found[key].append(PublicAnswer(*answer))
    return found


def _label(row: Complaint, agency: str, main: str, answers: Sequence[PublicAnswer]) -> str:
    promised = [entry.promise_at for entry in answers if entry.promise_at]
    return state_name(
        row.state,
        agency=agency,
        day=local_day(promised[-1]).isoformat() if promised else "",
        number=main or row.referred_to,
    )
