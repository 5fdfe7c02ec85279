"""Instants, days, spans and states read as people in Kendari write them."""

import pytest

from store import i18n
from store.clock import DAY, HOUR, MINUTE, SECOND, from_iso

TUESDAY = from_iso("2026-11-24T10:31")


@pytest.mark.parametrize(
    ("style", "indonesian", "english"),
    [
        ("long", "Sel, 24 Nov 2026 10.31 WITA", "Tue, 24 Nov 2026 10:31 WITA"),
        ("medium", "24 Nov 2026 10.31", "24 Nov 2026 10:31"),
        ("short", "24 Nov 10.31", "24 Nov 10:31"),
        ("date", "24 Nov 2026", "24 Nov 2026"),
        ("time", "10.31", "10:31"),
    ],
)
def test_an_instant_is_written_in_the_readers_way(style: i18n.Style, indonesian: str, english: str) -> None:
    assert i18n.format_instant(TUESDAY, style) == indonesian
    with i18n.using("en"):
        assert i18n.format_instant(TUESDAY, style) == english


def test_days_and_months_are_spelled_out() -> None:
    assert i18n.format_day("2026-08-17") == "17 Agustus 2026"
    assert i18n.format_month("2026-10") == "Oktober 2026"


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (20 * HOUR + 5 * MINUTE, "20 j 5 m"),
        (2 * DAY + 4 * HOUR + 59 * MINUTE, "2 h 4 j"),
        (3 * DAY, "3 h"),
        (HOUR, "1 j"),
        (59 * MINUTE, "59 m"),
        (30 * SECOND, "< 1 m"),
        (-(3 * DAY + 4 * HOUR), "lewat 3 h 4 j"),
        (0, "< 1 m"),
    ],
)
def test_a_span_shows_its_two_largest_units(span: int, text: str) -> None:
    assert i18n.format_span(span) == text


def test_numbers_use_the_readers_separators() -> None:
    assert i18n.format_number(1234567) == "1.234.567"
    assert i18n.format_number(1234.5, 1) == "1.234,5"
    assert i18n.format_percent(0.875, 1) == "87,5%"
    with i18n.using("en"):
        assert i18n.format_number(1234.5, 1) == "1,234.5"


def test_a_citizen_reads_the_state_in_words() -> None:
    assert i18n.state_name("new") == "Menunggu verifikasi"
    assert i18n.state_name("forwarded", agency="PUPR") == "Diteruskan ke PUPR"
    assert i18n.state_name("in_progress", day="2026-11-30") == "Diproses, janji selesai 30 November 2026"


def test_a_missing_detail_is_left_out_of_the_state() -> None:
    assert i18n.state_name("forwarded") == "Diteruskan"
    assert i18n.state_name("merged") == "Digabung"


def test_another_zone_is_shown_by_its_own_name() -> None:
    i18n.use_zone("Asia/Jakarta")
    try:
        assert i18n.format_instant(TUESDAY, "long") == "Sel, 24 Nov 2026 09.31 WIB"
    finally:
        i18n.use_zone("Asia/Makassar")


def test_a_request_speaks_its_own_language_and_the_process_keeps_its() -> None:
    with i18n.using("en"):
        assert i18n._("Finished") == "Finished"
    assert i18n._("Finished") == "Selesai"
    i18n.use("de")
    assert i18n.language() == "id"


def test_plurals_follow_the_language() -> None:
    one, many = (
        "At most %(count)d photo can be sent. Remove the others.",
        "At most %(count)d photos can be sent. Remove the others.",
    )
    assert i18n.ngettext(one, many, 2).startswith("Paling banyak")
    with i18n.using("en"):
        assert i18n.ngettext(one, many, 1) == one
        assert i18n.ngettext(one, many, 2) == many
