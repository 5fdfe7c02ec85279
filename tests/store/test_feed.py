"""The feed of changes: what it keeps, and that whoever missed something is told so."""

import threading

import pytest

from store import changes, complaints, database
from store.changes import News
from store.models import Change
from store.watching import Watch
from tests.conftest import Store
from tests.support.city import City


def _write(count: int, at: int) -> None:
    """Let so many changes happen at an instant."""
    rows = [{"at": at, "entity": "complaint", "entity_id": 1}] * count
    database.transact(lambda: Change.insert_many(rows).execute())


def test_what_is_old_goes_in_portions_and_the_newest_stay_whatever_their_age(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "PORTION", 7)
    monkeypatch.setattr(changes, "KEPT_AT_LEAST", 10)
    now = city.clock.now() + 2 * changes.KEPT_FOR
    database.transact(lambda: Change.delete().execute())
    _write(30, city.clock.now())
    last = changes.last_seq()
    assert changes.trim(now=now) == 20
    assert Change.select().count() == 10
    assert changes.last_seq() == last
    _write(15, now)
    assert changes.trim(now=now + changes.KEPT_FOR) == 10
    assert changes.trim(now=now + changes.KEPT_FOR) == 0
    assert changes.trim(now=now + 2 * changes.KEPT_FOR) == 5
    assert changes.trim(now=now + 2 * changes.KEPT_FOR) == 0


def test_who_slept_longer_than_the_feed_is_kept_hears_that_something_was_missed(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "KEPT_AT_LEAST", 3)
    _write(1, city.clock.now())
    slept_since = changes.last_seq()
    _write(5, city.clock.now())
    assert len(changes.since(city.operator, slept_since).changed) == 5
    changes.trim(now=city.clock.now() + 2 * changes.KEPT_FOR)
    assert changes.since(city.operator, slept_since) == News((), changes.last_seq(), missed=True)
    assert changes.since(city.operator, changes.last_seq()) == News((), changes.last_seq())


def test_more_changes_than_can_be_told_are_told_as_missed(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_MOST", 4)
    start = changes.last_seq()
    _write(4, city.clock.now())
    assert len(changes.since(city.operator, start).changed) == 4
    _write(1, city.clock.now())
    assert changes.since(city.operator, start) == News((), changes.last_seq(), missed=True)


def test_a_database_put_back_from_a_backup_makes_everybody_read_anew(city: City) -> None:
    ahead = changes.last_seq() + 100
    assert changes.since(city.operator, ahead) == News((), changes.last_seq(), missed=True)


def test_the_first_change_of_all_is_no_gap(city: City) -> None:
    database.transact(lambda: Change.delete().execute())
    _write(1, city.clock.now())
    assert len(changes.since(city.operator, 0).changed) == 1


def test_a_rollback_leaves_a_gap_that_means_nothing(city: City) -> None:
    def unit() -> None:
        _write(3, city.clock.now())
        raise ValueError("no")

    start = changes.last_seq()
    with pytest.raises(ValueError, match="no"):
        database.transact(unit)
    number = city.complaint()
    assert {change.entity for change in changes.since(city.operator, start).changed} == {"complaint"}
    assert complaints.note(city.operator, [number], "Ada.", now=city.clock.now()) == [number]


def test_waiting_ends_when_another_commits(city: City, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.watching.SURE_SECONDS", 60.0)
    watch, first = Watch(), threading.Event()
    told = threading.Event()

    def listen() -> None:
        watch.wait()
        first.set()
        watch.wait()
        told.set()
        database.disconnect()

    thread = threading.Thread(target=listen)
    thread.start()
    assert first.wait(20)
    assert not told.is_set()
    city.complaint()
    assert told.wait(20)
    thread.join()


def test_a_notice_that_came_with_the_answer_to_a_question_is_not_lost(
    city: City, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody_told(*_given: object) -> bool:
        raise AssertionError("the notice was lost")

    watch = Watch()
    watch.wait()
    monkeypatch.setattr(Watch, "_woken", nobody_told)

    def another() -> None:
        city.complaint()
        database.disconnect()

    other = threading.Thread(target=another)
    other.start()
    other.join()
    assert changes.since(city.operator, changes.last_seq()).changed == ()
    watch.wait()


def test_waiting_ends_when_woken_and_a_ring_before_it_counts(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.watching.SURE_SECONDS", 60.0)
    watch = Watch()
    watch.wait()
    watch.wake()
    watch.wait()
    watch.wake()
    watch.rest(60)
