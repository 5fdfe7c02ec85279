"""`ehumas init|account|agency|officer|key|ssh`: what a person at the command line sees, and what each ends with."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyotp import TOTP
from typer.testing import CliRunner, Result

import cli
from commands import ssh_files
from commands.console_tools import tools
from store import accounts, settings
from store.actors import SYSTEM
from store.clock import MINUTE, VirtualClock
from tests.accounts.test_keys import ed25519
from tests.conftest import Store
from tests.support.city import City

Run = Callable[..., Result]


@pytest.fixture
def run(store: Store, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `ehumas …` on the test's database at the test's time, in English."""
    monkeypatch.setenv("EHUMAS_DATABASE", store.url)
    monkeypatch.setattr("commands.session.chosen.clock", clock)
    return lambda *words, **given: CliRunner().invoke(cli.app, [*words, "--lang", "en"], **given)


def data(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_init_makes_a_city_and_an_operator_with_a_one_time_password(run: Run, clock: VirtualClock) -> None:
    done = run("init")
    assert done.exit_code == 0, done.stderr
    actor, _token = accounts.login("humas", done.stdout.strip(), source="", now=clock.now())
    assert accounts.me(actor).must_change
    assert "One-time password of “humas”" in done.stderr
    assert len(data(run("agency", "list", "--json"))) == 53


def test_a_new_database_is_for_this_user_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "new" / "ehumas.sqlite3"
    monkeypatch.setenv("EHUMAS_DATABASE", f"sqlite:///{file}")
    assert CliRunner().invoke(cli.app, ["init"]).exit_code == 0
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_init_again_changes_nothing_and_prints_no_password(run: Run, clock: VirtualClock) -> None:
    first = run("init").stdout.strip()
    again = run("init")
    assert (again.exit_code, again.stdout) == (0, "")
    accounts.login("humas", first, source="", now=clock.now())


def test_init_keeps_the_operator_there_is_and_adds_one_only_by_name(run: Run) -> None:
    assert data(run("init", "--operator", "rina", "--json"))["operator"] == "rina"
    kept = data(run("init", "--json"))
    assert (kept["operator"], kept["created"], kept["password"]) == ("rina", False, None)
    assert data(run("init", "--operator", "budi", "--json"))["created"] is True


def test_init_takes_the_password_from_a_file_and_refuses_a_weak_or_missing_one(
    run: Run, clock: VirtualClock, tmp_path: Path
) -> None:
    file = tmp_path / "password"
    assert run("init", "--password-file", str(file)).exit_code == 1
    file.write_text("pendek\n")
    assert run("init", "--password-file", str(file)).exit_code == 1
    assert accounts.find(SYSTEM) == []
    file.write_text("empat kata acak panjang\n")
    done = run("init", "--password-file", str(file))
    assert (done.exit_code, done.stdout) == (0, "")
    actor, _token = accounts.login("humas", "empat kata acak panjang", source="", now=clock.now())
    assert not accounts.me(actor).must_change


def test_at_a_terminal_the_password_is_typed_twice(
    run: Run, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commands import administration

    typed = iter(["empat kata acak panjang", "lain lagi", "empat kata acak panjang", "empat kata acak panjang"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    monkeypatch.setattr(administration, "_at_terminal", lambda: True)
    assert run("init").exit_code == 1
    assert run("init").exit_code == 0
    accounts.login("humas", "empat kata acak panjang", source="", now=clock.now())


def test_whoever_holds_the_database_makes_the_first_supervisor(run: Run) -> None:
    run("init")
    made = data(run("account", "add", "kabag", "--role", "supervisor", "--name", "Kabag", "--json"))
    assert (made["role"], made["must_change"], len(made["password"])) == ("supervisor", True, 14)
    assert [row["login"] for row in data(run("account", "list", "--json"))] == ["humas", "kabag"]


def test_an_account_that_is_named_acts_with_its_own_rights(city: City, run: Run) -> None:
    refused = run("account", "add", "x2", "--role", "viewer", "--name", "X", "--as", "operator")
    assert refused.exit_code == 3
    assert run("account", "list", "--as", "viewer").exit_code == 3
    assert run("account", "show", "operator", "--as", "nobody").exit_code == 4


def test_an_account_is_shown_edited_shut_out_and_let_in_again(city: City, run: Run, clock: VirtualClock) -> None:
    assert "must change" not in run("account", "show", "operator").stdout
    edited = data(run("account", "edit", "operator", "--name", "Rina", "--phone", "0401 1", "--json"))
    assert (edited["name"], edited["phone"]) == ("Rina", "0401 1")
    assert run("account", "edit", "operator").exit_code == 1
    secret = run("account", "password", "operator").stdout.strip()
    accounts.login("operator", secret, source="", now=clock.now())
    assert "must change the password" in run("account", "show", "operator").stdout
    assert run("account", "disable", "operator").exit_code == 0
    assert "shut out" in run("account", "list", "--plain").stdout
    assert run("account", "enable", "operator").exit_code == 0
    assert run("account", "unlock", "operator").exit_code == 0


def test_a_password_from_a_file_is_not_printed(city: City, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("empat kata acak panjang")
    done = run("account", "password", "operator", "--password-file", str(file))
    assert (done.exit_code, done.stdout) == (0, "")


def test_agencies_are_added_listed_shown_edited_and_taken_out_of_use(city: City, run: Run) -> None:
    assert data(run("agency", "add", "dinsos", "--name", "Dinas Sosial", "--json"))["code"] == "DINSOS"
    assert data(run("agency", "edit", "DINSOS", "--name", "Dinas Sosial Kota", "--json"))["kind"] == "dinas"
    assert run("agency", "disable", "DINSOS").exit_code == 0
    assert "DINSOS" not in run("agency", "list", "--plain").stdout
    assert "DINSOS" in run("agency", "list", "--all", "--plain").stdout
    assert run("agency", "enable", "DINSOS").exit_code == 0
    shown = run("agency", "show", "PUPR")
    assert "Petugas PUPR, 0811-4000-000" in shown.stdout
    assert run("agency", "show", "PURP").exit_code == 4
    assert "Did you mean PUPR?" in run("agency", "show", "PURP").stderr
    assert run("agency", "add", "PUPR", "--name", "x").exit_code == 5


def test_officers_are_added_listed_shown_edited_and_taken_out_of_use(city: City, run: Run) -> None:
    made = data(run("officer", "add", "--agency", "RSUD", "--name", "Wulan", "--phone", "0812 3456 7890", "--json"))
    assert (made["agency"], made["phone"], made["active"]) == ("RSUD", "+6281234567890", True)
    number = str(made["id"])
    assert "0812-3456-7890" in run("officer", "show", number).stdout
    assert data(run("officer", "edit", number, "--email", "w@rsud.go.id", "--json"))["email"] == "w@rsud.go.id"
    assert run("officer", "disable", number).exit_code == 0
    assert [row["name"] for row in data(run("officer", "list", "--agency", "rsud", "--json"))] == ["Petugas RSUD"]
    assert "Wulan" in run("officer", "list", "--all").stdout
    assert run("officer", "enable", number).exit_code == 0
    assert run("officer", "show", "999").exit_code == 4


@pytest.mark.parametrize("phone", ["0401 321234", "0812-abc", "0812 3456 7890 / 0813 1111 2222"])
def test_a_wrong_number_is_one_clear_sentence(city: City, run: Run, phone: str) -> None:
    done = run("officer", "add", "--agency", "RSUD", "--name", "Wulan", "--phone", phone)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_keys_are_added_listed_shown_commented_and_revoked(city: City, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "k.pub"
    file.write_text(ed25519())
    made = data(run("key", "add", "pupr", "--file", str(file), "--json"))
    fingerprint = made["fingerprint"]
    assert run("key", "add", "rsud", input=ed25519(2)).exit_code == 0
    assert fingerprint in run("key", "list", "--plain").stdout
    assert "petugas@pupr" in run("key", "show", fingerprint[:20]).stdout
    assert data(run("key", "edit", fingerprint, "--comment", "laptop", "--json"))["comment"] == "laptop"
    assert run("ssh", "authorized-keys").stdout.count("restrict,pty,command=") == 2
    assert run("key", "disable", fingerprint).exit_code == 0
    assert "revoked 5 Oct 2026" in run("key", "list", "--all").stdout
    assert [row["login"] for row in data(run("key", "list", "--json"))] == ["rsud"]
    assert run("ssh", "authorized-keys", "--session", "/x/s").stdout.startswith('restrict,pty,command="/x/s console')
    assert run("key", "add", "dlhk", "--file", str(tmp_path / "none")).exit_code == 1


def test_ssh_config_is_the_file_that_deploy_shows(run: Run) -> None:
    shown = Path(__file__).parents[2] / "deploy" / "sshd" / "60-ehumas.conf"
    assert run("ssh", "config").stdout == shown.read_text(encoding="utf-8")


def test_ssh_config_writes_the_drop_in_and_both_programs(run: Run, tmp_path: Path) -> None:
    done = run("ssh", "config", "--out", str(tmp_path / "o"), "--python", sys.executable, "--program", "/opt/e/ehumas")
    assert done.exit_code == 0, done.stderr
    files = [Path(line) for line in done.stdout.split()]
    assert [(file.name, file.stat().st_mode & 0o777) for file in files] == [
        ("60-ehumas.conf", 0o644), ("ehumas-session", 0o755), ("ehumas-keys", 0o755),
    ]  # fmt: skip
    assert f'{sys.executable} -I /opt/e/ehumas "$@"' in files[1].read_text()
    assert files[2].read_text().startswith(f"#!{sys.executable} -IS\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--user", "root"),
        ("--user", "a b"),
        ("--libexec", "relative"),
        ("--settings", "/with space"),
        ("--out", "/proc/none"),
    ],
)
def test_ssh_config_refuses_what_sshd_would_read_wrongly(run: Run, words: tuple[str, str]) -> None:
    assert run("ssh", "config", *words).exit_code == 1


def test_the_wrapper_survives_a_path_with_a_quote() -> None:
    place = ssh_files.Place(config=Path("/etc/it's/ehumas.toml"))
    assert "'/etc/it'\"'\"'s/ehumas.toml'" in ssh_files.session_wrapper(place)


def test_one_sets_the_own_second_step_up_at_the_command_line(run: Run, city: City, clock: VirtualClock) -> None:
    begun = data(run("--as", "operator", "account", "totp", "begin", "--json"))
    app = TOTP(begun["secret"])
    assert begun["secret"] in begun["uri"]
    assert run("--as", "operator", "account", "totp", "confirm", "12345").exit_code == 1
    done = run("--as", "operator", "account", "totp", "confirm", app.at(clock.now() // 1000))
    assert len(done.stdout.split()) == 10
    assert "Nobody can show them again" in done.stderr
    shown = data(run("--as", "operator", "account", "totp", "show", "--json"))
    assert (shown["codes_left"], shown["demanded"]) == (10, False)
    clock.advance(MINUTE)
    renewed = run("--as", "operator", "account", "totp", "codes", app.at(clock.now() // 1000))
    assert set(renewed.stdout.split()).isdisjoint(done.stdout.split())
    assert "Recovery codes left" in run("--as", "operator", "account", "totp", "show").stdout


def test_a_second_step_is_demanded_and_reset_by_who_looks_after_accounts(
    run: Run, city: City, clock: VirtualClock
) -> None:
    assert run("--as", "operator", "account", "totp", "demand").exit_code == 3
    assert "sets it up at the next login" in run("account", "totp", "demand").stderr
    assert data(run("--as", "operator", "account", "totp", "show", "--json"))["demanded"]
    assert "Nobody must" in run("account", "totp", "demand", "--off").stderr
    assert run("account", "totp", "reset", "operator").exit_code == 5
    assert "otpauth://" in run("--as", "operator", "account", "totp", "begin").stdout
    done = run("--as", "supervisor", "account", "totp", "reset", "operator")
    assert (done.exit_code, "opens by its password alone" in done.stderr) == (0, True)


def test_the_console_hears_what_doctor_says_and_keeps_its_connection(city: City, clock: VirtualClock) -> None:
    examine = tools(settings.load({}), via="ssh").examine
    assert examine is not None
    found = examine(clock.now())
    assert {"basis data", "skema", "penjadwal"} <= {one.part for one in found}
    assert accounts.get(city.supervisor, "viewer").login == "viewer"
