"""The small parts: countdowns, days as people type them, columns that fit, themes that fit, terminals that can."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.geometry import Size

from ehumas_tui import crash, entry, terminal, themes
from ehumas_tui.countdown import WIDTH, countdown, span
from ehumas_tui.days import iso_day
from ehumas_tui.widgets.columns import Column, arrange
from store.clock import DAY, HOUR, MINUTE, VirtualClock
from store.errors import Unavailable

NOW = 1_000 * DAY


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (NOW - 2 * DAY - 4 * HOUR, "▲  2h 4j", "late"),
        (NOW, "▲     0m", "late"),
        (NOW + 3 * HOUR + 5 * MINUTE, "△ 3j 05m", "soon"),
        (NOW + 22 * HOUR, "  22j 00m", ""),
        (None, "✓", "muted"),
    ],
)
def test_a_countdown_tells_overdue_soon_and_later_by_its_sign(due: int | None, words: str, tone: str) -> None:
    assert countdown(due, NOW)[1] == tone
    assert countdown(due, NOW)[0].strip() == words.strip()


@pytest.mark.parametrize(
    "length", [0, 59 * MINUTE, 23 * HOUR + 59 * MINUTE, 9 * DAY, 99 * DAY + 23 * HOUR, 5_000 * DAY]
)
def test_a_countdown_fits_its_column_for_any_span(length: int) -> None:
    assert len(f"▲ {span(length):>6}") <= WIDTH


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-10-31", "2026-10-31"),
        ("31-10-2026", "2026-10-31"),
        ("31/10", "2026-10-31"),
        ("1 2", "2027-02-01"),
        ("+3", "2026-10-08"),
        ("31-02-2026", "31-02-2026"),
        ("besok", "besok"),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: str) -> None:
    assert iso_day(typed, date(2026, 10, 5)) == day


def _column(title: str, width: int, **given: Any) -> Column[str]:
    return Column(title, lambda row, _now: (row, ""), width, **given)


def test_columns_that_grow_share_all_the_room_that_is_left() -> None:
    placed = arrange([_column("a", 5), _column("b", 10, grow=1, most=12), _column("c", 10, grow=1)], 60)
    assert [width for _column, width in placed] == [5, 12, 39]
    assert sum(width for _column, width in placed) + 4 == 60


def test_the_least_wanted_columns_go_first_when_room_is_short() -> None:
    columns = [_column("a", 10), _column("b", 10, drop=2), _column("c", 10, drop=1)]
    assert [column.title for column, _width in arrange(columns, 25)] == ["a", "c"]
    assert [column.title for column, _width in arrange(columns, 5)] == ["a"]


@pytest.mark.parametrize(
    ("colours", "environ", "theme"),
    [
        ("truecolor", {}, themes.DARK),
        ("256", {"COLORFGBG": "0;15"}, themes.LIGHT),
        ("256", {"COLORFGBG": "15;0"}, themes.DARK),
        ("standard", {}, themes.SIXTEEN),
        (None, {}, themes.SIXTEEN),
        ("truecolor", {"NO_COLOR": "1"}, themes.SIXTEEN),
    ],
)
def test_the_theme_fits_the_terminal(colours: str | None, environ: dict[str, str], theme: object) -> None:
    assert themes.fitting(colours, environ) == theme.name  # type: ignore[attr-defined]  # a theme of ours


def test_all_themes_know_the_same_names() -> None:
    ours = {"muted", "faint", "line", "bar", "bar-text", "row", "row-text", "row-blurred", "marked", "hint-key"}
    assert all(ours <= set(theme.variables) for theme in themes.ALL)


class _Nobody:
    """An app that is asked for nothing."""

    _parent = None


def _driver(heard: list[object]) -> terminal.GuardedDriver:
    driver = terminal.GuardedDriver.__new__(terminal.GuardedDriver)
    driver._app = _Nobody()  # type: ignore[assignment]  # a driver without an app and without a terminal
    driver.send_message = heard.append  # type: ignore[method-assign, assignment]  # as above
    driver._down_buttons = []
    driver._last_move_event = driver.cursor_origin = None
    return driver


def test_a_size_that_is_typed_is_not_believed() -> None:
    heard: list[object] = []
    _driver(heard).process_message(events.Resize(Size(30_000, 30_000), Size(30_000, 30_000)))
    assert heard == []


def test_a_paste_is_cut_to_what_a_form_takes() -> None:
    heard: list[object] = []
    driver = _driver(heard)
    driver.process_message(events.Paste("x" * 100_000))
    driver.process_message(events.Paste("pendek"))
    assert [len(one.text) for one in heard if isinstance(one, events.Paste)] == [terminal.PASTE_LIMIT, 6]


def test_the_size_of_the_terminal_stays_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "9999")
    monkeypatch.setenv("LINES", "9999")
    assert _driver([])._get_terminal_size() == (terminal.MOST_COLUMNS, terminal.MOST_ROWS)


def test_without_a_terminal_the_console_says_what_else_there_is() -> None:
    assert not terminal.is_usable({"TERM": "dumb"})
    with pytest.raises(Unavailable, match="--json"):
        entry.run(VirtualClock(NOW))


def test_a_log_that_cannot_be_written_hides_nothing_from_the_person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(crash, "log_file", lambda: tmp_path)
    assert len(crash.record(ValueError("x"))) == 6
