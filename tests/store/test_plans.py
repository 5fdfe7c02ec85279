"""What the store asks costs what it shows: no plan reads a whole table, none sorts everything.

SQLite plans by rule, so a small city shows the plans of a large one. PostgreSQL plans by what it counted, so there
reading whole tables and sorting are made as dear as they are at a million rows: what remains has no other way.
"""

from collections.abc import Callable, Iterator

import pytest

from store import (
    changes,
    citizens,
    complaints,
    database,
    delivery,
    dossiers,
    escalations,
    figures,
    messages,
    models,
    queries,
    reports,
    standings,
    visits,
)
from store.clock import DAY
from store.queries import Filter, Key
from tests.conftest import Store
from tests.support.city import City
from tests.support.plans import Asked, Plans, faults, listening, plans

FILTERS = {
    "all": Filter(),
    "one state": Filter(state=("closed",)),
    "open states": Filter(state=("new", "returned", "reopened", "forwarded")),
    "ended states": Filter(state=("closed", "rejected", "referred", "merged")),
    "one clock": Filter(clock=("forward",)),
    "two clocks": Filter(clock=("reply", "promise")),
    "clock and another's state": Filter(clock=("reply",), state=("closed",)),
    "agency": Filter(agency="PUPR"),
    "another agency": Filter(agency="RSUD"),
    "agency and state": Filter(agency="PUPR", state=("closed",)),
    "agency and states": Filter(agency="PUPR", state=("closed", "rejected")),
    "ward": Filter(ward="Korumba"),
    "ward and state": Filter(ward="Korumba", state=("closed",)),
    "ward and open state": Filter(ward="Korumba", state=("new", "returned")),
    "agency, ward and state": Filter(agency="PUPR", ward="Korumba", state=("closed",)),
    "by due": Filter(order="due"),
    "by due of two clocks": Filter(order="due", clock=("reply", "promise")),
    "by due of a state": Filter(order="due", state=("new",)),
    "by due of a ward": Filter(order="due", ward="Korumba"),
    "by due of an agency": Filter(order="due", agency="PUPR", clock=("reply", "promise")),
    "overdue": Filter(overdue=True),
    "overdue of an agency": Filter(overdue=True, agency="PUPR", state=("forwarded",)),
    "number": Filter(search="26-0001-7"),
}
SEARCHES = {
    "words": Filter(search="jalan lubang"),
    "words in open ones": Filter(search="jalan", clock=("reply",), order="due"),
    "words in an agency": Filter(search="jalan", agency="PUPR"),
    "words in a ward": Filter(search="jalan", ward="Korumba", state=("closed",)),
    "words overdue": Filter(search="jalan", overdue=True),
}


@pytest.fixture
def asked(store: Store) -> Iterator[Asked]:
    """Every question that is asked of the database from here on, with its values."""
    if store.kind == "postgresql":
        for way in ("seqscan", "bitmapscan", "sort"):
            database.db.execute_sql(f"SET enable_{way} = off")
    with listening() as heard:
        yield heard


def crowd(city: City) -> str:
    """Make some complaints in different states and return one's number."""
    for index in range(4):
        city.complaint(f"Jalan lubang {index}")
        city.answered(f"Lampu jalan {index}", agency=("PUPR", "RSUD")[index % 2])
    return city.forwarded("Jalan lubang")


@pytest.mark.parametrize("who", ["operator", "PUPR", "citizen"])
def test_a_list_walks_along_an_index_from_its_place(city: City, store: Store, asked: Asked, who: str) -> None:
    crowd(city)
    actor, now, wrong = city.accounts[who], city.clock.now(), []
    for name, filters in FILTERS.items():
        for key in ({}, {"after": Key(now, 5)}, {"before": Key(now, 5)}):
            found = plans(asked, store.kind, queries.find, actor, filters, now=now, **key)
            found += plans(asked, store.kind, queries.count, actor, filters, now=now)
            few = who == "citizen" or name == "number"
            wrong += [f"{name}: {fault}" for fault in faults(_along(found, filters), sorts=not few)]
    assert not wrong, "\n".join(wrong)


def _along(found: Plans, filters: Filter) -> Plans:
    """The list of everything is walked from its newest end, along the index of arrival."""
    if filters != Filter():
        return found
    return [(sql, plan.replace("SCAN complaint USING", "WALK complaint USING")) for sql, plan in found]


