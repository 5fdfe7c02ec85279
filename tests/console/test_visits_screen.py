"""Visits on the console: trips, the sheet, and writing down what was found."""

import threading
from typing import Any

import pytest

from ehumas_tui.tools import Tools
from store import drafts, escalations, visits
from store.clock import DAY, HOUR, VirtualClock
from store.errors import Unavailable
from store.sheets import Sheet
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def silent(city: City, clock: VirtualClock, *agencies_: str) -> list[str]:
    """Forward a complaint to each agency, and let three days pass without an answer."""
    numbers = [city.forwarded(f"Diam {place}", agency) for place, agency in enumerate(agencies_)]
    clock.advance(73 * HOUR)
    escalations.fire_due(clock.now())
    return numbers


def test_visits_to_one_agency_on_one_day_stand_under_one_heading(city: City, clock: VirtualClock) -> None:
    first, second, third = silent(city, clock, "PUPR", "PUPR", "RSUD")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(100, 40)) as person:
            await person.press("K")
            await person.sees("PUPR  Dinas Pekerjaan Umum dan Penataan Ruang · 9 Oktober 2026  2", first, second, third)
            await person.sees("Tanpa jawaban sejak", "Pesan")
            assert "besok" in person.under_cursor

    play(scenario)


def test_day_and_person_are_set_for_the_whole_trip_at_once(city: City, clock: VirtualClock) -> None:
    first, second, third = silent(city, clock, "PUPR", "PUPR", "RSUD")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(110, 40)) as person:
            await person.press("K", "w")
            await person.sees("(2 kunjungan)")
            await person.type("Rina dan Ahmad")
            await person.press("enter")
            await person.sees("2 kunjungan: Rina dan Ahmad")
            await person.press("h")
            await person.type("+5")
            await person.press("enter")
            await person.sees("2 kunjungan pada 13 Oktober 2026.")
            await person.press("h")
            await person.type("kapan-kapan")
            await person.press("enter")
            await person.sees("“kapan-kapan” bukan")

    play(scenario)
    planned = {row.number: (row.visit_on, row.assignee) for row in visits.find(city.operator)}
    assert planned[first] == planned[second] == ("2026-10-13", "Rina dan Ahmad")
    assert planned[third] == ("2026-10-09", "")


def test_marked_visits_alone_are_planned_and_cancelled(city: City, clock: VirtualClock) -> None:
    silent(city, clock, "PUPR", "PUPR")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("K", "space", "h")
            await person.type("+2")
            await person.press("enter")
            await person.sees("1 kunjungan pada 10 Oktober 2026.")
            await person.press("x")
            await person.type("sudah dijawab lewat telepon")
            await person.press("enter")
            await person.sees("1 kunjungan dibatalkan.")
            await person.press("right", "right")
            await person.sees("sudah dijawab lewat telepon")
            await person.press("h")
            await person.sees("Kunjungan ini sudah selesai.")
            await person.press("p")
            await person.sees("Lembar tidak bisa dicetak di sini")

    play(scenario)
    assert [row.state for row in visits.find(city.operator, state=("cancelled",))] == ["cancelled"]


def test_the_sheet_of_the_trip_is_printed_and_its_place_is_said(city: City, clock: VirtualClock) -> None:
    numbers = silent(city, clock, "PUPR", "PUPR", "RSUD")
    printed: list[Sheet] = []

    def print_sheet(sheet: Sheet, _now: int) -> str:
        printed.append(sheet)
        return "/tmp/kunjungan-pupr.pdf"

    async def scenario() -> None:
        async with console(clock, city.operator, tools=Tools(print_sheet=print_sheet)) as person:
            await person.press("K", "p")
            await person.sees("Lembar ada di /tmp/kunjungan-pupr.pdf")

    play(scenario)
    assert [entry.number for entry in printed[0].entries] == numbers[:2]


def test_a_form_stays_while_the_database_is_away_and_is_kept_when_it_is_back(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent(city, clock, "PUPR")
    keep, away = drafts.keep, threading.Event()

    def fragile(*given: Any, **named: Any) -> None:
        if away.is_set():
            raise Unavailable("Server basis data tidak menjawab.")
        keep(*given, **named)

    monkeypatch.setattr(drafts, "keep", fragile)

    async def scenario() -> None:
        async with console(clock, city.operator, size=(110, 30)) as person:
            await person.press("K", "c")
            away.set()
            await person.type("Drs. La Ode")
            await person.press("escape")
            await person.sees("Drs. La Ode", "Server basis data tidak menjawab.")
            away.clear()
            await person.press("escape")
            await person.sees("Tulisan Anda disimpan")

    play(scenario)


def test_a_visit_is_written_down_with_its_promise_and_stands_under_done(city: City, clock: VirtualClock) -> None:
    (number,) = silent(city, clock, "PUPR")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(110, 30)) as person:
            await person.press("K", "c")
            await person.sees("Yang ditemui", "Diam 0 di depan pasar")
            await person.press("ctrl+o")
            await person.sees("belum diisi")
            await person.type("Drs. La Ode, Kabid\n+3\nAspal sudah dipesan.")
            await person.press("ctrl+o")
            await person.sees(f"Kunjungan tentang {number} dicatat.", "Tidak ada kunjungan.")
            await person.press("right")
            await person.sees(number, "Aspal sudah dipesan.")

    play(scenario)
    done = visits.find(city.operator, state=("done",))[0]
    assert (done.met, done.found, done.promise_on) == ("Drs. La Ode, Kabid", "Aspal sudah dipesan.", "2026-10-11")


def test_what_was_typed_survives_leaving_the_form(city: City, clock: VirtualClock) -> None:
    silent(city, clock, "PUPR")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("K", "c")
            await person.type("Bu Wati")
            await person.press("escape")
            await person.sees("Tulisan Anda disimpan; buka lagi formulirnya untuk melanjutkan.")
        async with console(clock, city.operator) as person:
            await person.press("K", "c")
            await person.sees("Bu Wati", "dilanjutkan di sini")
            await person.press("escape", "enter")
            await person.sees("Riwayat")

    play(scenario)


def test_days_that_passed_are_late_and_today_is_said(city: City, clock: VirtualClock) -> None:
    silent(city, clock, "PUPR")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("K")
            clock.advance(DAY)
            await person.press("right", "left")
            await person.sees("△ hari ini")
            clock.advance(3 * DAY)
            await person.press("right", "left")
            await person.sees("▲ 3 hari")

    play(scenario)


def test_a_viewer_reads_visits_and_plans_none(city: City, clock: VirtualClock) -> None:
    (number,) = silent(city, clock, "PUPR")

    async def scenario() -> None:
        async with console(clock, city.viewer) as person:
            await person.press("K", "h", "w", "c", "x", "p")
            await person.sees(number)
            assert "Catat hasil" not in person.hints

    play(scenario)
    assert visits.find(city.operator)[0].visit_on == "2026-10-09"
