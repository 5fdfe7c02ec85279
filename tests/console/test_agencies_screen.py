"""The agencies on the console: who owes what, the people behind them, their accounts and keys."""

from store import accounts, agencies, keys, officers
from store.clock import HOUR, VirtualClock
from tests.accounts.test_keys import ed25519
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def test_the_agency_with_the_most_overdue_stands_first_with_its_figures_and_people(
    city: City, clock: VirtualClock
) -> None:
    city.forwarded("Antrean panjang", "RSUD")
    clock.advance(25 * HOUR)
    city.forwarded("Jalan berlubang", "PUPR")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 50)) as person:
            await person.press("O")
            await person.sees("▲     1  RSUD", "1 lewat tenggat", "Petugas RSUD", "0811-4000-001", "tanpa kunci")
            assert person.text.index("RSUD Kota") < person.text.index("Dinas Lingkungan")
            assert "▌ ▲     1  RSUD" in person.under_cursor

    play(scenario)


def test_agencies_are_found_as_one_types_and_esc_gives_the_whole_list_back(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("O", "slash")
            await person.type("lingk")
            await person.sees_no("RSUD Kota Kendari")
            await person.press("enter")
            await person.sees("DLHK")
            await person.press("escape")
            await person.sees("RSUD")

    play(scenario)


def test_an_operator_adds_an_officer_with_title_number_and_address_in_one_line(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("O", "slash")
            await person.type("pupr")
            await person.press("enter", "enter", "a")
            await person.type("Ir. Budi, M.T., 0401 3456")
            await person.press("enter")
            await person.sees("“0401 3456” bukan nomor telepon.", "Ir. Budi, M.T., 0401 3456")
            await person.press("ctrl+u")
            await person.type("Ir. Budi, M.T., 0812 3456 7890, b@pupr.go.id")
            await person.press("enter")
            await person.sees("Ir. Budi, M.T. ditambahkan dan menerima pesan.", "0812-3456-7890  b@pupr.go.id")
            assert "Budi" in person.under_cursor

    play(scenario)
    made = officers.find(city.operator, agency="PUPR")[0]
    assert (made.name, made.phone) == ("Ir. Budi, M.T.", "+6281234567890")


def test_an_account_is_made_gets_a_key_and_loses_it_only_after_a_yes(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("O", "slash")
            await person.type("pupr")
            await person.press("enter", "enter", "s")
            await person.sees("Taruh kursor pada sebuah akun dulu; c membuat akun.")
            await person.press("c")
            await person.type("pupr-budi, Ir. Budi")
            await person.press("enter")
            await person.sees("“pupr-budi” dibuat; tambahkan kunci SSH-nya dengan s.")
            await person.press("s")
            await person.type("bukan kunci")
            await person.press("enter")
            await person.sees("Kunci jenis “bukan” tidak diterima.")
            person.screen.prompt.field.value = ed25519(comment="laptop budi")
            await person.press("enter")
            await person.sees("membuka “pupr-budi”", "⚿ laptop budi", "SHA256:")
            assert "⚿" in person.under_cursor
            await person.press("x")
            await person.type("tidak")
            await person.press("enter")
            await person.sees("⚿ laptop budi")
            await person.press("x")
            await person.type("ya")
            await person.press("enter")
            await person.sees("dicabut untuk selamanya")
            await person.sees_no("⚿")

    play(scenario)
    assert accounts.get(city.operator, "pupr-budi").agency == "PUPR"
    assert len(keys.find(city.operator, revoked=True)) == 1


def test_lines_are_changed_and_taken_out_of_use_and_into_it_again(city: City, clock: VirtualClock) -> None:
    keys.add(city.operator, "pupr", ed25519(), now=clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("O", "slash")
            await person.type("pupr")
            await person.press("enter", "enter")
            await person.press("e", "ctrl+u")
            await person.type("Wa Ode, 0812 1111 2222")
            await person.press("enter")
            await person.sees("Diubah.", "Wa Ode", "0812-1111-2222")
            await person.press("x")
            await person.sees("Wa Ode tidak menerima pesan lagi.", "○ tidak dipakai")
            await person.press("x")
            await person.sees("Wa Ode menerima pesan lagi.")
            await person.press("j", "x")
            await person.sees("“pupr” langsung tidak bisa masuk.")
            await person.press("x")
            await person.sees("“pupr” boleh masuk lagi.")
            await person.press("e", "ctrl+u")
            await person.type("Akun bersama")
            await person.press("enter")
            await person.sees("pupr  Akun bersama")
            await person.press("j", "e", "ctrl+u")
            await person.type("komputer kantor")
            await person.press("enter")
            await person.sees("⚿ komputer kantor")
            await person.press("r")
            await person.type("Dinas PU")
            await person.press("enter")
            await person.sees("Namanya sekarang Dinas PU.")

    play(scenario)


def test_a_new_agency_is_added_and_the_cursor_goes_to_it(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("O", "b")
            await person.type("dinsos, Dinas Sosial")
            await person.press("enter")
            await person.sees("DINSOS ditambahkan; tambahkan petugasnya lewat Enter.")
            await person.until(lambda: "DINSOS" in person.under_cursor)
            await person.press("enter", "e")
            await person.sees("Belum ada orang. Tambahkan petugas dengan a.", "Belum ada orang di sini.")

    play(scenario)
    assert agencies.get(city.operator, "DINSOS").name == "Dinas Sosial"


def test_an_officer_sees_the_own_agency_without_accounts_and_changes_nothing(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.officer("RSUD")) as person:
            await person.press("O")
            await person.sees("RSUD Kota Kendari", "Petugas RSUD")
            await person.press("a", "c", "x")
            assert "PUPR" not in person.text
            assert "Akun" not in person.text

    play(scenario)
    assert officers.find(city.operator, agency="RSUD")[0].active


def test_hostile_names_stay_words(city: City, clock: VirtualClock) -> None:
    officers.add(city.operator, "PUPR", "[@click=app.quit]Budi[/]", now=clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.press("O", "slash")
            await person.type("pupr")
            await person.sees("[@click=app.quit]Budi[/]", "tanpa nomor: jadi tugas menelepon")
            await person.press("enter", "enter")
            await person.sees("[@click=app.quit]Budi[/]")

    play(scenario)
