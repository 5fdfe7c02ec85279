"""Citizens: who they are, what they agreed to, and who may read it. No other module reads a name, phone or address.

Staff read a masked identity until they ask for it with a reason, which is an event. An agency reads the name behind a
public complaint and nothing behind an anonymous or secret one.
"""

from dataclasses import dataclass

from peewee import JOIN, fn

from store import accounts, cases, events, phones, wards
from store.actors import Actor, Right, Role, require
from store.database import transact
from store.errors import Conflict, Invalid, NotFound
from store.i18n import _
from store.models import Account, Citizen, Complaint, Ward
from store.rows import tuples
from store.text import clean_line

NAME_LIMIT = 100
ADDRESS_LIMIT = 200
REASON_LIMIT = 300
HIDDEN = "•••"


@dataclass(frozen=True)
class NewCitizen:
    """A person as taken in with a complaint; `ward` is a code or a name, phone and address may be unknown."""

    name: str
    phone: str = ""
    address: str = ""
    ward: str = ""


@dataclass(frozen=True)
class Registration:
    """What a person fills in to get an account; `consented` is the tick under `consent_wording`."""

    name: str
    phone: str
    address: str
    ward: str
    password: str
    consented: bool


@dataclass(frozen=True)
class CitizenView:
    """An identity as the actor may read it; `ward` is a name, `masked` says that more could be asked for."""

    name: str
    phone: str
    address: str
    ward: str
    masked: bool


@dataclass(frozen=True)
class CitizenRow:
    """A person in a list: masked, with how many complaints; `since` is milliseconds UTC, `account` a login or not."""

    id: int
    name: str
    phone: str
    ward: str
    complaints: int
    account: bool
    since: int


@dataclass(frozen=True)
class Profile:
    """What a citizen reads of the own data; instants are milliseconds UTC."""

    name: str
    phone: str
    address: str
    ward: str
    consent_text: str
    consent_at: int | None
    created_at: int


def consent_wording() -> str:
    """Return what a person agrees to when registering, in the language in force (law 27/2022 on personal data)."""
    return _(
        "I agree that the Humas office of Kendari keeps my name, telephone number, address and ward to handle my "
        "complaints and to tell me how they go. I may ask to see, correct or erase them at any time."
    )


def register(actor: Actor, registration: Registration, *, now: int) -> int:
    """Make a citizen and the account that opens with the telephone number; return the citizen's key.

    Raises Invalid for what cannot be, Conflict when the number has an account already.
    """
    require(actor, Right.SUBMIT)
    if not registration.consented:
        raise Invalid(_("Without your consent we may not keep your data. Tick the box to register."))
    row = _checked(
        NewCitizen(registration.name, registration.phone, registration.address, registration.ward), full=True
    )
    wording = consent_wording()

    def unit() -> int:
        citizen = Citizen.create(consent_at=now, consent_text=wording, created_at=now, **row)
        try:
            accounts.create(
                actor,
                role=Role.CITIZEN,
                login=str(row["phone"]),
                name=str(row["name"]),
                phone=str(row["phone"]),
                password=registration.password,
                citizen_id=citizen.id,
                now=now,
            )
        except Conflict as error:
            raise Conflict(_("This telephone number is registered already. Log in with it.")) from error
        return int(citizen.id)

    return transact(unit)


def ensure(new: NewCitizen, now: int) -> int:
    """Return the key of the person who came in with a complaint; call it inside a transaction.

    The same name, number, address and ward is the same person. An account's citizen is never returned: nobody has
    proved yet that the number is theirs, and they would read the complaint. Raises Invalid.
    """
    row = _checked(new, full=False)
    if row["phone"]:
        query = Citizen.select(Citizen.id).join(Account, JOIN.LEFT_OUTER, on=(Account.citizen == Citizen.id))
        for column, value in row.items():
            field = getattr(Citizen, column)
            query = query.where(field.is_null() if value is None else field == value)
        known = query.where(Account.id.is_null(), Citizen.erased_at.is_null()).scalar()
        if known is not None:
            return int(known)
    return int(Citizen.create(created_at=now, **row).id)


