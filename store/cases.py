"""One complaint under the hand of a command: found within what the actor sees, changed, told to the timeline.

Every command on a complaint goes through here, so that no change of state misses its event, its clock, its version
or its entry in the feed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, SQL, Expression

from store import deadlines, events, numbers
from store.actors import Actor, Role
from store.clock import to_iso
from store.errors import Conflict, NotFound
from store.formats import format_instant
from store.i18n import _
from store.models import Account, Agency, Answer, Complaint, Deadline, Event, Referral
from store.rows import first, tuples

OPEN = ("new", "needs_data", "forwarded", "returned", "answered", "in_progress", "reopened")
ENDED = ("closed", "referred", "merged", "rejected")
WITH_HUMAS = ("new", "returned", "reopened")
CLOCK_OF = {
    **dict.fromkeys(WITH_HUMAS, "forward"),
    "forwarded": "reply",
    "answered": "review",
    "in_progress": "promise",
    "needs_data": "data",
}
"""The clock that runs in each open state; the database holds them together."""

_COMPLAINT_FIELDS = (
    "state",
    "agency_id",
    "clock",
    "due_at",
    "cycle",
    "handovers",
    "returns",
    "merged_into_id",
    "reject_reason",
    "reject_by_id",
    "referred_to",
    "answered_at",
    "closed_at",
)


def scope(actor: Actor) -> Expression | SQL:
    """Return the condition on Complaint that holds for what the actor may see at all."""
    if actor.role is Role.OFFICER:
        return Complaint.agency == actor.agency_id
    if actor.complaint_id is not None:
        return Complaint.id == actor.complaint_id
    if actor.role is Role.CITIZEN:
        return Complaint.citizen == actor.citizen_id
    return SQL("1 = 0") if actor.role is Role.PUBLIC else SQL("1 = 1")


def seen(actor: Actor) -> Expression | SQL:
    """Return the condition of `scope` for rows that are named by their keys: no index but theirs may be taken."""
    if actor.role is Role.OFFICER:
        return (Complaint.agency + 0) == actor.agency_id
    return scope(actor)


@dataclass
class Case:
    """A complaint row being changed inside a transaction, and what it was before."""

    actor: Actor
    row: Complaint
    now: int
    before: dict[str, Any]

    @property
    def id(self) -> int:
        """Return the complaint's key."""
        return int(self.row.id)

    def require_state(self, *states: str) -> None:
        """Raise Conflict unless the complaint is in one of the states."""
        if self.row.state not in states:
            raise Conflict(
                _("Complaint %(number)s is “%(state)s”, so this is not possible now.")
                % {"number": self.row.number, "state": state_label(self.row.state)}
            )

    def open_referral(self) -> Referral:
        """Return the referral that is open; in the states of an agency there always is one."""
        return Referral.get(Referral.complaint == self.id, Referral.closed_at.is_null())

    def end_referral(self, outcome: str) -> Referral | None:
        """Close the open referral, if there is one, and return it."""
        found = Referral.get_or_none(Referral.complaint == self.id, Referral.closed_at.is_null())
        if found is not None:
            found.closed_at, found.outcome = self.now, outcome
            found.save(only=[Referral.closed_at, Referral.outcome])
            Answer.update(review="withdrawn").where(Answer.referral == found.id, Answer.review == "pending").execute()
        return found

    def log(self, kind: str, data: Mapping[str, Any] | None = None, *, undoable: bool = False) -> int:
        """Write the change to the timeline and return the event's key."""
        body = dict(data or {})
        if undoable:
            body["before"] = self.before
        agency = self.row.agency_id or self.before["complaint"]["agency_id"]
        return events.append(self.actor, kind, self.id, body, self.now, agency_id=agency)

    def save(self, **fields: Any) -> None:
        """Write the fields, and no others, to the complaint's row; the version rises for a second writer to notice."""
        for name, value in fields.items():
            setattr(self.row, name, value)
        self.row.updated_at = self.now
        self.row.version += 1
        self.row.save(only=[*fields, "updated_at", "version"])

    def run(self, clock: str, due_at: int, **fields: Any) -> None:
        """Save with the clock that runs from now on and when its first level is due."""
        self.save(clock=clock, due_at=due_at, **fields)

    def end(self, state: str, **fields: Any) -> None:
        """Save as ended: no clock runs any more."""
        deadlines.cancel(self.id)
        self.save(state=state, clock=None, due_at=None, closed_at=self.now, **fields)


