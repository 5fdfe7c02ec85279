"""Which database: what a wrong, missing, busy or read-only one says, and that a unit of work is whole."""

import threading
from pathlib import Path

import pytest
from peewee import IntegrityError, OperationalError, PeeweeException, SqliteDatabase

from store import database, engines, migrate
from store.clock import VirtualClock
from store.errors import Invalid, Unavailable
from store.models import Account, Counter
from tests.conftest import Store


@pytest.mark.parametrize("url", ["", "mysql://localhost/x", "sqlite:///", "ehumas.db", "postgresql://host:port/x"])
def test_an_address_that_is_none_says_how_to_write_one(url: str) -> None:
    with pytest.raises(Invalid):
        engines.open_database(url)


def test_a_missing_file_is_not_made_but_says_ehumas_init(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="ehumas init"):
        database.connect(f"sqlite:///{tmp_path / 'none.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Yang terhormat Bapak Wali Kota, " * 50, encoding="utf-8")
    with pytest.raises(Unavailable, match="ehumas db restore"):
        database.connect(f"sqlite:///{file}")


@pytest.mark.parametrize("empty_url", ["sqlite", "postgresql"], indirect=True)
def test_a_database_without_tables_says_ehumas_init(empty_url: str) -> None:
    if empty_url.startswith("sqlite"):
        Path(empty_url.removeprefix("sqlite:///")).touch()
    with pytest.raises(Unavailable, match="ehumas init"):
        database.connect(empty_url)


def test_a_server_that_is_down_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="server"):
        database.connect(f"postgresql://nobody@/nothing?host={tmp_path}")


def test_a_newer_database_is_left_alone_and_names_what_is_newer(store: Store) -> None:
    _mark_migration(store.url, "9999_from_the_future")
    with pytest.raises(Unavailable, match="9999_from_the_future"):
        database.connect(store.url)
    with pytest.raises(Unavailable, match="9999_from_the_future"):
        migrate.upgrade(store.url)


def test_an_older_database_says_ehumas_db_upgrade(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for applied in migrate.DIRECTORY.glob("0*.py"):
        (tmp_path / applied.name).write_text("def up(m, d): pass\n", encoding="utf-8")
    (tmp_path / "9999_more.py").write_text(
        "def up(m, d): d.execute_sql('CREATE TABLE more (id INTEGER)')\n", encoding="utf-8"
    )
    monkeypatch.setattr(migrate, "DIRECTORY", tmp_path)
    with pytest.raises(Unavailable, match="ehumas db upgrade"):
        database.connect(store.url)
    assert migrate.upgrade(store.url) == ("9999_more",)
    database.connect(store.url)


def test_what_fails_in_the_middle_leaves_nothing_behind(store: Store) -> None:
    def unit() -> None:
        Counter.create(name="half", next=1)
        raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        database.transact(unit)
    assert Counter.select().count() == 0


def test_a_unit_inside_a_unit_is_one(store: Store) -> None:
    def outer() -> None:
        database.transact(lambda: Counter.create(name="inner", next=1))
        raise ValueError("outer")

    with pytest.raises(ValueError, match="outer"):
        database.transact(outer)
    assert Counter.select().count() == 0


def test_the_same_key_twice_reaches_the_command_that_knows_what_it_means(store: Store) -> None:
    database.transact(lambda: Counter.create(name="one", next=1))
    with pytest.raises(IntegrityError):
        database.transact(lambda: Counter.create(name="one", next=1))


def test_a_second_writer_waits_its_turn_and_both_are_kept(store: Store) -> None:
    database.transact(lambda: Counter.create(name="n", next=0))
    entered = threading.Event()

    def add() -> None:
        row = Counter.get(Counter.name == "n")
        entered.set()
        Counter.update(next=row.next + 1).where(Counter.id == row.id).execute()

    def work() -> None:
        for _round in range(20):
            database.transact(add)
        database.disconnect()

    threads = [threading.Thread(target=work) for _worker in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter.get(Counter.name == "n").next == 60


def test_a_busy_database_says_try_again_and_changes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.2)
    database.connect(store.url)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        def unit() -> None:
            held.set()
            done.wait(20)

        database.transact(unit)
        database.disconnect()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(20)
    try:
        with pytest.raises(Unavailable, match="coba lagi"):
            database.transact(lambda: Counter.create(name="late", next=1))
    finally:
        done.set()
        thread.join()
    assert Counter.select().count() == 0


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("database or disk is full", "penuh"),
        ("attempt to write a readonly database", "hanya"),
        ("database disk image is malformed", "rusak"),
        ("something nobody thought of", "something nobody thought of"),
        ("no such column: locked_until", "bukan milik program ini"),
    ],
)
def test_a_database_problem_becomes_a_sentence(problem: str, said: str) -> None:
    assert said in str(engines.explain(OperationalError(problem)))


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ("ALTER TABLE account RENAME COLUMN must_change TO must_once", "must_change"),
        ("ALTER TABLE account RENAME TO account_once", "account"),
    ],
)
def test_tables_that_are_not_this_programs_are_said_to_be_so(store: Store, changed: str, missing: str) -> None:
    database.db.execute_sql(changed)
    with pytest.raises(PeeweeException) as met:
        list(Account.select())
    refusal = engines.refusal_of(met.value)
    assert refusal is not None
    assert "bukan milik program ini" in refusal.message
    assert missing in refusal.message
    assert "ehumas db upgrade" in refusal.message
    assert "LINE" not in refusal.message


