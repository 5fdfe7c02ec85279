"""Accounts on the console: who is there and how guarded; made, changed, shut out, given a password; a second step."""

import re
from contextlib import suppress

from pyotp import TOTP

from ehumas_tui import qr
from ehumas_tui.screens.second_step import SecondStepScreen
from store import accounts, second_step, totp
from store.actors import SYSTEM
from store.clock import MINUTE, VirtualClock
from store.errors import NotAllowed
from store.models import Account
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support.city import City

pytestmark = ON_SQLITE
PASSWORD = "jembatan teluk kendari"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "B" * 43


def account(clock: VirtualClock, login: str = "rahma", role: str = "operator") -> None:
    accounts.create(SYSTEM, role=role, login=login, name="Rahma", password=PASSWORD, now=clock.now())


def with_second_step(clock: VirtualClock, login: str = "rahma") -> TOTP:
    """Set the second step of an account up and return the person's app."""
    actor = accounts.actor_for_login(login, now=clock.now())
    app = TOTP(totp.begin(actor, now=clock.now()).secret)
    totp.confirm(actor, app.at(clock.now() // 1000), now=clock.now())
    clock.advance(2 * MINUTE)
    return app


async def to(person: Person, login: str) -> None:
    """Put the cursor on an account."""
    await person.press("A", "escape", "slash")
    await person.type(login)
    await person.press("enter")
    await person.sees(login)


def test_the_list_says_who_is_there_and_how_guarded(city: City, clock: VirtualClock) -> None:
    account(clock)
    with_second_step(clock)

    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(120, 40)) as person:
            await to(person, "rahma")
            await person.sees("● dipakai", "✓ aktif", "sisa 10 kode pemulihan", "pilihan sendiri")
            await person.press("escape")
            await person.sees("operator", "PUPR", "2 / 7")

    play(scenario)


def test_an_account_is_made_with_a_password_that_is_shown_once(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor) as person:
            await person.press("A", "b")
            await person.type("budi, Budi Santoso, operator")
            await person.press("enter")
            await person.sees("budi", "Budi Santoso", "◌ sementara", "Hanya ditampilkan sekarang")
            found = re.search(r"dengan (\w{4}-\w{4}-\w{4})", person.text)
            assert found
            await person.press("slash")
            assert found[1] not in person.text
            assert accounts.login("budi", found[1], source="tes", now=clock.now())

    play(scenario)


def test_what_is_typed_wrong_stays_to_be_corrected(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor) as person:
            await person.press("A", "b")
            await person.type("budi, Budi, wali kota")
            await person.press("enter")
            await person.sees("✗", "budi, Budi, wali kota")

    play(scenario)


def test_name_number_and_role_are_changed(city: City, clock: VirtualClock) -> None:
    account(clock)

    async def scenario() -> None:
        async with console(clock, city.supervisor) as person:
            await to(person, "rahma")
            await person.press("enter")
            await person.sees("Rahma, , operator")
            person.screen.prompt.field.value = "Rahma Tolaki, 0401 123, supervisor"
            await person.press("enter")
            await person.sees("Diubah", "Rahma Tolaki", "0401 123")
            await person.press("e")
            person.screen.prompt.field.value = "Rahma, , raja"
            await person.press("enter")
            await person.sees("bukan peran Humas")

    play(scenario)
    row = Account.get(Account.login == "rahma")
    assert (row.role, row.phone) == ("supervisor", "0401 123")


def test_an_account_is_shut_out_let_in_and_given_a_new_password_after_a_second_look(
    city: City, clock: VirtualClock
) -> None:
    account(clock)

    async def scenario() -> None:
        async with console(clock, city.supervisor) as person:
            await to(person, "rahma")
            await person.press("x")
            await person.sees("ditutup")
            await person.press("x")
            await person.sees("● dipakai")
            await person.press("p")
            await person.type("tidak")
            await person.press("enter")
            await person.sees_no("Yakin?")
            await person.press("p")
            await person.type("ya")
            await person.press("enter")
            await person.sees("Hanya ditampilkan sekarang", "◌ sementara")

    play(scenario)


def test_sessions_are_ended_a_lock_is_lifted_and_a_key_is_added(city: City, clock: VirtualClock) -> None:
    account(clock)
    accounts.login("rahma", PASSWORD, source="tes", now=clock.now(), kind="console")

    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(120, 40)) as person:
            await to(person, "rahma")
            await person.sees("Sesi berjalan", "konsol")
            await person.press("h")
            await person.sees("1 sesi diakhiri.")
            await person.press("u")
            await person.sees("boleh masuk lagi")
            await person.press("s")
            person.screen.prompt.field.value = f"{KEY} laptop rahma"
            await person.press("enter")
            await person.sees("laptop rahma", "SHA256:")

    play(scenario)


