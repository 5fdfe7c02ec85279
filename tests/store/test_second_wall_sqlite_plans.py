"""Behind the second wall on SQLite an officer's lists and searches cost what they cost without it."""

from collections.abc import Callable
from typing import Any

import peewee
import pytest

from store import changes, dossiers, queries, visits
from store.queries import Key
from store.walls import sqlite
from tests.console.support import ON_SQLITE
from tests.store.test_plans import FILTERS, SEARCHES, crowd
from tests.support.behind_wall import behind_the_wall
from tests.support.city import City
from tests.support.plans import Plans, faults, listening, plans

pytestmark = ON_SQLITE
DRIVER = vars(peewee)["sqlite3"]


@pytest.fixture(autouse=True)
def _plans_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this test ask for plans, as nobody may behind the wall."""
    judged = sqlite.WalledCursor.execute

    def execute(self: sqlite.WalledCursor, sql: str, parameters: Any = ()) -> Any:
        ask = DRIVER.Cursor.execute if sql.startswith("EXPLAIN") else judged
        return ask(self, sql, parameters)

    monkeypatch.setattr(sqlite.WalledCursor, "execute", execute)


def of_tables(found: Plans) -> Plans:
    """Leave out that the tables are the file's own."""
    return [(sql, plan.replace("main.", "")) for sql, plan in found]


def test_a_list_walks_along_the_same_index_as_without_the_wall(city: City) -> None:
    crowd(city)
    officer, now = city.officer(), city.clock.now()

    def walks() -> Plans:
        found: Plans = []
        with listening() as asked:
            for filters in FILTERS.values():
                for key in ({}, {"after": Key(now, 5)}, {"before": Key(now, 5)}):
                    found += plans(asked, "sqlite", queries.find, officer, filters, now=now, **key)
                    found += plans(asked, "sqlite", queries.count, officer, filters, now=now)
        return of_tables(found)

    without = walks()
    with behind_the_wall(officer):
        assert walks() == without


def test_a_search_takes_the_newest_of_its_words_in_their_order(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd(city)
    monkeypatch.setattr("store.matching.FEW", 0)
    officer, now = city.officer(), city.clock.now()
    with behind_the_wall(officer), listening() as asked:
        for name, filters in SEARCHES.items():
            for key in ({}, {"after": Key(5, 5)}, {"before": Key(5, 5)}):
                found = of_tables(plans(asked, "sqlite", queries.find, officer, filters, now=now, **key))
                assert any("complaint_search VIRTUAL TABLE" in plan for _sql, plan in found), name
                assert not faults([one for one in found if "_wrapped" not in one[0]]), name


def test_what_an_officer_reads_every_minute_reads_no_whole_table(city: City) -> None:
    number = crowd(city)
    officer, now = city.officer(), city.clock.now()
    with behind_the_wall(officer), listening() as asked:
        rows = queries.find(officer, queries.Filter(), now=now).rows
        jobs: dict[str, Callable[[], object]] = {
            "one complaint": lambda: queries.get(officer, number),
            "timeline": lambda: queries.history(officer, number),
            "deadlines": lambda: queries.explain(officer, number, now=now),
            "dossiers": lambda: dossiers.of(officer, rows),
            "board": lambda: queries.board(officer, now=now),
            "board's number": lambda: queries.board_count(officer, now=now),
            "feed": lambda: changes.since(officer, 1),
            "visits": lambda: visits.find(officer),
        }
        for name, job in jobs.items():
            found = of_tables(plans(asked, "sqlite", job))
            assert not faults(found, sorts=False), name
            assert name.startswith(("board", "visits", "feed")) or "(agency_id=?" not in str(found), name
