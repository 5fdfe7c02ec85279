"""A question without an end, for both databases; who asks it learns when the database has begun with it."""

from collections.abc import Callable
from typing import Any

from store import database
from tests.conftest import Store

SQL = {
    "sqlite": "WITH RECURSIVE n (i) AS (SELECT begun() UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT count(*) FROM generate_series(1, 1000000000000)",
}


def ask(store: Store, begun: Callable[[], object]) -> None:
    """Ask it on this thread's connection; `begun` is called when it runs, on PostgreSQL just before."""

    def begin() -> int:
        begun()
        return 1

    connection: Any = database.db.connection()
    if store.kind == "sqlite":
        connection.create_function("begun", 0, begin)
    else:
        begin()
    database.db.execute_sql(SQL[store.kind])
