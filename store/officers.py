"""Officers: the people of an agency whom escalations reach, with the number of their WhatsApp."""

import re
from dataclasses import dataclass

from store import agencies, changes, events, phones
from store.actors import Actor, Right, require
from store.database import transact
from store.errors import Conflict, Invalid, NotFound
from store.i18n import _, format_instant
from store.models import Agency, Officer
from store.text import clean_line


@dataclass(frozen=True)
class OfficerView:
    """One officer; `agency` is a code, `phone` E.164 or empty.

    `unreachable_at` (milliseconds UTC) says since when a provider reaches nobody there, `unreachable_why` its words.
    """

    id: int
    agency: str
    name: str
    phone: str
    email: str
    active: bool
    unreachable_at: int | None = None
    unreachable_why: str = ""


def add(actor: Actor, agency: str, name: str, *, now: int, phone: str = "", email: str = "") -> OfficerView:
    """Add an officer to the agency with that code. Without a number an escalation becomes a task for a person.

    Raises Invalid for a number that no WhatsApp can have, NotFound (agency), Conflict when the agency has the number.
    """
    require(actor, Right.EDIT_AGENCIES)

    def unit() -> OfficerView:
        owner = agencies.get(actor, agency)
        if not owner.active:
            raise Conflict(_("Agency %(code)s is out of use. Enable it first.") % {"code": owner.code})
        row = Officer(agency=owner.id, name=_name(name), email=_email(email), created_at=now)
        row.phone = _free_phone(phone, row)
        return _changed(actor, "officer_added", row, now)

    return transact(unit)


def find(actor: Actor, *, agency: str = "", active: bool | None = None) -> list[OfficerView]:
    """Return officers by agency and name; an officer's account sees those of the own agency only."""
    codes = {row.id for row in (agencies.find(actor) if not agency else [agencies.get(actor, agency)])}
    query = Officer.select(Officer, Agency).join(Agency).order_by(Agency.code, Officer.name, Officer.id)
    if active is not None:
        query = query.where(Officer.active == active)
    return [_view(row) for row in query if row.agency_id in codes]


def get(actor: Actor, officer_id: int) -> OfficerView:
    """Return one officer. Raises NotFound."""
    return _view(_row(actor, officer_id))


def edit(
    actor: Actor,
    officer_id: int,
    *,
    now: int,
    name: str | None = None,
    phone: str | None = None,
    email: str | None = None,
) -> OfficerView:
    """Change name, number or address; None leaves it as it is."""
    require(actor, Right.EDIT_AGENCIES)

    def unit() -> OfficerView:
        row = _row(actor, officer_id)
        row.name = row.name if name is None else _name(name)
        row.email = row.email if email is None else _email(email)
        row.phone = row.phone if phone is None else _free_phone(phone, row)
        if phone is not None or email is not None:
            row.unreachable_at, row.unreachable_why = None, ""
        return _changed(actor, "officer_edited", row, now)

    return transact(unit)


def disable(actor: Actor, officer_id: int, *, now: int) -> OfficerView:
    """Let no message go to an officer any more."""
    return _switch(actor, officer_id, False, now)


def enable(actor: Actor, officer_id: int, *, now: int) -> OfficerView:
    """Let messages go to an officer again. Raises Conflict when a colleague has the number now."""
    return _switch(actor, officer_id, True, now)


def unreachable(officer: OfficerView) -> str:
    """Return since when and why nobody is reached there, nothing for an officer who is."""
    if officer.unreachable_at is None:
        return ""
    since = format_instant(officer.unreachable_at, "date")
    return _("not reached since %(day)s (%(why)s)") % {"day": since, "why": officer.unreachable_why}


def not_reached(actor: Actor) -> list[OfficerView]:
    """Return the officers in use whom no message reaches, by agency and name."""
    return [one for one in find(actor, active=True) if one.unreachable_at is not None]


def _switch(actor: Actor, officer_id: int, active: bool, now: int) -> OfficerView:
    require(actor, Right.EDIT_AGENCIES)

    def unit() -> OfficerView:
        row = _row(actor, officer_id)
        row.active = active
        row.phone = _free_phone(row.phone, row) if active else row.phone
        return _changed(actor, "officer_enabled" if active else "officer_disabled", row, now)

    return transact(unit)


def _row(actor: Actor, officer_id: int) -> Officer:
    known = {row.id for row in agencies.find(actor)}
    row: Officer | None = Officer.select(Officer, Agency).join(Agency).where(Officer.id == officer_id).first()
    if row is None or row.agency_id not in known:
        raise NotFound(_("There is no officer %(id)d. See: ehumas officer list") % {"id": officer_id})
    return row


def _changed(actor: Actor, kind: str, row: Officer, now: int) -> OfficerView:
    """Save the row, write the event without name or number, tell the feed; call it inside a transaction."""
    row.save()
    events.append(actor, kind, None, {"officer": row.id, "agency": row.agency.code}, now)
    changes.record("officer", row.id, now, row.agency_id)
    return _view(row)


def _view(row: Officer) -> OfficerView:
    return OfficerView(
        row.id,
        row.agency.code,
        row.name,
        row.phone,
        row.email,
        row.active,
        row.unreachable_at,
        row.unreachable_why,
    )


def _name(text: str) -> str:
    return clean_line(text, 120, _("Name"))


def _free_phone(text: str, officer: Officer) -> str:
    """Return the number as E.164, nothing for none. Raises Conflict when a colleague in use has it."""
    if not text.strip():
        return ""
    phone = phones.indonesian_mobile(text)
    same = (Officer.agency == officer.agency_id) & (Officer.phone == phone) & Officer.active
    other = Officer.select().where(same & (Officer.id != (officer.id or 0))).first()
    if other is not None:
        raise Conflict(_("%(name)s of this agency has that number already.") % {"name": other.name})
    return phone


def _email(text: str) -> str:
    email = clean_line(text, 200, _("E-mail"), required=False)
    if email and not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+", email):
        raise Invalid(_("“%(email)s” is not an e-mail address.") % {"email": email[:60]})
    return email
