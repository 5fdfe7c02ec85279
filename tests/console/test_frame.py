"""The frame of every screen: header, hints, help, palette, colours, sizes, and what a crash shows."""

from pathlib import Path

import pytest
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input

from ehumas_tui import crash, places, themes
from ehumas_tui.app import Console
from store import clock_holds, complaints, control, heartbeats, notices
from store.actors import Actor
from store.clock import HOUR, MINUTE, SECOND, VirtualClock
from store.clock_holds import ClockHold
from store.database import transact
from store.heartbeats import Beat
from store.i18n import _, use
from store.webhook import Notice
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE
SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]


def _beat(clock: VirtualClock) -> None:
    heartbeats.beat(Beat("a", "server", 1, clock.now(), clock.now(), "1"))


def test_the_header_shows_the_schedulers_heartbeat_coarsely_and_loudly_when_it_is_silent(
    city: City, clock: VirtualClock
) -> None:
    _beat(clock)

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.sees("● Penjadwal hidup", "● WhatsApp siap", "Operator Humas  08.00")
            clock.advance(50 * SECOND)
            person.app.read_vitals()
            await person.settle()
            await person.sees("● Penjadwal hidup")
            clock.advance(5 * MINUTE)
            person.app.read_vitals()
            await person.sees("✗ Penjadwal diam 5 m")
            person.app.tick()
            await person.sees("08.05")

    play(scenario)


def test_the_header_shows_the_channels_state(city: City, clock: VirtualClock) -> None:
    now = clock.now()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            control.stop_sending(city.operator, "Pemeliharaan", now=now)
            await person.sees("■ WhatsApp dihentikan")
            control.resume_sending(city.operator, now=now)
            await person.sees("● WhatsApp siap")
            transact(lambda: control.set_channel("whatsapp", control.Channel(pause_until=now + MINUTE), now))
            await person.sees("◌ WhatsApp istirahat")
            transact(lambda: control.set_channel("whatsapp", control.Channel(alert=True), now))
            await person.sees("✗ WhatsApp ditolak")
            transact(lambda: control.set_channel("whatsapp", control.Channel(), now))
            notices.seen([Notice("account", "ACCOUNT_RESTRICTION")], now)
            await person.sees("✗ WhatsApp ditahan Meta")
            control.mass_held(3_000, now)
            await person.sees("■ WhatsApp ditahan")

    play(scenario)


def test_the_header_shows_which_part_of_the_clockwork_a_wrong_clock_holds(city: City, clock: VirtualClock) -> None:
    now = clock.now()
    _beat(clock)
    heartbeats.beat(Beat("b", "cadangan", 1, now, now, "1"))

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            clock_holds.trip(ClockHold("cadangan", "apart", 3 * HOUR, now))
            await person.sees("◌ Penjadwal satu jam salah")
            clock_holds.trip(ClockHold("server", "apart", 3 * HOUR, now))
            await person.sees("■ Penjadwal ditahan: jam")
            clock_holds.trust(city.operator, now=now)
            await person.sees("● Penjadwal hidup")
            clock_holds.trip(ClockHold("sudah mati", "jumped", -HOUR, now))
            await person.sees("● Penjadwal hidup")

    play(scenario)


