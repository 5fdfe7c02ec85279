"""A past is loaded in bulk by the system alone, into a database without complaints, and whole or not at all."""

from collections.abc import Iterator

import pytest

from store import bulk, checks, events, queries
from store.actors import SYSTEM
from store.database import db
from store.errors import Conflict, NotAllowed
from store.models import Complaint
from store.queries import Filter
from tests.conftest import Store
from tests.support.city import City

CITIZEN = ("citizen", (50, "sealed", "", None, None, "", 1_000, None))


def complaint(key: int, citizen: int = 50) -> tuple[str, bulk.Row]:
    """Return the row of a closed complaint."""
    row: dict[str, object] = dict.fromkeys(bulk.columns("complaint"))
    row |= {"id": key, "number": f"26-{key:04d}-0", "citizen_id": citizen, "title": "Zebra hilang", "body": "Di jalan."}
    row |= {"place": "", "channel": "portal", "privacy": "public", "client_key": f"load-{key}", "secret_hash": ""}
    row |= {"state": "closed", "cycle": 1, "handovers": 0, "returns": 0, "reject_reason": "", "referred_to": ""}
    row |= {"received_at": 1_000 + key, "answered_at": 2_000, "closed_at": 2_000, "updated_at": 2_000, "version": 1}
    return "complaint", tuple(row.values())


def schema() -> set[tuple[object, ...]]:
    """Return the names of all indexes, constraints and triggers."""
    if db.obj.__class__.__name__ == "SqliteDatabase":
        return set(db.execute_sql("SELECT type, name, sql FROM sqlite_master").fetchall())
    found = set(db.execute_sql("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'").fetchall())
    return found | set(
        db.execute_sql("SELECT conname, conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint")
    )


def test_loaded_rows_are_found_and_the_schema_is_as_before(city: City) -> None:
    before = schema()
    shares: list[float] = []
    bulk.load(SYSTEM, lambda: [CITIZEN, complaint(7), complaint(8)], shares.append)
    assert schema() == before
    assert shares[-1] == 1.0
    assert shares == sorted(shares)
    rows = queries.find(SYSTEM, Filter(search="zebra"), now=5_000).rows
    assert [row.number for row in rows] == ["26-0008-0", "26-0007-0"]
    assert all(finding.ok for finding in checks.check(SYSTEM))
    assert [row[0] for row in bulk.read(SYSTEM, "complaint")] == [7, 8]


def test_daily_work_goes_on_behind_what_was_loaded(city: City) -> None:
    bulk.load(SYSTEM, lambda: [CITIZEN, complaint(7)])
    number = city.complaint("Zebra kedua")
    assert Complaint.get(Complaint.number == number).id > 7
    assert {row.number for row in queries.find(SYSTEM, Filter(search="zebra"), now=5_000).rows} == {number, "26-0007-0"}
    assert events.verify(SYSTEM).ok


def test_nobody_but_the_system_loads(city: City) -> None:
    with pytest.raises(NotAllowed, match="impor"):
        bulk.load(city.supervisor, list)
    with pytest.raises(NotAllowed):
        bulk.ends(city.operator)


def test_a_database_with_complaints_takes_no_past(city: City) -> None:
    city.complaint()
    with pytest.raises(Conflict, match="baru"):
        bulk.load(SYSTEM, lambda: [CITIZEN, complaint(7)])
    with pytest.raises(Conflict):
        bulk.ends(SYSTEM)
    assert Complaint.select().count() == 1


def test_a_load_that_stops_half_way_leaves_nothing(city: City) -> None:
    before = schema()

    def stopped() -> Iterator[tuple[str, bulk.Row]]:
        yield CITIZEN
        for key in range(bulk.BATCH + 10):
            yield complaint(100 + key)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.load(SYSTEM, stopped)
    assert Complaint.select().count() == 0
    assert schema() == before
    city.complaint()


def test_an_empty_store_begins_at_the_beginning(store: Store) -> None:
    ends = bulk.ends(SYSTEM)
    assert ends.head == events.GENESIS
    assert set(ends.keys) == {*bulk.TABLES, "attachment", "change"}
    assert set(ends.keys.values()) == {1}
    assert bulk.names(SYSTEM) == {"ward": {}, "category": {}, "agency": {}, "account": {}, "officer": {}}
