"""Somebody who types faster than screens open: every key reaches the screen it was meant for."""

import pytest
from textual.events import Key

from ehumas_tui import type_ahead
from store import complaints, queries
from store.clock import VirtualClock
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def _burst(person: Person, keys: str) -> None:
    """Send all keys at once, as a fast hand or a slow line does."""
    names = {"\n": "enter", "<": "escape", " ": "space"}
    for sign in keys:
        person.app.post_message(Key(names.get(sign, sign), None if sign in "\n<" else sign))


def test_two_complaints_are_forwarded_in_one_burst_of_keys(city: City, clock: VirtualClock) -> None:
    first, second = city.complaint(), city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            _burst(person, "Mtpupr\ntdlhk\n")
            await person.sees(f"{second} → DLHK", "Kosong.")

    play(scenario)
    assert [queries.get(city.operator, number).agency for number in (first, second)] == ["PUPR", "DLHK"]


def test_a_note_is_written_and_the_next_complaint_asked_for_in_one_burst(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            _burst(person, "McSudah ditelepon\n<" + number.replace("-", "") + "\n")
            await person.sees("Sudah ditelepon", "Riwayat")

    play(scenario)
    assert [entry.kind for entry in queries.history(city.operator, number)] == ["received", "noted"]


def test_a_refused_command_does_not_let_the_waiting_keys_act_elsewhere(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, deaf=True) as person:
            await person.press("M", "t")
            complaints.forward(city.supervisor, [number], "PUPR", now=clock.now())
            _burst(person, "dlhk\nx")
            await person.sees("✗", "dlhkx")

    play(scenario)


def test_a_store_that_takes_long_delays_keys_but_does_not_deafen(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            token = person.app.type_ahead.hold(0.05)
            _burst(person, "M")
            await person.sees("[Perlu diteruskan 0]")
            person.app.type_ahead.release(token)

    play(scenario)


def test_keys_go_on_at_once_when_the_screen_they_waited_for_was_left(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type_ahead, "FOR_A_KEY", 600)
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            _burst(person, "M\n<t<c")
            await person.sees(f"Catatan ({number})")
            _burst(person, "x<\nt<<P")
            await person.sees("Belum diteruskan")

    play(scenario)
