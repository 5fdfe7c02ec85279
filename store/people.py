"""One person in the office's files: found by number or telephone, what they sent in, what they asked about their data.

Masked until somebody gives a reason, which is an event, like the identity behind a complaint (`store.citizens`).
"""

from contextlib import suppress
from dataclasses import dataclass

from store import cases, citizens, data_requests, events, listing, numbers
from store.actors import Actor, Right, require
from store.citizens import REASON_LIMIT, CitizenRow, CitizenView
from store.data_requests import RequestView
from store.database import transact
from store.errors import Invalid, NotFound
from store.i18n import _
from store.listing import ComplaintRow
from store.models import Citizen, Complaint
from store.rows import first, tuples
from store.text import clean_line

LIMIT = 200


@dataclass(frozen=True)
class Person:
    """A person's file; instants are milliseconds UTC, `erased_at` and `consent_at` None for never."""

    row: CitizenRow
    complaints: list[ComplaintRow]
    requests: list[RequestView]
    consent_at: int | None
    erased_at: int | None


def find(actor: Actor, search: str = "") -> list[CitizenRow]:
    """Return people, masked: who sent in a complaint by its number, who has a telephone number, or the newest.

    Raises Invalid for what is neither number.
    """
    require(actor, Right.REVEAL)
    if not search.strip():
        return citizens.find(actor, limit=LIMIT)
    with suppress(Invalid):
        sent = first(Complaint.select(Complaint.citizen).where(Complaint.number == numbers.parse(search)))
        if sent is not None:
            return citizens.find(actor, only=sent[0])
    return citizens.find(actor, phone=search, limit=LIMIT)


def get(actor: Actor, citizen_id: int) -> Person:
    """Return a person's file. Raises NotFound."""
    require(actor, Right.REVEAL)
    rows = citizens.find(actor, only=citizen_id)
    if not rows:
        raise NotFound(_("There is no such person, or no longer."))
    own = listing.lines_where(actor, Complaint.citizen == citizen_id, limit=LIMIT)
    consent_at, erased_at = first(
        Citizen.select(Citizen.consent_at, Citizen.erased_at).where(Citizen.id == citizen_id)
    ) or (None, None)
    return Person(
        rows[0],
        [ComplaintRow(*row) for row in tuples(own)],
        data_requests.of_person(actor, citizen_id),
        consent_at,
        erased_at,
    )


def reveal(actor: Actor, citizen_id: int, reason: str, *, now: int) -> CitizenView:
    """Return who a person is, and write down who asked for it and why. Raises NotFound, Invalid without a reason."""
    require(actor, Right.REVEAL)
    why = clean_line(reason, REASON_LIMIT, _("Reason"))

    def unit() -> CitizenView:
        if not Citizen.select().where(Citizen.id == citizen_id).exists():
            raise NotFound(_("There is no such person, or no longer."))
        newest = cases.newest_of(citizen_id)
        key, agency = (newest.id, newest.agency_id) if newest else (None, None)
        events.append(actor, "identity_revealed", key, {"citizen": citizen_id, "reason": why}, now, agency_id=agency)
        return citizens.whole(citizen_id)

    return transact(unit)
