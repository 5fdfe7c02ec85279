"""An officer's commands (`--as pupr`) on both databases: behind the wall of the agency, as the console is."""

import json
from collections.abc import Callable, Iterator

import pytest
from typer.testing import Result

from store import queries, walls
from store.actors import Actor
from store.clock import HOUR
from store.database import db, is_postgres
from store.queries import Filter, Page
from tests.cli.conftest import Run
from tests.conftest import Store
from tests.store.test_second_wall import everything
from tests.store.test_second_wall_sqlite_attacks import others
from tests.support import attacks, prey, sqlite_attacks
from tests.support.city import City
from tests.support.wall_session import SECRET, built
from tests.support.walls import scene

Attack = Callable[[str], Result]


@pytest.fixture
def walled(store: Store, city: City, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The wall: built on PostgreSQL, brought along by each process on SQLite."""
    monkeypatch.setenv("EHUMAS_SECRET_KEY", SECRET)
    if store.kind == "sqlite":
        yield
        return
    with built(monkeypatch):
        yield


@pytest.fixture
def attack(run: Run, monkeypatch: pytest.MonkeyPatch) -> Attack:
    """Run a list command whose search has a hole: what is typed there is run as SQL, as the officer of PUPR."""

    def hole(_actor: Actor, filters: Filter, **_given: object) -> Page:
        cursor = db.connection().cursor()
        cursor.execute(filters.search)
        print(cursor.fetchall() if cursor.description else "")
        return Page([], None, None)

    def through(statement: str) -> Result:
        with monkeypatch.context() as patch:
            patch.setattr(queries, "find", hole)
            return run("complaint", "list", "--search", statement, as_user="pupr")

    return through


def leaks(attack: Attack, statements: dict[str, list[str]], words: tuple[str, ...]) -> list[str]:
    """Return the names of the attacks in whose output another agency's words stand."""
    told = {name: "".join(attack(part).output for part in parts).casefold() for name, parts in statements.items()}
    return [name for name, said in told.items() if any(word in said for word in words)]


def standing() -> dict[str, object]:
    """Return every row but of the timeline, which tells of each command who ran it."""
    return {table: rows for table, rows in everything().items() if table not in ("event", "sqlite_sequence")}


def raids(city: City, store: Store) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Make another agency's things; return what would read them by name, and the words that tell of them."""
    if is_postgres():
        found = prey.of(city, scene(city))
        return {name: found.told(sql) for name, sql in attacks.READING.items()}, attacks.SECRETS
    city.forwarded("Jalan rusak", "PUPR")
    others(city, "zebra")
    file = store.url.removeprefix("sqlite:///")
    asked = sqlite_attacks.READING | sqlite_attacks.SCHEMA
    return {name: [sql % {"file": file}] for name, sql in asked.items()}, ("zebra",)


def test_sql_smuggled_into_an_officers_command_sees_one_agencys_rows_only(
    city: City, store: Store, attack: Attack, request: pytest.FixtureRequest
) -> None:
    statements, words = raids(city, store)
    request.getfixturevalue("walled")
    before = standing()
    assert leaks(attack, statements, words) == []
    assert standing() == before
    assert "Jalan rusak" in attack("SELECT title FROM complaint").output


def test_without_the_wall_the_same_commands_tell_of_others(
    city: City, store: Store, attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements, words = raids(city, store)
    monkeypatch.setattr(walls, "enter", lambda _actor: None)
    assert len(leaks(attack, statements, words)) > 15


def test_whoever_else_runs_a_command_keeps_the_offices_database(attack: Attack, run: Run, walled: None) -> None:
    seen: list[object] = []

    def look(*_given: object, **_named: object) -> Page:
        seen.append(db.obj)
        return Page([], None, None)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queries, "find", look)
        office = db.obj
        for login in ("operator", "supervisor", "viewer", "pupr"):
            assert run("complaint", "list", as_user=login).exit_code == 0
    assert [type(one) for one in seen[:3]] == [type(office)] * 3
    assert vars(seen[3]).get("agency_id") or vars(seen[3])["connect_params"]["user"].endswith("_opd_pupr")


def test_an_officers_whole_work_goes_through_commands_behind_the_wall(city: City, run: Run, walled: None) -> None:
    number, back = city.forwarded("Jalan berlubang"), city.forwarded("Bukan jalan kami")
    other = city.forwarded("Antrean panjang", "RSUD")
    city.clock.advance(25 * HOUR)

    def told(*words: str) -> str:
        done = run(*words, as_user="pupr")
        assert done.exit_code == 0, (words, done.output)
        return done.stdout

    rows = json.loads(told("complaint", "list", "--json"))
    assert {row["number"] for row in rows} == {number, back}
    assert json.loads(told("complaint", "list", "--search", "berlubang", "--json"))[0]["number"] == number
    assert json.loads(told("complaint", "list", "--overdue", "--json"))
    for reading in ("show", "explain", "history"):
        assert told("complaint", reading, number)
    assert {row["number"] for row in json.loads(told("board", "--json"))} == {number, back}
    told("agency", "list")
    told("complaint", "note", number, "--text", "Tim berangkat.")
    for _twice in range(2):
        told("complaint", "answer", number, "--text", "Sudah ditambal.", "--key", "kunci-tetap-sekali")
    assert run("complaint", "undo", number, as_user="pupr").exit_code == 5
    told("complaint", "return", back, "--reason", "Bukan kami.")
    assert run("complaint", "show", other, as_user="pupr").exit_code == 4
    assert run("complaint", "answer", other, "--text", "x", as_user="pupr").exit_code == 4
    assert queries.get(city.operator, number).state == "answered"
    assert queries.get(city.operator, back).state == "returned"


def test_what_an_officer_may_not_is_refused_behind_the_wall_in_the_same_words(
    city: City, run: Run, walled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = city.forwarded("Jalan berlubang")
    words = [
        ("complaint", "export"), ("complaint", "accept", number), ("complaint", "suggest", number),
        ("complaint", "reveal", number, "--reason", "Ingin tahu"), ("complaint", "forward", number, "--agency", "RSUD"),
        ("citizen", "list"), ("visit", "list"), ("message", "list"), ("message", "show", "1"), ("message", "stop"),
        ("content", "list"), ("account", "list"), ("key", "list"), ("officer", "list"), ("policy", "show"),
        ("policy", "edit", "--soon", "4"), ("holiday", "list"), ("holiday", "add", "2027-01-05", "--name", "x"),
        ("account", "totp", "begin"), ("report", "monthly", "2026-09"), ("agency", "disable", "RSUD"),
        ("db", "erase-citizen", number, "--reason", "x"),
    ]  # fmt: skip
    behind = [run(*each, as_user="pupr") for each in words]
    monkeypatch.setattr(walls, "enter", lambda _actor: None)
    before = [run(*each, as_user="pupr") for each in words]
    assert [(done.exit_code, done.output) for done in behind] == [(done.exit_code, done.output) for done in before]
