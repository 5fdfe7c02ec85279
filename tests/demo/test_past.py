"""A large city's past was loaded, not lived, and reads as what the store's own functions write."""

import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from demo import city, rhythm, years
from demo.past import PHOTOGRAPHED
from demo.years import plan
from store import (
    accounts,
    attachments,
    bulk,
    changes,
    checks,
    citizens,
    events,
    figures,
    migrate,
    policy,
    queries,
    tracking,
)
from store.actors import SYSTEM
from store.clock import DAY, local_day, to_datetime
from store.database import connect, disconnect
from store.models import Change
from store.queries import Filter
from tests.conftest import Store, shared
from tests.support import postgres
from tests.support.book import NOW, SEED, Rows, book, lived, rows

COUNT, LIVED = 500, 15
WORDS = {"state", "kind", "clock", "level", "outcome", "review", "channel", "privacy", "role", "status", "template"}


def build(store: Store, count: int = COUNT) -> city.Built:
    return city.build(now=NOW, count=count, seed=SEED, secret="x", book=book(store.url), lived=LIVED)


def kind(name: str, value: object) -> object:
    """Return what a value is, without which one: of words that the store chooses the word itself."""
    if name in WORDS or value is None or value == "":
        return value
    if not isinstance(value, str):
        return type(value).__name__
    if value.startswith("{"):
        return shape(name, json.loads(value))
    if re.fullmatch("[0-9a-f]{20,}", value):
        return f"{len(value)} hexadecimal digits"
    if name in ("owner_key", "key", "recipient", "number", "visit_on"):
        return re.sub(r"\d+", "9", value)
    return "text"


def shape(name: str, value: object) -> object:
    if isinstance(value, dict):
        return str(sorted((key, str(shape(key, inner))) for key, inner in value.items()))
    if isinstance(value, list):
        return str(sorted({str(kind(name, inner)) for inner in value}))
    return str(kind(name, value))


def stories(all_rows: Rows, *, past: bool) -> set[tuple[object, ...]]:
    """Return of each complaint what happened to it, and how long after it came in each level of its clocks fell due."""
    told: dict[object, list[object]] = defaultdict(list)
    received = {
        row["id"]: int(str(row["received_at"]))
        for row in all_rows["complaint"]
        if past == str(row["client_key"]).startswith("past-")
    }
    for row in all_rows["event"]:
        told[row["complaint_id"]].append(row["kind"])
    for row in all_rows["deadline"]:
        due = int(str(row["due_at"])) - received.get(row["complaint_id"], 0)
        told[row["complaint_id"]].append((row["clock"], row["level"], row["state"], due))
    return {tuple(told[key]) for key in received}


def test_a_large_city_holds_every_rule(store: Store) -> None:
    shares: list[float] = []
    city.build(now=NOW, count=COUNT, seed=SEED, secret="x", book=book(store.url), lived=LIVED, tell=shares.append)
    assert shares == sorted(shares)
    assert [finding.rule for finding in checks.check(SYSTEM) if not finding.ok] == []
    assert events.verify(SYSTEM).ok
    found = rows()
    assert COUNT <= len(found["complaint"]) < COUNT * 1.1
    past = [row for row in found["complaint"] if str(row["client_key"]).startswith("past-")]
    assert len(past) > COUNT * 0.9
    assert {row["state"] for row in past} <= {"closed", "rejected", "referred", "merged"}
    assert queries.board(SYSTEM, now=NOW).groups
    at = [int(str(row["at"])) for row in found["event"]]
    assert at == sorted(at)


def test_every_loaded_row_is_of_a_kind_that_was_lived(store: Store) -> None:
    build(store)
    found, model = rows(), lived()[1]
    for table in bulk.TABLES:
        for name in bulk.columns(table):
            known = {kind(name, row[name]) for row in model[table]}
            strange = {kind(name, row[name]) for row in found[table][: COUNT * 2]} - known
            assert not strange, f"{table}.{name}: {strange}"
    assert stories(found, past=True) <= stories(model, past=False)


