"""Settings on the console: policies and holidays are changed by a supervisor; the rest is read, secrets masked."""

import pytest

from ehumas_tui.tools import Finding, Tools
from store import holidays, policy, policy_versions, totp
from store.clock import HOUR, VirtualClock
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


async def instead(person: Person, words: str) -> None:
    """Put other words into the prompt and send them."""
    person.screen.prompt.field.value = words
    await person.press("enter")


def test_hours_window_and_soon_are_changed_and_each_change_stays_to_be_read(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(160, 40)) as person:
            await person.press("S")
            await person.sees("[Kebijakan]", "24 dan 72 jam", "bawaan")
            await person.press("j", "enter")
            await instead(person, "12")
            await person.sees("bukan pasangan jam")
            await instead(person, "12, 36")
            await person.sees("12 dan 36 jam", "Yang pernah berlaku", "sejak 5 Okt 2026")
            clock.advance(HOUR)
            await person.press("j", "j", "j", "j", "e")
            await instead(person, "25:00")
            await person.sees("bukan rentang waktu")
            await instead(person, "08.00-20.30")
            await person.sees("08:00-20:30")
            clock.advance(HOUR)
            await person.press("j", "e")
            await instead(person, "x")
            await person.sees("bukan jumlah jam")
            await instead(person, "6")
            await person.sees("6 jam sebelum tenggat")

    play(scenario)
    found = policy.current(clock.now())
    assert (found.hours["reply"], found.window, found.soon_hours) == ((12, 36), (480, 1230), 6)
    assert [one.policy.soon_hours for one in policy_versions.find(city.viewer)] == [6, 4, 4]


def test_the_second_step_is_demanded_and_no_longer(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(100, 40)) as person:
            await person.press("S", *"jjjjjjjj", "e")
            await person.sees("wajib bagi operator dan Kabag")
            assert totp.is_demanded()
            await person.press("e")
            await person.sees("boleh dipasang siapa saja")

    play(scenario)
    assert not totp.is_demanded()


def test_a_holiday_is_added_and_removed(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor) as person:
            await person.press("S", "b")
            await person.sees("Hari libur ada di tab sebelah")
            await person.press("right", "x")
            await person.sees("Belum ada hari libur")
            await person.press("b")
            await person.type("31-12-2026, Cuti bersama")
            await person.press("enter")
            await person.sees("31 Desember 2026", "Cuti bersama", "menjadi hari libur")
            holidays.add(city.supervisor, "2027-01-01", "Tahun baru", now=clock.now())
            await person.sees("Tahun baru")
            await person.press("x")
            await person.sees("31 Desember 2026 kembali menjadi hari kerja")

    play(scenario)
    assert [one.day for one in holidays.listing(city.operator)] == ["2027-01-01"]


def test_texts_the_state_of_the_house_and_what_is_set_are_read(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EHUMAS_SECRET_KEY", "kunci yang rahasia")
    found = [
        Finding("jam", True, "08.00", "", False),
        Finding("surel", True, "belum diatur", "Atur surel", True),
        Finding("tembok", False, "usang", "Bangun lagi", False),
    ]

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40), tools=Tools(examine=lambda _now: found)) as person:
            await person.press("S", "right", "right")
            await person.sees("ehumas_pengingat_jawaban", "[Kami tindak lanjuti]")
            await person.press("right")
            await person.sees("✗ tembok", "Bangun lagi", "! surel", "✓ jam")
            assert person.text.index("✗ tembok") < person.text.index("! surel") < person.text.index("✓ jam")
            await person.press("right", "e")
            await person.sees("secret_key", "EHUMAS_SECRET_KEY", "Ini hanya dibaca di sini")
            assert "kunci yang rahasia" not in person.text

    play(scenario)


def test_an_operator_reads_and_is_told_who_changes(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("S", "e")
            await person.sees("Hanya Kabag yang mengubah kebijakan")
            await person.press("right", "b")
            await person.sees("Hanya Kabag yang mengubah kebijakan")
            await person.press("left", "j", "G", "e")
            await person.sees("Ini hanya dibaca di sini")

    play(scenario)


def test_a_clock_that_counts_working_hours_says_so(city: City, clock: VirtualClock) -> None:
    policy.change(city.supervisor, now=clock.now(), working=("review",))

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("S")
            await person.sees("4 dan 24 jam kerja", "24 dan 72 jam")

    play(scenario)
