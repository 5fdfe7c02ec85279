"""The estimators give the answers of the textbooks."""

import math
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.estimators import Curve, Quantile, Spell, histogram, kaplan_meier, quantile, wilson

REMISSIONS = [6, 6, 6, 7, 10, 13, 16, 22, 23]  # weeks, 6-MP arm of Freireich et al. (1963)
CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]


def freireich() -> Curve:
    ended = [Spell(week, True) for week in REMISSIONS]
    return kaplan_meier(ended + [Spell(week, False) for week in CENSORED])


def test_the_freireich_patients_on_6_mp_have_a_median_remission_of_23_weeks() -> None:
    curve = freireich()
    assert curve.quantile(0.5) == Quantile(23)
    assert curve.count == 21
    shares = [round(share, 4) for _, share in curve.steps]
    assert shares == [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]


def test_a_quantile_that_the_curve_never_reaches_reads_more_than_the_longest_wait() -> None:
    assert freireich().quantile(0.9) == Quantile(None, beyond=35)


def test_nobody_watched_gives_no_quantile_at_all() -> None:
    curve = kaplan_meier([])
    assert curve.quantile(0.5) == Quantile(None)
    assert curve.waiting(10) == 1.0


def test_the_share_still_waiting_is_read_off_the_steps() -> None:
    curve = freireich()
    assert curve.waiting(5) == 1.0
    assert round(curve.waiting(6), 4) == 0.8571
    assert round(curve.waiting(100), 4) == 0.4482


def test_a_complaint_answered_in_the_very_instant_counts_as_answered() -> None:
    assert kaplan_meier([Spell(0, True), Spell(4, True)]).quantile(0.5) == Quantile(0)


def test_long_waits_that_join_late_weigh_only_while_they_are_watched() -> None:
    # by hand: at 2 three are at risk (1 ends), at 12 the late one and one early (1 ends), at 20 the last
    spells = [Spell(2, True), Spell(5, False), Spell(12, True), Spell(20, True, entry=10)]
    steps = [(age, round(share, 4)) for age, share in kaplan_meier(spells).steps]
    assert steps == [(2, 0.6667), (12, 0.3333), (20, 0.0)]


def test_a_wait_that_ended_before_it_was_watched_is_left_out() -> None:
    assert kaplan_meier([Spell(5, True, entry=9), Spell(7, True)]).count == 1


def test_a_half_that_rounding_missed_is_still_a_half() -> None:
    ended = [Spell(age, True) for age in (1, 2, 2, 3)]
    assert kaplan_meier([*ended, *(Spell(age, False) for age in (3, 8, 9, 9))]).quantile(0.5) == Quantile(3)


@given(st.lists(st.integers(0, 10_000), min_size=1))
def test_without_censoring_the_median_is_a_lower_median_of_the_list(waits: list[int]) -> None:
    found = kaplan_meier([Spell(wait, True) for wait in waits]).quantile(0.5).value
    assert found == sorted(waits)[math.ceil(len(waits) / 2) - 1]


def test_wilsons_interval_equals_the_published_example() -> None:
    low, high = wilson(81, 263) or (0, 0)  # Newcombe (1998), table I: 0.2553 to 0.3662
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_wilsons_interval_stays_within_zero_and_one() -> None:
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert wilson(0, 0) is None


def test_quantiles_of_a_complete_list_are_interpolated() -> None:
    assert quantile([1, 2, 3, 4], 0.5) == 2.5
    assert quantile([10, 20, 30], 0.9) == pytest.approx(28)
    assert quantile([7], 0.9) == 7
    assert quantile([], 0.5) is None


@given(st.lists(st.integers(-1000, 1000), min_size=1))
def test_the_half_quantile_of_a_complete_list_is_its_median(values: list[float]) -> None:
    assert quantile(values, 0.5) == median(values)


def test_a_value_on_a_bound_belongs_to_the_box_above() -> None:
    assert histogram([0, 5, 6, 14, 15, 100], [6, 15]) == [2, 2, 2]