def test_what_hangs_together_is_of_one_complaint_and_its_own_time(store: Store) -> None:
    build(store)
    found = rows()
    numbers = {row["id"]: row["number"] for row in found["complaint"]}
    texts = {(row["event_id"], row["name"]) for row in found["event_text"]}
    for row in found["event"]:
        data = json.loads(str(row["data"]))
        if row["kind"] == "received":
            assert data["number"] == numbers[row["complaint_id"]]
        if row["kind"] == "noted":
            assert (row["id"], "text") in texts
    subjects = {row["number"]: row["title"] for row in found["complaint"]}
    private = {row["number"]: row["privacy"] for row in found["complaint"]}
    for row in found["message"]:
        values = json.loads(str(row["params"]))["values"]
        if len(values) > 1 and values[0] in subjects:
            expected = "aduan rahasia" if private[values[0]] == "secret" else str(subjects[values[0]])[:50]
            assert values[1].startswith(expected)
    events_of = {row["id"]: row["complaint_id"] for row in found["event"]}
    for row in found["deadline"]:
        owner, _colon, key = str(row["owner_key"]).partition(":")
        assert owner != "event" or events_of[int(key)] == row["complaint_id"]
    for row in found["visit"]:
        assert row["visit_on"] == policy.visit_day(int(str(row["created_at"])))


