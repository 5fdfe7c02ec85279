"""Agencies and officers: codes in capitals, numbers that a WhatsApp can have, nothing left without an owner."""

import pytest

from store import agencies, officers
from store.actors import PUBLIC, SYSTEM
from store.clock import VirtualClock
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.models import Event
from tests.support.city import City


def test_a_code_is_kept_in_capitals_and_taken_once(city: City, clock: VirtualClock) -> None:
    made = agencies.add(city.operator, " dinsos ", "Dinas Sosial", now=clock.now())
    assert (made.code, made.kind, made.active, made.version) == ("DINSOS", "dinas", True, 1)
    with pytest.raises(Conflict):
        agencies.add(city.operator, "Dinsos", "Dinas Sosial", now=clock.now())


@pytest.mark.parametrize("code", ["", "A", "1PUPR", "PU PR", "PU[R]", "P" * 25, "PÜPR"])
def test_a_code_is_capitals_digits_and_dashes(city: City, clock: VirtualClock, code: str) -> None:
    with pytest.raises(Invalid):
        agencies.add(city.operator, code, "Dinas", now=clock.now())


def test_a_wrong_code_is_answered_with_the_likeliest(city: City) -> None:
    with pytest.raises(NotFound, match="PUPR"):
        agencies.get(city.operator, "PURP")
    with pytest.raises(NotFound) as caught:
        agencies.get(city.operator, "ZZZ")
    assert "DLHK" not in str(caught.value)


def test_an_officer_knows_the_own_agency_and_no_other(city: City) -> None:
    officer = city.officer("RSUD")
    assert [row.code for row in agencies.find(officer)] == ["RSUD"]
    assert {row.agency for row in officers.find(officer)} == {"RSUD"}
    with pytest.raises(NotFound) as caught:
        agencies.get(officer, "PUPR")
    assert "RSUD" not in str(caught.value)
    foreign = officers.find(city.operator, agency="PUPR")[0]
    with pytest.raises(NotFound):
        officers.get(officer, foreign.id)
    with pytest.raises(NotFound):
        officers.find(officer, agency="PUPR")


def test_only_humas_edits_agencies_and_officers(city: City, clock: VirtualClock) -> None:
    for actor in (city.viewer, city.officer(), city.citizen, PUBLIC):
        with pytest.raises(NotAllowed):
            agencies.add(actor, "DINSOS", "Dinas Sosial", now=clock.now())
        with pytest.raises(NotAllowed):
            agencies.edit(actor, "PUPR", name="x", now=clock.now())
        with pytest.raises(NotAllowed):
            agencies.disable(actor, "PUPR", now=clock.now())
        with pytest.raises(NotAllowed):
            agencies.enable(actor, "PUPR", now=clock.now())
        with pytest.raises(NotAllowed):
            officers.add(actor, "PUPR", "Budi", phone="081234567890", now=clock.now())
        with pytest.raises(NotAllowed):
            officers.edit(actor, 1, name="Budi", now=clock.now())
        with pytest.raises(NotAllowed):
            officers.disable(actor, 1, now=clock.now())
    with pytest.raises(NotAllowed):
        agencies.find(PUBLIC)


def test_agencies_are_found_by_code_or_name_and_by_being_in_use(city: City, clock: VirtualClock) -> None:
    assert [row.code for row in agencies.find(city.viewer, search="lingkungan")] == ["DLHK"]
    agencies.disable(city.operator, "DLHK", now=clock.now())
    assert [row.code for row in agencies.find(city.viewer, active=True)] == ["PUPR", "RSUD"]
    assert agencies.enable(city.operator, "DLHK", now=clock.now()).active


def test_editing_leaves_what_is_not_given_and_minds_the_version(city: City, clock: VirtualClock) -> None:
    first = agencies.edit(city.operator, "RSUD", kind="RSUD", now=clock.now())
    assert (first.kind, first.name, first.version) == ("rsud", "RSUD Kota Kendari", 2)
    assert agencies.edit(city.operator, "RSUD", name="RSUD Kota", version=2, now=clock.now()).kind == "rsud"
    with pytest.raises(Conflict):
        agencies.edit(city.supervisor, "RSUD", name="RSUD Lama", version=2, now=clock.now())
    with pytest.raises(Invalid):
        agencies.edit(city.supervisor, "RSUD", kind="klinik", now=clock.now())


