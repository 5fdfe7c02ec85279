"""PostgreSQL's second wall: whatever SQL an agency's session runs, no other agency's row comes out or is touched."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

from store import accounts, complaints, drafts, events, models, queries, referrals
from store.actors import SYSTEM
from store.database import db
from store.errors import NotAllowed, Unavailable
from store.walls.building import Names
from tests.store.test_walls import asked
from tests.support import wall_session
from tests.support import walls as scenes
from tests.support.attacks import BREAKING, INJECTED, READING, SECRETS
from tests.support.city import City
from tests.support.prey import Prey
from tests.support.prey import of as prey_of
from tests.support.wall_session import built, inside
from tests.support.wall_table import ALLOWED

pytestmark = pytest.mark.parametrize("store", ["postgresql"], indirect=True)


@pytest.fixture
def scene(city: City, monkeypatch: pytest.MonkeyPatch) -> Iterator[scenes.Scene]:
    """Two agencies with two of everything, and the wall built."""
    monkeypatch.setenv("EHUMAS_SECRET_KEY", wall_session.SECRET)
    made = scenes.scene(city)
    with built(monkeypatch):
        yield made


@pytest.fixture
def prey(city: City, scene: scenes.Scene) -> Prey:
    """Everything of RSUD that PUPR may not see."""
    return prey_of(city, scene)


def connection(database: Any) -> psycopg.Connection[Any]:
    """Open the agency's own connection, past the store."""
    return psycopg.connect(dbname=database.database, autocommit=True, **database.connect_params)


def heard(database: Any, statements: list[str]) -> str:
    """Run statements on a fresh connection, each whatever became of the one before, and return all that came back."""
    said: list[str] = []
    with connection(database) as own:
        own.add_notice_handler(lambda notice: said.append(f"{notice.message_primary} {notice.message_detail}"))
        for statement in statements:
            try:
                said.append(_answer(own, statement))
            except psycopg.Error as error:
                diag = error.diag
                said.append(f"{diag.message_primary} {diag.message_detail} {diag.message_hint}")
    return " ".join(said).casefold()


def _answer(own: psycopg.Connection[Any], statement: str) -> str:
    if statement.startswith("COPY") and statement.endswith("STDOUT"):
        with own.cursor().copy(statement.encode()) as copy:
            return b"".join(bytes(block) for block in copy).decode()
    cursor = own.execute(statement.encode())
    return repr(cursor.fetchall()) if cursor.description else ""


def leaks(database: Any, prey: Prey, attacks: dict[str, str]) -> list[str]:
    """Return the names of the attacks that brought something of the other agency."""
    return [
        name for name, attack in attacks.items() if any(word in heard(database, prey.told(attack)) for word in SECRETS)
    ]


