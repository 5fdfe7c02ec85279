"""Behind the second wall on SQLite an officer does all of an officer's work, and finds nothing else whoever forgets."""

import shutil
import threading
from collections.abc import Callable
from typing import Any

import peewee
import pytest
from peewee import SqliteDatabase

from store import database, decisions, drafts, escalations, models, queries, referrals, sessions, walls
from store.changes import News
from store.clock import HOUR
from store.errors import Unavailable
from store.queries import Filter
from store.walls import sqlite, sqlite_views
from tests.conftest import Store, connected
from tests.console.support import ON_SQLITE
from tests.store import test_walls
from tests.support import walls as doors
from tests.support.behind_wall import behind_the_wall
from tests.support.city import City
from tests.support.wall_table import ALLOWED

pytestmark = ON_SQLITE
HOSTILE = (
    'lampu" OR "jalan',
    "' OR 1 = 1 --",
    "x') UNION SELECT title FROM main.complaint --",
    "*",
    "NEAR(",
    "title: lampu",
)
DRIVER = vars(peewee)["sqlite3"]


def officers_calls(scene: doors.Scene) -> list[tuple[str, Callable[..., Any], dict[str, Any]]]:
    """Return every function that lets an officer in, with things of the own and of another agency."""
    return [
        (name, function, values)
        for name, function in test_walls.asked().items()
        if "f" in ALLOWED.get(name, "")
        for values in (scene.own["f"], scene.foreign)
    ]


def said(scene: doors.Scene, function: Callable[..., Any], values: dict[str, Any]) -> str:
    """Return what the officer is told; of the feed without its end, which behind the wall is the own feed's."""
    told = doors.outcome(function, scene.actors["f"], values)
    return repr(told.changed if isinstance(told, News) else told)


def test_an_officer_is_told_the_same_with_the_wall_as_without(city: City) -> None:
    scene = doors.scene(city)
    calls = officers_calls(scene)
    without = [said(scene, function, values) for _name, function, values in calls]
    with behind_the_wall(scene.actors["f"]):
        behind = [said(scene, function, values) for _name, function, values in calls]
    wrong = [
        f"{name}\n  {one}\n  {other}"
        for (name, *_rest), one, other in zip(calls, without, behind, strict=True)
        if one != other
    ]
    assert not wrong, "\n".join(wrong)


def content(url: str) -> list[Any]:
    plain = SqliteDatabase(url.removeprefix("sqlite:///"))
    names = plain.execute_sql("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%' ORDER BY name").fetchall()
    rows = [(name, plain.execute_sql(f"SELECT * FROM {name}").fetchall()) for (name,) in names]
    plain.close()
    return rows


def work(city: City, numbers: list[str]) -> None:
    """Do everything that an officer may change."""
    officer, now = city.officer(), city.clock.now()
    first, second, third = numbers
    drafts.keep(officer, f"answer:{first}", "Sudah", now=now)
    drafts.keep(officer, f"answer:{first}", "Sudah ditutup", now=now + 1)
    drafts.keep(officer, f"answer:{second}", "Segera", now=now)
    drafts.drop(officer, f"answer:{first}")
    decisions.note(officer, [first, second], "Regu berangkat", now=now)
    for _twice in range(2):
        referrals.answer(officer, first, "Sudah ditutup.", now=now + 2, client_key="first")
    referrals.answer(
        officer, second, "Segera.", now=now + 3, client_key="second", kind="interim", promise_day="2026-11-02"
    )
    referrals.return_(officer, third, "Bukan urusan kami", now=now + 4)


def test_what_an_officer_does_is_written_the_same_with_the_wall_as_without(
    city: City, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.event_texts.new_key", lambda: "salt")
    numbers = [city.forwarded(f"Jalan {index}") for index in range(3)]
    city.clock.advance(73 * HOUR)
    escalations.fire_due(city.clock.now())
    database.disconnect()
    file = store.url.removeprefix("sqlite:///")
    shutil.copyfile(file, f"{file}.twin")
    work(city, numbers)
    with connected(f"{store.url}.twin") as twin, behind_the_wall(city.officer()):
        work(city, numbers)
    assert content(twin) == content(store.url)


def test_a_query_that_forgets_to_ask_who_acts_finds_the_own_only(city: City) -> None:
    own = city.forwarded("Jalan rusak", "PUPR")
    city.forwarded("Jalan lain", "RSUD")
    city.complaint("Jalan baru")

    def found() -> set[str]:
        return {row.number for row in models.Complaint.select()}

    assert len(found()) == 3
    with behind_the_wall(city.officer()):
        assert found() == {own}
        assert models.Referral.select().count() == models.Message.select().count() + 1


def test_a_search_finds_exactly_the_own_that_have_the_words(city: City) -> None:
    officer, now = city.officer(), city.clock.now()
    for index in range(6):
        city.forwarded(f"Lampu jalan {index} padam", ("PUPR", "RSUD")[index % 2])
    texts = [
        "lampu",
        "lam",
        "jalan padam",
        "padam 2",
        "kubus",
        "26-0001-7",
        'lampu" OR "jalan',
        "' OR 1 = 1 --",
        "*",
        "NEAR(",
    ]
    without = [queries.find(officer, Filter(search=text), now=now).rows for text in texts]
    with behind_the_wall(officer):
        assert [queries.find(officer, Filter(search=text), now=now).rows for text in texts] == without
    assert len(without[0]) == 3


def test_every_thread_and_every_connection_after_a_loss_has_the_wall(city: City) -> None:
    city.forwarded("Jalan lain", "RSUD")
    counts: list[Any] = []

    def count() -> None:
        try:
            counts.append(database.db.execute_sql("SELECT count(*) FROM main.complaint").fetchone())
        except peewee.DatabaseError:
            counts.append(database.db.execute_sql("SELECT count(*) FROM complaint").fetchone()[0])
        database.disconnect()

    with behind_the_wall(city.officer()):
        count()
        count()
        thread = threading.Thread(target=count)
        thread.start()
        thread.join()
    assert counts == [0, 0, 0]


def test_an_officer_that_enters_is_behind_the_wall_for_good(city: City) -> None:
    city.forwarded("Jalan lain", "RSUD")
    office = database.db.obj
    walls.enter(city.operator)
    assert database.db.obj is office
    walls.enter(city.officer())
    try:
        assert isinstance(database.db.obj, sqlite.WalledDatabase)
        assert database.db.execute_sql("SELECT count(*) FROM complaint").fetchone() == (0,)
        assert sessions.is_welcome(city.officer())
    finally:
        database.disconnect()
        database.db.initialize(office)


def test_many_statements_in_one_are_refused(city: City) -> None:
    with behind_the_wall(city.officer()):
        cursor = database.db.cursor()
        with pytest.raises(DRIVER.NotSupportedError):
            cursor.executescript("SELECT 1; SELECT 2")
        with pytest.raises(DRIVER.NotSupportedError):
            cursor.executemany("DELETE FROM form_draft WHERE id = ?", [(1,)])


def test_what_was_judged_is_forgotten_before_it_grows(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "CACHED", 2)
    with behind_the_wall(city.officer()):
        for number in range(5):
            database.db.execute_sql(f"SELECT {number}")
        connection: Any = database.db.connection()
        assert connection.wall.judged == {"SELECT 4"}


def test_a_wall_that_cannot_be_built_lets_nobody_work_beside_it(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_views, "REFUSED", "it's wrong")
    with pytest.raises(Unavailable):
        sqlite.walled(database.db.obj, 1)
