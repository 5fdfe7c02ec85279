"""A database as an older version left it: migrated up to a name, with rows in every table that there was."""

import re
from pathlib import Path
from typing import Any

from peewee import Database, PostgresqlDatabase

from store import engines, migrate

SEEDS = Path(__file__).parents[1] / "store" / "seeds"
SECRET = "kunci uji migrasi"
"""What sealed the citizens in the seed of the first version."""
Rows = dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]
_POSTGRESQL = (
    "SELECT relkind::text || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace",
    "SELECT table_name || '.' || column_name || data_type || coalesce(generation_expression, '')"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT proname || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
)
DERIVED = "search"
"""A column that PostgreSQL makes of the others; what it holds may change with a version."""


def names() -> list[str]:
    """Return the migrations in order."""
    return sorted(path.stem for path in migrate.DIRECTORY.glob("[0-9]*.py"))


def text_of(name: str) -> str:
    """Return all that a migration is made of."""
    parts = [migrate.DIRECTORY / f"{name}.py", *sorted((migrate.DIRECTORY / name).glob("*.sql"))]
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def tables_of(name: str) -> list[str]:
    """Return the tables that a migration makes, without the shadows of a search index."""
    return re.findall(r"CREATE TABLE (?:IF NOT EXISTS )?\"?(\w+)", text_of(name))


def build(url: str, last: str) -> None:
    """Make a database as the version of that migration left it, filled by each version's own seed."""
    for name in names()[: names().index(last) + 1]:
        step(url, name)
        fill(url, name)


def step(url: str, name: str) -> None:
    """Apply the migrations up to that one, as the program of that version did."""
    database: Any = engines.open_database(url)
    path = engines.sqlite_path(database)
    if path is not None:
        path.touch()
    try:
        migrate._runner(database).up(name)
    finally:
        database.close()


def fill(url: str, name: str) -> None:
    """Write the rows of the migration's seed, if it made tables."""
    seed = SEEDS / f"{name}.sql"
    if not seed.exists():
        return
    database: Any = engines.open_database(url)
    with database.atomic():
        for statement in seed.read_text(encoding="utf-8").split("\n;;\n"):
            if statement.strip():
                database.execute_sql(statement.replace("%", "%%") if _is_postgres(database) else statement)
        if _is_postgres(database):
            for table in tables_of(name):
                key = "seq" if table == "change" else "id"
                database.execute_sql(
                    f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), (SELECT max({key}) FROM {table}))"
                )
    database.close()


def rows(url: str, of: Rows | None = None) -> Rows:
    """Return what stands in every table, or in the tables and columns of `of`; columns by name, rows by key."""
    database: Any = engines.open_database(url)
    try:
        found: Rows = {}
        for table in sorted(of or _tables(database)):
            columns = of[table][0] if of else _columns(database, table)
            wanted = ", ".join(f'"{column}"' for column in columns)
            key = "seq" if table == "change" else "id"
            found[table] = (columns, database.execute_sql(f'SELECT {wanted} FROM "{table}" ORDER BY {key}').fetchall())
        return found
    finally:
        database.close()


def schema(url: str) -> list[str]:
    """Return everything that a migration can make: tables, columns, indexes, views, triggers, functions."""
    database: Any = engines.open_database(url)
    queries = (
        _POSTGRESQL if _is_postgres(database) else ("SELECT type || name || coalesce(sql, '') FROM sqlite_master",)
    )
    try:
        found = [row[0] for query in queries for row in database.execute_sql(query).fetchall()]
        return sorted(text for text in found if "schema_migration" not in text)
    finally:
        database.close()


def applied(url: str) -> tuple[str, ...]:
    """Return the migrations that the database says it has."""
    database = engines.open_database(url)
    try:
        return migrate.status(database).applied
    finally:
        database.close()


def _columns(database: Database, table: str) -> tuple[str, ...]:
    return tuple(sorted(column.name for column in database.get_columns(table) if column.name != DERIVED))


def _tables(database: Database) -> list[str]:
    known = {table for name in names() for table in tables_of(name)}
    return [table for table in database.get_tables() if table in known]


def _is_postgres(database: Database) -> bool:
    return isinstance(database, PostgresqlDatabase)
