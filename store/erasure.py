"""Erasing who somebody is (law 27/2022): the key is destroyed; the complaints and the chain of the timeline stay.

What the office decided and what the complaint itself says are the city's record. What people wrote along the way may
name the person anywhere, so all of it goes: texts of the timeline, replies, the webhook's bodies, names of files.
"""

from collections.abc import Callable
from dataclasses import dataclass

from store import cases, changes, citizens, data_requests, event_texts, events, inbound, outgoing, sessions, vault
from store.actors import Actor, Right, require
from store.database import transact
from store.errors import Conflict, NotFound
from store.i18n import _, ngettext
from store.models import Account, Attachment, Citizen, Complaint, FormDraft
from store.rows import tuples
from store.text import clean_line

REASON_LIMIT = 300


@dataclass(frozen=True)
class Erased:
    """What an erasure reached: the person's complaints; and what it did not.

    That are complaints of others with the same telephone number, and the entries of the timeline that hold words
    themselves, from before those stood apart.
    """

    complaints: tuple[str, ...]
    same_phone: tuple[str, ...]
    entries: tuple[int, ...] = ()


def erase(actor: Actor, number: str, reason: str, *, now: int) -> Erased:
    """Erase the identity behind a complaint for good, end its account, and write down who did it and why.

    Raises NotAllowed for all but a supervisor, NotFound, Invalid without a reason, Conflict when it is erased already.
    """
    require(actor, Right.ERASE)
    why = clean_line(reason, REASON_LIMIT, _("Reason"))

    def unit() -> Erased:
        row = cases.find(actor, number)
        return _erase(actor, Citizen.get_by_id(row.citizen_id), row, why, now)

    return _leaving_no_copy(unit)


def erase_person(actor: Actor, citizen_id: int, reason: str, *, now: int) -> Erased:
    """Erase who somebody is by the person's key, as `erase` does: also who never sent in a complaint."""
    require(actor, Right.ERASE)
    why = clean_line(reason, REASON_LIMIT, _("Reason"))

    def unit() -> Erased:
        citizen = Citizen.get_or_none(Citizen.id == citizen_id)
        if citizen is None:
            raise NotFound(_("There is no such person, or no longer."))
        return _erase(actor, citizen, cases.newest_of(citizen.id), why, now)

    return _leaving_no_copy(unit)


def out_of_reach(erased: Erased) -> str:
    """Return in a sentence which entries keep their words, nothing when none does."""
    told = ngettext(
        "%(count)d old entry of the timeline holds words itself and keeps them: %(entries)s. See the handbook.",
        "%(count)d old entries of the timeline hold words themselves and keep them: %(entries)s. See the handbook.",
        len(erased.entries),
    )
    named = {"count": len(erased.entries), "entries": ", ".join(map(str, erased.entries))}
    return told % named if erased.entries else ""


def _leaving_no_copy(unit: Callable[[], Erased]) -> Erased:
    erased = transact(unit)
    vault.leave_no_copy()
    return erased


def _erase(actor: Actor, citizen: Citizen, row: Complaint | None, why: str, now: int) -> Erased:
    """Erase a person; the entry goes to the complaint `row`, or to none where the person has none."""
    if citizen.erased_at is not None:
        told = _("Who sent complaint %(number)s is erased already.") if row else _("This person is erased already.")
        raise Conflict(told % {"number": row.number if row else ""})
    own = [key for (key,) in tuples(Complaint.select(Complaint.id).where(Complaint.citizen == citizen.id))]
    reached = Erased(_of(citizen.id), _same_phone(citizen), event_texts.unnamed(own))
    vault.overwrite_deleted()
    _forget_words(citizen.id, own, now)
    data_requests.forget(citizen.id, now)
    _end_account(citizen.id, now)
    vault.destroy(citizen.id)
    Citizen.update(identity="", phone_index="", ward=None, erased_at=now).where(Citizen.id == citizen.id).execute()
    key, agency = (row.id, row.agency_id) if row else (None, None)
    kept = {"entries": list(reached.entries)} if reached.entries else {}
    events.append(actor, "identity_erased", key, {"reason": why, **kept}, now, agency_id=agency)
    changes.record("citizen", citizen.id, now)
    return reached


def _forget_words(citizen_id: int, own: list[int], now: int) -> None:
    """Blank what people wrote about the person's complaints, and what the person's telephone sent or was sent.

    Without the right master key nobody knows the number: then what it wrote of its own accord is out of reach.
    """
    event_texts.blank(own, now)
    inbound.forget_person(_phone(citizen_id), outgoing.to_citizen(citizen_id), own)
    photos = (Attachment.owner_kind == "complaint") & Attachment.owner_id.in_(own)
    Attachment.update(name=_("photo")).where(photos).execute()


def _phone(citizen_id: int) -> str:
    try:
        return citizens.contact(citizen_id)
    except vault.WrongKey:
        return ""


def _of(citizen_id: int) -> tuple[str, ...]:
    query = Complaint.select(Complaint.number).where(Complaint.citizen == citizen_id)
    return tuple(number for (number,) in tuples(query.order_by(Complaint.received_at, Complaint.id)))


def _same_phone(citizen: Citizen) -> tuple[str, ...]:
    """Return the complaints of others with the number: the same person, written otherwise, or somebody else."""
    if not citizen.phone_index:
        return ()
    others = Citizen.select(Citizen.id).where(Citizen.phone_index == citizen.phone_index, Citizen.id != citizen.id)
    return tuple(number for (key,) in tuples(others.order_by(Citizen.id)) for number in _of(key))


def _end_account(citizen_id: int, now: int) -> None:
    """End the account and its sessions, and forget what opens it; entries of the timeline go on naming its row."""
    account = Account.get_or_none(Account.citizen == citizen_id)
    if account is None:
        return
    sessions.end_all(account.id, now)
    FormDraft.delete().where(FormDraft.account == account.id).execute()
    account.login, account.password_hash, account.state = f"erased:{account.id}", "", "disabled"
    account.save()
