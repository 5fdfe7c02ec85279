"""The figures of a hand-made August are those that were counted by hand, on both databases."""

import pytest

from store import figures
from store.clock import HOUR, from_iso
from store.errors import Conflict, Invalid, NotAllowed
from store.figures import Figures, balance
from store.figures.document import AgencyRow, Flow
from tests.support import month as august
from tests.support.city import City
from tests.support.month import CUTOFF, MONTH, Month


@pytest.fixture
def month(city: City) -> Month:
    return august.build(city)


@pytest.fixture
def found(month: Month) -> Figures:
    return figures.monthly(month.city.viewer, MONTH, now=CUTOFF)


def hours(seconds: int | None) -> float | None:
    return None if seconds is None else seconds * 1000 / HOUR


def agency(found: Figures, code: str) -> AgencyRow:
    return next(row for row in found["F15"] if row["code"] == code)


def test_the_last_evening_of_august_belongs_to_august_and_the_first_instant_of_september_does_not(
    found: Figures,
) -> None:
    assert found["F1"]["received"] == 6
    assert (found["start"], found["end"]) == ("2026-08-01T00:00:00+08:00", "2026-09-01T00:00:00+08:00")
    assert found["cutoff"] == "2026-09-05T08:00:00+08:00"


def test_closed_means_closed_in_the_month_and_still_closed_at_the_cutoff(found: Figures) -> None:
    assert found["F2"]["closed"] == 4


def test_start_and_received_and_reopened_less_closed_is_the_end(found: Figures) -> None:
    assert found["F3"] == {"start": 1, "received": 6, "reopened": 1, "closed": 4, "end": 4}


def test_a_month_that_does_not_add_up_is_not_printed() -> None:
    with pytest.raises(AssertionError, match="does not add up"):
        balance.check(Flow(start=1, received=1, reopened=0, closed=0, end=3))


def test_each_unanswered_complaint_is_listed_by_number_and_a_secret_one_without_its_words(
    found: Figures, month: Month
) -> None:
    assert found["F4"]["unanswered"] == 1
    (listed,) = found["F4"]["complaints"]
    assert listed["number"] == month.numbers["never forwarded"]
    assert (listed["secret"], listed["title"], listed["ward"]) == (True, "", "")
    assert hours(listed["age_seconds"]) == 500
    assert "Nama rahasia" not in str(found)


def test_no_citizen_stands_in_the_figures(found: Figures) -> None:
    assert "Wa Ode" not in str(found)
    assert "Saranani" not in str(found)
    assert "0812" not in str(found)


def test_what_is_past_due_is_listed_the_longest_first_with_the_oldest_named(found: Figures, month: Month) -> None:
    assert found["F5"]["overdue"] == 4
    names = {number: name for name, number in month.numbers.items()}
    assert [names[line["number"]] for line in found["F5"]["complaints"]] == [
        "never forwarded",
        "reopened",
        "closed in July, reopened in September",
        "closed, reopened in September",
    ]
    oldest = found["F5"]["oldest"]
    assert oldest is not None
    assert names[oldest["number"]] == "closed in July, reopened in September"
    assert oldest["age_seconds"] * 1000 == CUTOFF - from_iso("2026-07-06T09:00")


def test_answered_within_a_day_counts_from_receipt_to_submission(found: Figures) -> None:
    assert found["F6"]["within_24h"] == {"hits": 4, "of": 6, "share": 0.6667}
    assert found["F6"]["within_72h"] == {"hits": 5, "of": 6, "share": 0.8333}


def test_only_those_old_enough_are_judged(month: Month) -> None:
    early = figures.monthly(month.city.viewer, MONTH, now=from_iso("2026-09-01T08:00"))
    assert early["F6"]["within_24h"]["of"] == 5
    assert early["F6"]["within_72h"]["of"] == 5


def test_follow_up_is_printed_again_for_the_month_before(found: Figures) -> None:
    assert found["F7"]["month"] == {"hits": 5, "of": 6, "share": 0.8333}
    assert found["F7"]["month_before"] == {"hits": 3, "of": 3, "share": 1.0}


def test_on_time_is_judged_by_what_was_due_in_the_month_and_open_ones_are_late(found: Figures) -> None:
    on_time = found["F8"]
    assert (on_time["hits"], on_time["of"], on_time["share"]) == (4, 6, 0.6667)
    assert (on_time["low"], on_time["high"]) == (0.3, 0.9032)


def test_a_complaint_handed_on_before_it_was_due_was_owed_by_the_second_agency_only(month: Month) -> None:
    month.come("handed on", "2026-09-06T08:00")
    month.forward("handed on", "2026-09-06T09:00", "PUPR")
    month.forward("handed on", "2026-09-06T10:00", "DLHK")
    september = figures.monthly(month.city.viewer, "2026-09", now=from_iso("2026-10-02T08:00"))
    assert agency(september, "PUPR")["handed_on"] == 1
    assert agency(september, "PUPR")["on_time"]["of"] == 1, "last evening's, due on 1 September"
    assert agency(september, "DLHK")["on_time"]["of"] == 1


