"""A small city for tests: three agencies with an officer each, four wards, and one account of each role."""

from dataclasses import dataclass, field
from typing import Any

from store.actors import Actor, Role
from store.clock import VirtualClock
from store.database import transact

AGENCIES = {
    "PUPR": "Dinas Pekerjaan Umum dan Penataan Ruang",
    "RSUD": "RSUD Kota Kendari",
    "DLHK": "Dinas Lingkungan Hidup dan Kehutanan",
}
WARDS = {"Mandonga": ("Mandonga", "Korumba"), "Kadia": ("Kadia", "Bende")}


@dataclass
class City:
    """Who acts in it, and short ways to a complaint in some state."""

    clock: VirtualClock
    accounts: dict[str, Actor] = field(default_factory=dict)
    made: int = 0

    @property
    def operator(self) -> Actor:
        return self.accounts["operator"]

    @property
    def supervisor(self) -> Actor:
        return self.accounts["supervisor"]

    @property
    def viewer(self) -> Actor:
        return self.accounts["viewer"]

    @property
    def citizen(self) -> Actor:
        return self.accounts["citizen"]

    def officer(self, agency: str = "PUPR") -> Actor:
        return self.accounts[agency]

    def complaint(self, title: str = "Jalan berlubang", **given: Any) -> str:
        """Send in a complaint at the clock's time and return its number; fields of NewComplaint may be given."""
        from store import complaints
        from store.citizens import NewCitizen

        self.made += 1
        now = given.pop("now", self.clock.now())
        actor = given.pop("actor", self.operator)
        received_at = given.pop("received_at", None)
        fields: dict[str, Any] = {
            "title": title,
            "text": f"{title} di depan pasar, sudah seminggu.",
            "citizen": NewCitizen(
                name="Wa Ode Siti", phone=f"0812340{self.made:05d}", address="Jl. Saranani 12", ward="Korumba"
            ),
            "channel": "counter",
            "client_key": f"test-key-{self.made}",
        }
        ticket = complaints.submit(
            actor,
            complaints.NewComplaint(**(fields | given)),
            now=now,
            secret=f"secret-{self.made:024d}",
            received_at=received_at,
        )
        return ticket.number

    def forwarded(self, title: str = "Jalan berlubang", agency: str = "PUPR", **given: Any) -> str:
        """Send in a complaint, forward it to `agency` at the clock's time, and return its number."""
        from store import complaints

        number = self.complaint(title, **given)
        complaints.forward(self.operator, [number], agency, now=self.clock.now())
        return number

    def answered(self, title: str = "Jalan berlubang", agency: str = "PUPR", **given: Any) -> str:
        """Send in, forward and answer a complaint at the clock's time, and return its number."""
        from store import referrals

        number = self.forwarded(title, agency, **given)
        referrals.answer(
            self.officer(agency),
            number,
            "Lubang sudah ditutup hari ini oleh regu pemeliharaan.",
            now=self.clock.now(),
            client_key=f"answer-{number}",
        )
        return number


def build(clock: VirtualClock) -> City:
    """Fill the connected, empty database and return the city."""
    city = City(clock)
    transact(lambda: _fill(city))
    return city


def _fill(city: City) -> None:
    now = city.clock.now()
    ward = _places()
    for role in (Role.OPERATOR, Role.SUPERVISOR, Role.VIEWER):
        city.accounts[role.value] = _account(role, role.value, f"{role.value.title()} Humas", now)
    for index, (code, name) in enumerate(AGENCIES.items()):
        city.accounts[code] = _agency(code, name, index, now)
    city.accounts["citizen"] = _citizen(ward, now)


def _places() -> int:
    """Make the districts and wards and return one ward's id."""
    from store.models import District, Ward

    ward = 0
    for place, (district, names) in enumerate(WARDS.items(), start=1):
        parent = District.create(code=f"74.71.{place:02d}", name=district)
        for number, name in enumerate(names, start=1):
            code = f"74.71.{place:02d}.{1000 + number}"
            ward = Ward.create(code=code, name=name, district=parent, postal_code="93111").id
    return ward


def _account(role: Role, login: str, name: str, now: int, **belongs: int) -> Actor:
    from store.models import Account

    row = Account.create(role=role.value, login=login, name=name, created_at=now, **belongs)
    return Actor(role, account_id=row.id, name=name, agency_id=belongs.get("agency"), citizen_id=belongs.get("citizen"))


def _agency(code: str, name: str, index: int, now: int) -> Actor:
    from store.models import Agency, Officer

    agency = Agency.create(code=code, name=name)
    Officer.create(agency=agency, name=f"Petugas {code}", phone=f"+62811400{index:04d}", created_at=now)
    return _account(Role.OFFICER, code.lower(), f"Petugas {code}", now, agency=agency.id)


def _citizen(ward: int, now: int) -> Actor:
    from store import identities, sessions
    from store.vault import Identity

    phone = "+6281234567890"
    key = identities.keep(Identity("La Ode Ahmad", phone, "Jl. Made Sabara 3"), ward, created_at=now)
    return _account(Role.CITIZEN, sessions.stored_login(phone), "", now, citizen=key)
