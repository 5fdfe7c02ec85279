"""The page of the command line says what the command line says."""

from tests.support import help_pages


def test_the_page_is_in_step_with_help() -> None:
    assert help_pages.PAGE.read_text(encoding="utf-8") == help_pages.page(), "run: make docs"


def test_no_command_is_without_an_explanation() -> None:
    bare = [path for path in help_pages.paths() if not help_pages.explanation(path)]
    assert bare == []
