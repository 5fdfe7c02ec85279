"""The reference: the same database by its bare driver, with the SQL one would write by hand."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from benchmarks.rows import COLUMNS, Row

Statement = tuple[str, tuple[Any, ...]]


class Bare(Protocol):
    """A bare connection: `?` marks a parameter in both databases."""

    kind: str

    def rows(self, sql: str, *given: Any) -> list[Any]:
        """Return all rows of a query."""
        ...

    def unit(self, *statements: Statement) -> None:
        """Run the statements as one transaction."""
        ...

    def load(self, table: str, rows: Iterable[Row]) -> None:
        """Put rows into a table, as fast as the driver can."""
        ...

    def settle(self) -> None:
        """Let the database look at what was loaded, as it would by itself in daily work."""
        ...


class BareSqlite:
    """sqlite3 (or the newer library that peewee picks) with the settings of the store."""

    kind = "sqlite"

    def __init__(self, path: str) -> None:
        driver = import_module("pysqlite3" if find_spec("pysqlite3") else "sqlite3")
        self.connection: Any = driver.connect(path, isolation_level=None)
        self._set("journal_mode=wal", "synchronous=full", "foreign_keys=1", "busy_timeout=10000")

    def rows(self, sql: str, *given: Any) -> list[Any]:
        return list(self.connection.execute(sql, given).fetchall())

    def unit(self, *statements: Statement) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        for sql, given in statements:
            self.connection.execute(sql, given)
        self.connection.execute("COMMIT")

    def load(self, table: str, rows: Iterable[Row]) -> None:
        columns = COLUMNS[table].split()
        marks = ",".join("?" * len(columns))
        self._set("synchronous=off", "foreign_keys=0", "cache_size=-800000")
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(f"INSERT INTO {table} ({','.join(columns)}) VALUES ({marks})", rows)
        self.connection.execute("COMMIT")

    def settle(self) -> None:
        self._set("wal_checkpoint(TRUNCATE)", "synchronous=full", "foreign_keys=1", "cache_size=-2000")

    def _set(self, *pragmas: str) -> None:
        for pragma in pragmas:
            self.connection.execute(f"PRAGMA {pragma}")


class BarePostgres:
    """psycopg with prepared statements, as it makes them by itself."""

    kind = "postgresql"

    def __init__(self, url: str) -> None:
        import psycopg

        self.connection = psycopg.connect(url, autocommit=True)

    def rows(self, sql: str, *given: Any) -> list[Any]:
        return list(self.connection.execute(_marks(sql), given).fetchall())

    def unit(self, *statements: Statement) -> None:
        with self.connection.transaction():
            for sql, given in statements:
                self.connection.execute(_marks(sql), given)

    def load(self, table: str, rows: Iterable[Row]) -> None:
        columns = COLUMNS[table].replace(" ", ",")
        with self.connection.cursor() as cursor:
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN".encode()) as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}".encode())

    def settle(self) -> None:
        self.connection.execute("VACUUM (ANALYZE)")


def _marks(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()


@contextmanager
def connect(url: str) -> Iterator[Bare]:
    """Open the store's database by its bare driver."""
    bare: BareSqlite | BarePostgres
    bare = BareSqlite(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else BarePostgres(url)
    try:
        yield bare
    finally:
        bare.connection.close()
