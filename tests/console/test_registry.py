"""One registry makes every key, hint, help line and palette entry, and no key means two things."""

import inspect
from importlib import import_module
from itertools import chain
from pathlib import Path

import pytest

from ehumas_tui import actions, places
from ehumas_tui.action import EVERYONE
from ehumas_tui.action_tables import SCOPE_NAMES
from ehumas_tui.app import Console
from ehumas_tui.keynames import is_typed, shown
from ehumas_tui.screens.base import ConsoleScreen
from ehumas_tui.screens.login import LoginScreen
from ehumas_tui.widgets.page import Page
from ehumas_tui.widgets.record_list import RecordList
from store.actors import PUBLIC, Actor, Role
from store.i18n import _, using

ROLES = [Actor(role, account_id=1, agency_id=1) for role in sorted(EVERYONE)]


def screens() -> list[type[ConsoleScreen]]:
    """Every screen class of the console."""
    found: list[type[ConsoleScreen]] = []
    for module in sorted(path.stem for path in _folder().glob("*.py") if path.stem != "__init__"):
        members = inspect.getmembers(import_module(f"ehumas_tui.screens.{module}"), inspect.isclass)
        found += [one for _name, one in members if issubclass(one, ConsoleScreen) and one.__module__.endswith(module)]
    return found


def _folder() -> Path:
    return Path(inspect.getfile(ConsoleScreen)).parent


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.__name__)
@pytest.mark.parametrize("actor", ROLES, ids=lambda actor: actor.role.value)
def test_no_key_means_two_things_on_a_screen(screen: type[ConsoleScreen], actor: Actor) -> None:
    someone = PUBLIC if screen is LoginScreen else actor
    assert actions.conflicts((*screen.SCOPES, "everywhere"), someone) == []


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.__name__)
def test_every_key_of_a_screen_does_something(screen: type[ConsoleScreen]) -> None:
    helpers = (screen, RecordList, Page, Console)
    for action in actions.of((*screen.SCOPES, "everywhere")):
        assert places.find(action.id) or any(hasattr(one, f"do_{action.id}") for one in helpers), action.id


def test_ids_are_unique_and_scopes_are_named() -> None:
    ids = [action.id for action in actions.every()]
    assert len(ids) == len(set(ids))
    assert {action.scope for action in actions.every()} == set(SCOPE_NAMES)


def test_capital_letters_go_somewhere_and_no_terminal_steals_an_only_key() -> None:
    for action in actions.every():
        if places.find(action.id):
            assert action.keys[0].isupper()
        stolen = {"ctrl+s", "ctrl+q", "ctrl+i", "ctrl+m", "f2", "f3", "f11"}
        assert action.id == "leave" or set(action.keys) - stolen, action.id


def test_every_screen_one_goes_to_can_be_made() -> None:
    for place in places.PLACES:
        assert isinstance(place.maker()(), ConsoleScreen)


def test_an_officer_finds_the_own_complaints_and_nothing_else() -> None:
    officer = Actor(Role.OFFICER, account_id=1, agency_id=1)
    assert [place.id for place in places.of(officer)] == ["mine", "agency"]
    known = {action.id for action in actions.every() if action.is_for(officer)}
    assert {"answer", "return", "note"} <= known
    assert known.isdisjoint({"palette", "forward", "accept", "reject", "reveal", "mark", "go_board", "go_inbox"})


def test_a_viewer_reads_and_writes_nothing() -> None:
    viewer = Actor(Role.VIEWER, account_id=1)
    steps = [action for action in actions.every() if action.step and action.is_for(viewer)]
    assert steps == []


def test_the_key_table_has_a_line_for_every_action_in_both_languages() -> None:
    for language in ("id", "en"):
        with using(language):
            table = actions.key_table()
            assert table.count("\n") == 2 + len(actions.every())
            assert all(_(action.help) in table for action in actions.every())


def test_keys_are_called_as_they_stand_on_the_keyboard() -> None:
    every_key = set(chain.from_iterable(action.keys for action in actions.every()))
    assert all(len(shown(key)) <= 8 and "_" not in shown(key) for key in every_key)
    assert shown("ctrl+d") == "^d"
    assert shown("question_mark") == "?"


def test_while_one_types_only_keys_that_write_nothing_are_offered() -> None:
    assert actions.find("help").key_for(typing=True) == "F1"
    assert actions.find("help").key_for(typing=False) == "?"
    assert actions.find("forward").key_for(typing=True) == ""
    assert not is_typed("enter")
    assert is_typed("space")


def test_a_quarrel_over_a_key_is_reported_with_both_ids() -> None:
    assert "x: reject, return" in actions.conflicts(["complaints", "officer"])
