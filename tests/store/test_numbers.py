"""Complaint numbers: short, speakable, and a wrong digit is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import database, numbers
from store.clock import from_iso
from store.errors import Invalid
from tests.conftest import Store

YEARS = st.integers(0, 99)
SEQUENCES = st.integers(1, 99_999_999)


@given(YEARS, SEQUENCES)
def test_a_number_reads_back_however_it_is_written(year: int, sequence: int) -> None:
    number = numbers.make(year, sequence)
    digits = number.replace("-", "")
    assert numbers.parse(digits) == numbers.parse(f" {number} ") == numbers.parse(number.replace("-", ".")) == number


@given(YEARS, SEQUENCES, st.data())
def test_one_wrong_digit_on_the_telephone_is_noticed(year: int, sequence: int, data: st.DataObject) -> None:
    digits = list(numbers.make(year, sequence).replace("-", ""))
    place = data.draw(st.integers(0, len(digits) - 1))
    digits[place] = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[place]]))
    with pytest.raises(Invalid):
        numbers.parse("".join(digits))


@given(YEARS, SEQUENCES, st.data())
def test_two_swapped_neighbours_are_noticed(year: int, sequence: int, data: st.DataObject) -> None:
    digits = list(numbers.make(year, sequence).replace("-", ""))
    place = data.draw(st.integers(0, len(digits) - 2))
    if digits[place] != digits[place + 1]:
        digits[place], digits[place + 1] = digits[place + 1], digits[place]
        with pytest.raises(Invalid):
            numbers.parse("".join(digits))


@pytest.mark.parametrize("text", ["", "abc", "12", "26-04", "9" * 40, "２６０００１７", "26-0001-7; DROP TABLE"])
def test_what_is_no_number_gets_a_sentence_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match="26-0417-5"):
        numbers.parse(text)


def test_numbers_count_up_within_the_year_of_kendari_and_start_again_with_the_next(store: Store) -> None:
    last_minute = from_iso("2026-12-31T23:59")
    taken = database.transact(lambda: [numbers.allocate(last_minute), numbers.allocate(last_minute)])
    taken.append(database.transact(lambda: numbers.allocate(last_minute + 60_000)))
    assert [number.rsplit("-", 1)[0] for number in taken] == ["26-0001", "26-0002", "27-0001"]


def test_a_bulk_load_takes_its_numbers_at_once_and_nobody_else_gets_them(store: Store) -> None:
    assert database.transact(lambda: numbers.reserve(26, 500)) == range(1, 501)
    assert database.transact(lambda: numbers.allocate(from_iso("2026-05-01"))).startswith("26-0501-")
