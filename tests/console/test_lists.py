"""Lists of complaints: filters, search, pages read by key, and other people's changes under one's hands."""

from typing import Any

import pytest

from ehumas_tui import complaint_pages
from ehumas_tui.screens.complaint_list import ComplaintList
from store import complaints, queries
from store.clock import HOUR, MINUTE, VirtualClock
from store.queries import Filter
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City


def _many(city: City, count: int) -> list[str]:
    """Send in so many complaints, a minute apart, and return their numbers, oldest first."""
    numbers = []
    for place in range(count):
        numbers.append(city.complaint(f"Lubang nomor {place}"))
        city.clock.advance(MINUTE)
    return numbers


def _records(person: Person) -> Any:
    assert isinstance(person.screen, ComplaintList)
    return person.screen.records


@ON_SQLITE
def test_saved_filters_stand_above_the_list_with_their_counts(city: City, clock: VirtualClock) -> None:
    city.complaint()
    city.forwarded()
    city.answered()
    city.answered()

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("M")
            await person.sees("[Perlu diteruskan 1]", "Di OPD 1", "Perlu ditinjau 2", "Semua 4")
            await person.press("left", "left", "left", "left")
            await person.sees("[Perlu ditinjau 2]", "1 / 2")
            assert person.text.count("◐ dijawab") >= 2
            await person.press("tab")
            await person.sees("[Menunggu warga 0]", "Kosong.")

    play(scenario)


@ON_SQLITE
def test_a_search_goes_through_all_complaints_as_one_types_and_esc_brings_filter_and_cursor_back(
    city: City, clock: VirtualClock
) -> None:
    for title in ("Sampah menumpuk", "Jalan berlubang", "Got tersumbat"):
        city.complaint(title)
        clock.advance(MINUTE)
    city.forwarded("Jalan rusak")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("M", "j")
            await person.until(lambda: "Jalan berlubang" in person.under_cursor)
            await person.press("slash")
            await person.type("jal")
            await person.sees_no("Sampah menumpuk")
            await person.sees(" / jal  ", "[Semua 2]", "Jalan berlubang", "Jalan rusak")
            await person.press("enter", "j")
            await person.press("right")
            await person.sees("/ jal", "[Perlu diteruskan 1]", "1 / 1")
            await person.sees_no("Jalan rusak")
            await person.press("escape")
            await person.sees("[Perlu diteruskan 3]", "Sampah menumpuk", "2 / 3")
            assert "Jalan berlubang" in person.under_cursor
            await person.press("escape", "escape")
            await person.sees("Ini awal. Keluar dengan Q.")

    play(scenario)


@ON_SQLITE
def test_a_search_that_finds_nothing_says_what_to_try_and_esc_brings_the_list_back(
    city: City, clock: VirtualClock
) -> None:
    city.complaint("Sampah menumpuk")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(60, 20)) as person:
            await person.press("M", "slash")
            await person.type("wa ode siti")
            await person.sees("Nama disegel", "tempat.")
            await person.press("escape")
            await person.sees("Sampah menumpuk")
            await person.press("slash", "a", "backspace")
            await person.sees("Sampah menumpuk", "[Perlu diteruskan 1]")

    play(scenario)


@ON_SQLITE
def test_the_first_letter_of_a_further_word_is_waited_for(city: City, clock: VirtualClock) -> None:
    city.complaint("Sampah menumpuk", place="Blok C")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "slash")
            await person.type("sampah m")
            await person.sees("/ sampah  ", "Sampah menumpuk")
            await person.press("enter")
            await person.sees("/ sampah m  ", "Tidak ditemukan")
            await person.press("slash", "backspace")
            await person.type("x ")
            await person.sees("Tidak ditemukan")

    play(scenario)


@ON_SQLITE
def test_the_filter_that_is_clicked_on_narrows_a_search(city: City, clock: VirtualClock) -> None:
    city.complaint("Jalan berlubang")
    city.forwarded("Jalan rusak")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("M", "slash")
            await person.type("jalan")
            await person.press("enter")
            await person.sees("[Semua 2]")
            column = person.line_with("/ jalan").index("Di OPD")
            await person.pilot.click("#filters", offset=(column, 0))
            await person.sees("/ jalan", "[Di OPD 1]", "Jalan rusak")

    play(scenario)


@ON_SQLITE
def test_a_long_list_is_read_page_by_page_and_its_ends_are_one_key_away(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complaint_pages, "PAGE", 40)
    numbers = _many(city, 130)

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M")
            await person.sees(numbers[0], "1 / 130")
            assert len(_records(person).window.items) == 40
            await person.press("G")
            await person.until(lambda: numbers[-1] in person.under_cursor)
            await person.sees("… / 130")
            for _page in range(12):
                await person.press("ctrl+u")
            await person.until(lambda: numbers[0] in person.text)
            await person.press("g")
            await person.until(lambda: numbers[0] in person.under_cursor)
            await person.sees("1 / 130")
            for _page in range(12):
                await person.press("pagedown")
            await person.until(lambda: numbers[-1] in person.under_cursor)
            await person.sees("130 / 130")
            await person.press("g", "G")
            await person.until(lambda: numbers[-1] in person.under_cursor)

    play(scenario)


