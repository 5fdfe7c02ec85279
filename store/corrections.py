"""Correcting who somebody is (law 27/2022, article 30): name, telephone and address, with a reason, by Humas.

The entry of the timeline names the person, the fields and the data request that holds the reason: no word of it stands
in the chain. A number that somebody else has too is taken only when it is said why.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store import cases, changes, citizens, data_requests, events, identities, phones, sessions
from store.actors import Actor, Right, require
from store.citizens import ADDRESS_LIMIT, NAME_LIMIT, REASON_LIMIT, CitizenView
from store.database import transact
from store.errors import Conflict, Invalid, NotFound
from store.i18n import _, ngettext
from store.models import Account, Complaint, DataRequest
from store.rows import tuples
from store.text import clean_line
from store.vault import Identity

SAME = ("merge", "share")
FIELDS = ("name", "phone", "address")


@dataclass(frozen=True)
class Correction:
    """What is right; None leaves a field as it is, an empty phone or address takes it away."""

    name: str | None = None
    phone: str | None = None
    address: str | None = None


class SameNumber(Conflict):
    """Somebody else has that number: `SAME` says whether it is the same person or a telephone that they share."""


def correct(
    actor: Actor,
    citizen_id: int,
    correction: Correction,
    reason: str,
    *,
    now: int,
    seen: CitizenView | None = None,
    same: str = "",
) -> CitizenView:
    """Correct a person's identity and return it whole; the login of an account follows the telephone.

    `seen` is the identity that the corrector saw, `same` is one of `SAME` or nothing. Raises NotFound, Invalid,
    SameNumber, or Conflict when another was faster or an account stands in the way.
    """
    require(actor, Right.REVEAL)
    why = clean_line(reason, REASON_LIMIT, _("Reason"))
    if same and same not in SAME:
        raise Invalid(_("Say “merge” for the same person, or “share” for a telephone of two."))

    def unit() -> CitizenView:
        before = _person(citizen_id)
        if seen is not None and citizens.whole(citizen_id) != seen:
            raise Conflict(_("Somebody else has corrected this person meanwhile. Look again, then repeat."))
        after = _cleaned(before, correction)
        absorbed = _others(citizen_id, before, after, same)
        changed = [name for name in FIELDS if getattr(before, name) != getattr(after, name)]
        if not changed and not absorbed:
            raise Invalid(_("Nothing of it differs from what is kept."))
        if "phone" in changed:
            _login_follows(citizen_id, after.phone, now)
        identities.rewrite(citizen_id, after)
        for other in absorbed:
            _absorb(other, citizen_id, now)
        _told(actor, citizen_id, changed, absorbed, why, now)
        return citizens.whole(citizen_id)

    return transact(unit)


def _person(citizen_id: int) -> Identity:
    person = identities.read(citizen_id).person
    if person is None:
        raise NotFound(_("There is no such person, or no longer."))
    return person


def _cleaned(before: Identity, given: Correction) -> Identity:
    phone, address = given.phone, given.address
    return Identity(
        before.name if given.name is None else clean_line(given.name, NAME_LIMIT, _("Name")),
        before.phone if phone is None else phones.normalise(phone) if phone.strip() else "",
        before.address if address is None else clean_line(address, ADDRESS_LIMIT, _("Address"), required=False),
    )


def _others(citizen_id: int, before: Identity, after: Identity, same: str) -> list[int]:
    """Return who has the number too and is the same person. Raises SameNumber when nobody said so of a new number."""
    if not after.phone or (after.phone == before.phone and same != "merge"):
        return []
    others = identities.with_phone(after.phone, but=citizen_id)
    if not others or same == "share":
        return []
    if not same:
        raise SameNumber(_has_it_too(others))
    if Account.select().where(Account.citizen.in_([citizen_id, *others])).exists():
        raise Conflict(
            _("One of them has an account on the portal and would read the other's complaints. They stay apart.")
        )
    return others


def _has_it_too(others: Sequence[int]) -> str:
    sentence = ngettext(
        "Citizen %(keys)s has this number too. Say “merge” if it is the same person, “share” if they share it.",
        "Citizens %(keys)s have this number too. Say “merge” if they are the same person, “share” if they share it.",
        len(others),
    )
    return sentence % {"keys": ", ".join(map(str, others))}


def _login_follows(citizen_id: int, phone: str, now: int) -> None:
    """Let the account open with the new number, and end what was opened with the former one."""
    account = Account.get_or_none(Account.citizen == citizen_id)
    if account is None:
        return
    if not phone:
        raise Invalid(_("This person logs in with the telephone number. Give the right one."))
    login = sessions.stored_login(phone)
    if Account.select().where(Account.login == login, Account.id != account.id).exists():
        raise Conflict(_("Another account logs in with this number. Ask both who it belongs to."))
    Account.update(login=login).where(Account.id == account.id).execute()
    sessions.end_all(account.id, now)


def _absorb(other: int, citizen_id: int, now: int) -> None:
    """Give what another row of the same person sent in and asked to this one, and remove that row."""
    for key, agency in tuples(Complaint.select(Complaint.id, Complaint.agency).where(Complaint.citizen == other)):
        changes.record("complaint", key, now, agency)
    Complaint.update(citizen=citizen_id).where(Complaint.citizen == other).execute()
    DataRequest.update(citizen=citizen_id).where(DataRequest.citizen == other).execute()
    identities.remove(other)


def _told(
    actor: Actor, citizen_id: int, changed: Sequence[str], absorbed: Sequence[int], reason: str, now: int
) -> None:
    """Keep the reason with the data requests, and write the event that names them."""
    request = data_requests.corrected(citizen_id, reason, now)
    newest = cases.newest_of(citizen_id)
    key, agency = (newest.id, newest.agency_id) if newest else (None, None)
    data = {"citizen": citizen_id, "fields": list(changed), "request": request, "merged": list(absorbed)}
    events.append(actor, "identity_corrected", key, data, now, agency_id=agency)
    changes.record("citizen", citizen_id, now)