def test_complaints_come_on_workdays_in_the_morning_and_more_each_year(store: Store) -> None:
    build(store, 900)
    moments = [to_datetime(int(str(row["received_at"]))) for row in rows()["complaint"]]
    assert moments[0].date() > date(2024, 9, 1)
    weekend = sum(moment.weekday() >= 5 for moment in moments) / len(moments)
    assert 0.1 < weekend < 0.24
    assert 0.35 < sum(7 <= moment.hour < 12 for moment in moments) / len(moments) < 0.6
    years_ago = Counter((NOW // DAY - int(moment.timestamp() * 1000) // DAY) // 365 for moment in moments)
    assert years_ago[0] > years_ago[1] * 1.02


def test_a_rainy_month_is_busier_and_the_calendar_loses_nobody() -> None:
    days = rhythm.calendar(date(2025, 1, 1), date(2025, 12, 31), 10_000)
    assert sum(count for _day, count in days) == 10_000
    month = Counter[int]()
    for day, count in days:
        month[day.month] += count
    assert month[3] > month[9]


@pytest.mark.parametrize(("count", "span"), [(4_000, 2), (500_000, 5), (1_000_000, 10), (2_000_000, 10)])
def test_the_more_complaints_the_more_years_and_the_last_week_is_always_lived(count: int, span: int) -> None:
    laid = plan(NOW, count, 1_000)
    assert sum(number for _day, number in laid.days) + laid.lived == count
    assert (local_day(NOW) - laid.days[0][0]).days == pytest.approx(365.25 * span, abs=1)
    assert NOW - laid.until >= years.LIVED_DAYS * DAY - DAY
    assert laid.lived >= 1_000


def test_who_complained_is_sealed_and_found_by_telephone(store: Store) -> None:
    build(store)
    found = rows()
    assert all("Jl." not in str(row["identity"]) and len(str(row["identity"])) > 60 for row in found["citizen"])
    hidden = sum(row["privacy"] != "public" for row in found["complaint"]) / len(found["complaint"])
    assert 0.1 < hidden < 0.35
    one = next(row for row in found["complaint"] if str(row["client_key"]).startswith("past-"))
    operator = accounts.actor_for_login("humas", now=NOW, by="test")
    shown = citizens.reveal(operator, str(one["number"]), "uji", now=NOW)
    assert all((shown.phone, shown.name, shown.address))
    assert citizens.find(operator, phone=shown.phone)


def test_search_and_the_secret_link_find_what_was_loaded(store: Store) -> None:
    build(store)
    one = next(row for row in rows()["complaint"] if str(row["client_key"]).startswith("past-"))
    word = max(re.findall("[A-Za-z]+", str(one["title"])), key=len)
    found = queries.find(SYSTEM, Filter(search=word), now=NOW, limit=1_000).rows
    assert one["number"] in {row.number for row in found}
    assert tracking.holder(str(one["number"]), f"demo-{one['client_key']}").complaint_id == one["id"]


def test_the_figures_of_a_loaded_month_are_those_of_a_city_at_work(store: Store) -> None:
    build(store)
    document = figures.monthly(SYSTEM, "2026-05", now=NOW)
    assert document


def test_the_same_seed_and_book_make_the_same_city(store: Store) -> None:
    made = book(store.url)

    def written() -> list[tuple[object, ...]]:
        names = ("number", "title", "body", "state", "received_at", "closed_at", "rating")
        return [tuple(row[name] for name in names) for row in rows()["complaint"]]

    city.build(now=NOW, count=300, seed=SEED, secret="x", book=made, lived=LIVED)
    first = written()
    disconnect()
    with postgres.database(shared(), empty=True) as url:
        migrate.upgrade(url)
        connect(url)
        city.build(now=NOW, count=300, seed=SEED, secret="x", book=made, lived=LIVED)
        assert written() == first
        disconnect()
    connect(store.url)


def test_topics_follow_the_seasons(store: Store) -> None:
    build(store, 900)
    codes = bulk.names(SYSTEM)["category"]
    wet, dry = ("drainase", "bencana", "jalan"), ("pencemaran", "kebakaran", "airbersih")
    found: Counter[tuple[str, str]] = Counter()
    for row in rows()["complaint"]:
        month, topic = to_datetime(int(str(row["received_at"]))).month, codes[int(str(row["category_id"]))]
        season = "rain" if month in (3, 4, 5, 6) else "dust" if month in (8, 9, 10) else ""
        found[season, "wet" if topic in wet else "dry" if topic in dry else ""] += 1
    assert found["rain", "wet"] / found["rain", "dry"] > 2 * found["dust", "wet"] / found["dust", "dry"]


def test_some_loaded_complaints_show_a_photo_of_a_small_album(store: Store, tmp_path: Path) -> None:
    city.build(now=NOW, count=COUNT, seed=SEED, secret="x", media=tmp_path, book=book(store.url), lived=LIVED)
    past = {row["id"] for row in rows()["complaint"] if str(row["client_key"]).startswith("past-")}
    shown = {key: attachments.of("complaint", int(str(key))) for key in past}
    with_photo = [photos for photos in shown.values() if photos]
    assert 0.01 < len(with_photo) / len(past) < 2 * PHOTOGRAPHED
    album = {photo.sha256 for photos in with_photo for photo in photos}
    assert len(album) <= years.ALBUM
    assert all(attachments.load(digest, folder=tmp_path) for digest in album)


def test_the_feed_of_a_past_is_what_the_daily_trim_left(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = 200
    monkeypatch.setattr(changes, "KEPT_AT_LEAST", kept)
    build(store)
    until = plan(NOW, COUNT, LIVED).until
    told = [row for row in Change.select().order_by(Change.seq) if row.at < until]
    past = [row for row in rows()["event"] if int(str(row["at"])) < until and row["complaint_id"]]
    assert [row.entity_id for row in told] == [row["complaint_id"] for row in past[-kept:]]
    assert [row.seq for row in told] == list(range(told[0].seq, told[0].seq + kept))
    assert told[0].seq > kept
    agencies = {row["id"]: row["agency_id"] for row in rows()["complaint"]}
    assert all(row.agency_id == agencies[row.entity_id] for row in told)
    assert changes.since(SYSTEM, told[-1].seq).seq > told[-1].seq
