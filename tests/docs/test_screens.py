"""The manuals' screens and signs, the README's picture and its key table are those of the console."""

import re
from pathlib import Path

import pytest

from tests.support import screens


@pytest.fixture(scope="module")
def drawn() -> tuple[dict[str, str], str]:
    return screens.draw()


@pytest.mark.parametrize("page", screens.MANUALS, ids=lambda page: page.name)
def test_a_manual_shows_the_screens_as_they_are(page: Path, drawn: tuple[dict[str, str], str]) -> None:
    assert screens.manual(page, drawn[0]) == page.read_text(encoding="utf-8"), "run: make docs"


def test_each_screen_is_shown_once() -> None:
    assert sorted(name for page in screens.MANUALS for name in screens.shown(page)) == sorted(screens.NAMES)


def test_the_readme_shows_the_console_as_it_is(drawn: tuple[dict[str, str], str]) -> None:
    assert screens.PICTURE.read_text(encoding="utf-8") == drawn[1], "run: make docs"


def test_the_readme_lists_every_key() -> None:
    assert screens.readme() == screens.README.read_text(encoding="utf-8"), "run: make docs"


ROOT = screens.README.parent
BESIDE = [page for page in ROOT.glob("*/**/README.md") if not page.relative_to(ROOT).parts[0].startswith(".")]
PAGES = sorted([screens.README, *ROOT.glob("docs/*.md"), *BESIDE])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_points_to_what_is_not_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []
    headings = {_anchor(line) for line in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}
    assert [place for place in re.findall(r"\]\(#([^)]+)\)", text) if place not in headings] == []


def _anchor(heading: str) -> str:
    """Return the address of a heading as Markdown pages give it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