def test_a_locked_account_says_until_when(city: City, clock: VirtualClock) -> None:
    account(clock)
    for _try in range(5):
        with suppress(NotAllowed):
            accounts.login("rahma", "salah sekali", source="tes", now=clock.now())

    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(120, 40)) as person:
            await to(person, "rahma")
            await person.sees("■ terkunci", "Terkunci sampai")

    play(scenario)


def test_an_operator_sees_why_not_and_looks_after_agencies_only(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await to(person, "viewer")
            for key in ("e", "x", "p", "h", "u", "s", "t"):
                await person.press(key)
                await person.sees("Hanya Kabag yang mengurus akun Humas")
            await person.press("b")
            await person.sees("Hanya Kabag yang membuat akun Humas")
            await to(person, "pupr")
            await person.press("x")
            await person.sees("○ ditutup")

    play(scenario)


def test_nobody_shuts_the_own_account_out_and_several_at_once_are_refused(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor) as person:
            await to(person, "supervisor")
            await person.press("x")
            await person.sees("Akun sendiri tidak dapat ditutup")
            await person.press("escape", "g", "space", "j", "space", "x")
            await person.sees("Satu akun saja")
            await person.press("escape", "slash")
            await person.type("zzz")
            await person.press("enter", "x")
            await person.sees("Tidak ada akun bernama itu")

    play(scenario)


def test_a_lost_telephone_is_helped_by_another_supervisor(city: City, clock: VirtualClock) -> None:
    account(clock)
    with_second_step(clock)

    async def scenario() -> None:
        async with console(clock, city.supervisor) as person:
            await to(person, "rahma")
            await person.press("t")
            await person.sees("dengan kata sandi saja")
            await person.type("ya")
            await person.press("enter")
            await person.sees("– tanpa", "sesinya berakhir")
            await person.press("t")
            await person.sees("Akun ini tidak memakai langkah kedua")

    play(scenario)


def test_one_sets_up_the_own_second_step_with_a_picture_and_keeps_recovery_codes(
    city: City, clock: VirtualClock
) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator, size=(80, 24)) as person:
            await person.press("A", "m")
            await person.sees("Langkah kedua saat masuk", "█▀▀▀▀▀█", "Kode dari aplikasi")
            screen = person.screen
            assert isinstance(screen, SecondStepScreen)
            assert screen.enrolment
            app = TOTP(screen.enrolment.secret)
            await person.type("12345")
            await person.press("enter")
            await person.sees("bukan kode saat ini")
            await person.type(app.at(clock.now() // 1000))
            await person.press("enter")
            await person.sees("Kode pemulihan", "Tidak ada yang dapat menampilkannya lagi")
            assert screen.codes[0] in person.text
            assert app.secret not in person.text.replace(" ", "")
            await person.press("enter")
            await person.sees("✓ aktif")
            assert screen.codes[0] not in person.text
            clock.advance(2 * MINUTE)
            await person.press("m")
            await person.type(app.at(clock.now() // 1000))
            await person.press("enter")
            await person.sees("Kode pemulihan")
            await person.press("escape")
            await person.sees("✓ aktif")

    play(scenario)
    assert second_step.is_on(city.operator.account_id or 0)


def test_leaving_before_the_code_puts_nothing_in_force(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator, size=(60, 20)) as person:
            await person.press("A", "m")
            await person.sees("terminal", "yang lebih besar")
            assert "█▀▀▀▀▀█" not in person.text
            await person.press("escape")
            await person.sees("– tanpa")

    play(scenario)
    assert not second_step.is_on(city.operator.account_id or 0)


def test_somebody_else_s_change_appears_without_a_key(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.supervisor) as person:
            await person.press("A")
            accounts.disable(SYSTEM, "viewer", now=clock.now())
            await person.sees("○ ditutup")

    play(scenario)


def test_a_picture_is_square_and_has_its_margin(city: City) -> None:
    lines = qr.lines("otpauth://totp/E-Humas:rahma?secret=" + "A" * 32)
    assert {len(line) for line in lines} == {37}
    assert lines[0].strip() == lines[-1].strip() == ""
    assert all(line.startswith("  ") and line.endswith("  ") for line in lines)
