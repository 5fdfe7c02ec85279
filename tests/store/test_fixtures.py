"""The tests' own ground: both databases, empty and migrated, and a city in them."""

import pytest

from store.models import Agency, Complaint
from tests.conftest import Store
from tests.support.city import City


def test_each_test_gets_a_database_of_its_own(store: Store) -> None:
    assert Agency.select().count() == 0
    Agency.create(code="PUPR", name="Dinas PU")


def test_what_another_test_wrote_is_not_there(store: Store) -> None:
    assert Agency.select().count() == 0


def test_the_city_has_its_agencies_and_no_complaint(city: City) -> None:
    assert Agency.select().count() == 3
    assert Complaint.select().count() == 0
    assert city.officer("RSUD").agency_id != city.officer("PUPR").agency_id


@pytest.mark.parametrize("empty_url", ["sqlite", "postgresql"], indirect=True)
def test_an_empty_database_says_how_to_begin(empty_url: str) -> None:
    from store import database
    from store.errors import Unavailable

    with pytest.raises(Unavailable, match="ehumas init"):
        database.connect(empty_url)


def test_the_city_takes_a_complaint_to_its_answer(city: City) -> None:
    from store import queries

    assert queries.get(city.operator, city.complaint()).state == "new"
    assert queries.get(city.operator, city.forwarded(agency="RSUD")).agency == "RSUD"
    assert queries.get(city.operator, city.answered()).state == "answered"