def everything() -> dict[str, Any]:
    """Return every row of every table, as the office reads it."""
    tables = sorted(db.get_tables())
    return {name: db.execute_sql(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in tables}


def test_no_statement_of_an_agency_brings_or_touches_another_agencys_row(city: City, prey: Prey) -> None:
    before = everything()
    with inside(city) as own:
        found = leaks(own, prey, READING | BREAKING)
    assert not found, f"These brought foreign rows: {'; '.join(found)}."
    after = everything()
    touched = [name for name, rows in before.items() if rows != after[name]]
    assert touched == []


def test_without_the_policies_the_same_statements_bring_them(city: City, prey: Prey) -> None:
    with inside(city) as own:
        assert leaks(own, prey, READING) == []
    for (name,) in db.execute_sql("SELECT relname FROM pg_class WHERE relforcerowsecurity").fetchall():
        db.execute_sql(f'ALTER TABLE "{name}" NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY')
    with inside(city) as own:
        silent = set(READING) - set(leaks(own, prey, READING))
    assert silent == set(), "These attacks prove nothing, for nothing had to hold them back."


def for_officers() -> dict[str, Callable[..., Any]]:
    """Return every function of the store that gets an officer past the first wall somewhere.

    The feed is left out: behind the wall it ends where the agency's own part of it ends.
    """
    return {
        name: function for name, function in asked().items() if "f" in ALLOWED.get(name, "") and name != "changes.since"
    }


@pytest.mark.parametrize("whose", ["own", "foreign"])
def test_every_function_that_an_officer_may_call_says_the_same_behind_the_wall(
    city: City, scene: scenes.Scene, whose: str
) -> None:
    officer, values, different = scene.actors["f"], scene.own["f"] if whose == "own" else scene.foreign, []
    for name, function in for_officers().items():
        free = scenes.outcome(function, officer, values)
        with inside(city):
            walled = scenes.outcome(function, officer, values)
        if repr(free) != repr(walled):
            different.append(f"{name}: {free!r} became {walled!r}")
    assert not different, "\n".join(different)


def test_behind_the_wall_the_index_of_words_is_asked_and_gives_the_agencys_own_only(
    city: City, scene: scenes.Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("NEAR", "FAR"):
        monkeypatch.setattr(f"store.matching.{limit}", 1)
    officer, now = city.officer(), city.clock.now()
    old, _foreign, newest = (city.forwarded("Selokan mampet", agency=agency) for agency in ("PUPR", "RSUD", "PUPR"))
    with inside(city) as own:
        for typed in ("selokan", "mampet selokan", "selokannya"):
            found = queries.find(officer, queries.Filter(search=typed), now=now)
            assert [row.number for row in found.rows] == [newest, old]
        asked = "SELECT count(*) FROM ehumas_wall.{}('selokan | mampet') id"
        assert [heard(own, [asked.format(function)]) for function in ("with_words", "with_roots")] == ["[(2,)]"] * 2


def test_the_work_of_an_officer_goes_through_the_wall_and_keeps_the_chain_whole(
    city: City, scene: scenes.Scene
) -> None:
    officer, now = city.officer(), city.clock.now()
    answered, returned = scene.own["f"]["number"], city.forwarded("Jembatan retak", agency="PUPR")
    with inside(city):
        drafts.keep(officer, f"answer:{answered}", "Regu", now=now)
        drafts.keep(officer, f"answer:{answered}", "Regu berangkat", now=now)
        complaints.note(officer, [answered], "Regu berangkat, “besok”\n\tjam 8 \\ ✓", now=now)
        referrals.answer(officer, answered, "Sudah ditambal.", now=now, client_key="k1")
        referrals.answer(officer, answered, "Sudah ditambal.", now=now, client_key="k1")
        drafts.drop(officer, f"answer:{answered}")
        referrals.return_(officer, returned, "Itu jalan nasional.", now=now)
        assert queries.get(officer, answered).state == "answered"
        assert queries.find(officer, queries.Filter(search="jembatan"), now=now).rows == []
    assert queries.get(city.operator, answered).answers[0].body == "Sudah ditambal."
    assert queries.get(city.operator, returned).state == "returned"
    assert events.verify(SYSTEM).ok
    assert {row.state for row in models.Visit.select().where(models.Visit.agency == officer.agency_id)} == {"planned"}
    complaints.forward(city.operator, [returned], "RSUD", now=now + 1)
    with inside(city) as own:
        assert heard(own, [f"SELECT title FROM complaint WHERE number = '{returned}'"]) == "[]"


def test_sql_in_what_an_officer_types_brings_nothing_foreign(city: City, prey: Prey) -> None:
    officer, before = city.officer(), everything()
    with inside(city):
        for text in INJECTED:
            values = {**_typed(text), "now": city.clock.now()}
            for name, function in for_officers().items():
                said = repr(scenes.outcome(function, officer, values)).casefold()
                assert not [word for word in SECRETS if word in said and word not in text], f"{name}: {text}"
    assert everything() == before


def _typed(text: str) -> dict[str, Any]:
    return {
        "number": text, "numbers": [text], "agency": text, "code": text, "text": text, "reason": text, "form": text,
        "token": text, "doing": text, "work": lambda: None,
        "body": text, "client_key": text, "complaint_id": 0, "rows": [], "officer_id": 0, "visit_id": 0, "seq": 0,
        "filters": queries.Filter(search=text),
    }  # fmt: skip


def test_a_login_goes_on_behind_the_wall_and_can_be_ended_there(city: City, scene: scenes.Scene) -> None:
    now = city.clock.now()
    accounts.set_password(city.supervisor, "pupr", "sandi-yang-panjang", now=now)
    officer, token = accounts.login("pupr", "sandi-yang-panjang", source="console", now=now, kind="console")
    with inside(city):
        assert accounts.resume(token, now) == officer
        assert accounts.me(officer).login == "pupr"
        accounts.logout(token, now)
        with pytest.raises(NotAllowed):
            accounts.resume(token, now)


def test_the_notice_of_a_change_says_nothing_of_whose_it_was(city: City, scene: scenes.Scene) -> None:
    with inside(city) as own:
        listener = connection(own)
    with listener:
        listener.execute("LISTEN ehumas_change")
        city.forwarded("Antrean panjang", agency="RSUD")
        assert {notice.payload for notice in listener.notifies(timeout=1, stop_after=1)} <= {""}


def test_nobody_works_beside_a_wall_that_is_out_of_date(city: City, scene: scenes.Scene) -> None:
    db.execute_sql("COMMENT ON SCHEMA ehumas_wall IS 'an older one'")
    with pytest.raises(Unavailable, match="ehumas db wall"), inside(city):
        pass
    assert models.Complaint.select().count() > 1


def test_nobody_works_beside_a_wall_whose_login_does_not_open(city: City, scene: scenes.Scene) -> None:
    names = Names(db.obj.database, "")
    db.execute_sql(f'ALTER ROLE "{names.login("PUPR")}" NOLOGIN')
    with pytest.raises(Unavailable, match="ehumas db wall"), inside(city):
        pass


def test_an_agency_that_came_after_the_wall_waits_for_it(city: City, scene: scenes.Scene) -> None:
    db.execute_sql("DELETE FROM ehumas_wall.login WHERE agency_id = %s", (city.officer().agency_id,))
    with pytest.raises(Unavailable, match="ehumas db wall"), inside(city):
        pass