def test_the_unanswered_weigh_in_the_median_as_still_waiting(found: Figures) -> None:
    first = found["F9"]
    assert (first["count"], first["answered"]) == (6, 5)
    assert hours(first["median"]["seconds"]) == 7
    assert first["p90"]["seconds"] is None
    assert hours(first["p90"]["beyond"]) == 500
    assert first["curve"][0] == (1, 0.0)
    assert dict(first["curve"])[24] == 0.6667


def test_closing_times_count_who_was_open_before_from_the_age_it_had_then(found: Figures) -> None:
    assert found["F10"]["count"] == 9


def test_ages_of_the_open_stand_in_their_bands(found: Figures) -> None:
    assert found["F11"]["counts"] == [0, 1, 2, 1, 0]
    assert found["F11"]["median_seconds"] is not None


def test_reopened_within_thirty_days_of_those_closed_the_month_before(found: Figures) -> None:
    assert found["F12"] == {"hits": 1, "of": 2, "share": 0.5}


def test_parts_add_up_to_what_was_received_beside_the_month_before(found: Figures) -> None:
    (counter,) = found["F14"]["channels"]
    assert (counter["code"], counter["count"], counter["share"], counter["before"]) == ("counter", 6, 1.0, 3)
    (district,) = found["F14"]["districts"]
    assert (district["name"], district["count"]) == ("Mandonga", 6)
    (topic,) = found["F14"]["topics"]
    assert (topic["code"], topic["count"]) == ("", 6)


def test_agencies_come_by_code_and_what_was_never_forwarded_comes_last(found: Figures) -> None:
    assert [row["code"] for row in found["F15"]] == ["DLHK", "PUPR", "RSUD", ""]
    pupr = agency(found, "PUPR")
    assert (pupr["received"], pupr["closed"], pupr["open_at_start"], pupr["open_at_end"]) == (2, 2, 1, 1)
    assert agency(found, "RSUD")["closed"] == 2
    assert agency(found, "RSUD")["reopened"] == 1
    assert agency(found, "DLHK")["reopened"] == 1
    assert agency(found, "")["unanswered"] == 1


def test_the_agencies_add_up_to_the_city(found: Figures) -> None:
    for column, total in (("received", 6), ("closed", 4), ("open_at_start", 1), ("open_at_end", 4), ("overdue", 4)):
        assert sum(row[column] for row in found["F15"]) == total, column  # type: ignore[literal-required]  # a column of the row by its name


def test_a_median_of_four_complaints_is_not_printed(found: Figures) -> None:
    assert agency(found, "PUPR")["median"] is None
    assert agency(found, "PUPR")["p90"] is None


def test_merged_and_rejected_ones_are_counted_apart(found: Figures) -> None:
    assert found["F18"] == {"merged": 1, "rejected": 1, "referred": 0}


def test_twelve_months_end_with_this_one(found: Figures) -> None:
    assert [row["month"] for row in found["flow"]][::11] == ["2025-09", "2026-08"]
    assert found["flow"][-2:] == [
        {"month": "2026-07", "received": 3, "closed": 0},
        {"month": "2026-08", "received": 6, "closed": 4},
    ]


def test_a_month_without_anything_has_no_shares_and_no_quantiles(city: City) -> None:
    empty = figures.monthly(city.viewer, "2026-03", now=city.clock.now())
    assert empty["F6"]["within_24h"] == {"hits": 0, "of": 0, "share": None}
    assert empty["F9"]["median"] == {"seconds": None, "beyond": None}
    assert empty["F11"]["median_seconds"] is None
    assert empty["F8"]["low"] is None
    assert empty["F15"] == []
    assert empty["F5"]["oldest"] is None


def test_a_running_month_is_provisional_and_ends_at_the_cutoff(month: Month) -> None:
    running = figures.monthly(month.city.viewer, "2026-09", now=CUTOFF)
    assert running["provisional"]
    assert running["F3"] == {"start": 3, "received": 1, "reopened": 2, "closed": 1, "end": 5}


def test_a_month_that_has_not_begun_and_no_month_at_all_are_refused(city: City) -> None:
    with pytest.raises(Conflict, match="Januari 2027"):
        figures.monthly(city.viewer, "2027-01", now=city.clock.now())
    with pytest.raises(Invalid):
        figures.monthly(city.viewer, "2026-13", now=city.clock.now())


def test_an_agency_does_not_see_the_whole_city(city: City) -> None:
    with pytest.raises(NotAllowed):
        figures.monthly(city.officer("PUPR"), MONTH, now=CUTOFF)
    with pytest.raises(NotAllowed):
        figures.monthly(city.citizen, MONTH, now=CUTOFF)