def test_a_second_that_passes_while_a_screen_is_taken_down_breaks_nothing(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            front = person.app.front
            assert front is not None
            await front.query("*").remove()
            person.app.tick()
            person.app.read_vitals()
            front.store_changed((), missed=True)
            await person.settle()

    play(scenario)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_place_is_laid_out_at_every_size_without_spilling(
    city: City, clock: VirtualClock, size: tuple[int, int], language: str
) -> None:
    use(language)
    city.complaint("Jalan berlubang di depan pasar " + "panjang " * 14, place="Jl. Saranani " * 8)
    answered = city.answered("Sampah menumpuk")
    clock.advance(30 * HOUR)

    async def scenario() -> None:
        async with console(clock, city.operator, size=size) as person:
            for place in places.of(city.operator):
                await person.press(place.key)
                _fits(person, size)
                row = f" {person.lines[1]} "
                assert any(f" {place.key} {_(name)} " in row for name in (place.label, place.short))
                assert all(f" {one.key} " in row for one in places.of(city.operator))
            await person.press("P")
            for key in ("enter", "question_mark", "escape", "escape", "t", "escape"):
                await person.press(key)
                _fits(person, size)
            await person.type(answered)
            await person.press("enter", "r")
            _fits(person, size)

    play(scenario)


def _fits(person: Person, size: tuple[int, int]) -> None:
    strips = person.app.screen._compositor.render_strips()
    assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
    assert "E-Humas" in person.lines[0]
    assert person.hints.strip()


def test_a_complaint_is_one_column_where_two_would_be_too_narrow(city: City, clock: VirtualClock) -> None:
    city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, size=(80, 30)) as person:
            await person.press("enter")
            await person.sees("Pelapor", "Tenggat", "Riwayat")
            assert "│" not in person.line_with("Pelapor")
            await person.pilot.resize_terminal(120, 40)
            await person.settle()
            await person.until(lambda: "│ Pelapor" in person.text)
            await person.press("escape")
            await person.pilot.resize_terminal(200, 50)
            await person.settle()
            await person.until(lambda: "│" in person.line_with("Jalan berlubang di depan pasar"))

    play(scenario)


def test_help_lists_the_keys_of_where_one_is_and_filters_as_one_types(city: City, clock: VirtualClock) -> None:
    city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, size=(80, 24)) as person:
            await person.press("question_mark")
            await person.sees("Di dalam daftar", "Esc Kembali")
            await person.type("teruskan")
            await person.sees("Serahkan ke OPD; 24 jamnya mulai berjalan")
            assert "Di dalam daftar" not in person.text
            await person.type("xyz")
            await person.sees("Tidak ada tombol tentang itu.")
            _input(person).value = "rahasia"
            await person.sees("◆  rahasia")
            _input(person).value = ""
            await person.sees("Di dalam daftar")
            await person.press("pagedown", "down", "up", "end", "home")
            await person.press("f1")
            await person.pilot.resize_terminal(60, 20)
            await person.settle()
            await person.press("escape")
            await person.sees("Belum diteruskan")

    play(scenario)


def _input(person: Person) -> Input:
    return person.screen.query_one("#filter", Input)


def test_the_palette_knows_our_actions_and_nothing_of_the_toolkits_own(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, size=(100, 40)) as person:
            await person.press("ctrl+p")
            await _palette_shows(person, "Teruskan")
            for word in ("Screenshot", "Maximize", "Keys", "Quit the application"):
                assert word not in person.text
            await person.pilot.press(*"minta")
            await _palette_shows(person, "Minta data")
            await person.pilot.press("enter")
            await person.until(lambda: f"Tanya warga ({number})" in person.text)

    play(scenario)


async def _palette_shows(person: Person, words: str) -> None:
    await person.until(lambda: words in person.text)