def test_a_server_without_the_database_or_user_is_told_from_a_missing_table() -> None:
    for words in ('database "ehumas" does not exist', 'role "ehumas" does not exist'):
        assert "createdb" in engines.explain(OperationalError(f"connection failed: {words}")).message


def test_a_connection_lost_in_the_middle_is_opened_again_and_the_unit_repeated(store: Store) -> None:
    tries: list[int] = []

    def unit() -> None:
        tries.append(1)
        Counter.create(name="once", next=1)
        if len(tries) == 1:
            _break_connection(store)

    if store.kind == "sqlite":
        with pytest.raises(Unavailable):
            database.transact(unit)
        return
    database.transact(unit)
    assert (len(tries), Counter.select().count()) == (2, 1)


def test_a_connection_that_stays_lost_is_said_after_three_tries(store: Store) -> None:
    tries: list[int] = []

    def unit() -> None:
        tries.append(1)
        _break_connection(store)

    with pytest.raises(Unavailable):
        database.transact(unit)
    assert len(tries) == (1 if store.kind == "sqlite" else 3)


def test_a_read_on_a_dropped_connection_is_done_again_on_a_new_one(store: Store) -> None:
    tries: list[int] = []

    def read() -> int:
        tries.append(1)
        if len(tries) == 1:
            _break_connection(store)
        return Counter.select().count()

    if store.kind == "sqlite":
        with pytest.raises(OperationalError):
            database.steadily(read)
    else:
        assert database.steadily(read) == 0
    assert len(tries) == (1 if store.kind == "sqlite" else 2)


def test_a_reader_sees_one_moment_while_another_writes(store: Store) -> None:
    with database.reading():
        assert Counter.select().count() == 0
        writer = threading.Thread(target=_add_counter)
        writer.start()
        writer.join()
        with database.reading():
            assert Counter.select().count() == 0
    assert Counter.select().count() == 1


def test_an_old_sqlite_library_gets_no_wal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engines, "sqlite_version", lambda: "3.40.1")
    old = engines.open_database(f"sqlite:///{tmp_path / 'old.db'}")
    assert isinstance(old, SqliteDatabase)
    assert dict(vars(old)["_pragmas"])["journal_mode"] == "delete"


def test_two_processes_that_upgrade_together_do_it_once(tmp_path: Path, clock: VirtualClock) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'ehumas.db'}"
    done: list[tuple[str, ...]] = []
    threads = [threading.Thread(target=lambda: done.append(migrate.upgrade(url))) for _process in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(len(names) for names in done) == [0, 0, len(list(migrate.DIRECTORY.glob("0*.py")))]


def test_a_new_file_is_for_its_owners_eyes_only_however_it_is_made(tmp_path: Path) -> None:
    migrate.upgrade(f"sqlite:///{tmp_path / 'new.db'}")
    assert (tmp_path / "new.db").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match="Folder"):
        migrate.upgrade(f"sqlite:///{tmp_path / 'file' / 'ehumas.db'}")


def test_an_upgrade_of_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("bukan basis data " * 100, encoding="utf-8")
    with pytest.raises(Unavailable):
        migrate.upgrade(f"sqlite:///{file}")


def test_a_memory_database_can_be_made_for_a_try() -> None:
    memory = engines.open_database("sqlite:///:memory:")
    assert engines.sqlite_path(memory) is None
    assert migrate.upgrade("sqlite:///:memory:")


def test_a_migration_has_a_number() -> None:
    assert (migrate.number("0001_initial"), migrate.number("none")) == (1, 0)
    assert list(migrate.DIRECTORY.glob("0001_*"))


def _add_counter() -> None:
    database.transact(lambda: Counter.create(name="other", next=1))
    database.disconnect()


def _break_connection(store: Store) -> None:
    """Cut the connection under the unit's feet, as a server that restarts does."""
    if store.kind == "sqlite":
        raise OperationalError("disk I/O error")
    database.db.execute_sql("SELECT pg_terminate_backend(pg_backend_pid())")


def _mark_migration(url: str, name: str) -> None:
    opened = engines.open_database(url)
    mark = opened.param
    opened.execute_sql(
        f"INSERT INTO schema_migration (name, applied) VALUES ({mark}, {mark})", (name, "2030-01-01 00:00:00")
    )
    opened.close()
