"""What an operator does with complaints, from the keyboard alone."""

import pytest

from store import complaints, queries
from store.clock import HOUR, VirtualClock
from store.errors import Unavailable
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def test_the_zero_board_is_the_first_screen_and_shows_what_breaks_the_promise_oldest_first(
    city: City, clock: VirtualClock
) -> None:
    late = city.complaint("Jalan berlubang")
    clock.advance(HOUR)
    later = city.complaint("Sampah menumpuk")
    clock.advance(5 * HOUR)
    soon = city.complaint("Lampu jalan mati")
    city.forwarded("Antrean panjang")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.sees("Papan nol ▲ 2", "Belum diteruskan", late, later)
            assert person.text.index(late) < person.text.index(later)
            assert "▲ 2j 00m" in person.line_with(late)
            assert "△ 4j 00m" in person.line_with(soon)
            assert "Antrean panjang" not in person.text

    play(scenario)


def test_a_board_without_broken_promises_says_zero(city: City, clock: VirtualClock) -> None:
    city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.sees("Papan nol ✓ 0", "Nol. Semua pengaduan masih dalam janji.")

    play(scenario)


def test_two_keys_forward_a_complaint_to_the_suggested_agency_and_the_cursor_goes_on(
    city: City, clock: VirtualClock
) -> None:
    first, second = city.complaint("Jalan berlubang"), city.complaint("Jalan rusak")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M")
            await person.press("t")
            await person.sees(
                f"Teruskan {first}", "Jawaban ditunggu sampai 6 Okt 08.00; kunjungan menyusul 8 Okt 08.00"
            )
            await person.type("pupr")
            await person.press("enter")
            await person.sees(f"{first} → PUPR; jawaban ditunggu sampai 6 Okt 08.00.")
            await person.until(lambda: second in person.under_cursor)

    play(scenario)
    view = queries.get(city.operator, first)
    assert (view.state, view.agency) == ("forwarded", "PUPR")


def test_every_write_action_takes_the_marked_set_and_says_how_many(city: City, clock: VirtualClock) -> None:
    numbers = [city.complaint(f"Jalan {place}") for place in range(4)]

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "space", "j", "v")
            await person.sees("3 ditandai")
            await person.press("t")
            await person.sees("Teruskan 3 pengaduan")
            await person.type("dlhk")
            await person.press("enter")
            await person.sees("3 pengaduan → DLHK")
            await person.sees_no("ditandai")

    play(scenario)
    assert [queries.get(city.operator, number).state for number in numbers] == ["forwarded"] * 3 + ["new"]


def test_z_takes_back_what_was_just_done_to_all_of_them(city: City, clock: VirtualClock) -> None:
    numbers = [city.complaint(), city.complaint()]

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "space", "space", "m")
            await person.type("Di jalan apa?")
            await person.press("enter")
            await person.sees("2 pengaduan: warga dimintai data.")
            await person.press("z")
            await person.sees("2 pengaduan: diurungkan.")

    play(scenario)
    assert {queries.get(city.operator, number).state for number in numbers} == {"new"}


def test_a_refused_text_is_not_lost(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "m")
            await person.type("   ")
            await person.press("enter")
            await person.sees("✗")
            assert f"Tanya warga ({number})" in person.text
            await person.type("Di jalan apa?")
            await person.press("enter")
            await person.sees("warga dimintai data")

    play(scenario)


def test_a_second_writer_hears_who_was_first_and_overwrites_nothing(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, deaf=True) as person:
            await person.press("M", "t")
            await person.type("dlhk")
            complaints.forward(city.supervisor, [number], "PUPR", now=clock.now())
            await person.press("enter")
            await person.sees("Supervisor Humas")

    play(scenario)
    assert queries.get(city.operator, number).agency == "PUPR"


def test_a_key_that_does_not_fit_says_why(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "a")
            await person.sees(f"! “Terima” tidak sesuai: {number} ○ baru.")

    play(scenario)


def test_digits_jump_to_a_complaint_from_anywhere(city: City, clock: VirtualClock) -> None:
    city.complaint("Jalan berlubang")
    number = city.complaint("Sampah menumpuk")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.type(number)
            await person.press("enter")
            await person.sees("Sampah menumpuk di depan pasar, sudah seminggu.", "Riwayat")
            await person.press("escape")
            await person.sees("Papan nol")
            await person.type("2604175")
            await person.press("enter")
            await person.sees("✗")

    play(scenario)


def test_reject_takes_two_people(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "x")
            await person.type("Bukan wewenang kota.")
            await person.press("enter")
            await person.sees("perlu dua orang")
        async with console(clock, city.supervisor) as person:
            await person.press("M", "x", "enter")
            await person.sees("Kosong.")

    play(scenario)
    view = queries.get(city.operator, number)
    assert (view.state, view.reject_reason) == ("rejected", "Bukan wewenang kota.")


def test_a_note_goes_with_the_complaint_and_tab_leads_to_it_and_back(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "t", "tab")
            await person.type("Segera sebelum hujan.")
            await person.press("tab")
            await person.type("zzz")
            await person.sees("Tidak ada OPD bernama itu.")
            await person.press("enter")
            await person.sees("! Tidak ada OPD bernama itu.")
            await person.press("backspace", "backspace", "backspace")
            await person.type("rsud")
            await person.press("down", "up", "enter")
            await person.sees(f"{number} → RSUD")

    play(scenario)
    assert queries.get(city.operator, number).referrals[0].note == "Segera sebelum hujan."


def test_a_double_click_on_an_agency_forwards(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "t")
            await person.pilot.click("#agencies", offset=(5, 3))
            await person.pilot.click("#agencies", offset=(5, 3), times=2)
            await person.sees(f"{number} → RSUD")

    play(scenario)


def test_one_can_forward_without_suggestions_when_the_texts_cannot_be_read(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = city.complaint()

    def refuse(*_given: object) -> None:
        raise Unavailable("Kunci lain.")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M")
            monkeypatch.setattr(queries, "get", refuse)
            await person.press("t")
            await person.sees("DLHK", "RSUD")
            monkeypatch.undo()
            await person.press("enter")
            await person.sees(f"{number} → DLHK")

    play(scenario)


def test_a_sentence_too_long_for_the_status_line_takes_more_lines(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator, size=(60, 20)) as person:
            await person.type("2604175")
            await person.press("enter")
            await person.sees("angka pemeriksanya", "Bandingkan dengan tanda terima.")
            await person.press("escape")
            await person.press("M")
            await person.sees_no("Bandingkan")

    play(scenario)
