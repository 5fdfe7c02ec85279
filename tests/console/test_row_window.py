"""Cursor and marks belong to records: they stay on them whatever happens to the rows around."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from ehumas_tui.widgets.row_window import KEEP, Heading, RowWindow


@dataclass(frozen=True)
class Row:
    id: int
    words: str = ""


def window(*ids: int | str) -> RowWindow[Row]:
    """A window of rows with these ids; text makes a heading."""
    made: RowWindow[Row] = RowWindow(lambda row: row.id)
    made.replace([Heading(one) if isinstance(one, str) else Row(one) for one in ids])
    return made


def test_the_cursor_begins_on_the_first_row_not_on_a_heading() -> None:
    assert window("late", 7, 8).current_id == 7
    assert window().current_id is None


def test_the_cursor_passes_over_headings_and_stops_at_both_ends() -> None:
    rows = window("a", 1, 2, "b", 3)
    assert rows.move(2)
    assert rows.current_id == 3
    assert not rows.move(1)
    assert rows.move(-1)
    assert rows.current_id == 2
    assert rows.move(-99)
    assert rows.current_id == 1
    assert not rows.move_to(0)
    assert not rows.move_to(77)


def test_the_cursor_stays_on_its_record_when_rows_come_before_it() -> None:
    rows = window(1, 2, 3)
    rows.move(1)
    rows.replace([Row(8), Row(9), Row(1), Row(2), Row(3)])
    assert rows.current_id == 2


def test_when_its_record_leaves_the_next_one_takes_the_cursor_and_at_the_end_the_one_before() -> None:
    rows = window(1, 2, 3)
    rows.move(1)
    rows.replace([Row(1), Row(3)])
    assert rows.current_id == 3
    rows.replace([Row(1)])
    assert rows.current_id == 1
    rows.replace([])
    assert rows.current is None


def test_a_record_that_stands_in_two_groups_keeps_the_cursor_where_it_was() -> None:
    rows = window("a", 5, 1, "b", 5)
    rows.move(2)
    assert rows.cursor == 4
    rows.replace([Heading("a"), Row(5), Row(1), Heading("b"), Row(5)])
    assert rows.cursor == 4


def test_marks_survive_new_rows_and_know_their_newest_version() -> None:
    rows = window(1, 2, 3)
    rows.toggle_mark()
    rows.replace([Row(3), Row(1, "changed")])
    assert rows.chosen() == [Row(1, "changed")]
    rows.replace([Row(3)])
    assert rows.chosen() == [Row(1, "changed")]
    rows.replace([Row(1), Row(3)])
    rows.move_to(0)
    rows.toggle_mark()
    assert rows.marks == {}


def test_a_range_marks_from_the_last_mark_to_the_cursor_without_headings() -> None:
    rows = window(1, 2, "b", 3, 4)
    rows.toggle_mark()
    rows.move(2)
    assert rows.mark_range() == 3
    assert set(rows.marks) == {1, 2, 3}
    lone = window(1, 2)
    assert lone.mark_range() == 1


def test_without_marks_the_row_under_the_cursor_is_meant() -> None:
    assert window(4, 5).chosen() == [Row(4)]
    assert window().chosen() == []
    empty = window()
    empty.toggle_mark()
    assert empty.marks == {}


def test_far_rows_are_let_go_on_the_other_side() -> None:
    rows = window(*range(1000, 1000 + KEEP))
    rows.move(KEEP)
    shift = rows.extend([Row(one) for one in range(5000, 5100)], before=False, more=True)
    assert shift == -100
    assert (len(rows.items), rows.more_before, rows.more_after) == (KEEP, True, True)
    assert rows.current_id == 1000 + KEEP - 1
    rows.move_to(0)
    shift = rows.extend([Row(one) for one in range(1, 51)], before=True, more=False)
    assert (shift, rows.more_before, rows.more_after) == (50, False, True)
    assert rows.cursor == 50


@given(
    st.lists(st.integers(1, 30), unique=True, min_size=1), st.lists(st.integers(1, 30), unique=True), st.integers(0, 29)
)
def test_whatever_the_new_rows_are_the_cursor_is_on_its_record_if_it_is_there(
    old: list[int], new: list[int], steps: int
) -> None:
    rows = window(*old)
    rows.move(steps or 1)
    was = rows.current_id
    rows.replace([Row(one) for one in new])
    assert rows.current_id == was if was in new else (rows.current_id in new or not new)
