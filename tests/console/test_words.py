"""What people wrote reaches the screen as words: nothing in it acts, steers the terminal or tears a row."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from ehumas_tui import text
from tests.console.hostile import CASES

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_no_case_leaves_anything_but_printable_signs(case: str) -> None:
    assert text.one_line(case).isprintable() or text.one_line(case) == ""
    assert all(sign.isprintable() or sign == "\n" for sign in text.plain(case))
    assert text.line(case).plain == text.one_line(case)
    assert text.block(case).plain == text.plain(case)


def test_markup_stays_words() -> None:
    assert text.line("[@click=app.quit]tekan[/] [/b").plain == "[@click=app.quit]tekan[/] [/b"
    assert text.block("[bold]a[/]", "italic").plain == "[bold]a[/]"


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
@pytest.mark.parametrize("width", [1, 7, 40])
def test_a_cell_is_as_wide_as_it_should_be(case: str, width: int) -> None:
    assert cell_len(text.fit(text.flat(case), width)) == width


def test_a_cut_cell_ends_with_an_ellipsis_and_wide_signs_are_not_halved() -> None:
    assert text.fit("Jalan berlubang", 8) == "Jalan b…"
    assert text.fit("日本語", 4) == "日… "
    assert text.fit("ab", 4) == "ab  "
    assert text.fit("ab", 0) == ""


def test_towers_of_marks_and_unsteady_emoji_are_brought_to_their_width() -> None:
    assert cell_len(text.plain("Z" + "\u0301" * 50)) == 1
    assert len(text.plain("Z" + "\u0301" * 50)) <= 3
    assert "\ufe0f" not in text.plain("❤\ufe0f")
    assert text.one_line("a \n\n b") == "a b"


def test_the_filter_drops_what_is_not_printable_from_any_line_and_keeps_its_width() -> None:
    line = [
        Segment("aman", Style(bold=True)),
        Segment("a\x1b]52;c;eA==\x07b\u202ec"),
        Segment("", None, [(ControlType.BELL,)]),
    ]
    seen = text.PrintableFilter().apply(line, BLACK)
    assert "".join(segment.text for segment in seen) == "amana]52;c;eA==bc"
    assert seen[0] is line[0]
    calm = [Segment("tenang")]
    assert text.PrintableFilter().apply(calm, BLACK) is calm


def test_the_shared_cases_ship_with_the_tests() -> None:
    assert len(json.loads((Path(__file__).parent / "hostile.json").read_text(encoding="utf-8"))) >= 60
