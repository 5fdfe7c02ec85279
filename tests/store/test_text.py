"""Hostile and careless text is cleaned on the way in and harmless on the way out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Invalid
from store.text import clean_line, clean_text, csv_safe, printable

ANY_TEXT = st.text(max_size=200)
ESCAPE = "\x1b]52;c;ZXZpbA==\x07"


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("  Jalan   rusak \n di  Kadia ", "Jalan rusak di Kadia"),
        (f"Lampu{ESCAPE} mati", "Lampu]52;c;ZXZpbA== mati"),
        ("aman\u202egnp.exe", "amangnp.exe"),
        ("cafe\u0301", "café"),
        ("a\u200bb\ufeffc", "abc"),
        ("Wa\u00a0Ode\u3000Siti", "Wa Ode Siti"),
        ("x" + "\u0301" * 50, "x" + "\u0301" * 4),
    ],
)
def test_a_line_keeps_what_people_read_and_nothing_else(given_text: str, kept: str) -> None:
    assert clean_line(given_text, 200, "Judul") == unicodedata.normalize("NFC", kept)


def test_paragraphs_survive_and_line_ends_become_one_kind() -> None:
    assert clean_text("satu\r\n\r\n\r\n\r\ndua\rtiga\u2028empat  \n", 200, "Isi") == "satu\n\ndua\ntiga\nempat"


@pytest.mark.parametrize("blank", ["", "   ", "\n\t", "\u200b\u200b", "\u3164\u115f", "\u202e"])
def test_text_of_nothing_visible_counts_as_missing(blank: str) -> None:
    with pytest.raises(Invalid, match="Judul belum diisi"):
        clean_line(blank, 10, "Judul")
    assert clean_line(blank, 10, "Judul", required=False) == ""


def test_text_past_the_limit_is_refused_with_both_lengths() -> None:
    with pytest.raises(Invalid, match=r"11 karakter, paling banyak 10"):
        clean_text("x" * 11, 10, "Isi")


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text, 1000, "Isi", required=False)
    assert clean_text(once, 1000, "Isi", required=False) == once
    line = clean_line(text, 1000, "Judul", required=False)
    assert clean_line(line, 1000, "Judul", required=False) == line


@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_is_ever_printed(text: str) -> None:
    hidden = {"Cc", "Cf", "Cs", "Co"}
    assert not [sign for sign in printable(text) if sign != "\n" and unicodedata.category(sign) in hidden]


def test_ordinary_text_is_printed_as_it_is() -> None:
    assert printable("Rp 1.000 – “baik”\nbaris dua") == "Rp 1.000 – “baik”\nbaris dua"


@pytest.mark.parametrize("formula", ["=1+1", "+62811", "-2", "@SUM(A1)", "\t=1", "|cmd", "%0A"])
def test_a_cell_never_becomes_a_formula(formula: str) -> None:
    assert csv_safe(formula) == f"'{formula}"


def test_an_ordinary_cell_stays_as_it_is() -> None:
    assert csv_safe("Jalan rusak = bahaya") == "Jalan rusak = bahaya"
