"""What a visit takes along on paper: who is visited, about which complaints, what happened, and proof of the reminders.

The sheet leaves the office, so no citizen stands on it, and of a secret complaint only its number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store import messages, officers, views, visits
from store.actors import Actor, Right, require
from store.cases import state_label
from store.errors import Conflict, Invalid
from store.i18n import _
from store.messages import MessageView
from store.views import ComplaintView
from store.visits import VisitView

HISTORY_KINDS = ("received", "forwarded", "returned", "answered", "sent_back", "accepted", "reopened", "visited")
HISTORY_AT_MOST = 8


@dataclass(frozen=True)
class Step:
    """One line of a complaint's history; `at` is milliseconds UTC."""

    at: int
    kind: str
    detail: str = ""


@dataclass(frozen=True)
class Proof:
    """One reminder to one officer and how far it came; instants are milliseconds UTC."""

    to: str
    channel: str
    state: str
    sent_at: int | None
    delivered_at: int | None
    read_at: int | None
    acknowledged_at: int | None


@dataclass(frozen=True)
class SheetEntry:
    """One complaint of the trip; the words of a secret one are left out."""

    visit_id: int
    number: str
    title: str
    text: str
    place: str
    ward: str
    category: str
    state: str
    received_at: int
    forwarded_at: int | None
    due_at: int | None
    handovers: int
    citizens: int
    secret: bool
    history: tuple[Step, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class Contact:
    """An officer of the agency, to be asked for at the door."""

    name: str
    phone: str


@dataclass(frozen=True)
class Sheet:
    """All that one trip needs on paper."""

    agency: str
    agency_name: str
    visit_on: str
    assignee: str
    contacts: tuple[Contact, ...]
    entries: tuple[SheetEntry, ...]


def sheet(actor: Actor, visit_ids: Sequence[int]) -> Sheet:
    """Return the sheet of planned visits to one agency, in the order of their complaints' age.

    Raises Invalid for no visit or several agencies, NotFound, Conflict for one that is over.
    """
    require(actor, Right.VISIT)
    found = [visits.get(actor, visit_id) for visit_id in dict.fromkeys(visit_ids)]
    if len({visit.agency for visit in found}) != 1:
        raise Invalid(_("A sheet is for the visits to one agency. Choose visits of one agency only."))
    for visit in found:
        if visit.state == "cancelled":
            raise Conflict(_("Visit %(id)d is cancelled; nothing is to be printed.") % {"id": visit.id})
    entries = sorted((_visited(actor, visit) for visit in found), key=lambda entry: (entry.received_at, entry.visit_id))
    first = found[0]
    return Sheet(
        agency=first.agency,
        agency_name=first.agency_name,
        visit_on=min(visit.visit_on for visit in found),
        assignee=next((visit.assignee for visit in found if visit.assignee), ""),
        contacts=tuple(Contact(row.name, row.phone) for row in officers.find(actor, agency=first.agency, active=True)),
        entries=tuple(entries),
    )


def entry_of(
    actor: Actor, view: ComplaintView, *, agency: str, visit_id: int = 0, proofs: tuple[Proof, ...] = ()
) -> SheetEntry:
    """Return what of a complaint goes on paper; `agency` is the one whose forwarding counts."""
    secret = view.privacy == "secret"
    forwarded = [referral.forwarded_at for referral in view.referrals if referral.agency == agency]
    return SheetEntry(
        visit_id=visit_id,
        number=view.number,
        title="" if secret else view.title,
        text="" if secret else view.text,
        place="" if secret else view.place,
        ward="" if secret else view.ward,
        category=view.category_name,
        state=state_label(view.state),
        received_at=view.received_at,
        forwarded_at=forwarded[-1] if forwarded else None,
        due_at=view.due_at,
        handovers=view.handovers,
        citizens=view.citizens,
        secret=secret,
        history=_history(actor, view),
        proofs=proofs,
    )


def _visited(actor: Actor, visit: VisitView) -> SheetEntry:
    view = views.get(actor, visit.number)
    return entry_of(actor, view, agency=visit.agency, visit_id=visit.id, proofs=_proofs(actor, view))


def _history(actor: Actor, view: ComplaintView) -> tuple[Step, ...]:
    steps = [
        Step(event.at, event.kind, str(event.data.get("agency", "")))
        for event in views.history(actor, view.number)
        if event.kind in HISTORY_KINDS
    ]
    return tuple(steps[-HISTORY_AT_MOST:])


def _proofs(actor: Actor, view: ComplaintView) -> tuple[Proof, ...]:
    about = messages.for_complaint(actor, view.number)
    return tuple(_proof(message) for message in about if message.kind == "escalation" and message.agency == view.agency)


def _proof(message: MessageView) -> Proof:
    return Proof(
        to=message.to,
        channel=message.channel,
        state=message.state,
        sent_at=message.sent_at,
        delivered_at=message.delivered_at,
        read_at=message.read_at,
        acknowledged_at=message.acknowledged_at,
    )