def test_an_agency_that_holds_complaints_stays_in_use(city: City, clock: VirtualClock) -> None:
    city.forwarded(agency="PUPR")
    with pytest.raises(Conflict, match="1 pengaduan"):
        agencies.disable(city.operator, "PUPR", now=clock.now())


@pytest.mark.parametrize("written", ["0812 3456 7890", "+62 812-3456-7890", "6281234567890", "0062 812 3456 7890"])
def test_an_officers_number_is_kept_as_whatsapp_wants_it(city: City, clock: VirtualClock, written: str) -> None:
    assert officers.add(city.operator, "pupr", "Budi", phone=written, now=clock.now()).phone == "+6281234567890"


@pytest.mark.parametrize(
    "written",
    ["0401 321234", "08123456789O", "0812 3456 7890 / 0813 1111 2222", "0812", "+1 202 555 0100", "nomor Budi"],
)
def test_a_number_that_no_whatsapp_can_have_is_refused_with_a_sentence(
    city: City, clock: VirtualClock, written: str
) -> None:
    with pytest.raises(Invalid, match=r"\.$"):
        officers.add(city.operator, "PUPR", "Budi", phone=written, now=clock.now())


def test_one_number_belongs_to_one_person_of_an_agency(city: City, clock: VirtualClock) -> None:
    now = clock.now()
    first = officers.add(city.operator, "PUPR", "Budi", phone="081234567890", now=now)
    with pytest.raises(Conflict, match="Budi"):
        officers.add(city.operator, "PUPR", "Ani", phone="+6281234567890", now=now)
    officers.add(city.operator, "RSUD", "Budi", phone="081234567890", now=now)
    officers.disable(city.operator, first.id, now=now)
    officers.add(city.operator, "PUPR", "Ani", phone="081234567890", now=now)
    with pytest.raises(Conflict, match="Ani"):
        officers.enable(city.operator, first.id, now=now)


def test_an_officer_may_have_no_number_and_comes_back_into_use(city: City, clock: VirtualClock) -> None:
    row = officers.add(city.operator, "PUPR", "Tanpa Nomor", now=clock.now())
    assert not officers.disable(city.operator, row.id, now=clock.now()).active
    assert row.id not in {kept.id for kept in officers.find(city.operator, agency="PUPR", active=True)}
    assert officers.enable(city.operator, row.id, now=clock.now()).active


def test_editing_an_officer_leaves_what_is_not_given(city: City, clock: VirtualClock) -> None:
    row = officers.add(city.operator, "PUPR", "Budi", phone="081234567890", now=clock.now())
    edited = officers.edit(city.operator, row.id, name="Budi S.", email="budi@kendarikota.go.id", now=clock.now())
    assert (edited.name, edited.phone, edited.email) == ("Budi S.", "+6281234567890", "budi@kendarikota.go.id")
    assert officers.edit(city.operator, row.id, phone="0812 3456 7890", now=clock.now()).phone == "+6281234567890"
    assert officers.edit(city.operator, row.id, phone="", now=clock.now()).phone == ""
    for wrong in ("budi", "budi@x", "a@b.c d", "a@b,c.id"):
        with pytest.raises(Invalid):
            officers.edit(city.operator, row.id, email=wrong, now=clock.now())


def test_no_officer_joins_an_agency_out_of_use_or_unknown(city: City, clock: VirtualClock) -> None:
    agencies.disable(city.operator, "DLHK", now=clock.now())
    with pytest.raises(Conflict):
        officers.add(city.operator, "DLHK", "Budi", now=clock.now())
    with pytest.raises(NotFound):
        officers.add(city.operator, "TIDAKADA", "Budi", now=clock.now())
    with pytest.raises(NotFound):
        officers.get(SYSTEM, 99_999)


def test_the_chain_of_events_names_no_officer(city: City, clock: VirtualClock) -> None:
    officers.add(city.operator, "PUPR", "Budi Santoso", phone="081234567890", now=clock.now())
    told = " ".join(row.data for row in Event.select())
    assert "Budi" not in told
    assert "81234567890" not in told
