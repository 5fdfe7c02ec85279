"""People in one complaint see each other, whoever writes there, and nobody past an agency's wall."""

import pytest

from ehumas_tui import presence
from ehumas_tui.screens.answer import AnswerScreen
from store import complaints
from store.actors import Actor
from store.clock import VirtualClock
from store.models import Presence
from store.presence import ANSWERING, FORWARDING, LEASE, READING, WRITING, Present
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

BOTH = "◉ Supervisor Humas membuka ini juga"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ehumas_tui.app.LOOK_EVERY", 0.05)


async def _opens(person: Person, number: str, seen: str = "Riwayat") -> None:
    await person.type(number)
    await person.press("enter")
    await person.sees(seen)


def test_two_in_one_complaint_see_each_other_come_write_and_go(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as one, console(clock, city.supervisor) as other:
            await _opens(one, number)
            assert "◉" not in one.text
            await _opens(other, number)
            await one.sees(BOTH)
            await other.sees("◉ Operator Humas membuka ini juga")
            await other.press("c")
            await one.sees(f"{BOTH} · sedang menulis")
            await other.press("escape")
            await one.sees_no("sedang menulis")
            await other.press("t")
            await one.sees(f"{BOTH} · memilih OPD")
            await other.sees("◉ Operator Humas membuka ini juga")
            await other.press("escape", "escape")
            await one.sees_no("◉")

    play(scenario)
    assert Presence.select().count() == 0


@ON_SQLITE
def test_a_console_that_died_is_seen_no_more_once_its_lease_is_over(city: City, clock: VirtualClock) -> None:
    from store import presence as told

    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as one:
            await _opens(one, number)
            told.look(city.supervisor, "mati", number, READING, now=clock.now())
            await one.sees(BOTH)
            clock.advance(LEASE)
            await one.sees_no("◉")

    play(scenario)


@ON_SQLITE
def test_whoever_goes_on_to_the_next_complaint_is_seen_there(city: City, clock: VirtualClock) -> None:
    first, second = city.complaint("Jalan berlubang"), city.complaint("Lampu mati")

    async def scenario() -> None:
        async with console(clock, city.operator) as one, console(clock, city.supervisor) as other:
            await one.press("enter")
            await one.sees("Riwayat")
            shown, hidden = (first, second) if first in one.text else (second, first)
            await _opens(other, shown)
            await one.sees(BOTH)
            await one.press("n")
            await one.sees_no("◉")
            await other.sees_no("◉")
            assert hidden in one.text

    play(scenario)


def test_officers_of_an_agency_see_each_other_and_of_humas_no_name(city: City, clock: VirtualClock) -> None:
    number, colleague = city.forwarded(), _colleague(city)

    async def scenario() -> None:
        size = (100, 30)
        async with console(clock, city.officer(), size=size) as one, console(clock, colleague, size=size) as other:
            await one.press("b")
            await one.sees("● Jawaban akhir")
            await _opens(other, number)
            await other.sees("◉ Petugas PUPR (PUPR) membuka ini juga · menulis jawaban")
            await one.sees("◉ Rekan PUPR (PUPR) membuka ini juga")
            assert isinstance(one.screen, AnswerScreen)
            async with console(clock, city.operator, size=size) as desk:
                await _opens(desk, number)
                await desk.sees("◉ Petugas PUPR (PUPR), Rekan PUPR (PUPR) membuka ini juga")
                await one.sees("Humas membuka ini juga")
                assert "Operator" not in other.line_with("◉")

    play(scenario)


@ON_SQLITE
def test_a_note_written_from_the_list_is_seen_in_the_complaint(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as one, console(clock, city.supervisor) as other:
            await _opens(one, number)
            await other.press("c")
            await one.sees(f"{BOTH} · sedang menulis")
            await other.press("escape")
            await one.sees_no("◉")

    play(scenario)


@ON_SQLITE
def test_a_long_word_of_the_status_line_leaves_the_company_its_own_line(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with (
            console(clock, city.operator, size=(60, 20)) as one,
            console(clock, city.supervisor, size=(60, 20)) as other,
        ):
            await _opens(one, number, "Pelapor")
            await _opens(other, number, "Pelapor")
            await one.sees(BOTH)
            assert one.status.endswith(BOTH)
            await one.press("r")
            await one.sees("tidak sesuai")
            assert one.lines[-2].endswith(BOTH)
            assert "tidak sesuai" in one.lines[-4] + one.lines[-3]

    play(scenario)


@ON_SQLITE
def test_a_complaint_that_went_away_ends_no_console(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.officer(), deaf=True) as one:
            await _opens(one, number)
            complaints.forward(city.operator, [number], "RSUD", now=clock.now())
            await one.press("escape")
            await one.sees("Pengaduan kami")

    play(scenario)


def test_the_words_name_two_and_count_the_others_and_get_shorter_where_it_is_narrow() -> None:
    budi, ani = Present("Budi", "", ANSWERING), Present("Ani", "PUPR", READING)
    third = Present("Cici", "", FORWARDING)
    assert presence.sentence([], 80) == ""
    assert presence.sentence([budi], 80) == "◉ Budi membuka ini juga · menulis jawaban"
    assert presence.sentence([budi], 30) == "◉ Budi · menulis jawaban"
    assert presence.sentence([ani], 20) == "◉ Ani (PUPR)"
    assert presence.sentence([budi, ani], 80) == "◉ Budi, Ani (PUPR) membuka ini juga · Budi menulis jawaban"
    assert presence.sentence([budi, ani, third], 100) == (
        "◉ Budi, Ani (PUPR) +1 membuka ini juga · Budi menulis jawaban, Cici memilih OPD"
    )
    assert presence.sentence([budi, ani], 30) == "◉ Budi menulis jawaban"
    assert presence.sentence([Present("Saya", "", WRITING, own=True)], 80) == (
        "◉ Anda di tempat lain membuka ini juga · sedang menulis"
    )
    assert presence.sentence([Present("\x1b[31m" + "x" * 40, "", READING)], 90).count("x") == 18


def _colleague(city: City) -> Actor:
    from store.actors import Role
    from store.models import Account

    agency = city.officer().agency_id
    row = Account.create(
        login="rekan", role="officer", name="Rekan PUPR", agency=agency, password_hash="", created_at=city.clock.now()
    )
    return Actor(Role.OFFICER, account_id=row.id, agency_id=agency, name="Rekan PUPR")