def test_what_another_person_did_appears_by_itself_and_moves_neither_cursor_nor_marks(
    city: City, clock: VirtualClock
) -> None:
    numbers = _many(city, 5)

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "j", "space", "j")
            await person.until(lambda: numbers[3] in person.under_cursor)
            line = next(place for place, text in enumerate(person.lines) if "▌" in text)
            complaints.forward(city.supervisor, [numbers[0]], "PUPR", now=clock.now())
            await person.sees_no(numbers[0])
            assert numbers[3] in person.under_cursor
            assert next(place for place, text in enumerate(person.lines) if "▌" in text) in (line, line - 1)
            assert "✓" in person.line_with(numbers[1])
            await person.sees("1 ditandai")
            new = city.complaint("Baru masuk")
            await person.sees(new)
            assert numbers[3] in person.under_cursor

    play(scenario)


@ON_SQLITE
def test_the_same_complaint_stays_under_the_cursor_through_another_filter(city: City, clock: VirtualClock) -> None:
    numbers = _many(city, 6)

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "j", "j", "left")
            await person.until(lambda: numbers[2] in person.under_cursor)
            assert "Semua" in person.text

    play(scenario)


@ON_SQLITE
def test_when_the_order_changes_the_cursor_follows_its_complaint(city: City, clock: VirtualClock) -> None:
    numbers = _many(city, 3)
    wanted = Filter(clock=("forward", "reply"), order="due")
    first = complaint_pages.end(city.operator, wanted, clock.now(), first=True).rows[0]
    complaints.forward(city.operator, [numbers[0]], "PUPR", now=clock.now())
    loaded = complaint_pages.around(city.operator, wanted, clock.now(), first)
    assert [row.number for row in loaded.rows] == [numbers[1], numbers[2], numbers[0]]
    gone = complaint_pages.around(city.operator, Filter(clock=("forward",), order="due"), clock.now(), first)
    assert [row.number for row in gone.rows] == numbers[1:]
    last = complaint_pages.end(city.operator, Filter(), clock.now(), first=False)
    assert [row.number for row in last.rows] == numbers[::-1]


@ON_SQLITE
def test_only_the_countdown_is_drawn_anew_when_only_time_passed(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M")
            await person.sees("△ 4j 00m")
            clock.advance(HOUR)
            records = _records(person)
            drawn: list[Any] = []
            refresh = records.refresh

            def watched(*regions: Any, **given: Any) -> Any:
                drawn.extend(regions)
                return refresh(*regions, **given)

            records.refresh = watched
            person.screen.tick()
            await person.sees("△ 3j 00m")
            assert [(region.x, region.width, region.height) for region in drawn] == [(0, 11, 1)]
            drawn.clear()
            person.screen.tick()
            assert drawn == []
            assert number in person.text

    play(scenario)


@ON_SQLITE
def test_the_board_goes_from_group_to_group_and_keeps_a_complaint_that_changes_groups(
    city: City, clock: VirtualClock
) -> None:
    new, answered = city.complaint("Jalan berlubang"), city.answered("Sampah menumpuk")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.sees("[Perlu diteruskan 1]", "Perlu ditinjau 1", "1 / 2")
            await person.press("right")
            await person.until(lambda: answered in person.under_cursor)
            await person.sees("[Perlu ditinjau 1]", "2 / 2")
            await person.press("left")
            await person.until(lambda: new in person.under_cursor)
            await person.press("left")
            await person.until(lambda: answered in person.under_cursor)
            await person.press("a")
            await person.sees(f"{answered}: jawaban diterima, warga melihatnya.")
            await person.sees_no("Perlu ditinjau")

    play(scenario)
    assert queries.get(city.operator, answered).state == "closed"


@ON_SQLITE
def test_the_mouse_works_and_is_never_needed(city: City, clock: VirtualClock) -> None:
    numbers = _many(city, 4)

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("M")
            await person.pilot.click("#records", offset=(20, 3))
            await person.until(lambda: numbers[2] in person.under_cursor)
            await person.pilot.click("#filters", offset=(30, 0))
            await person.sees("[Lewat tenggat 0]")
            await person.pilot.click("#header", offset=(3, 1))
            await person.sees("Belum diteruskan")
            await person.pilot.click("#records", offset=(20, 2), times=2)
            await person.sees("Riwayat")
            await person.pilot.click("#hints", offset=(2, 0))
            await person.sees("Ketik untuk mencari OPD")

    play(scenario)


@ON_SQLITE
def test_the_wheel_moves_the_cursor(city: City, clock: VirtualClock) -> None:
    numbers = _many(city, 8)

    async def scenario() -> None:
        from textual.events import MouseScrollDown, MouseScrollUp

        async with console(clock, city.operator) as person:
            await person.press("M")
            wheel = (None, 5, 5, 0, 0, 0, False, False, False)
            _records(person).post_message(MouseScrollDown(*wheel))
            await person.until(lambda: numbers[3] in person.under_cursor)
            _records(person).post_message(MouseScrollUp(*wheel))
            await person.until(lambda: numbers[0] in person.under_cursor)

    play(scenario)


@ON_SQLITE
def test_the_number_of_a_complaint_is_copied(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("y")
            await person.sees(f"Disalin: {number}")
            assert person.app.clipboard == number
        clock.advance(-HOUR)

    play(scenario)
