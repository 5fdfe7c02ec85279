"""An upgrade keeps what is there: from the first version on, with rows of every kind, wherever it is interrupted."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from peewee import Database

from store import checks, complaints, database, engines, events, migrate, queries
from store.actors import SYSTEM, Actor, Role
from store.database import db
from store.models import Account
from tests.support import versions
from tests.support.versions import names

ON_BOTH = pytest.mark.parametrize("empty_url", ["sqlite", "postgresql"], indirect=True)
LATER = names()[1:]
NOW = 1_795_000_000_000
CRASH = 9
COMPLAINTS, EVENTS, CHANGES = 20, 130, 140
"""So many rows the seed of the first version has."""


def _walls() -> None:
    assert one("SELECT hash FROM event_head") == one("SELECT hash FROM event ORDER BY id DESC LIMIT 1")
    assert one("SELECT count(*) FROM merger") == one("SELECT count(*) FROM complaint WHERE state = 'merged'") == 3


def _feed() -> None:
    assert one("SELECT max(seq) FROM change") == CHANGES


def _anchor() -> None:
    assert one("SELECT count(*) FROM event_text") == one("SELECT count(*) FROM anchor") == 0


def _search() -> None:
    found = queries.find(operator(), queries.Filter(search="berlubang"), now=NOW).rows
    assert [row.title for row in found] == ['Jalan "berlubang" & licin; 100% rusak\\']


def _totp() -> None:
    assert one("SELECT count(*) FROM totp") == one("SELECT count(*) FROM data_request") == 0


def _channels() -> None:
    assert one("SELECT count(*) FROM message WHERE tries <> attempts AND channel = 'whatsapp'") == 0
    assert one("SELECT count(*) FROM message WHERE fall_at IS NOT NULL") == 0
    assert one("SELECT count(*) FROM attempt WHERE channel <> 'whatsapp'") == 0


def _content() -> None:
    assert one("SELECT count(*) FROM article WHERE reason <> ''") == one("SELECT count(*) FROM article_link") == 0
    assert one("SELECT count(*) FROM article") == 16


def _presence() -> None:
    assert one("SELECT count(*) FROM presence") == 0


def _feed_agency() -> None:
    assert one("SELECT count(*) FROM change") == CHANGES


def _clock() -> None:
    assert one("SELECT count(*) FROM host_clock") == 0


def _decree() -> None:
    assert one("SELECT count(*) FROM holiday WHERE decree <> ''") == 0, "a day without joint leave beside it"


AFTER: dict[str, Callable[[], None]] = {
    "0002_walls": _walls,
    "0003_feed": _feed,
    "0004_anchor": _anchor,
    "0005_search": _search,
    "0006_channels": _channels,
    "0008_totp": _totp,
    "0009_feed_agency": _feed_agency,
    "0010_clock": _clock,
    "0011_content": _content,
    "0012_presence": _presence,
    "0014_decree": _decree,
}
"""What each migration must have made of the first version's rows."""


def one(sql: str) -> object:
    return db.execute_sql(sql).fetchone()[0]


def operator() -> Actor:
    row = Account.get(Account.role == "operator")
    return Actor(Role.OPERATOR, account_id=row.id, name=row.name)


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHUMAS_SECRET_KEY", versions.SECRET)


def test_each_migration_says_what_it_makes_of_older_rows() -> None:
    assert [name for name in LATER if name not in AFTER] == [], "Say it in AFTER of tests/store/test_migrations.py."


def test_each_migration_that_makes_tables_has_rows_for_them() -> None:
    bare = [name for name in names() if versions.tables_of(name) and not (versions.SEEDS / f"{name}.sql").exists()]
    assert bare == [], "Write a seed for the new tables into tests/store/seeds/."


@pytest.mark.parametrize("name", [name for name in names() if versions.tables_of(name)])
def test_a_seed_has_rows_in_every_table_and_every_state(name: str) -> None:
    seed = (versions.SEEDS / f"{name}.sql").read_text(encoding="utf-8")
    filled = set(re.findall(r"^INSERT INTO (\w+)", seed, flags=re.MULTILINE))
    assert filled == set(versions.tables_of(name))
    parts = versions.text_of(name).split("CREATE TABLE ")[1:]
    for part in parts:
        table = part.split()[0]
        rows = "\n".join(line for line in seed.split("\n;;\n") if line.lstrip("-").find(f"INSERT INTO {table} ") >= 0)
        for column, values in re.findall(r"(\w+) TEXT[^,]*?CHECK \(\1 IN \(([^)]*)\)\)", part):
            lacking = [value for value in re.findall(r"'\w+'", values) if value not in rows]
            assert lacking == [], f"{table}.{column}"


@ON_BOTH
def test_every_row_of_the_first_version_comes_through_every_migration(empty_url: str) -> None:
    versions.build(empty_url, names()[0])
    for name in LATER:
        before = versions.rows(empty_url)
        versions.step(empty_url, name)
        assert versions.rows(empty_url, of=before) == before, name
        versions.fill(empty_url, name)
    assert migrate.upgrade(empty_url) == ()


