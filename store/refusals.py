"""“Bukan wewenang kami” said on WhatsApp: the complaint goes back to Humas, in the name of the officer who said so.

Only one complaint can be meant, and only while it is with the officer's agency for the reason that the message gave.
A message about several does not say which: that waits, visible, for a person.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import cases, duties, i18n, referrals
from store.actors import SYSTEM
from store.i18n import _
from store.models import Complaint, Message, MessageComplaint, Officer
from store.rows import first, tuples
from store.templates import ACTIONS, NOT_OURS

if TYPE_CHECKING:
    from peewee import ModelSelect

STATES = ("forwarded", "in_progress")
_WORDS = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Refusal:
    """What such a word means: the complaint that goes back, or that nobody can know which one does."""

    number: str = ""
    unclear: bool = False


def says_so(text: str) -> bool:
    """Tell whether a text is exactly the button's words, but for capitals, spaces and signs around them."""
    return _bare(text) == _bare(ACTIONS[NOT_OURS])


def of(message: Message | None, sender: str) -> Refusal:
    """Return what it means when a message's recipient, or the phone `sender` (digits) in answer to it, refuses."""
    if message is None or message.kind != "escalation":
        return Refusal()
    about = list(tuples(_about(message)))
    standing = {duty.number for duty in duties.of_message(message.id) if duty.stands}
    open_ones = [
        number
        for number, state, agency_id in about
        if state in STATES and agency_id == message.agency_id and number in standing
    ]
    if sender and not is_officer(message.agency_id, sender):
        return Refusal()
    if len(about) > 1:
        return Refusal(unclear=bool(open_ones))
    return Refusal(open_ones[0]) if open_ones else Refusal()


def give_back(number: str, message: Message, sender: str, now: int) -> None:
    """Return the complaint to Humas; call it inside a transaction."""
    with i18n.using("id"):
        reason = _("“%(words)s”, by WhatsApp (%(name)s)") % {
            "words": ACTIONS[NOT_OURS],
            "name": _name(message, sender),
        }
    referrals.returned(cases.take(SYSTEM, number, now), reason)


def is_officer(agency_id: int | None, sender: str) -> bool:
    """Tell whether the phone (digits) is that of an officer in use of the agency."""
    return agency_id is not None and bool(sender) and first(_officers(agency_id, sender)) is not None


def _officers(agency_id: int | None, sender: str) -> "ModelSelect[Officer]":
    mine = (Officer.agency == agency_id) & (Officer.phone == f"+{digits(sender)}") & Officer.active
    return Officer.select(Officer.name).where(mine)


def digits(phone: str) -> str:
    """Return the digits of a number."""
    return re.sub(r"\D", "", phone)


def _name(message: Message, sender: str) -> str:
    """Return who said so: whose phone it is, else whom the message was for."""
    found = first(_officers(message.agency_id, sender)) if sender else None
    found = found or first(Officer.select(Officer.name).where(Officer.id == message.officer_id))
    return str(found[0]) if found else "–"


def _about(message: Message) -> "ModelSelect[MessageComplaint]":
    query = MessageComplaint.select(Complaint.number, Complaint.state, Complaint.agency_id).join(Complaint)
    return query.where(MessageComplaint.message == message.id)


def _bare(text: str) -> str:
    return _WORDS.sub(" ", text).strip().casefold()
