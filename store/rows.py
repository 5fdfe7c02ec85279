"""Plain rows of a query: read models are drawn from the driver's own tuples, which cost a fifth of model objects."""

from collections.abc import Iterator
from typing import Any

from peewee import BaseQuery, ModelSelect

from store.database import db


def tuples(query: BaseQuery) -> Iterator[tuple[Any, ...]]:
    """Return the query's rows as the driver gives them, in the order of its columns; SQLite's booleans are 0 and 1."""
    sql, parameters = query.sql()
    return iter(db.execute_sql(sql, parameters).fetchall())


def first(query: "ModelSelect[Any]") -> tuple[Any, ...] | None:
    """Return the query's first row as a tuple, or None when there is none."""
    return next(tuples(query.limit(1)), None)
