"""Instants, days and months in Kendari's zone."""

import time

import pytest

from store import clock
from store.errors import Invalid


def test_a_text_without_an_offset_is_read_in_kendari() -> None:
    assert clock.from_iso("2026-10-05T08:00") == clock.from_iso("2026-10-05T00:00:00+00:00")
    assert clock.to_iso(clock.from_iso("2026-10-05T08:00")) == "2026-10-05T08:00:00+08:00"


def test_31_august_2330_belongs_to_august() -> None:
    start, end = clock.month_bounds("2026-08")
    assert start <= clock.from_iso("2026-08-31T23:30") < end
    assert clock.from_iso("2026-09-01") == end


@pytest.mark.parametrize("text", ["", "kemarin", "2026-13-01", "31/10/2026", "9" * 60])
def test_a_wrong_date_gets_a_sentence_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match="2026-10-31"):
        clock.from_iso(text)
    with pytest.raises(Invalid, match="2026-10-31"):
        clock.parse_day(text)


@pytest.mark.parametrize("month", ["2026-13", "10-2026", "", "9999-12"])
def test_a_wrong_month_gets_a_sentence(month: str) -> None:
    with pytest.raises(Invalid, match="2026-10"):
        clock.month_bounds(month)


def test_a_day_ends_a_millisecond_before_the_next() -> None:
    day = clock.parse_day("2026-10-05")
    assert clock.day_end(day) == clock.from_iso("2026-10-06") - 1
    assert clock.local_day(clock.day_end(day)) == day


def test_the_virtual_clock_moves_only_when_told_to_and_the_real_one_by_itself() -> None:
    virtual = clock.VirtualClock(5)
    assert (virtual.now(), virtual.advance(clock.HOUR)) == (5, 3_600_005)
    virtual.set(7)
    assert virtual.now() == 7
    assert abs(clock.SystemClock().now() - time.time() * 1000) < clock.MINUTE
