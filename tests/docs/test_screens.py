"""The manual's screens, the README's picture and its key table are those of the console."""

import re
from pathlib import Path

import pytest

from tests.support import screens


@pytest.fixture(scope="module")
def drawn() -> tuple[dict[str, str], str]:
    return screens.draw()


def test_the_manual_shows_the_screens_as_they_are(drawn: tuple[dict[str, str], str]) -> None:
    text = screens.MANUAL.read_text(encoding="utf-8")
    assert screens.manual(drawn[0]) == text, "run: make docs"
    assert set(re.findall(r"<!-- screen: (\w+) -->", text)) == set(screens.SCREENS)


def test_the_readme_shows_the_console_as_it_is(drawn: tuple[dict[str, str], str]) -> None:
    assert screens.PICTURE.read_text(encoding="utf-8") == drawn[1], "run: make docs"


def test_the_readme_lists_every_key() -> None:
    assert screens.readme() == screens.README.read_text(encoding="utf-8"), "run: make docs"


PAGES = sorted([screens.README, *screens.README.parent.glob("docs/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_points_to_what_is_not_there(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
