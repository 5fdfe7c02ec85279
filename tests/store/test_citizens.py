"""Who a citizen is stands apart: kept once, shown masked, revealed for a reason, and never to an agency unasked."""

import pytest

from store import citizens, complaints, events, queries, sessions, wards
from store.actors import PUBLIC, SYSTEM, Actor, Role
from store.citizens import NewCitizen, Registration
from store.clock import VirtualClock
from store.database import transact
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.models import Account, Citizen
from tests.support.city import City

RINA = NewCitizen("Wa Ode Rina", "0813 5555 0101", "Jl. Saranani 12", "Korumba")


def registration(**changes: object) -> Registration:
    fields: dict[str, object] = {
        "name": "Wa Ode Rina",
        "phone": "0813 5555 0101",
        "address": "Jl. Saranani 12",
        "ward": "korumba",
        "password": "rumah kopi hujan pagi",
        "consented": True,
    }
    return Registration(**(fields | changes))  # type: ignore[arg-type]  # keys are the fields' names


def ensure(new: NewCitizen, clock: VirtualClock) -> int:
    return transact(lambda: citizens.ensure(new, clock.now()))


def test_registering_keeps_wording_and_date_of_the_consent(city: City, clock: VirtualClock) -> None:
    key = citizens.register(PUBLIC, registration(), now=clock.now())
    row = Citizen.get_by_id(key)
    assert (citizens.contact(key), row.consent_at) == ("+6281355550101", clock.now())
    assert row.consent_text == citizens.consent_wording()
    account = Account.get(Account.citizen == key)
    assert (account.login, account.name, account.phone) == (sessions.stored_login("+6281355550101"), "", "")


def test_without_consent_nothing_is_kept(city: City, clock: VirtualClock) -> None:
    before = Citizen.select().count()
    with pytest.raises(Invalid, match="persetujuan"):
        citizens.register(PUBLIC, registration(consented=False), now=clock.now())
    for changes in ({"ward": ""}, {"ward": "Atlantis"}, {"password": "pendek"}, {"address": " "}):
        with pytest.raises(Invalid):
            citizens.register(PUBLIC, registration(**changes), now=clock.now())
    assert Citizen.select().count() == before


def test_a_number_has_one_account(city: City, clock: VirtualClock) -> None:
    citizens.register(PUBLIC, registration(), now=clock.now())
    before = Citizen.select().count()
    with pytest.raises(Conflict, match="sudah terdaftar"):
        citizens.register(PUBLIC, registration(phone="+62813-5555-0101", name="Lain"), now=clock.now())
    assert Citizen.select().count() == before


def test_the_same_person_is_kept_once(city: City, clock: VirtualClock) -> None:
    key = ensure(RINA, clock)
    assert ensure(NewCitizen(" Wa  Ode Rina", "+6281355550101", "Jl. Saranani 12", "74.71.01.1002"), clock) == key
    assert ensure(NewCitizen("Wa Ode Rina", "0813 5555 0101", "Jl. Saranani 12"), clock) != key
    assert ensure(NewCitizen("Wa Ode Rina", "0813 5555 0101", "Jl. Saranani 12"), clock) != key
    assert ensure(NewCitizen("La Ode Rino", "0813 5555 0101", "Jl. Saranani 12", "Korumba"), clock) != key


def test_people_without_a_number_are_never_joined(city: City, clock: VirtualClock) -> None:
    assert ensure(NewCitizen("Ali"), clock) != ensure(NewCitizen("Ali"), clock)


def test_a_complaint_at_the_counter_never_reaches_an_account_with_that_number(city: City, clock: VirtualClock) -> None:
    key = citizens.register(PUBLIC, registration(), now=clock.now())
    assert ensure(RINA, clock) != key


def test_a_citizen_reads_the_own_data_and_nobody_else_s(city: City) -> None:
    mine = citizens.profile(city.citizen)
    assert (mine.name, mine.phone, mine.ward) == ("La Ode Ahmad", "0812-3456-7890", "Bende")
    for actor in (PUBLIC, city.operator, Actor(Role.CITIZEN)):
        with pytest.raises(NotFound):
            citizens.profile(actor)


