"""Who acts in the demo city: staff with known passwords, an officer or two per agency, and its citizens."""

from dataclasses import dataclass, field
from random import Random

from demo.pictures import Camera
from demo.texts import Grammar
from store import accounts, categories, citizens, officers, seed, wards
from store.actors import PUBLIC, SYSTEM, Actor, Role
from store.citizens import NewCitizen, Registration

PASSWORD = "kendari terang 2026"  # noqa: S105  # printed by the demo, for everybody
STAFF = (
    ("humas", "operator", "Operator Humas", "0812-0000-0011"),
    ("kabag", "supervisor", "Kepala Bagian Humas", "0812-0000-0012"),
    ("walikota", "viewer", "Staf Wali Kota", "0812-0000-0013"),
)
CITIZEN_PHONE = "0812-0000-0001"
FIRST_CITIZEN, FIRST_OFFICER = 101, 900_001
PHONE = "+6281200{:06d}"


@dataclass
class People:
    """Everybody who can act, by what they are asked for; `earlier` citizens complained before the lived months."""

    operator: Actor
    supervisor: Actor
    officers: dict[str, Actor]
    owners: dict[str, str]
    wards: list[str]
    ward_names: list[str]
    resident: int
    grammar: Grammar
    rng: Random
    camera: Camera
    citizens: list[NewCitizen] = field(default_factory=list)
    earlier: int = 0

    def other_agency(self, agency: str) -> str:
        """Draw another agency that has an officer."""
        return self.rng.choice([code for code in self.officers if code != agency])

    def reporter(self) -> NewCitizen:
        """Return somebody who complains: every fifth has complained before."""
        if self.citizens and self.rng.random() < 0.2:
            return self.rng.choice(self.citizens)
        ward = self.rng.choice(self.wards)
        phone = PHONE.format(FIRST_CITIZEN + self.earlier + len(self.citizens))
        address = f"{self.grammar.place(ward).line} No. {self.rng.randint(1, 90)}"
        self.citizens.append(NewCitizen(self.grammar.name(), phone, address, ward))
        return self.citizens[-1]


def settle(grammar: Grammar, rng: Random, camera: Camera, now: int) -> People:
    """Fill a new database with what every city has, and its people; return them."""
    seed.load(SYSTEM, now=now)
    staff = {login: _account(login, role, name, now, phone=phone) for login, role, name, phone in STAFF}
    owners = {topic.code: topic.agency for topic in categories.listing() if topic.agency}
    return People(
        operator=staff["humas"],
        supervisor=staff["kabag"],
        officers=_officers(sorted(set(owners.values())), grammar, rng, now),
        owners=owners,
        wards=[ward.code for ward in wards.listing()],
        ward_names=[ward.name for ward in wards.listing()],
        resident=_resident(grammar, now),
        grammar=grammar,
        rng=rng,
        camera=camera,
    )


def login_of(agency: str) -> str:
    """Return the login of an agency's officer."""
    return agency.lower()


def _officers(codes: list[str], grammar: Grammar, rng: Random, now: int) -> dict[str, Actor]:
    """Give each agency that answers a topic an account and one or two telephones; one has none, as it happens."""
    found: dict[str, Actor] = {}
    number = FIRST_OFFICER
    for code in codes:
        found[code] = _account(login_of(code), "officer", f"Petugas {code}", now, agency=code)
        for _person in range(rng.choice((1, 1, 2))):
            phone = "" if code == "DISPORA" else PHONE.format(number)
            officers.add(SYSTEM, code, grammar.name(), phone=phone, now=now)
            number += 1
    return found


def _account(login: str, role: str, name: str, now: int, *, agency: str = "", phone: str = "") -> Actor:
    accounts.create(SYSTEM, role=role, login=login, name=name, password=PASSWORD, agency=agency, phone=phone, now=now)
    return accounts.actor_for_login(login, now=now, by="demo")


def _resident(grammar: Grammar, now: int) -> int:
    """Register the one citizen whose password is known, and return the citizen's key."""
    ward = wards.listing()[0]
    place = grammar.place(ward.name)
    return citizens.register(
        PUBLIC, Registration(grammar.name(), CITIZEN_PHONE, f"{place.line} No. 8", ward.code, PASSWORD, True), now=now
    )


def citizen(citizen_id: int) -> Actor:
    """Return a citizen as an actor, as if the link on the ticket had been opened."""
    return Actor(Role.CITIZEN, citizen_id=citizen_id)
