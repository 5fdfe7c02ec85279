"""The ways a message can take to its recipient: WhatsApp, else e-mail, else a person of Humas telephones.

Which channels are served is what the scheduler says at its start; a way without a sender is none.
"""

from store import control, outgoing
from store.models import Message, Officer
from store.rows import first

WHATSAPP, EMAIL, CALL = "whatsapp", "email", "call"


def phone_of(row: Message) -> str:
    """Return the number (E.164) of a message's recipient whichever way it goes, nothing when none is known."""
    number = outgoing.number_of(row)
    return _contact(row)[0] if "@" in number or not number else number


def after(row: Message) -> tuple[str, str]:
    """Return the next way of a message that its present one did not bring, and the address there."""
    email = _contact(row)[1]
    if row.channel == WHATSAPP and email and EMAIL in control.served():
        return EMAIL, email
    return CALL, row.recipient if row.channel == WHATSAPP else _contact(row)[0]


def afresh(row: Message) -> tuple[str, str]:
    """Return the first way for a message that a person sends again, and the address there; no address for no way."""
    phone, email = _contact(row)
    number = row.recipient if row.recipient and "@" not in row.recipient else phone
    if number or not email or EMAIL not in control.served():
        return WHATSAPP, number
    return EMAIL, email


def unreachable(officer_id: int, why: str, now: int) -> None:
    """Mark an officer whom a provider cannot reach; the first reason's time stays. Inside a transaction."""
    new = (Officer.id == officer_id) & Officer.unreachable_at.is_null()
    Officer.update(unreachable_at=now, unreachable_why=why).where(new).execute()


def reached(officer_id: int) -> None:
    """Take the mark away: something was delivered. Inside a transaction."""
    marked = (Officer.id == officer_id) & Officer.unreachable_at.is_null(False)
    Officer.update(unreachable_at=None, unreachable_why="").where(marked).execute()


def _contact(row: Message) -> tuple[str, str]:
    if row.officer_id is None:
        return "", ""
    found = first(Officer.select(Officer.phone, Officer.email).where(Officer.id == row.officer_id))
    return (str(found[0]), str(found[1])) if found else ("", "")