def profile(actor: Actor) -> Profile:
    """Return the actor's own data. Raises NotFound for whoever is no citizen: a complaint's secret link is none."""
    if actor.role is not Role.CITIZEN or actor.citizen_id is None or actor.complaint_id is not None:
        raise NotFound(_("Only a citizen has a profile here."))
    row, ward = _read(actor.citizen_id)
    return Profile(
        row.name, phones.shown(row.phone), row.address, ward, row.consent_text, row.consent_at, row.created_at
    )


def identity(actor: Actor, citizen_id: int, privacy: str) -> CitizenView | None:
    """Return what the actor may read of the person behind a complaint that the actor sees, or None for nothing."""
    if actor.role in (Role.OPERATOR, Role.SUPERVISOR):
        return _masked(citizen_id)
    if actor.role in (Role.OFFICER, Role.VIEWER) and privacy == "public":
        return _masked(citizen_id) if actor.role is Role.VIEWER else _named(citizen_id)
    return None


def find(actor: Actor, *, phone: str = "", limit: int = 50) -> list[CitizenRow]:
    """Return people newest first, masked; `phone` finds those with that whole number. Raises Invalid for no number."""
    require(actor, Right.REVEAL)
    counted = Complaint.select(fn.COUNT(Complaint.id)).where(Complaint.citizen == Citizen.id)
    query = (
        Citizen.select(
            Citizen.id, Citizen.name, Citizen.phone, fn.COALESCE(Ward.name, ""), counted, Account.id, Citizen.created_at
        )
        .join(Ward, JOIN.LEFT_OUTER, on=(Citizen.ward == Ward.id))
        .join(Account, JOIN.LEFT_OUTER, on=(Account.citizen == Citizen.id))
    )
    if phone.strip():
        query = query.where(Citizen.phone == phones.normalise(phone))
    return [
        CitizenRow(key, masked_name(name), phones.masked(number), ward, count, account is not None, since)
        for key, name, number, ward, count, account, since in tuples(query.order_by(Citizen.id.desc()).limit(limit))
    ]


def reveal(actor: Actor, number: str, reason: str, *, now: int) -> CitizenView:
    """Return the whole identity behind a complaint and write down who asked for it and why.

    Raises NotAllowed, NotFound, Invalid without a reason.
    """
    require(actor, Right.REVEAL)
    why = clean_line(reason, REASON_LIMIT, _("Reason"))

    def unit() -> CitizenView:
        row = cases.find(actor, number)
        events.append(actor, "identity_revealed", row.id, {"reason": why}, now, agency_id=row.agency_id)
        return _full(row.citizen_id)

    return transact(unit)


def contact(citizen_id: int) -> str:
    """Return the number (E.164, or nothing) to which the engine sends a citizen's own messages; no person reads it."""
    row, _ward = _read(citizen_id)
    return str(row.phone)


def masked_name(name: str) -> str:
    """Return a name of which only the first letter of each word can be read."""
    return " ".join(f"{word[0]}{HIDDEN}" for word in name.split())


def _full(citizen_id: int) -> CitizenView:
    row, ward = _read(citizen_id)
    return CitizenView(row.name, phones.shown(row.phone), row.address, ward, masked=False)


def _masked(citizen_id: int) -> CitizenView:
    row, ward = _read(citizen_id)
    address = HIDDEN if row.address else ""
    return CitizenView(masked_name(row.name), phones.masked(row.phone), address, ward, masked=True)


def _named(citizen_id: int) -> CitizenView:
    """Return what an agency reads behind a public complaint: whom to address, not where to find them."""
    row, _ward = _read(citizen_id)
    return CitizenView(row.name, "", "", "", masked=False)


def _read(citizen_id: int) -> tuple[Citizen, str]:
    row = Citizen.select(Citizen, Ward).join(Ward, JOIN.LEFT_OUTER).where(Citizen.id == citizen_id).get()
    return row, row.ward.name if row.ward else ""


def _checked(new: NewCitizen, *, full: bool) -> dict[str, str | int | None]:
    """Return the columns of a person, cleaned; `full` asks for all of them."""
    ward = wards.find(new.ward)
    if full and ward is None:
        raise Invalid(_("Choose the ward (kelurahan) you live in."))
    return {
        "name": clean_line(new.name, NAME_LIMIT, _("Name")),
        "phone": phones.normalise(new.phone) if full or new.phone.strip() else "",
        "address": clean_line(new.address, ADDRESS_LIMIT, _("Address"), required=full),
        "ward": ward,
    }
