"""What an agency may touch is declared for every table there is, and the declaration fits the tables."""

import inspect
import re

import pytest
from peewee import Model

from store import models
from store.walls.scopes import SCOPES, Scope


def tables() -> dict[str, set[str]]:
    """Return each table of the models with its columns."""
    found = (value for value in vars(models).values() if inspect.isclass(value) and issubclass(value, Model))
    return {
        model._meta.table_name: {field.column_name for field in model._meta.sorted_fields}
        for model in found
        if model not in (Model, models.Table)
    }


def test_every_table_says_what_an_agency_may_do_with_it() -> None:
    assert set(SCOPES) == set(tables()), "Give the table a scope in store/walls/scopes.py; without one it is CLOSED."


@pytest.mark.parametrize("name", sorted(SCOPES))
def test_a_scope_names_only_columns_that_exist(name: str) -> None:
    scope, columns = SCOPES[name], tables()[name]
    assert {*scope.masks, *scope.columns} <= columns
    for predicate in (scope.read, scope.insert, scope.update, scope.after, scope.delete, scope.left):
        assert set(re.findall(r"\{row\}\.(\w+)", predicate)) <= columns


@pytest.mark.parametrize("name", sorted(SCOPES))
def test_what_may_be_changed_may_be_read_and_is_bounded_afterwards(name: str) -> None:
    scope = SCOPES[name]
    assert bool(scope.update) == bool(scope.after) == bool(scope.columns)
    assert scope.read or scope == Scope()
    assert not {*scope.masks} & {*scope.columns}
