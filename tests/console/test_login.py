"""Logging in: the store decides; the console asks, says it politely, and forgets the password."""

from pyotp import TOTP

from ehumas_tui.screens.login import LoginScreen
from ehumas_tui.screens.second_step import SecondStepScreen
from store import accounts, totp
from store.actors import SYSTEM
from store.clock import HOUR, VirtualClock
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE
PASSWORD = "jembatan teluk kendari"


def _account(clock: VirtualClock, *, must_change: bool = False) -> None:
    accounts.create(
        SYSTEM,
        role="supervisor",
        login="rahma",
        name="Rahma",
        password=PASSWORD,
        now=clock.now(),
        must_change=must_change,
    )


async def _log_in(person: Person, login: str, password: str) -> None:
    await person.type(login)
    await person.press("enter")
    await person.type(password)
    await person.press("enter")


def test_name_and_password_open_the_zero_board(city: City, clock: VirtualClock) -> None:
    _account(clock)

    async def scenario() -> None:
        async with console(clock, None) as person:
            await person.sees("Humas Kota Kendari", "Tak ada pengaduan tanpa jawaban.", "Kata sandi", "^q Keluar")
            await _log_in(person, "rahma", PASSWORD)
            await person.sees("Papan nol ✓ 0", "Rahma")

    play(scenario)


def test_a_wrong_password_is_told_without_telling_which_was_wrong(city: City, clock: VirtualClock) -> None:
    _account(clock)

    async def scenario() -> None:
        async with console(clock, None) as person:
            await _log_in(person, "rahma", "salah sekali")
            await person.sees("✗")
            first = person.status
            assert isinstance(person.screen, LoginScreen)
            assert person.screen.second.value == ""
            await person.type(PASSWORD)
            await person.press("enter")
            await person.sees("Papan nol")
            assert "salah sekali" not in first

    play(scenario)


def test_after_too_many_tries_a_polite_sentence_says_how_long_to_wait(city: City, clock: VirtualClock) -> None:
    _account(clock)

    async def scenario() -> None:
        async with console(clock, None) as person:
            await _log_in(person, "rahma", "salah")
            said = []
            for _try in range(12):
                await person.sees("✗")
                said.append(person.status)
                await person.type("salah")
                await person.press("enter")
            assert len(set(said)) > 1
            clock.advance(24 * HOUR)
            await person.type(PASSWORD)
            await person.press("enter")
            await person.sees("Papan nol")

    play(scenario)


def test_a_given_password_is_changed_before_anything_else(city: City, clock: VirtualClock) -> None:
    _account(clock, must_change=True)
    own = "tenun tolaki sembilan warna"

    async def scenario() -> None:
        async with console(clock, None) as person:
            await _log_in(person, "rahma", PASSWORD)
            await person.sees("Buat kata sandi sendiri", "Kata sandi baru")
            await _log_in(person, own, "lain")
            await person.sees("Keduanya tidak sama")
            assert own not in person.text
            await person.press("tab", "tab")
            await person.type(own)
            await person.press("enter")
            await person.sees("Papan nol")
        actor, _token = accounts.login("rahma", own, source="tes", now=clock.now())
        assert actor.name == "Rahma"

    play(scenario)


def test_one_can_leave_without_logging_in(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, None) as person:
            await person.press("tab", "down", "escape", "ctrl+q")
            assert person.app.return_value == 0

    play(scenario)


def test_an_access_that_is_withdrawn_ends_the_open_console(city: City, clock: VirtualClock) -> None:
    _account(clock)

    async def scenario() -> None:
        async with console(clock, None) as person:
            await _log_in(person, "rahma", PASSWORD)
            await person.sees("Papan nol")
            accounts.disable(city.supervisor, "rahma", now=clock.now())
            person.app.read_vitals()
            await person.until(lambda: person.app.return_value == 3)

    play(scenario)


def test_a_key_that_is_withdrawn_ends_the_session_over_ssh(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.officer(), via="ssh") as person:
            person.app.read_vitals()
            await person.until(lambda: person.app.return_value == 3)

    play(scenario)


def test_a_second_step_is_asked_for_and_a_wrong_code_is_told(city: City, clock: VirtualClock) -> None:
    _account(clock)
    actor = accounts.actor_for_login("rahma", now=clock.now())
    app = TOTP(totp.begin(actor, now=clock.now()).secret)
    totp.confirm(actor, app.at(clock.now() // 1000), now=clock.now())
    clock.advance(HOUR)

    async def scenario() -> None:
        async with console(clock, None) as person:
            await _log_in(person, "rahma", PASSWORD)
            await person.sees("Langkah kedua: enam angka", "Kode dari aplikasi")
            await person.sees_no("Kata sandi")
            await person.press("tab")
            await person.type("12345")
            await person.press("enter")
            await person.sees("Kode salah atau sudah dipakai")
            await person.press("escape")
            await person.sees("Nama akun", "Kata sandi")
            await _log_in(person, "rahma", PASSWORD)
            await person.type(app.at(clock.now() // 1000))
            await person.press("enter")
            await person.sees("Papan nol ✓ 0", "Rahma")

    play(scenario)


def test_whoever_must_have_a_second_step_sets_it_up_before_anything_else(city: City, clock: VirtualClock) -> None:
    _account(clock, must_change=True)
    totp.demand(city.supervisor, True, now=clock.now())
    own = "tenun tolaki sembilan warna"

    async def scenario() -> None:
        async with console(clock, None, size=(80, 24)) as person:
            await _log_in(person, "rahma", PASSWORD)
            await person.sees("Kata sandi baru")
            await person.type(own)
            await person.press("enter")
            await person.type(own)
            await person.press("enter")
            await person.sees("Langkah kedua saat masuk")
            await person.press("escape")
            await person.sees("Kode dari aplikasi")
            screen = person.screen
            assert isinstance(screen, SecondStepScreen)
            assert screen.enrolment
            await person.type(TOTP(screen.enrolment.secret).at(clock.now() // 1000))
            await person.press("enter")
            await person.sees("Kode pemulihan")
            await person.press("enter")
            await person.sees("✓ 0")

    play(scenario)


def test_one_may_quit_instead_of_setting_it_up(city: City, clock: VirtualClock) -> None:
    _account(clock)
    totp.demand(city.supervisor, True, now=clock.now())

    async def scenario() -> None:
        async with console(clock, None) as person:
            await _log_in(person, "rahma", PASSWORD)
            await person.sees("Langkah kedua saat masuk")
            await person.press("ctrl+q")
            assert person.app.return_value == 0

    play(scenario)
