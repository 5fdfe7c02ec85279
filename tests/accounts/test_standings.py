"""How agencies stand: what they owe now, and how they kept their hours."""

import pytest

from store import agencies, complaints, standings
from store.actors import PUBLIC
from store.clock import DAY, HOUR, VirtualClock
from store.errors import NotAllowed, NotFound
from tests.support.city import City


def answer(city: City, agency: str, number: str) -> None:
    """Answer a complaint of the agency and accept it."""
    complaints.answer(
        city.officer(agency),
        number,
        "Sudah dikerjakan regu kami hari ini.",
        now=city.clock.now(),
        client_key=f"a-{number}",
    )
    complaints.accept(city.operator, [number], now=city.clock.now())


def test_what_an_agency_owes_is_open_then_due_soon_then_overdue(city: City, clock: VirtualClock) -> None:
    city.forwarded(agency="PUPR")
    clock.advance(21 * HOUR)
    city.forwarded(agency="PUPR")
    row = standings.get(city.operator, "PUPR", now=clock.now())
    assert (row.open, row.soon, row.overdue) == (2, 1, 0)
    clock.advance(3 * HOUR)
    row = standings.get(city.operator, "pupr", now=clock.now())
    assert (row.open, row.soon, row.overdue) == (2, 0, 1)


def test_an_answer_under_review_is_not_owed_by_the_agency(city: City, clock: VirtualClock) -> None:
    city.answered(agency="PUPR")
    assert standings.get(city.operator, "PUPR", now=clock.now()).open == 0


def test_the_share_in_time_counts_what_fell_due(city: City, clock: VirtualClock) -> None:
    assert standings.get(city.operator, "RSUD", now=clock.now()).on_time is None
    first = city.forwarded(agency="RSUD")
    clock.advance(2 * HOUR)
    city.forwarded(agency="RSUD")
    answer(city, "RSUD", first)
    clock.advance(2 * DAY)
    row = standings.get(city.operator, "RSUD", now=clock.now())
    assert (row.met, row.due, row.on_time) == (1, 2, 0.5)
    clock.advance(40 * DAY)
    assert standings.get(city.operator, "RSUD", now=clock.now()).due == 0


def test_the_median_stands_from_five_complaints_on(city: City, clock: VirtualClock) -> None:
    numbers = [city.forwarded(agency="DLHK") for _number in range(5)]
    clock.advance(3 * HOUR)
    for number in numbers[:4]:
        answer(city, "DLHK", number)
    assert standings.get(city.operator, "DLHK", now=clock.now()).median == 3 * HOUR
    assert standings.get(city.operator, "PUPR", now=clock.now()).median is None


def test_twelve_weeks_are_counted_this_week_last(city: City, clock: VirtualClock) -> None:
    city.forwarded(agency="PUPR")
    clock.advance(15 * DAY)
    city.forwarded(agency="PUPR")
    city.forwarded(agency="PUPR")
    clock.advance(1)
    weeks = standings.get(city.operator, "PUPR", now=clock.now()).weeks
    assert (len(weeks), weeks[-3:]) == (12, (1, 0, 2))


def test_the_most_overdue_come_first_and_those_out_of_use_not_at_all(city: City, clock: VirtualClock) -> None:
    city.forwarded(agency="RSUD")
    clock.advance(25 * HOUR)
    city.forwarded(agency="PUPR")
    agencies.disable(city.operator, "DLHK", now=clock.now())
    assert [row.agency.code for row in standings.find(city.viewer, now=clock.now())] == ["RSUD", "PUPR"]
    assert [row.id for row in standings.find(city.viewer, now=clock.now(), search="rsud")] == [
        agencies.get(city.viewer, "RSUD").id
    ]


def test_an_officer_sees_the_own_agency_only(city: City, clock: VirtualClock) -> None:
    assert [row.agency.code for row in standings.find(city.officer("RSUD"), now=clock.now())] == ["RSUD"]
    with pytest.raises(NotFound):
        standings.get(city.officer("RSUD"), "PUPR", now=clock.now())
    with pytest.raises(NotAllowed):
        standings.find(PUBLIC, now=clock.now())