@pytest.mark.parametrize("who", ["operator", "PUPR"])
def test_a_search_takes_the_newest_of_its_words_without_ordering_all_of_them(
    city: City, store: Store, asked: Asked, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if store.kind == "postgresql":
        pytest.skip("PostgreSQL chooses by what it counted whether to walk the newest or to sort the few that match")
    crowd(city)
    monkeypatch.setattr("store.matching.FEW", 0)
    actor, now, wrong = city.accounts[who], city.clock.now(), []
    for name, filters in SEARCHES.items():
        for key in ({}, {"after": Key(5, 5)}, {"before": Key(5, 5)}):
            found = plans(asked, store.kind, queries.find, actor, filters, now=now, **key)
            assert any("complaint_search VIRTUAL TABLE" in plan for _sql, plan in found), name
            wrong += [f"{name}: {fault}" for fault in faults(_unlimited(found))]
    assert not wrong, "\n".join(wrong)


def _unlimited(found: Plans) -> Plans:
    """Leave out the question whether the rows to search are few, which ends after a few."""
    return [(sql, plan) for sql, plan in found if "_wrapped" not in sql]


def test_what_staff_read_every_minute_reads_no_whole_table(city: City, store: Store, asked: Asked) -> None:
    number, now = crowd(city), city.clock.now() + 4 * DAY
    escalations.fire_due(now)
    operator = city.operator
    rows = queries.find(operator, Filter(), now=now).rows
    message = messages.find(operator)[0]
    jobs: dict[str, Callable[[], object]] = {
        "board": lambda: queries.board(operator, now=now),
        "board of an agency": lambda: queries.board(city.officer(), now=now),
        "board's number": lambda: queries.board_count(operator, now=now),
        "one complaint": lambda: queries.get(operator, number),
        "timeline": lambda: queries.history(operator, number),
        "deadlines": lambda: queries.explain(operator, number, now=now),
        "dossiers": lambda: dossiers.of(operator, rows),
        "own": lambda: queries.own(city.citizen),
        "feed": lambda: changes.since(operator, 1),
        "end of the feed": changes.last_seq,
        "nothing due": lambda: escalations.fire_due(now),
        "what is due": lambda: escalations.waiting(now),
        "nothing to send": lambda: delivery.claim("whatsapp", now=1, limit=5, new_token=str),
        "nothing left behind": lambda: delivery.reap(now=now),
        "messages about one": lambda: messages.for_complaint(operator, number),
        "messages of one": lambda: messages.find(operator, messages.MessageFilter(complaint=number)),
        "tasks": lambda: messages.find(operator, messages.MessageFilter(open_tasks=True)),
        "messages of an agency": lambda: messages.find(operator, messages.MessageFilter(agency="PUPR")),
        "messages of a state": lambda: messages.find(operator, messages.MessageFilter(states=("dead",))),
        "message": lambda: messages.get(operator, message.id),
        "replies": lambda: messages.replies(operator, number),
        "orphans": lambda: messages.orphans(operator),
        "counts": lambda: messages.counts(operator),
        "visits": lambda: visits.find(operator),
        "visits made": lambda: visits.find(operator, state=("done",)),
        "visits of an agency": lambda: visits.find(city.officer(), state=("done",)),
        "people of a number": lambda: citizens.find(operator, phone="081234000001"),
    }
    wrong = [
        f"{name}: {fault}" for name, job in jobs.items() for fault in faults(plans(asked, store.kind, job), sorts=False)
    ]
    assert not wrong, "\n".join(wrong)


def test_an_agency_that_reads_one_complaint_does_not_go_through_all_it_has(
    city: City, store: Store, asked: Asked
) -> None:
    if store.kind == "postgresql":
        pytest.skip("PostgreSQL counts how much an agency has, and there is little here")
    number, officer, now = crowd(city), city.officer(), city.clock.now()
    rows = queries.find(officer, Filter(), now=now).rows
    found = plans(asked, store.kind, queries.get, officer, number)
    found += plans(asked, store.kind, queries.history, officer, number)
    found += plans(asked, store.kind, queries.explain, officer, number, now=now)
    found += plans(asked, store.kind, dossiers.of, officer, rows)
    assert not [sql + plan for sql, plan in found if "(agency_id=?" in plan]


def test_the_figures_of_a_month_read_that_month(city: City, store: Store, asked: Asked) -> None:
    crowd(city)
    city.clock.advance(40 * DAY)
    now = city.clock.now()
    found = plans(asked, store.kind, lambda: figures.monthly(city.operator, "2026-10", now=now))
    found += plans(asked, store.kind, lambda: standings.find(city.operator, now=now))
    found += plans(asked, store.kind, lambda: reports.find(city.operator))
    assert not faults(found, sorts=False)


def test_whose_answer_was_reopened_is_looked_up_by_the_complaint(city: City, store: Store, asked: Asked) -> None:
    found = plans(asked, store.kind, lambda: figures.monthly(city.operator, "2026-10", now=city.clock.now()))
    (plan,) = [plan for sql, plan in found if '"referral"' in sql and "event_kind" in plan]
    assert "referral_ended" not in plan


def test_a_complaint_that_is_only_moved_is_not_indexed_anew(city: City, store: Store, asked: Asked) -> None:
    number = city.complaint()
    asked.clear()
    complaints.forward(city.operator, [number], "PUPR", now=city.clock.now())
    (written,) = [sql for sql, _params in asked if sql.startswith('UPDATE "complaint"')]
    assert '"body"' not in written
    assert models.Complaint.get().state == "forwarded"
