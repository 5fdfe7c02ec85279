"""The second wall on SQLite: in an agency's process each connection sees TEMP views in the tables' place.

An authorizer refuses every statement that would touch the file but through those views and their triggers, so whatever
SQL gets in reads and changes one agency's rows only. It holds SQL and not the process: whoever can open the file, or
run code here, is held by the forced command and the file's rights alone. How long a statement takes it doesn't hide.
"""

import secrets
from contextlib import closing
from typing import TYPE_CHECKING, Any

import peewee
from peewee import PeeweeException, SqliteDatabase

from store import chain
from store.engines import explain
from store.walls import sqlite_views
from store.walls.scopes import SCOPES

if TYPE_CHECKING:
    import sqlite3
else:
    sqlite3 = vars(peewee)["sqlite3"]

HARMLESS = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT}
)
ROWS = frozenset({sqlite3.SQLITE_READ, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
SEARCH = "complaint_search"
SEARCH_PARTS = frozenset(f"{SEARCH}_{part}" for part in ("data", "docsize", "idx"))
"""Where FTS5 keeps its index: it asks for them by SQL of its own, while a statement of ours runs."""
FUNCTIONS = frozenset({"coalesce", "count", "ifnull", "length", "lower", "match", "max", "min", "sum", "upper"})
"""What the store calls. Others read files, tell of the whole index, or fail on some values and so tell of those."""
CACHED = 500
"""Statements a connection keeps prepared, and judged."""
PRAGMAS = {"recursive_triggers": 1, "temp_store": 2}
"""Without the first, OR REPLACE would remove rows past the triggers that guard them (sqlite.org/lang_conflict.html)."""


class Wall:
    """What one connection is allowed, and what its triggers wrote during the statement under way."""

    def __init__(self) -> None:
        self.secret = f"wall_{secrets.token_hex(16)}"
        self.views = frozenset(name for name, scope in SCOPES.items() if scope.read) | {SEARCH}
        self.is_running = False
        self.judged: set[str] = set()
        self.rows = self.key = 0

    def judge(self, action: int, first: str | None, second: str | None, schema: str | None, inner: str | None) -> int:
        """Say what SQLite asks while it prepares a statement: OK or DENY.

        `inner` names the view or trigger that asks; a WITH clause can take any name but those nobody knows.
        """
        allowed = self._allows(action, first or "", second or "", schema, inner)
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def _allows(self, action: int, first: str, second: str, schema: str | None, inner: str | None) -> bool:
        ours = (inner or "").startswith(self.secret)
        if action in ROWS:
            if (schema or "temp").casefold() == "temp":
                return first in self.views or first.startswith(self.secret)
            return ours or self._is_search(action, first, inner)
        if action == sqlite3.SQLITE_FUNCTION:
            return ours or second in FUNCTIONS
        if action == sqlite3.SQLITE_PRAGMA:
            return first == "data_version" and not second
        return action in HARMLESS

    def _is_search(self, action: int, table: str, inner: str | None) -> bool:
        """Tell whether FTS5 itself reads its settings, or its index while a statement runs that was judged before."""
        settings, whole = table == f"{SEARCH}_config", self.is_running and table in SEARCH_PARTS
        return action == sqlite3.SQLITE_READ and inner is None and (settings or whole)

    def remember(self, sql: str) -> None:
        """Keep in mind that the statement was judged: its words alone decide, and they stay what they are."""
        if len(self.judged) >= CACHED:
            self.judged.clear()
        self.judged.add(sql)

    def wrote(self, rows: int, key: int) -> None:
        """Count what a trigger wrote to a table; SQLite counts nothing that is written through a view."""
        self.rows += rows
        self.key = key or self.key


class WalledConnection(sqlite3.Connection):
    """A connection that sees one agency's rows once its wall stands."""

    wall: Wall | None = None

    def raise_wall(self, agency_id: int) -> None:
        """Put up the views and triggers and shut everything else; nothing opens it again."""
        wall = Wall()
        self.create_function("wall_wrote", 2, wall.wrote)
        self.create_function("wall_digest", 7, lambda prev, *fields: chain.digest(prev, fields))
        for statement in list(sqlite_views.statements(self._ask, agency_id, wall.secret)):
            self.execute(statement)
        self.set_authorizer(wall.judge)
        self.wall = wall

    def cursor(self, factory: Any = None) -> "WalledCursor":  # type: ignore[override]  # no other kind may be had
        """Return a cursor that asks before it runs, whoever wants another."""
        return super().cursor(WalledCursor)

    def _ask(self, sql: str) -> list[tuple[object, ...]]:
        return self.execute(sql).fetchall()


class WalledCursor(sqlite3.Cursor):
    """A cursor that has a statement judged as a whole before it runs, and counts what is written through views."""

    connection: WalledConnection
    _written: tuple[int, int] | None = None

    def execute(self, sql: str, parameters: Any = ()) -> "WalledCursor":
        """Run one statement. EXPLAIN judges it without running it, and refuses what is an EXPLAIN already."""
        wall = self.connection.wall
        if wall is None:
            return super().execute(sql, parameters)
        wall.is_running = False
        if sql not in wall.judged:
            super().execute(f"EXPLAIN {sql}", parameters)
            wall.remember(sql)
        wall.is_running, wall.rows, wall.key = True, 0, 0
        super().execute(sql, parameters)
        self._written = (wall.rows, wall.key)
        return self

    def executemany(self, sql: str, parameters: Any) -> "WalledCursor":
        """Refuse: the store writes many rows in one statement."""
        raise sqlite3.NotSupportedError(sql)

    def executescript(self, sql: str) -> "WalledCursor":
        """Refuse: a script is not judged statement by statement."""
        raise sqlite3.NotSupportedError(sql)

    @property
    def rowcount(self) -> int:
        """Return how many rows of tables the statement wrote."""
        return self._written[0] if self._written else super().rowcount

    @property
    def lastrowid(self) -> int | None:
        """Return the key of the last row that the statement inserted into a table."""
        return self._written[1] if self._written else super().lastrowid


class WalledDatabase(SqliteDatabase):
    """A database whose every connection, in each thread and after each loss, has the wall before anyone gets it."""

    def __init__(self, name: str, agency_id: int, **given: Any) -> None:
        self.agency_id = agency_id
        super().__init__(name, factory=WalledConnection, cached_statements=CACHED, **given)

    def _add_conn_hooks(self, conn: WalledConnection) -> None:
        super()._add_conn_hooks(conn)  # type: ignore[misc]  # peewee's stubs leave it out
        conn.raise_wall(self.agency_id)


def walled(office: Any, agency_id: int) -> WalledDatabase:
    """Return the office's database as the agency sees it. Raises Unavailable where this SQLite can build no wall."""
    given = {**office.connect_params, "timeout": office.timeout, "lock_type": office._lock_type}
    own = WalledDatabase(office.database, agency_id, pragmas=dict(office._pragmas) | PRAGMAS, **given)
    try:
        with closing(own):
            own.connect()
    except PeeweeException as error:
        raise explain(error) from error
    return own
