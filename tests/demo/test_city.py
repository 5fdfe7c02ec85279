"""The demo city is a real one: its months went through the store's rules, and the same seed makes the same city."""

import statistics
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from demo import city, rhythm, standing
from demo.people import CITIZEN_PHONE, PASSWORD
from demo.texts import Grammar
from store import accounts, attachments, checks, content, escalations, events, outbox, phones, policy, queries, visits
from store.actors import SYSTEM
from store.clock import DAY, HOUR, MINUTE, VirtualClock, from_iso, to_datetime
from store.database import connect, disconnect
from store.messages import MessageFilter
from store.queries import Filter
from tests.conftest import Store

NOW = from_iso("2026-10-05T10:00")
COUNT = 60


def told(store: Store, seed: int = 7) -> list[tuple[object, ...]]:
    """Build a city and return what its complaints came to."""
    city.build(now=NOW, count=COUNT, seed=seed, secret="x")
    rows = queries.find(SYSTEM, Filter(), now=NOW, limit=1000).rows
    return [(row.number, row.title, row.state, row.agency, row.received_at, row.due_at) for row in rows]


def test_a_city_holds_every_rule_and_has_something_on_each_shelf(store: Store) -> None:
    shares: list[float] = []
    built = city.build(now=NOW, count=COUNT, seed=7, secret="x", tell=shares.append)
    assert built.complaints == COUNT
    assert shares == sorted(shares)
    assert all(finding.ok for finding in checks.check(SYSTEM))
    assert events.verify(SYSTEM).ok
    rows = queries.find(SYSTEM, Filter(), now=NOW, limit=1000).rows
    assert len(rows) >= COUNT
    assert Counter(row.state for row in rows)["closed"] > COUNT / 2
    assert all(NOW - city.MONTH <= row.received_at < NOW for row in rows)
    board = {group.kind: group.count for group in queries.board(SYSTEM, now=NOW).groups}
    assert all(
        board[kind] for kind in ("not_forwarded", "unanswered", "review", "promise_broken", "data_wait", "visit_due")
    )
    for kind in ("news", "program", "outreach", "regulation"):
        assert content.published(kind, now=NOW).rows
    assert built.fired > 0
    states = {message.state for message in outbox.find(SYSTEM, MessageFilter())}
    assert states <= {"delivered", "read", "accepted", "sent", "queued", "cancelled", "task"}
    assert "read" in states
    assert visits.find(SYSTEM, state=("planned", "done", "cancelled"))


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_some_send_photos_that_are_drawn(store: Store, tmp_path: Path) -> None:
    city.build(now=NOW, count=COUNT, seed=7, secret="x", media=tmp_path / "media")
    rows = queries.find(SYSTEM, Filter(), now=NOW, limit=1000).rows
    photos = [photo for row in rows for photo in queries.get(SYSTEM, row.number).photos]
    assert photos
    assert attachments.load(photos[0].sha256, folder=tmp_path / "media").startswith(b"\xff\xd8")


def test_everybody_of_the_city_can_log_in(store: Store) -> None:
    city.build(now=NOW, count=12, seed=1, secret="x")
    for login in ("humas", "kabag", "walikota", "pupr", "disdukcapil", CITIZEN_PHONE):
        actor, _token = accounts.login(login, PASSWORD, source="test", now=NOW)
        assert actor.name or actor.citizen_id


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_the_same_seed_makes_the_same_city_and_another_seed_another(store: Store, empty_url: str) -> None:
    from store import migrate

    first = told(store)
    disconnect()
    migrate.upgrade(empty_url)
    connect(empty_url)
    assert told(store) == first
    disconnect()
    assert city.build.__doc__
    connect(store.url)


def test_nobody_real_is_called() -> None:
    assert phones.indonesian_mobile(CITIZEN_PHONE).startswith("+6281200")
    grammar = Grammar(Random(1))
    assert len({grammar.name() for _ in range(300)}) > 150


def test_every_sentence_can_be_filled_and_fits_the_store() -> None:
    grammar = Grammar(Random(3))
    for topic in grammar.topics:
        for _ in range(30):
            place = grammar.place("Korumba")
            title, text = grammar.complaint(topic, place)
            assert 5 < len(title) <= 150
            assert 20 < len(text) <= 1000
            assert "{" not in title + text + grammar.answer(topic, place) + grammar.answer(topic, place, "interim")


def test_most_complaints_come_in_the_morning_and_on_workdays() -> None:
    moments = [to_datetime(at) for at in rhythm.arrivals(Random(5), NOW - 90 * DAY, NOW, 4000)]
    morning = sum(7 <= moment.hour < 12 for moment in moments) / len(moments)
    weekend = sum(moment.weekday() >= 5 for moment in moments) / len(moments)
    assert 0.35 < morning < 0.55
    assert 0.1 < weekend < 0.22
    assert moments == sorted(moments)


def test_half_of_the_answers_take_about_eight_hours_and_some_take_days() -> None:
    rng = Random(5)
    arrived = rhythm.arrivals(rng, NOW - 90 * DAY, NOW, 2000)
    waits = []
    for at in arrived:
        forwarded = rhythm.desk_time(rng, at, 35)
        waits.append((rhythm.answer_time(rng, rng.choice(["PUPR", "DLHK", "DISHUB"]), forwarded) - at) / HOUR)
    assert 5 < statistics.median(waits) < 12
    assert sorted(waits)[int(len(waits) * 0.97)] > 48


def test_desks_are_shut_at_night_and_people_sleep() -> None:
    rng = Random(2)
    night, early, sunday = from_iso("2026-10-05T23:30"), from_iso("2026-10-05T03:00"), from_iso("2026-10-04T16:00")
    assert to_datetime(rhythm.office(night)).isoformat() == "2026-10-06T07:00:00+08:00"
    assert to_datetime(rhythm.office(sunday)).isoformat() == "2026-10-05T07:00:00+08:00"
    assert rhythm.office(NOW) == NOW
    assert to_datetime(rhythm.awake(rng, night)).day == 6
    assert to_datetime(rhythm.awake(rng, early)).hour in (7, 8)


def test_a_scene_stands_for_each_group_of_the_board() -> None:
    assert {story.__name__ for story, _age in standing.SCENES} == {"new", "silent", "review", "promise", "data"}


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("hour", "window"), [("10:00", (420, 1260)), ("23:30", (0, 1440)), ("20:15", (0, 1440))])
def test_whoever_watches_sees_a_message_go_out_within_minutes(store: Store, hour: str, window: tuple[int, int]) -> None:
    now = from_iso(f"2026-10-05T{hour}")
    city.build(now=now, count=12, seed=1, secret="x")
    before = {message.id for message in outbox.find(SYSTEM, MessageFilter())}
    escalations.fire_due(now + 3 * MINUTE)
    fresh = [message for message in outbox.find(SYSTEM, MessageFilter()) if message.id not in before]
    assert "escalation" in {message.kind for message in fresh}
    assert policy.current(now).window == window


def test_the_past_is_lived_by_a_clock_that_only_goes_on(store: Store) -> None:
    city.build(now=NOW, count=20, seed=2, secret="x")
    rows = queries.find(SYSTEM, Filter(), now=NOW, limit=1000).rows
    times = sorted((event.id, event.at) for row in rows for event in queries.history(SYSTEM, row.number))
    assert [at for _id, at in times] == sorted(at for _id, at in times)
    assert VirtualClock(NOW).now() >= times[-1][1]
