"""Telephone numbers are read as people write them and kept as E.164."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import phones
from store.errors import Invalid

WRITTEN = [
    "0812 3456 7890",
    "0812-3456-7890",
    "(0812) 3456.7890",
    "+62 812 3456 7890",
    "+6281234567890",
    "6281234567890",
    "006281234567890",
    "00 62 812 3456 7890",
    " 0812/3456/7890 ",
    "０８１２３４５６７８９０",
]
REFUSED = [
    "",
    " ",
    "12",
    "0812-KENDARI",
    "0812 3456 7890 ext 5",
    "0812x",
    "+",
    "00",
    "0" * 60,
    "1" * 20,
    "🙂",
    "08123456;7",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_every_way_of_writing_is_one_number(text: str) -> None:
    assert phones.normalise(text) == "+6281234567890"


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match="0812 3456 7890"):
        phones.normalise(text)


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with contextlib.suppress(Invalid):
        assert phones.normalise(text).startswith("+")


def test_a_landline_is_a_number_but_no_officer_s() -> None:
    assert phones.normalise("(0401) 3121234") == "+624013121234"
    with pytest.raises(Invalid, match="telepon kabel"):
        phones.indonesian_mobile("(0401) 3121234")


def test_an_officer_s_number_is_an_indonesian_mobile() -> None:
    assert phones.indonesian_mobile("0811 4000 123") == "+628114000123"
    with pytest.raises(Invalid, match="negara lain"):
        phones.indonesian_mobile("+65 8123 4567")


def test_numbers_are_shown_as_at_home_and_masked() -> None:
    assert phones.shown("+6281234567890") == "0812-3456-7890"
    assert phones.shown("+6581234567") == "+65 8123 4567"
    assert phones.shown("") == ""
    assert phones.masked("+6281234567890") == "+62 ••• 90"
    assert phones.masked("") == ""
