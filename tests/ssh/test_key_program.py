"""The program that sshd asks: one line for a key in use, nothing for any other, standard library only."""

import subprocess
import sys
from pathlib import Path

import pytest

from store import accounts, agencies, ehumas_keys, keys
from tests.accounts.test_keys import ed25519
from tests.conftest import Store
from tests.support.city import City
from tests.support.sshd import psql_folder


@pytest.fixture
def config(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file that names the database; `psql` is found."""
    monkeypatch.setenv("PATH", f"{psql_folder()}:/usr/bin:/bin")
    file = tmp_path / "ehumas.toml"
    file.write_text(f'database = "{store.url}"\n')
    return file


def ask(config: Path, line: str, user: str = "ehumas") -> int:
    kind, key = line.split()[:2]
    return ehumas_keys.main(["--config", str(config), "--session", "/x/session", user, kind, key])


def test_a_key_in_use_gets_one_line(city: City, config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys.add(city.operator, "pupr", ed25519(), now=city.clock.now())
    account = city.officer("PUPR").account_id
    assert ask(config, ed25519()) == 0
    command = f'command="/x/session console --account {account}"'
    assert capsys.readouterr().out == f"restrict,pty,{command} {' '.join(ed25519().split()[:2])}\n"


def test_every_other_key_gets_nothing(city: City, config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed, login in enumerate(("pupr", "rsud", "dlhk"), start=1):
        keys.add(city.operator, login, ed25519(seed), now=city.clock.now())
    keys.revoke(city.operator, keys.find(city.operator, login="pupr")[0].fingerprint, now=city.clock.now())
    accounts.disable(city.operator, "rsud", now=city.clock.now())
    agencies.disable(city.operator, "DLHK", now=city.clock.now())
    asked = [ed25519(seed) for seed in (1, 2, 3, 4)]
    asked += ["ssh-ed25519 not-base64", "ssh-ed25519 ' OR 1=1 --", "ssh-rsa " + ed25519().split()[1]]
    assert [ask(config, line) for line in asked] == [0] * len(asked)
    assert capsys.readouterr().out == ""


def test_a_key_named_with_another_type_or_for_another_user_gets_nothing(
    city: City, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.add(city.operator, "pupr", ed25519(), now=city.clock.now())
    assert ask(config, ed25519().replace("ssh-ed25519", "ssh-rsa", 1)) == 0
    assert ask(config, ed25519(), user="root") == 0
    assert capsys.readouterr().out == ""


def test_the_address_may_stand_in_a_file_of_its_own(
    store: Store, city: City, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.add(city.operator, "pupr", ed25519(), now=city.clock.now())
    secret = config.with_name("database")
    secret.write_text(store.url + "\n")
    config.write_text(f'lang = "id"\ndatabase_file = "{secret}"\n')
    assert ask(config, ed25519()) == 0
    assert capsys.readouterr().out.startswith("restrict,pty,")


@pytest.mark.parametrize(
    "settings",
    [
        'lang = "id"',
        'database = "mysql://x/y"',
        'database = "sqlite:////nowhere/at/all.sqlite3"',
        'database = "postgresql://nobody:secret@127.0.0.1:1/none"',
        "no toml",
        None,
    ],
)
def test_a_fault_is_told_to_sshds_log_without_a_secret(
    tmp_path: Path, settings: str | None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{psql_folder()}:/usr/bin:/bin")
    file = tmp_path / "ehumas.toml"
    if settings is not None:
        file.write_text(settings)
    assert ask(file, ed25519()) == 1
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith("ehumas-keys: ")
    assert "secret" not in written.err


def test_a_password_never_stands_in_the_list_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], **given: dict[str, str]) -> "subprocess.CompletedProcess[str]":
        seen.append((command, given["env"]))
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    file = tmp_path / "ehumas.toml"
    file.write_text('database = "postgresql://ehumas:p%40ss@db.local/ehumas?sslmode=require"\n')
    assert ask(file, ed25519()) == 0
    file.write_text('database = "postgresql://db.local/ehumas"\n')
    assert ask(file, ed25519()) == 0
    assert seen[0][0][-1] == "postgresql://ehumas@db.local/ehumas?sslmode=require"
    assert seen[0][1]["PGPASSWORD"] == "p@ss"
    assert seen[1][0][-1] == "postgresql://db.local/ehumas"
    assert "PGPASSWORD" not in seen[1][1]


def test_it_is_one_file_of_the_standard_library(tmp_path: Path) -> None:
    alone = tmp_path / "alone.py"
    alone.write_text(Path(ehumas_keys.__file__).read_text(encoding="utf-8"))
    done = subprocess.run(
        [sys.executable, "-IS", str(alone), "--config", str(tmp_path / "none"), "ehumas", *ed25519().split()[:2]],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "FileNotFoundError" in done.stderr
