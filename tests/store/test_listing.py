"""Lists: filtered, searched, paged by key, and never more than the actor may see."""

import pytest

from store import queries
from store.actors import PUBLIC
from store.clock import HOUR
from store.errors import Invalid, NotAllowed
from store.queries import Filter, Key
from tests.support.city import City


def numbers(city: City, filters: Filter = Filter(), **given: object) -> list[str]:  # noqa: B008  # frozen
    actor = given.pop("actor", city.operator)
    return [row.number for row in queries.find(actor, filters, now=city.clock.now(), **given).rows]  # type: ignore[arg-type]  # passed through


def fill(city: City, count: int = 7) -> list[str]:
    """Make complaints an hour apart and return their numbers, newest first."""
    made = []
    for index in range(count):
        made.append(city.complaint(f"Aduan ke-{index}"))
        city.clock.advance(HOUR)
    return made[::-1]


def test_no_clock_runs_in_what_has_ended_so_a_list_by_due_time_is_empty(city: City) -> None:
    fill(city, 2)
    ended = Filter(state=("closed", "merged"), order="due")
    assert numbers(city, ended) == []
    assert queries.count(city.operator, ended, now=city.clock.now()) == 0


@pytest.mark.parametrize("order", ["newest", "due"])
def test_pages_by_key_are_the_whole_list_once_forwards_and_backwards(city: City, order: str) -> None:
    expected = fill(city) if order == "newest" else fill(city)[::-1]
    filters = Filter(order=order)
    page = queries.find(city.operator, filters, now=city.clock.now(), limit=3)
    assert page.previous_key is None
    walked = [row.number for row in page.rows]
    while page.next_key:
        page = queries.find(city.operator, filters, now=city.clock.now(), limit=3, after=page.next_key)
        walked += [row.number for row in page.rows]
    assert walked == expected
    back = queries.find(city.operator, filters, now=city.clock.now(), limit=3, before=page.previous_key)
    assert [row.number for row in back.rows] == expected[3:6]
    assert back.next_key is not None


def test_complaints_of_one_instant_are_paged_without_loss(city: City) -> None:
    made = [city.complaint() for _complaint in range(5)]
    page = queries.find(city.operator, Filter(), now=city.clock.now(), limit=2)
    rest = queries.find(city.operator, Filter(), now=city.clock.now(), after=page.next_key)
    assert [row.number for row in page.rows + rest.rows] == made[::-1]


def test_a_page_beyond_the_end_is_empty(city: City) -> None:
    fill(city, 1)
    page = queries.find(city.operator, Filter(), now=city.clock.now(), after=Key(0, 0))
    assert (page.rows, page.next_key, page.previous_key) == ([], None, None)


def test_filters_narrow_and_combine(city: City) -> None:
    mine, theirs, new = city.forwarded(agency="PUPR"), city.forwarded(agency="RSUD"), city.complaint(ward="Bende")
    assert numbers(city, Filter(state=("forwarded",))) == [theirs, mine]
    assert numbers(city, Filter(agency="pupr")) == [mine]
    assert numbers(city, Filter(clock=("forward",))) == [new]
    assert numbers(city, Filter(ward="Bende")) == [new]
    assert numbers(city, Filter(state=("new",), agency="PUPR")) == []
    assert queries.count(city.operator, Filter(state=("forwarded",)), now=city.clock.now()) == 2
    assert queries.count(city.operator, Filter(), now=city.clock.now(), cap=2) == 2


def test_overdue_are_the_oldest_due_first(city: City) -> None:
    first, second = city.complaint(), city.complaint(received_at=city.clock.now() - HOUR)
    assert numbers(city, Filter(overdue=True)) == []
    city.clock.advance(4 * HOUR)
    assert numbers(city, Filter(overdue=True)) == [second, first]


@pytest.mark.parametrize("wrong", [Filter(state=("lost",)), Filter(agency="NASA"), Filter(ward="Mars")])
def test_a_filter_that_is_none_says_so(city: City, wrong: Filter) -> None:
    with pytest.raises(Invalid):
        numbers(city, wrong)


@pytest.mark.parametrize("text", ["", "x", "1", "1.", "1.2.3", "9" * 30 + ".1"])
def test_a_place_in_a_list_that_is_none_says_so(text: str) -> None:
    with pytest.raises(Invalid):
        Key.parse(text)
    assert Key.parse(str(Key(-5, 7))) == Key(-5, 7)


def test_nobody_lists_more_than_they_may_see(city: City) -> None:
    own = city.complaint(actor=city.citizen, citizen=None, citizen_id=city.citizen.citizen_id)
    pupr, rsud = city.forwarded(agency="PUPR"), city.forwarded(agency="RSUD")
    assert numbers(city, actor=city.officer("PUPR")) == [pupr]
    assert numbers(city, Filter(agency="RSUD"), actor=city.officer("PUPR")) == []
    assert numbers(city, Filter(search="jalan"), actor=city.officer("RSUD")) == [rsud]
    assert numbers(city, actor=city.citizen) == [own]
    assert numbers(city, actor=city.viewer) == [rsud, pupr, own]
    with pytest.raises(NotAllowed):
        numbers(city, actor=PUBLIC)


def test_one_row_is_read_again_by_its_key_only_by_who_may(city: City) -> None:
    number = city.forwarded(agency="PUPR")
    row = queries.find(city.operator, Filter(), now=0).rows[0]
    assert queries.row_of(city.operator, row.id) == row
    assert row.number == number
    assert queries.row_of(city.officer("RSUD"), row.id) is None
