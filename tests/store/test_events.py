"""The timeline: append-only, chained, and honest about where it breaks."""

import pytest
from peewee import DatabaseError

from store import chain, changes, complaints, database, events, queries
from store.actors import SYSTEM
from store.errors import NotAllowed, StoreError
from store.models import Event, EventText
from tests.conftest import Store
from tests.support.city import City


def test_every_entry_hangs_on_the_one_before_it(city: City) -> None:
    city.answered()
    rows = list(Event.select().order_by(Event.id))
    assert [row.prev for row in rows] == [events.GENESIS, *(row.hash for row in rows[:-1])]
    assert events.verify(city.viewer) == events.VerifyResult(True, 3)


@pytest.mark.parametrize("statement", ["UPDATE event SET kind = 'nothing'", "DELETE FROM event"])
def test_the_timeline_cannot_be_rewritten(city: City, statement: str) -> None:
    city.complaint()
    with pytest.raises((StoreError, DatabaseError)):
        database.transact(lambda: database.db.execute_sql(statement))
    assert events.verify(SYSTEM).ok


def test_a_complaint_cannot_be_deleted(city: City) -> None:
    city.complaint()
    with pytest.raises((StoreError, DatabaseError)):
        database.transact(lambda: database.db.execute_sql("DELETE FROM complaint"))


def test_a_changed_entry_is_named_although_the_triggers_were_removed(city: City, store: Store) -> None:
    numbers = [city.complaint() for _complaint in range(3)]
    _without_triggers(store, "UPDATE event SET data = '{}' WHERE id = 2")
    found = events.verify(SYSTEM)
    assert (found.ok, found.count, found.broken_at, found.reason) == (False, 1, 2, "hash")
    assert (found.complaint, found.at) == (numbers[1], city.clock.now())


def test_a_removed_entry_is_found(city: City, store: Store) -> None:
    for _complaint in range(3):
        city.complaint()
    _without_triggers(store, "DELETE FROM event WHERE id = 2")
    found = events.verify(SYSTEM)
    assert (found.ok, found.count, found.broken_at, found.reason) == (False, 1, 3, "prev")


def test_a_long_chain_is_walked_by_pages_and_tells_how_far_it_is(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "PAGE", 2)
    for _complaint in range(5):
        city.complaint()
    told: list[int] = []
    assert events.verify(SYSTEM, tell=told.append) == events.VerifyResult(True, 5)
    assert told == [2, 4, 5]


def test_what_a_person_wrote_stands_apart_and_cannot_be_changed_unseen(city: City) -> None:
    number = city.complaint()
    complaints.note(city.operator, [number], "Ibu Siti menelepon lagi.", now=city.clock.now())
    assert "Siti" not in repr([row.data for row in Event.select()])
    assert queries.history(city.operator, number)[-1].data == {"text": "Ibu Siti menelepon lagi."}
    assert events.verify(SYSTEM).ok
    EventText.update(content="Ibu Siti tidak menelepon.").execute()
    found = events.verify(SYSTEM)
    assert (found.ok, found.broken_at, found.reason, found.complaint) == (False, 2, "text", number)
    EventText.delete().execute()
    assert events.verify(SYSTEM).reason == "text"


def test_the_same_words_have_another_digest_each_time(city: City) -> None:
    complaints.note(city.operator, [city.complaint(), city.complaint()], "081234567890", now=city.clock.now())
    assert len({row.data for row in Event.select().where(Event.kind == "noted")}) == 2


def test_an_agency_may_not_walk_the_chain(city: City) -> None:
    with pytest.raises(NotAllowed):
        events.verify(city.officer())


def test_the_feed_tells_what_changed_and_an_agency_hears_only_of_its_own(city: City) -> None:
    start = changes.last_seq()
    city.forwarded(agency="PUPR")
    city.forwarded(agency="RSUD")
    mine = changes.since(city.officer("RSUD"), start)
    everything = changes.since(city.operator, start)
    assert mine.seq == everything.seq == changes.last_seq()
    assert {change.entity_id for change in mine.changed} == {2}
    assert {change.entity_id for change in everything.changed} == {1, 2}
    assert changes.since(city.operator, mine.seq) == changes.News((), mine.seq)


def _without_triggers(store: Store, statement: str) -> None:
    """Do what only the database's owner can: put the triggers away and change the past."""
    if store.kind == "sqlite":
        database.db.execute_sql("DROP TRIGGER event_no_update")
        database.db.execute_sql("DROP TRIGGER event_no_delete")
    else:
        database.db.execute_sql("ALTER TABLE event DISABLE TRIGGER ALL")
    database.db.execute_sql(statement)
