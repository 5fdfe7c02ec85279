"""An agency's session behind the second wall hears what concerns it as soon as anybody else, and is heard."""

from collections.abc import Iterator
from contextlib import closing, nullcontext
from typing import Any

import pytest

from store import changes, complaints, engines
from store.database import db
from store.watching import Watch
from tests.conftest import Store
from tests.support.city import City
from tests.support.plans import listening
from tests.support.wall_session import built, inside


@pytest.fixture
def walled(city: City, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[City]:
    """A city with the wall built where it has to be, in which a notice alone ends the waiting."""
    monkeypatch.setattr("store.watching.SURE_SECONDS", 60.0)
    with built(monkeypatch) if store.kind == "postgresql" else nullcontext():
        yield city


@pytest.fixture
def office(store: Store) -> Iterator[Any]:
    """Another session, which works outside the wall."""
    with closing(engines.open_database(store.url)) as opened:
        yield opened


def test_an_agency_hears_of_its_own_and_of_nothing_else(walled: City, office: Any) -> None:
    officer, rsud = walled.officer("PUPR"), walled.officer("RSUD").agency_id
    walled.forwarded()
    with inside(walled):
        watch, start = Watch(), changes.last_seq()
        watch.wait()
        for entity_id, agency in ((901, rsud), (902, officer.agency_id)):
            office.execute_sql(
                f"INSERT INTO change (at, entity, entity_id, agency_id) VALUES (1, 'complaint', {entity_id}, {agency})"
            )
            watch.wait()
        news = changes.since(officer, start)
        assert ([change.entity_id for change in news.changed], news.missed) == ([902], False)
        assert changes.since(officer, news.seq) == changes.News((), news.seq)


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_what_an_agency_does_is_heard_outside(walled: City, office: Any) -> None:
    number = walled.forwarded()
    office.execute_sql("LISTEN ehumas_change")
    with inside(walled):
        complaints.note(walled.officer(), [number], "Regu berangkat.", now=walled.clock.now())
    assert len(list(office.connection().notifies(timeout=20, stop_after=1))) == 1


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_quiet_agencys_feed_reads_no_row_of_others(walled: City) -> None:
    officer = walled.officer()
    told = (
        "INSERT INTO change (at, entity, entity_id, agency_id)"
        " SELECT 1, 'complaint', n, {} FROM generate_series(1, {}) n"
    )
    for agency, rows in ((officer.agency_id, 1), ("2 + mod(n, 30)", 50_000), (officer.agency_id, 1)):
        db.execute_sql(told.format(agency, rows))
    db.execute_sql(told.format("2 + mod(n, 30)", 50_000))
    db.execute_sql("ANALYZE change")
    middle = changes.last_seq() - 60_000
    with inside(walled), listening() as asked:
        assert len(changes.since(officer, middle).changed) == 1
        questions = [(sql, params) for sql, params in asked if '"change"' in sql]
        assert len(questions) == 3
        for sql, params in questions:
            rows = db.execute_sql(f"EXPLAIN (ANALYZE) {sql}", params).fetchall()
            plan = "\n".join(line for (line,) in rows)
            assert "change_agency" in plan, plan
            assert "Rows Removed by Filter" not in plan, plan


def test_an_agency_that_hears_of_nothing_has_missed_nothing(city: City) -> None:
    start, officer = changes.last_seq(), city.officer()
    city.complaint()
    assert changes.since(officer, start) == changes.News((), start)
    assert changes.since(officer, changes.last_seq()) == changes.News((), changes.last_seq())
    assert changes.since(officer, changes.last_seq() + 1).missed
    city.forwarded()
    news = changes.since(officer, start)
    assert ({change.agency_id for change in news.changed}, news.missed) == ({officer.agency_id}, False)
