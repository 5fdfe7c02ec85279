"""Plain rows of a query: read models are drawn from the driver's own tuples, which cost a fifth of model objects.

To write the SQL of a query anew costs several times what the database needs to answer it; `prepared` writes it once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any

from peewee import BaseQuery, Model, ModelSelect, Value

from store.database import db, is_postgres

STATEMENTS = 500
"""So many shapes of one question are remembered; those asked longest ago are written anew."""


@dataclass(frozen=True)
class _Place:
    """Where an argument goes in a statement that is written already."""

    number: int


def prepared(build: Callable[..., BaseQuery]) -> Callable[..., list[tuple[Any, ...]]]:
    """Make of a function that builds a query one that runs it and returns its rows; the SQL is written once.

    Positional arguments are values: `build` gets a place for each and can't look into it. Named ones shape the
    question: each shape is a statement of its own, so they must be hashable, and `build` may ask the database nothing.
    """
    run = _bound(build)

    @wraps(build)
    def read(*given: Any, **shape: Any) -> list[tuple[Any, ...]]:
        cursor = run(given, shape)
        return list(cursor.fetchall()) if cursor.description else []

    return read


def insert(model: type[Model], **columns: Any) -> int:
    """Write one row of raw values and return its key; the SQL of a table with these columns is written once."""
    cursor = _insert(tuple(columns.values()), {"model": model, "names": tuple(columns)})
    return int(cursor.fetchone()[0] if cursor.description else cursor.lastrowid)


def _bound(build: Callable[..., BaseQuery]) -> Callable[[tuple[Any, ...], dict[str, Any]], Any]:
    """Return what runs the query of `build` with values and a shape, and returns the cursor."""

    @lru_cache(STATEMENTS)
    def written(_postgres: bool, count: int, shape: tuple[tuple[str, Any], ...]) -> tuple[str, tuple[Any, ...]]:
        places = (Value(_Place(number), converter=False) for number in range(count))
        sql, values = build(*places, **dict(shape)).sql()
        return sql, tuple(values)

    def run(given: tuple[Any, ...], shape: dict[str, Any]) -> Any:
        sql, values = written(is_postgres(), len(given), tuple(shape.items()))
        return db.execute_sql(sql, [given[one.number] if isinstance(one, _Place) else one for one in values])

    return run


_insert = _bound(lambda *values, model, names: model.insert(dict(zip(names, values, strict=True))))


def tuples(query: BaseQuery) -> Iterator[tuple[Any, ...]]:
    """Return the query's rows as the driver gives them, in the order of its columns; SQLite's booleans are 0 and 1."""
    sql, parameters = query.sql()
    return iter(db.execute_sql(sql, parameters).fetchall())


def first(query: "ModelSelect[Any]") -> tuple[Any, ...] | None:
    """Return the query's first row as a tuple, or None when there is none."""
    return next(tuples(query.limit(1)), None)
