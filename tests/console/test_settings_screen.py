"""Settings on the console: policies and holidays are changed by a supervisor; the rest is read, secrets masked."""

from dataclasses import replace

import pytest

from ehumas_tui.screens.wording import WordingScreen
from ehumas_tui.tools import Finding, Tools
from store import holidays, office, policy, policy_versions, templates, totp
from store.clock import DAY, HOUR, VirtualClock
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


async def instead(person: Person, words: str) -> None:
    """Put other words into the prompt and send them."""
    person.screen.prompt.field.value = words
    await person.press("enter")


async def saves(person: Person, words: str, *foreseen: str) -> None:
    """Put other words into the prompt, read what they would change, and save them."""
    await instead(person, words)
    await person.sees("Simpan?", "Yang akan berubah", *foreseen)
    await person.press("enter")


async def to_line(person: Person, words: str) -> None:
    """Put the cursor on the line of that name."""
    await person.press("g")
    while words not in person.under_cursor:
        before = person.under_cursor
        await person.press("j")
        assert person.under_cursor != before, f"no line {words}:\n{person.text}"


def test_hours_window_and_soon_are_changed_and_each_change_stays_to_be_read(city: City, clock: VirtualClock) -> None:
    city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(160, 40)) as person:
            await person.press("S")
            await person.sees("[Kebijakan]", "24 dan 72 jam", "bawaan")
            await person.press("j", "enter")
            await instead(person, "12")
            await person.sees("bukan pasangan jam")
            await saves(person, "12, 36", "bukan 6 Okt 08.00", "1 yang sudah berjalan tetap")
            await person.sees("12 dan 36 jam", "Yang pernah berlaku", "sejak 5 Okt 2026", "Supervisor Humas")
            clock.advance(HOUR)
            await to_line(person, "Waktu pengiriman")
            await person.press("e")
            await instead(person, "25:00")
            await person.sees("bukan rentang waktu")
            await saves(person, "08.00-20.30", "0 pesan menunggu")
            await person.sees("08:00-20:30")
            clock.advance(HOUR)
            await person.press("j", "e")
            await instead(person, "x")
            await person.sees("bukan bilangan bulat")
            await saves(person, "6", "segera jatuh tempo")
            await person.sees("6 jam sebelum tenggat")
            clock.advance(HOUR)
            await person.press("j", "e")
            await saves(person, "30", "30 menit terakhir")
            await person.sees("selama 30 menit")

    play(scenario)
    found = policy.current(clock.now())
    assert (found.hours["reply"], found.window, found.soon_hours) == ((12, 36), (480, 1230), 6)
    assert found.undo_minutes == 30
    assert [one.policy.soon_hours for one in policy_versions.find(city.viewer)] == [6, 6, 4, 4]


def test_where_nothing_stands_beside_the_list_the_line_below_says_what_would_change(
    city: City, clock: VirtualClock
) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(80, 16)) as person:
            await person.press("S", "e")
            await instead(person, "2, 8")
            await person.sees("Simpan?", "bukan 5 Okt 12.00", "0 yang sudah berjalan")

    play(scenario)


def test_a_change_that_was_only_looked_at_changes_nothing(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(160, 40)) as person:
            await person.press("S", "e")
            await instead(person, "2, 8")
            await person.sees("Yang akan berubah")
            await person.press("escape")
            await person.sees("Sejak pengaduan masuk")
            await person.press("e")
            await instead(person, "2, 8")
            await instead(person, "jangan")
            await person.sees_no("Simpan?")

    play(scenario)
    assert policy.current(clock.now()) == policy.Policy()


def test_a_clock_counts_working_hours_in_a_week_that_is_set_here(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(160, 50)) as person:
            await person.press("S")
            await to_line(person, "Hari kerja")
            await person.press("w")
            await person.sees("Letakkan kursor pada sebuah jam dulu")
            await to_line(person, "menunggu pemeriksaan Humas")
            await person.press("w")
            await person.sees("Yang akan berubah", "0 yang sudah berjalan tetap")
            await person.press("enter")
            await person.sees("4 dan 24 jam kerja")
            for name, typed, seen in (
                ("Hari kerja", "1,2,3,4,6", "Senin–Kamis, Sabtu"),
                ("Jam kerja sehari", "08:00-14:00", "08:00-14:00"),
                ("Hari dengan jam lain", "2027-02-08..2027-03-09=08:00-13:00", "8 Februari 2027"),
                ("Hari dengan jam lain", "2027-01-04..2027-01-05=08:00-12:00", "4 Januari 2027"),
            ):
                clock.advance(HOUR)
                await to_line(person, name)
                await person.press("e")
                await saves(person, typed)
                await person.sees(seen)
            clock.advance(HOUR)
            await to_line(person, "8 Februari 2027")
            await person.press("e")
            await saves(person, "")
            await person.sees_no("8 Februari 2027")

    play(scenario)
    found = policy.current(clock.now())
    assert (found.working, found.calendar.days, found.calendar.hours) == (("review",), (0, 1, 2, 3, 5), (480, 840))
    assert [one.first for one in found.calendar.spans] == ["2027-01-04"]