def take(actor: Actor, number: str, now: int, version: int | None = None) -> Case:
    """Return the complaint for a change; call it inside a transaction.

    Raises NotFound when the actor sees no such complaint, Conflict when it is no longer at `version`.
    """
    row = find(actor, number)
    if version is not None and row.version != version:
        raise Conflict(changed_sentence(row))
    return Case(actor, row, now, _snapshot(row))


def take_all(
    actor: Actor, complaint_numbers: Sequence[str], now: int, versions: Mapping[str, int] | None = None
) -> list[Case]:
    """Return several complaints for one change; all of them or an error."""
    canonical = list(dict.fromkeys(numbers.parse(number) for number in complaint_numbers))
    return [take(actor, number, now, (versions or {}).get(number)) for number in canonical]


def find(actor: Actor, number: str) -> Complaint:
    """Return the row of the complaint if the actor may see it. Raises Invalid for no number, NotFound."""
    row: Complaint | None = Complaint.select().where(*named(actor, number)).first()
    if row is None:
        raise unseen(number)
    return row


def key(actor: Actor, number: str) -> int:
    """Return the key of the complaint if the actor may see it. Raises as `find` does."""
    found = first(Complaint.select(Complaint.id).where(*named(actor, number)))
    if found is None:
        raise unseen(number)
    return int(found[0])


def newest_of(citizen_id: int) -> Complaint | None:
    """Return a person's newest complaint, None when there is none; to it an entry about the person is written."""
    query = Complaint.select().where(Complaint.citizen == citizen_id)
    found: Complaint | None = query.order_by(Complaint.received_at.desc(), Complaint.id.desc()).first()
    return found


def named(actor: Actor, number: str) -> tuple[Expression, Expression | SQL]:
    """Return the conditions of the complaint of that number if the actor may see it. Raises Invalid for no number."""
    return Complaint.number == numbers.parse(number), scope(actor)


def unseen(number: str) -> NotFound:
    """Return the error of a complaint that is not there, or not for this actor: nobody learns which."""
    return NotFound(_("There is no complaint %(number)s that you may see.") % {"number": numbers.parse(number)})


def changed_sentence(row: Complaint) -> str:
    """Return who changed the complaint last, and when."""
    columns = (Event.at, Event.role, Account.name)
    query = Event.select(*columns).join(Account, JOIN.LEFT_OUTER).where(Event.complaint == row.id)
    at, role, name = first(query.order_by(Event.id.desc())) or (row.updated_at, "", None)
    return _("Complaint %(number)s was changed by %(name)s at %(time)s. Look at it again; your text is kept.") % {
        "number": row.number,
        "name": _("the citizen") if role == Role.CITIZEN else name or "E-Humas",
        "time": format_instant(at, "time"),
    }


def state_label(state: str) -> str:
    """Return what staff call the state."""
    return {
        "new": _("new"),
        "needs_data": _("needs data"),
        "forwarded": _("forwarded"),
        "returned": _("returned"),
        "answered": _("answered"),
        "in_progress": _("in progress"),
        "closed": _("closed"),
        "reopened": _("reopened"),
        "referred": _("referred elsewhere"),
        "merged": _("merged"),
        "rejected": _("rejected"),
    }[state]


def agency_code(agency_id: int | None) -> str:
    """Return the code of the agency, or nothing."""
    return "" if agency_id is None else str(Agency.select(Agency.code).where(Agency.id == agency_id).scalar())


def iso(at: int | None) -> str | None:
    """Return the instant for an event's data."""
    return None if at is None else to_iso(at)


def _snapshot(row: Complaint) -> dict[str, Any]:
    """Return all that an undo must bring back: states, instants and keys, no text of a person."""
    referral = Referral.get_or_none(Referral.complaint == row.id, Referral.closed_at.is_null())
    clocks = Deadline.select(Deadline.id).where(Deadline.complaint == row.id, Deadline.state == "pending")
    pending = Answer.select(Answer.id).where(Answer.complaint == row.id, Answer.review == "pending").scalar()
    return {
        "complaint": {name: getattr(row, name) for name in _COMPLAINT_FIELDS},
        "referral": None
        if referral is None
        else {"id": referral.id, "submitted_at": referral.submitted_at, "accepted_at": referral.accepted_at},
        "pending": [key for (key,) in tuples(clocks)],
        "answer": pending,
    }
