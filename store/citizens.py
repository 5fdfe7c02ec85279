"""Citizens: who they are, what they agreed to, and who may read it: the only door to it.

Staff read a masked identity until they ask for it with a reason, which is an event. An agency reads the name behind a
public complaint and nothing behind an anonymous or secret one. The database has it sealed (`store.vault`).
"""

from dataclasses import dataclass

from peewee import JOIN, fn

from store import accounts, cases, events, identities, phones, vault, wards
from store.actors import Actor, Right, Role, require
from store.database import transact
from store.errors import Conflict, Invalid, NotFound
from store.i18n import _
from store.identities import Found
from store.models import Account, Citizen, Complaint
from store.rows import first, tuples
from store.text import clean_line
from store.vault import Identity

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
    person, ward = _checked(
        NewCitizen(registration.name, registration.phone, registration.address, registration.ward), full=True
    )
    wording = consent_wording()

    def unit() -> int:
        key = identities.keep(person, ward, consent_at=now, consent_text=wording, created_at=now)
        try:
            accounts.create(
                actor,
                role=Role.CITIZEN,
                login=person.phone,
                name="",
                password=registration.password,
                citizen_id=key,
                now=now,
            )
        except Conflict as error:
            raise Conflict(_("This telephone number is registered already. Log in with it.")) from error
        return key

    return transact(unit)


def ensure(new: NewCitizen, now: int) -> int:
    """Return the key of the person who came in with a complaint; call it inside a transaction.

    The same name, number, address and ward is the same person. An account's citizen is never returned: nobody has
    proved yet that the number is theirs, and they would read the complaint. Raises Invalid.
    """
    person, ward = _checked(new, full=False)
    known = identities.known(person, ward) if person.phone else None
    return identities.keep(person, ward, created_at=now) if known is None else known


def profile(actor: Actor) -> Profile:
    """Return the actor's own data. Raises NotFound for whoever is no citizen: a complaint's secret link is none."""
    if actor.role is not Role.CITIZEN or actor.citizen_id is None or actor.complaint_id is not None:
        raise NotFound(_("Only a citizen has a profile here."))
    found = identities.read(actor.citizen_id)
    if found.person is None:
        raise NotFound(_("Your data was erased. Nothing of it is left to show."))
    about = Citizen.select(Citizen.consent_text, Citizen.consent_at, Citizen.created_at)
    text, consent_at, created_at = first(about.where(Citizen.id == actor.citizen_id)) or ("", None, 0)
    person, phone = found.person, phones.shown(found.person.phone)
    return Profile(person.name, phone, person.address, found.ward, text, consent_at, created_at)


def identity(actor: Actor, citizen_id: int, privacy: str) -> CitizenView | None:
    """Return what the actor may read of the person behind a complaint that the actor sees, or None for nothing.

    With another master key it says so in the name's place: the complaint can be worked on all the same.
    """
    if actor.role not in (Role.OPERATOR, Role.SUPERVISOR) and (
        actor.role not in (Role.OFFICER, Role.VIEWER) or privacy != "public"
    ):
        return None
    try:
        found = identities.read(citizen_id)
    except vault.WrongKey:
        return CitizenView(_("identity sealed: wrong key"), "", "", "", masked=False)
    return _named(found) if actor.role is Role.OFFICER else _masked(found)


def find(actor: Actor, *, phone: str = "", only: int | None = None, limit: int = 50) -> list[CitizenRow]:
    """Return people newest first, masked; `phone` finds those with that whole number, `only` the one of that key.

    Raises Invalid for no number.
    """
    require(actor, Right.REVEAL)
    counted = Complaint.select(fn.COUNT(Complaint.id)).where(Complaint.citizen == Citizen.id)
    query = identities.select(counted, Account.id, Citizen.created_at).join(
        Account, JOIN.LEFT_OUTER, on=(Account.citizen == Citizen.id)
    )
    if phone.strip():
        query = query.where(Citizen.phone_index == vault.phone_index(phones.normalise(phone)))
    if only is not None:
        query = query.where(Citizen.id == only)
    return [
        CitizenRow(row[0], who.name, who.phone, who.ward, count, account is not None, since)
        for *row, count, account, since in tuples(query.order_by(Citizen.id.desc()).limit(limit))
        for who in (_masked(identities.opened(row)),)
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
        return whole(row.citizen_id)

    return transact(unit)


def whole(citizen_id: int) -> CitizenView:
    """Return a whole identity, for a command that has asked for a reason and written it down."""
    return _full(identities.read(citizen_id))


def contact(citizen_id: int) -> str:
    """Return the number (E.164, or nothing) to which the engine sends a citizen's own messages; no person reads it."""
    person = identities.read(citizen_id).person
    return person.phone if person else ""


def masked_name(name: str) -> str:
    """Return a name of which only the first letter of each word can be read."""
    return " ".join(f"{word[0]}{HIDDEN}" for word in name.split())


def _full(found: Found) -> CitizenView:
    person = found.person
    if person is None:
        return _erased()
    return CitizenView(person.name, phones.shown(person.phone), person.address, found.ward, masked=False)


def _masked(found: Found) -> CitizenView:
    person = found.person
    if person is None:
        return _erased()
    address = HIDDEN if person.address else ""
    return CitizenView(masked_name(person.name), phones.masked(person.phone), address, found.ward, masked=True)


def _named(found: Found) -> CitizenView:
    """Return what an agency reads behind a public complaint: whom to address, not where to find them."""
    return _erased() if found.person is None else CitizenView(found.person.name, "", "", "", masked=False)


def _erased() -> CitizenView:
    return CitizenView(_("identity erased"), "", "", "", masked=False)


def _checked(new: NewCitizen, *, full: bool) -> tuple[Identity, int | None]:
    """Return a person, cleaned, and the ward's key; `full` asks for all of it."""
    ward = wards.find(new.ward)
    if full and ward is None:
        raise Invalid(_("Choose the ward (kelurahan) you live in."))
    name = clean_line(new.name, NAME_LIMIT, _("Name"))
    phone = phones.normalise(new.phone) if full or new.phone.strip() else ""
    return Identity(name, phone, clean_line(new.address, ADDRESS_LIMIT, _("Address"), required=full)), ward