def test_whoever_is_second_reads_who_was_first_and_goes_on_with_what_was_typed(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(160, 40), deaf=True) as person:
            await person.press("S", "e")
            await instead(person, "2, 8")
            await person.sees("Simpan?")
            policy.change(replace(city.supervisor, name="Bu Kabag Dua"), now=clock.now(), hours={"forward": (3, 9)})
            clock.advance(HOUR)
            await person.press("enter")
            await person.sees("Bu Kabag Dua sudah mengubah ini pada 5 Okt 2026", "3 dan 9 jam", "2, 8")
            await person.press("enter")
            await person.sees("Simpan?")
            await person.press("enter")
            await person.sees("2 dan 8 jam")

    play(scenario)
    assert policy.current(clock.now()).hours["forward"] == (2, 8)


def test_the_letterhead_is_worded_here_and_taken_back(city: City, clock: VirtualClock) -> None:
    tools = Tools(letterhead=lambda: {"address": "Jl. Berkas 1", "place": "Kendari"})

    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(120, 40), tools=tools) as person:
            await person.press("S", *["right"] * 2)
            await person.sees("[Kop surat]", "Jl. Berkas 1", "dari berkas server")
            await to_line(person, "Alamat")
            await person.press("e")
            office.word_letterhead(city.supervisor, "contact", "0401 1", now=clock.now())
            clock.advance(HOUR)
            await instead(person, "Jl. Layar 2")
            await person.sees("sudah mengubah ini", "0401 1")
            await person.press("enter")
            await person.sees("Jl. Layar 2", "diubah di sini", "Terakhir diubah 5 Okt 2026")
            clock.advance(HOUR)
            await person.press("e")
            await instead(person, "")
            await person.sees("Jl. Berkas 1")
            await person.press("e")
            await instead(person, "x" * 300)
            assert office.letterhead().words["address"] == "x" * 300

    play(scenario)


def test_a_text_is_worded_with_its_places_and_the_one_in_force_follows(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(120, 40)) as person:
            await person.press("S", *["right"] * 3, "e")
            await person.sees("Di ponsel", "26-0417-5", "Lampu jalan padam")
            await person.press("escape")
            await person.sees("[Teks]")
            await person.press("e")
            form = person.screen
            assert isinstance(form, WordingScreen)
            form.text_area.load_text("Aduan {{1}} saja.")
            await person.press("ctrl+o")
            await person.sees("tidak bisa didaftarkan")
            form.text_area.load_text("Aduan {{1}}, “{{2}}”, lewat {{3}}. Jawab.")
            await person.sees("Aduan 26-0417-5, “Lampu jalan padam”, lewat", "24 jam. Jawab.")
            await person.press("ctrl+o")
            await person.sees("WhatsApp mengirim yang disetujui Meta", "diubah di sini")
            clock.advance(HOUR)
            await person.press("G", "e")
            form = person.screen
            assert isinstance(form, WordingScreen)
            form.text_area.load_text("Humas kita")
            await person.sees("Di ponsel")
            await person.press("ctrl+o")
            await person.sees("Humas kita", "diubah di sini")
            await person.press("g", "j", "e")
            await person.sees("Ini hanya dibaca di sini")

    play(scenario)
    assert templates.footer() == "Humas kita"
    office.word_text(city.supervisor, templates.FOOTER, "", now=clock.now())
    office.word_text(city.supervisor, "ehumas_pengingat_jawaban", "", now=clock.now())
    office.use_texts({})
    assert templates.footer() == templates.DEFAULT_FOOTER


def test_the_second_step_is_demanded_and_no_longer(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(100, 40)) as person:
            await person.press("S", "G", "e")
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
            await person.type("31-12-2026, Cuti bersama; SKB 5")
            await person.press("enter")
            await person.sees("Simpan?", "0 tenggat akan mundur", "0 kunjungan")
            await person.press("enter")
            await person.sees("31 Desember 2026", "Cuti bersama", "SKB 5", "menjadi hari libur")
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
            await person.press("S", *["right"] * 3)
            await person.sees("ehumas_pengingat_jawaban", "[Kami tindak lanjuti]")
            await person.press("right")
            await person.sees("✗ tembok", "Bangun lagi", "! surel", "✓ jam")
            assert person.text.index("✗ tembok") < person.text.index("! surel") < person.text.index("✓ jam")
            await person.press("right", "e")
            await to_line(person, "secret_key")
            await person.sees("EHUMAS_SECRET_KEY", "Hanya diubah di server", "EHUMAS_SECRET_KEY_FILE")
            await person.press("e")
            await person.sees("Ini hanya dibaca di sini")
            assert "kunci yang rahasia" not in person.text

    play(scenario)


def test_an_operator_reads_and_is_told_who_changes(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("S", "e")
            await person.sees("Hanya Kabag yang mengubah kebijakan")
            await person.press("right", "b")
            await person.sees("Hanya Kabag yang mengubah kebijakan")
            await person.press("right", "e")
            await person.sees("Hanya Kabag yang mengubah kebijakan")

    play(scenario)


def test_a_clock_that_counts_working_hours_says_so(city: City, clock: VirtualClock) -> None:
    policy.change(city.supervisor, now=clock.now(), working=("review",))

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("S")
            await person.sees("4 dan 24 jam kerja", "24 dan 72 jam")

    play(scenario)


def test_a_year_whose_decree_is_not_entered_is_missed_above_its_days(city: City, clock: VirtualClock) -> None:
    clock.advance(30 * DAY)
    holidays.add(city.supervisor, "2027-01-01", "Tahun baru", now=clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("S", "right")
            await person.sees("2027  ! Hari libur tahun 2027 belum", "Tahun baru", "tanpa keputusan")

    play(scenario)
