"""What citizens ask about their own data, and until when the office must answer.

Law 27/2022 gives 3×24 hours for access (article 32) and for correction (article 30); the office holds itself to the
same for erasure, for which the law names no hours.
"""

from dataclasses import dataclass

from store import changes, events
from store.actors import Actor, Right, require
from store.clock import DAY
from store.database import transact
from store.errors import Conflict, Invalid, NotFound
from store.i18n import N_, _
from store.models import Citizen, DataRequest
from store.rows import tuples
from store.text import clean_line

KINDS = {"access": N_("access"), "correction": N_("correction"), "erasure": N_("erasure")}
TERM = 3 * DAY
NOTE_LIMIT = 300


@dataclass(frozen=True)
class RequestView:
    """One request; instants are milliseconds UTC. `outcome` is empty while it is open, then `done` or `refused`."""

    id: int
    citizen_id: int
    kind: str
    note: str
    received_at: int
    due_at: int
    closed_at: int | None
    outcome: str
    reply: str


@dataclass(frozen=True)
class Standing:
    """How many requests wait, how many of them are late, and when the first is due, milliseconds UTC."""

    open: int
    late: int
    next_due_at: int | None


def take(actor: Actor, citizen_id: int, kind: str, note: str, *, now: int) -> RequestView:
    """Take a request down; it is due 3×24 hours from now. Raises Invalid, NotFound for a person who is not there."""
    require(actor, Right.REVEAL)
    if kind not in KINDS:
        raise Invalid(_("A request is one of: %(kinds)s.") % {"kinds": ", ".join(_(name) for name in KINDS.values())})
    words = clean_line(note, NOTE_LIMIT, _("Note"))

    def unit() -> RequestView:
        citizen = Citizen.get_or_none(Citizen.id == citizen_id)
        if citizen is None or citizen.erased_at is not None:
            raise NotFound(_("There is no such person, or no longer."))
        row = DataRequest.create(citizen=citizen.id, kind=kind, note=words, received_at=now, due_at=now + TERM)
        return _told(actor, "data_request_taken", row, now)

    return transact(unit)


def close(actor: Actor, request_id: int, *, done: bool, reply: str, now: int) -> RequestView:
    """Say what came of a request and what the person was told. Raises NotFound, Invalid, Conflict when it is closed."""
    require(actor, Right.REVEAL)
    words = clean_line(reply, NOTE_LIMIT, _("What they were told"))

    def unit() -> RequestView:
        row = DataRequest.get_or_none(DataRequest.id == request_id)
        if row is None:
            raise NotFound(_("There is no such request."))
        if row.closed_at is not None:
            raise Conflict(_("This request was answered already."))
        row.closed_at, row.outcome, row.reply = now, "done" if done else "refused", words
        row.save()
        return _told(actor, "data_request_closed", row, now)

    return transact(unit)


def get(actor: Actor, request_id: int) -> RequestView:
    """Return one request. Raises NotFound."""
    require(actor, Right.REVEAL)
    for found in _read(DataRequest.id == request_id):
        return found
    raise NotFound(_("There is no such request."))


def standing(actor: Actor, *, now: int) -> Standing:
    """Return how many requests wait and how many of them are late; it says nothing about anybody."""
    require(actor, Right.VERIFY)
    due = [int(at) for (at,) in tuples(DataRequest.select(DataRequest.due_at).where(DataRequest.closed_at.is_null()))]
    return Standing(len(due), sum(at <= now for at in due), min(due, default=None))


def of_person(actor: Actor, citizen_id: int) -> list[RequestView]:
    """Return a person's requests, newest first."""
    require(actor, Right.REVEAL)
    return _read(DataRequest.citizen == citizen_id)[::-1]


def waiting(actor: Actor) -> list[RequestView]:
    """Return the requests that nobody answered yet, the one due first at the top."""
    require(actor, Right.REVEAL)
    return sorted(_read(DataRequest.closed_at.is_null()), key=lambda row: row.due_at)


def corrected(citizen_id: int, reason: str, now: int) -> int:
    """Note that a person's data was corrected and return the request's key; call it inside a transaction.

    Whatever correction the person waits for is done with it; where none was asked for, a done one is written down.
    """
    asked = (DataRequest.citizen == citizen_id) & (DataRequest.kind == "correction") & DataRequest.closed_at.is_null()
    keys = [int(key) for (key,) in tuples(DataRequest.select(DataRequest.id).where(asked).order_by(DataRequest.id))]
    if keys:
        DataRequest.update(closed_at=now, outcome="done", reply=reason).where(DataRequest.id.in_(keys)).execute()
        return keys[0]
    row = DataRequest.create(
        citizen=citizen_id,
        kind="correction",
        note=reason,
        received_at=now,
        due_at=now + TERM,
        closed_at=now,
        outcome="done",
    )
    return int(row.id)


def forget(citizen_id: int, now: int) -> None:
    """Blank what was written about a person who is erased, and close what they asked; call it inside a transaction."""
    own = DataRequest.citizen == citizen_id
    DataRequest.update(note="", reply="").where(own).execute()
    DataRequest.update(closed_at=now, outcome="done").where(own & DataRequest.closed_at.is_null()).execute()


def _read(condition: object) -> list[RequestView]:
    columns = (
        DataRequest.id,
        DataRequest.citizen,
        DataRequest.kind,
        DataRequest.note,
        DataRequest.received_at,
        DataRequest.due_at,
        DataRequest.closed_at,
        DataRequest.outcome,
        DataRequest.reply,
    )
    return [RequestView(*row) for row in tuples(DataRequest.select(*columns).where(condition).order_by(DataRequest.id))]


def _told(actor: Actor, kind: str, row: DataRequest, now: int) -> RequestView:
    """Write the event, without the person's words, tell the feed, and return the view."""
    data = {"request": row.id, "citizen": row.citizen_id, "asks": row.kind, "outcome": row.outcome}
    events.append(actor, kind, None, data, now)
    changes.record("citizen", row.citizen_id, now)
    return RequestView(
        row.id, row.citizen_id, row.kind, row.note, row.received_at, row.due_at, row.closed_at, row.outcome, row.reply
    )