def test_staff_read_a_masked_identity(city: City) -> None:
    number = city.complaint()
    for actor in (city.operator, city.supervisor, city.viewer):
        seen = queries.get(actor, number).citizen
        assert seen is not None
        assert seen.masked
        assert seen.name == "W••• O••• S•••"
        assert seen.phone == "+62 ••• 01"
        assert seen.address == "•••"


def test_an_agency_reads_the_name_behind_a_public_complaint_only(city: City) -> None:
    seen = queries.get(city.officer("PUPR"), city.forwarded()).citizen
    assert seen == citizens.CitizenView("Wa Ode Siti", "", "", "", masked=False)
    for privacy in ("anonymous", "secret"):
        number = city.forwarded(privacy=privacy)
        assert queries.get(city.officer("PUPR"), number).citizen is None
        assert queries.get(city.viewer, number).citizen is None
        assert queries.get(city.operator, number).citizen is not None


def test_nobody_else_reads_an_identity(city: City) -> None:
    key = Citizen.get().id
    for actor in (PUBLIC, SYSTEM):
        assert citizens.identity(actor, key, "public") is None


def test_an_address_that_is_not_known_is_not_masked(city: City) -> None:
    number = city.complaint(citizen=NewCitizen("Ali"))
    seen = queries.get(city.operator, number).citizen
    assert seen == citizens.CitizenView("A•••", "", "", "", masked=True)


def test_a_reveal_is_an_event_with_its_reason(city: City, clock: VirtualClock) -> None:
    number = city.complaint(privacy="secret")
    seen = citizens.reveal(city.operator, number, "Menelepon pelapor untuk lokasi.", now=clock.now())
    assert (seen.name, seen.masked) == ("Wa Ode Siti", False)
    entry = queries.history(city.operator, number)[-1]
    assert (entry.kind, entry.data["reason"]) == ("identity_revealed", "Menelepon pelapor untuk lokasi.")
    assert "Siti" not in str(entry)
    assert events.verify(city.operator).ok


def test_a_reveal_needs_a_reason_and_the_right(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()
    before = len(queries.history(city.operator, number))
    with pytest.raises(Invalid, match="Alasan"):
        citizens.reveal(city.operator, number, "  ", now=clock.now())
    for actor in (city.viewer, city.officer("PUPR"), city.citizen, PUBLIC):
        with pytest.raises(NotAllowed):
            citizens.reveal(actor, number, "ingin tahu", now=clock.now())
    assert len(queries.history(city.operator, number)) == before


def test_wards_are_listed_by_district_and_found_by_code_or_name(city: City) -> None:
    assert [ward.name for ward in wards.listing()] == ["Bende", "Kadia", "Korumba", "Mandonga"]
    assert list(wards.by_district()) == ["Kadia", "Mandonga"]
    assert wards.find("korumba ") == wards.find("74.71.01.1002")
    assert wards.find(" ") is None
    with pytest.raises(Invalid, match="Atlantis"):
        wards.find("Atlantis")


def test_a_complaint_can_come_from_somebody_of_whom_only_the_name_is_known(city: City, clock: VirtualClock) -> None:
    new = complaints.NewComplaint(
        title="Lampu mati",
        text="Sejak kemarin.",
        client_key="tanpa-nomor",
        citizen=NewCitizen("Ali"),
        channel="counter",
    )
    assert complaints.submit(city.operator, new, now=clock.now(), secret="s" * 22).created


def test_humas_lists_people_masked_and_finds_them_by_number(city: City, clock: VirtualClock) -> None:
    key = citizens.register(PUBLIC, registration(), now=clock.now())
    found = citizens.find(city.operator, phone="0813-5555-0101")
    assert [(row.id, row.name, row.phone) for row in found] == [(key, "W••• O••• R•••", "+62 ••• 01")]
    assert len(citizens.find(city.operator)) == Citizen.select().count()
    with pytest.raises(NotAllowed):
        citizens.find(city.viewer)


def test_the_engine_knows_where_to_write_to(city: City, clock: VirtualClock) -> None:
    assert citizens.contact(ensure(RINA, clock)) == "+6281355550101"
    assert citizens.contact(ensure(NewCitizen("Ali"), clock)) == ""
