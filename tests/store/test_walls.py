"""The store is the wall: every public function × every kind of actor, found in the code itself.

A new function that nobody has decided about fails here.
"""

from collections.abc import Callable
from typing import Any

import pytest

from store.actors import RIGHTS, Actor, Role, may, require, role_name
from store.errors import NotAllowed, StoreError
from tests.support import callers, walls
from tests.support.city import City
from tests.support.wall_table import ALLOWED, INNER, QUESTIONS, WITHOUT_ACTOR


def stands_in(name: str, names: set[str]) -> bool:
    return name in names or name.rpartition(".")[0] in names


def asked() -> dict[str, Callable[..., Any]]:
    """Return every public function that asks who acts, except what the store calls of itself."""
    return {
        name: function
        for name, function in walls.functions()
        if walls.takes_actor(function) and not stands_in(name, INNER | QUESTIONS)
    }


def test_every_public_function_that_takes_an_actor_has_its_row() -> None:
    undecided = sorted(set(asked()) - set(ALLOWED))
    assert not undecided, f"Say in ALLOWED who may call {', '.join(undecided)}."
    gone = sorted(set(ALLOWED) - set(asked()))
    assert not gone, f"ALLOWED has rows of functions that are no more: {', '.join(gone)}."


def test_every_function_without_an_actor_that_reaches_tables_has_its_reason() -> None:
    reasoned = set().union(*WITHOUT_ACTOR.values()) | INNER
    bare = {name: function for name, function in walls.functions() if not walls.takes_actor(function)}
    undecided = sorted(
        name for name, function in bare.items() if walls.touches_tables(function) and not stands_in(name, reasoned)
    )
    assert not undecided, f"Give them an actor, or a reason in WITHOUT_ACTOR or INNER: {', '.join(undecided)}."


def test_no_front_end_calls_what_is_behind_the_wall() -> None:
    inner = {name for name, _function in walls.functions() if stands_in(name, INNER)}
    behind = [f"{file}: {name}" for file, name in callers.in_rooms() if name in inner]
    assert not behind, f"These functions are the store's own: {', '.join(behind)}."


def test_each_role_gets_past_the_wall_exactly_where_it_may(city: City) -> None:
    scene = walls.scene(city)
    wrong = []
    for name, function in asked().items():
        foreign, _slash, own = ALLOWED[name].partition("/")
        for letter, actor in scene.actors.items():
            passed = walls.refusal(function, actor, scene.foreign) is None
            if passed != (letter in foreign):
                wrong.append(f"{name}: {actor.role} {'passes' if passed else 'is refused'} on what is not theirs")
        for letter, values in scene.own.items():
            passed = walls.refusal(function, scene.actors[letter], values) is None
            if passed != (letter in foreign + own):
                wrong.append(f"{name}: {letter} {'passes' if passed else 'is refused'} on their own")
    assert not wrong, "\n".join(wrong)


def test_nothing_foreign_stands_in_what_an_agency_or_citizen_gets(city: City) -> None:
    scene = walls.scene(city)
    typed = {str(value).casefold() for value in scene.foreign.values()}
    found = []
    for name, function in asked().items():
        for letter in "fchp":
            said = walls.outcome(function, scene.actors[letter], scene.foreign)
            words = set(walls.FOREIGN) - typed if isinstance(said, StoreError) else walls.FOREIGN
            found += [f"{name} tells {letter} “{word}”" for word in words if word in repr(said).casefold()]
    assert not found, "\n".join(found)


def test_who_may_not_do_it_is_not_told_what_was_wrong_with_it(city: City) -> None:
    scene = walls.scene(city)
    told = [
        f"{name}: {actor.role}"
        for name, function in asked().items()
        for actor in scene.actors.values()
        if isinstance(walls.refusal(function, actor, scene.foreign), NotAllowed)
        and not isinstance(walls.refusal(function, actor, scene.foreign, absurd=True), NotAllowed)
    ]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("role", list(Role))
def test_a_right_is_what_its_table_says(role: Role) -> None:
    for right, roles in RIGHTS.items():
        assert may(Actor(role), right) == (role in roles)
        if role in roles:
            require(Actor(role), right)
        else:
            with pytest.raises(NotAllowed, match=role_name(role)):
                require(Actor(role), right)
