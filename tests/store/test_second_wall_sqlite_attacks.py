"""SQL on an officer's own SQLite connection: nothing of another agency comes out of it, and nothing is changed.

What is asked must be answered alike in two cities that differ only in what is not the officer's.
"""

import re
import shutil
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from store import (
    accounts,
    articles,
    content,
    control,
    database,
    decisions,
    drafts,
    escalations,
    keys,
    models,
    sessions,
)
from store.actors import Actor
from store.clock import HOUR
from tests.conftest import Store, connected
from tests.console.support import ON_SQLITE
from tests.support.behind_wall import behind_the_wall
from tests.support.city import City
from tests.support.sqlite_attacks import READING, SCHEMA, WRITING

pytestmark = ON_SQLITE
SECRET = re.compile("wall_[0-9a-f]{8}")


@dataclass(frozen=True)
class World:
    """One city's file."""

    officer: Actor
    url: str

    @property
    def file(self) -> str:
        return self.url.removeprefix("sqlite:///")

    def says(self, questions: dict[str, str], *, walled: bool = True) -> dict[str, str]:
        """Return in words what the officer's SQL gets on one connection, with the wall or without."""
        with connected(self.url), behind_the_wall(self.officer) if walled else nullcontext():
            return {name: self.ask(sql) for name, sql in questions.items()}

    def ask(self, sql: str) -> str:
        """Return in words what one statement gets on the connection that is open."""
        try:
            return repr(database.db.execute_sql(sql % {"file": self.file}).fetchall())
        except Exception as error:  # the driver's own warnings as well
            return f"refused: {error}".replace(self.file, "")

    def content(self) -> str:
        """Return everything that stands in the file."""
        with closing(SqliteDatabase(self.file)) as plain:
            plain.connect()
            things = plain.execute_sql("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
            tables = [name for name, sql in things if (sql or "").startswith("CREATE TABLE")]
            rows = [plain.execute_sql(f"SELECT * FROM {table}").fetchall() for table in tables]
        return repr((things, rows, Path(f"{self.file}.copy").exists()))

    def twin(self, name: str) -> "World":
        """Return a copy of the file as a world of its own."""
        for part in ("", ".key"):
            shutil.copyfile(f"{self.file}{part}", f"{self.file}.{name}{part}")
        return World(self.officer, f"{self.url}.{name}")


@pytest.fixture
def world(city: City, store: Store) -> World:
    """A city with one complaint of the officer's, and everything of others."""
    now = city.clock.now()
    number = city.forwarded("Jalan rusak", "PUPR", privacy="anonymous")
    drafts.keep(city.officer("PUPR"), f"answer:{number}", "punya sendiri", now=now)
    others(city, "zebra")
    city.clock.advance(73 * HOUR)
    escalations.fire_due(city.clock.now())
    database.disconnect()
    return World(city.officer("PUPR"), store.url)


def others(city: City, word: str) -> None:
    """Let happen what is no business of the officer's."""
    now = city.clock.now()
    city.forwarded(f"Lampu {word} mati", "RSUD")
    city.answered(f"Pohon {word} tumbang", "RSUD")
    merged, main = city.complaint(f"Got {word}"), city.complaint(f"Got {word} lagi")
    decisions.merge(city.operator, merged, main, now=now)
    drafts.keep(city.officer("RSUD"), f"answer:{main}", f"rahasia {word}", now=now)
    accounts.set_password(city.supervisor, "rsud", f"sandi-{word}-panjang", now=now)
    sessions.login("rsud", f"sandi-{word}-panjang", source="x", now=now)
    keys.add(city.supervisor, "rsud", f"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA{word[0].upper() * 42}", now=now)
    decisions.note(city.operator, [main], f"Catatan {word}", now=now)
    models.Anchor.create(day=word, at=now, event_id=1, count=1, hash=word, public_key="x", signature="x")
    control.stop_sending(city.operator, f"Coba {word}", now=now)
    content.add(city.operator, "news", articles.Draft(title=f"Kabar {word}", body="Isi"), now=now)
    inbound = models.Inbound.create(received_at=now, source="x", digest="x", content=word)
    models.Receipt.create(dedupe_key=word, provider_id="", status="replied", at=now, inbound=inbound, detail=word)
    models.Attachment.create(
        owner_kind="complaint", owner_id=2, sha256=word, size=1, mime="image/jpeg", name=word, created_at=now
    )


@pytest.fixture
def elsewhere(world: World, city: City) -> World:
    """The same city where whatever is not the officer's went another way."""
    twin = world.twin("elsewhere")
    with connected(twin.url):
        others(city, "gajah")
        for table, column in (
            ("complaint", "title"),
            ("complaint", "body"),
            ("visit", "assignee"),
            ("message", "recipient"),
        ):
            database.db.execute_sql(f"UPDATE {table} SET {column} = 'gajah' WHERE agency_id IS NOT 1")
        database.db.execute_sql("DELETE FROM visit WHERE agency_id <> 1")
        database.db.execute_sql("UPDATE officer SET name = 'Gajah' WHERE agency_id <> 1")
        database.db.execute_sql("DELETE FROM message_complaint WHERE complaint_id <> 1")
    return twin


def alike(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return [name for name, said in one.items() if said == other[name]]


def test_nothing_that_is_read_depends_on_what_other_agencies_have(world: World, elsewhere: World) -> None:
    here, there = world.says(READING), elsewhere.says(READING)
    assert alike(here, there) == list(READING)
    assert not [name for name, said in here.items() if "zebra" in said]


def test_without_the_wall_the_same_questions_tell_of_others(world: World, elsewhere: World) -> None:
    assert not alike(world.says(READING, walled=False), elsewhere.says(READING, walled=False))


def test_what_is_aimed_at_the_wall_itself_is_refused(world: World) -> None:
    assert not [name for name, said in world.says(SCHEMA).items() if not said.startswith("refused")]


def test_no_answer_tells_the_names_that_the_wall_is_built_of(world: World) -> None:
    with connected(world.url), behind_the_wall(world.officer):
        told = [name for name, sql in (READING | SCHEMA | WRITING).items() if SECRET.search(world.ask(sql))]
    assert not told


def test_nothing_is_changed_by_what_an_officer_has_no_business_with(world: World) -> None:
    before, changed = world.content(), []
    with connected(world.url), behind_the_wall(world.officer):
        for name, sql in WRITING.items():
            said = world.ask(sql)
            after = world.content()
            if after != before or "zebra" in said:
                changed.append(name)
            before = after
    assert not changed


def test_without_the_wall_the_same_statements_change_things_or_pass(world: World) -> None:
    before, refused = world.content(), []
    for number, (name, sql) in enumerate(WRITING.items()):
        twin = world.twin(str(number))
        if twin.says({name: sql}, walled=False)[name].startswith("refused") and twin.content() == before:
            refused.append(name)
    assert not refused
