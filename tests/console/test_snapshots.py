"""What an operator sees stays what was read in review: every screen at four sizes, and in English."""

import pytest

from tests.support import snapshots
from tests.support.snapshots import View


@pytest.mark.parametrize("view", snapshots.VIEWS, ids=lambda view: snapshots.folder(view).name)
def test_every_screen_is_as_it_was_read_in_review(view: View) -> None:
    drawn, kept = snapshots.draw(view), snapshots.kept(view)
    assert sorted(drawn) == sorted(kept), "make snapshots"
    for name, text in drawn.items():
        assert text == kept[name], (
            f"{name} is another one; look at it: make snapshots && git diff tests/console/snapshots"
        )


@pytest.mark.parametrize("view", snapshots.VIEWS, ids=lambda view: snapshots.folder(view).name)
def test_no_screen_is_wider_or_higher_than_its_terminal(view: View) -> None:
    (width, height), _language = view
    for name, text in snapshots.kept(view).items():
        lines = text.splitlines()
        assert len(lines) <= height, name
        assert all(len(line) <= width for line in lines), name