@ON_BOTH
def test_the_calendar_that_came_with_earlier_versions_is_known_to_be_decreed(empty_url: str) -> None:
    versions.build(empty_url, names()[0])
    for name in LATER[: LATER.index("0014_decree")]:
        versions.step(empty_url, name)
    days = ("2027-01-01", "Tahun Baru Masehi"), ("2027-03-09", "Cuti Bersama Hari Raya Idul Fitri")
    rest = ("2027-03-10", "Idul Fitri (perkiraan)"), ("2027-04-27", "HUT kota"), ("2028-01-01", "Tahun Baru Masehi")
    old: Any = engines.open_database(empty_url)
    for place, (day, name) in enumerate((*days, *rest), start=10):
        old.execute_sql(f"INSERT INTO holiday (id, day, name) VALUES ({place}, '{day}', '{name}')")
    old.close()
    versions.step(empty_url, "0014_decree")
    rows = versions.rows(empty_url, of={"holiday": (("day", "decree"), [])})["holiday"][1]
    assert [day for day, decree in rows if decree == "SKB 3 Menteri 2027"] == [day for day, _name in days]
    assert [day for day, decree in rows if not decree][-3:] == [day for day, _name in rest]


@ON_BOTH
def test_a_first_version_is_upgraded_at_once_and_works(empty_url: str) -> None:
    versions.build(empty_url, names()[0])
    before = versions.rows(empty_url)
    assert migrate.upgrade(empty_url) == tuple(LATER)
    assert versions.rows(empty_url, of=before) == before
    database.connect(empty_url)
    try:
        for name in LATER:
            AFTER[name]()
        assert [finding.rule for finding in checks.check(SYSTEM) if not finding.ok] == []
        assert events.verify(SYSTEM) == events.VerifyResult(True, EVENTS)
        _work()
    finally:
        database.disconnect()


def _work() -> None:
    """Look at everything as a console does, and go on working."""
    humas = operator()
    page = queries.find(humas, queries.Filter(), now=NOW)
    assert len(page.rows) == COMPLAINTS
    assert {row.state for row in page.rows} >= {"new", "needs_data", "forwarded", "closed", "merged", "rejected"}
    for row in page.rows:
        seen = queries.get(humas, row.number)
        assert seen.citizen is not None
        assert seen.citizen.name != ""
        assert queries.history(humas, row.number)[0].kind == "received"
        queries.explain(humas, row.number, now=NOW)
    queries.board(humas, now=NOW)
    noted = complaints.note(humas, [page.rows[0].number], "Terus bekerja.", now=NOW)
    assert queries.history(humas, noted[0])[-1].data == {"text": "Terus bekerja."}
    assert events.verify(SYSTEM).ok


@pytest.mark.processes
@ON_BOTH
@pytest.mark.parametrize("name", names())
def test_an_upgrade_that_dies_after_any_statement_is_whole_old_or_whole_new(empty_url: str, name: str) -> None:
    former = names()[: names().index(name)]
    if former:
        versions.build(empty_url, former[-1])
    before = versions.rows(empty_url) if former else {}
    shape, died = versions.schema(empty_url), 0
    while _dies(empty_url, name, after=died):
        died += 1
        stands = versions.applied(empty_url)
        assert stands in (tuple(former), (*former, name))
        if former:
            assert versions.rows(empty_url, of=before) == before
        assert versions.schema(empty_url) == shape or stands == (*former, name), f"half after {died} statements"
        if stands == (*former, name):
            break
    assert died > 2
    versions.step(empty_url, name)
    assert versions.applied(empty_url) == (*former, name)
    if former:
        assert versions.rows(empty_url, of=before) == before


def _has_table(url: str, table: str) -> bool:
    from store import engines

    opened = engines.open_database(url)
    try:
        return bool(opened.table_exists(table))
    finally:
        opened.close()


def _dies(url: str, name: str, *, after: int) -> bool:
    """Apply the migration in a process that ends by itself behind so many statements; tell whether it did."""
    child = os.fork()
    if child == 0:
        _die_after(after)
        versions.step(url, name)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, CRASH)
    return os.waitstatus_to_exitcode(status) == CRASH


def _die_after(count: int) -> None:
    """Let this process end, without a word to anybody, once the database has done so many statements or commits."""
    left = [count]

    def counted(work: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object, **named: object) -> object:
            result = work(*given, **named)
            if left[0] == 0:
                os._exit(CRASH)
            left[0] -= 1
            return result

        return run

    for name in ("execute_sql", "commit"):
        setattr(Database, name, counted(getattr(Database, name)))


@pytest.mark.processes
@ON_BOTH
def test_of_several_processes_that_upgrade_a_filled_base_at_once_one_does_it(empty_url: str) -> None:
    versions.build(empty_url, names()[0])
    before = versions.rows(empty_url)
    start, go = os.pipe()
    children = [_upgrading(empty_url, start, go) for _process in range(4)]
    os.close(start)
    os.close(go)
    done = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    assert done == [0, 0, 0, len(LATER)]
    assert versions.rows(empty_url, of=before) == before


def _upgrading(url: str, start: int, go: int) -> int:
    """Start a process that upgrades once all have started, and ends with how many migrations it applied."""
    child = os.fork()
    if child == 0:
        os.close(go)
        os.read(start, 1)
        os._exit(len(migrate.upgrade(url)))
    return child


@ON_BOTH
def test_a_migration_that_fails_is_taken_back_and_says_so(
    empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions.build(empty_url, names()[-1])
    before = versions.rows(empty_url)
    for name in names():
        (tmp_path / f"{name}.py").write_text("def up(m, d): pass\n", encoding="utf-8")
    broken = "def up(m, d):\n    d.execute_sql('CREATE TABLE half (id INTEGER)')\n    d.execute_sql('SELEC nothing')\n"
    (tmp_path / "9999_broken.py").write_text(broken, encoding="utf-8")
    monkeypatch.setattr(migrate, "DIRECTORY", tmp_path)
    from store.errors import Unavailable

    with pytest.raises(Unavailable, match="syntax"):
        migrate.upgrade(empty_url)
    assert not _has_table(empty_url, "half")
    monkeypatch.undo()
    assert versions.rows(empty_url, of=before) == before
