"""At the counter: a complaint is taken in with its citizen, and what the words may mean stands beside the form."""

import pytest

from store import drafts, queries
from store.clock import VirtualClock
from store.errors import Unavailable
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE
FIELDS = ("Wa Ode Siti", "081234567890", "Jl. Saranani 12", "Sampah menumpuk di lorong", "Lorong Kelapa", "Mandonga")


async def fill(person: Person, *values: str) -> None:
    """Type the fields one after the other; Enter goes to the next."""
    for value in values:
        await person.type(f"{value}\n")


def test_a_complaint_from_the_counter_gets_its_number_and_the_citizens_code(city: City, clock: VirtualClock) -> None:
    city.forwarded("Sampah menumpuk di pasar", agency="DLHK")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(140, 40)) as person:
            await person.press("M", "l")
            await person.sees("Pengaduan baru", "Nama pelapor")
            await fill(person, *FIELDS, "", "tele", "rah")
            await person.sees("OPD yang disarankan", "DLHK", "Pernah diadukan", "Sampah menumpuk di pasar")
            await person.type("Sudah dua minggu.")
            await person.press("ctrl+o")
            await person.sees("diterima; kode untuk warga")

    play(scenario)
    row = queries.find(city.operator, queries.Filter(), now=clock.now()).rows[0]
    view = queries.get(city.operator, row.number)
    assert (view.title, view.text, view.place, view.ward) == (FIELDS[3], "Sudah dua minggu.", FIELDS[4], FIELDS[5])
    assert (view.channel, view.privacy) == ("phone", "secret")


def test_what_cannot_be_is_said_and_what_was_typed_stays(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator, size=(80, 24)) as person:
            await person.press("l")
            await fill(person, *FIELDS[:5], "Antah Berantah")
            await person.press("ctrl+o")
            await person.sees("Antah Berantah", "✗")
            await person.press("escape")
            await person.sees("Tulisan Anda disimpan")
            await person.press("l")
            await person.sees("Sampah menumpuk di lorong", "Teks Anda dari")

    play(scenario)


def test_a_complaint_is_taken_in_and_its_text_forgotten_or_neither(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise Unavailable("Server basis data tidak menjawab.")

    monkeypatch.setattr(drafts, "drop", fails)

    async def scenario() -> None:
        async with console(clock, city.operator, size=(140, 40)) as person:
            await person.press("l")
            await fill(person, *FIELDS, "", "tele", "rah")
            await person.type("Sudah dua minggu.")
            await person.press("ctrl+o")
            await person.sees("Sampah menumpuk di lorong", "Server basis data tidak menjawab.")

    play(scenario)
    assert queries.find(city.operator, queries.Filter(), now=clock.now()).rows == []


def test_a_viewer_takes_nothing_in(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.accounts["viewer"]) as person:
            await person.press("l")
            assert "Pengaduan baru" not in person.text

    play(scenario)


def test_similar_complaints_stand_beside_a_complaint(city: City, clock: VirtualClock) -> None:
    older = city.complaint("Lampu jalan padam di Bende", ward="Bende")
    city.complaint("Lampu jalan padam", ward="Kadia")
    city.complaint("Lampu jalan padam lagi", ward="Bende")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.press("M", "G", "enter")
            await person.sees("1 pengaduan mirip")
            assert older in person.line_with("Lampu jalan padam di Bende")
            await person.press("plus")
            await person.sees("Gabung ke nomor")
            assert older in person.line_with("Gabung ke nomor")

    play(scenario)