def test_light_and_dark_change_by_a_key_and_sixteen_colours_stay(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("f9")
            assert person.app.theme == themes.LIGHT.name
            await person.press("f9")
            assert person.app.theme == themes.DARK.name
            person.app.theme = themes.SIXTEEN.name
            await person.press("f9")
            assert person.app.theme == themes.SIXTEEN.name

    play(scenario)


def test_without_colour_the_cursor_the_marks_and_the_states_are_still_told(city: City, clock: VirtualClock) -> None:
    late, marked = city.complaint(), city.complaint("Sampah")
    clock.advance(5 * HOUR)

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            person.app.theme = themes.SIXTEEN.name
            await person.press("M", "j", "space", "k")
            await person.until(lambda: late in person.under_cursor)
            assert person.under_cursor.startswith("▌")
            assert person.line_with(marked).startswith(" ✓")
            assert "▲" in person.line_with(late)
            assert "○ baru" in person.line_with(late)

    play(scenario)


def test_going_to_the_place_one_is_at_goes_to_its_beginning_and_other_places_keep_theirs(
    city: City, clock: VirtualClock
) -> None:
    city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("enter")
            await person.sees("Riwayat")
            await person.press("M")
            await person.sees("[Perlu diteruskan 1]")
            await person.press("P")
            await person.sees("Riwayat")
            await person.press("P")
            await person.sees("Belum diteruskan")
            await person.press("escape")
            await person.sees("Ini awal. Keluar dengan Q.")
            await person.press("Q")
            assert person.app.return_value == 0

    play(scenario)


def test_a_screen_behind_catches_up_when_it_comes_to_the_front(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "P", "enter")
            complaints.forward(city.supervisor, [number], "PUPR", now=clock.now())
            await person.sees("→ di OPD")
            await person.press("M")
            await person.sees("Kosong.")
            await person.press("P", "P")
            await person.sees("Nol.")

    play(scenario)


def test_a_crash_shows_a_number_and_no_value_of_a_variable(
    city: City, clock: VirtualClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_app: Console) -> None:
        address = f"postgresql://humas:{'rahasia'[::-1]}@db"
        raise RuntimeError(address[:0])

    monkeypatch.setattr(Console, "do_theme", break_down)

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.pilot.press("f9")

    with pytest.raises(RuntimeError):
        play(scenario)
    shown = capsys.readouterr().err
    assert "Terjadi hal yang tak terduga" in shown
    log = crash.log_file()
    written = log.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "Traceback" not in shown
    assert "aisahar" not in shown + written
    assert log.stat().st_mode & 0o077 == 0


def test_a_database_that_falls_silent_is_said_in_the_status_line(city: City, clock: VirtualClock) -> None:
    from ehumas_tui.following import StoreFell

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            person.app.post_message(StoreFell(OSError("gone")))
            await person.sees("✗ Basis data tidak menjawab")
            person.app.post_message(StoreFell(None))
            await person.sees("✓ Basis data menjawab kembali.")

    play(scenario)


def test_what_was_done_the_moment_the_database_came_back_stays_to_be_read(city: City, clock: VirtualClock) -> None:
    from ehumas_tui.following import StoreFell

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            person.app.post_message(StoreFell(OSError("gone")))
            await person.sees("✗ Basis data tidak menjawab")
            person.app.say("26-0001-5: catatan ditulis.")
            person.app.post_message(StoreFell(None))
            await person.settle()
            await person.sees("✓ 26-0001-5: catatan ditulis.")

    play(scenario)


@pytest.mark.parametrize("who", ["operator", "supervisor", "viewer", "PUPR"])
def test_every_role_opens_its_first_place_and_its_help(city: City, clock: VirtualClock, who: str) -> None:
    actor: Actor = city.accounts[who]
    city.forwarded()

    async def scenario() -> None:
        async with console(clock, actor) as person:
            await person.sees(places.of(actor)[0].key)
            await person.press("question_mark")
            await person.sees("Di dalam daftar")

    play(scenario)


def test_nothing_is_opened_saved_or_suspended_on_the_server(
    city: City, clock: VirtualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            person.app.open_url("https://contoh.invalid")
            person.app.action_screenshot()
            person.app.action_suspend_process()
            await person.press("ctrl+c")
            await person.sees("Keluar dengan Q.")

    play(scenario)
    assert not list(tmp_path.glob("*.svg"))


def test_a_second_that_passes_while_the_console_ends_does_no_harm(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            app = person.app
        app.tick()
        app.reload_front()
        app.say("terlambat")
        assert app.front is None

    play(scenario)


def test_a_place_one_goes_to_parses_no_style_anew_and_another_theme_reaches_places_seen_before(
    city: City, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[Stylesheet] = []
    reparse = Stylesheet.reparse

    def counted(sheet: Stylesheet) -> None:
        parsed.append(sheet)
        reparse(sheet)

    monkeypatch.setattr(Stylesheet, "reparse", counted)

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            parsed.clear()
            await person.press("M", "S", "P")
            assert not parsed
            person.app.theme = themes.LIGHT.name
            await person.settle()
            assert len(parsed) == 1
            await person.press("M")
            light = person.app.get_css_variables()["background"]
            assert person.screen.styles.background == Color.parse(light)

    play(scenario)
