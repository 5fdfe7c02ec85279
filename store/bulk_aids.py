"""What stands in the way of a bulk load, put aside and made again: indexes, constraints, full text, settings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from store.database import db, is_postgres

CACHE_KIB = 1_000_000
SORT_MEMORY = "512MB"
_SQLITE_HURRY = (
    "journal_mode = delete",
    "synchronous = normal",
    "foreign_keys = 0",
    f"cache_size = -{CACHE_KIB}",
    "threads = 2",
)
"""With a rollback journal, new pages are written once and undone by cutting the file; a WAL would write them twice."""
_CONSTRAINTS = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = ANY (%s::regclass[]) AND contype IN ('f', 'u') ORDER BY contype, conname
"""
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY (%s::regclass[]) AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)
    ORDER BY 1
"""


@contextmanager
def hurry() -> Iterator[None]:
    """Let this connection write fast: whoever loads a fresh database can load it again."""
    if is_postgres():
        yield
        return
    db.close()
    for pragma in _SQLITE_HURRY:
        db.execute_sql(f"PRAGMA {pragma}")
    try:
        yield
    finally:
        db.close()


@contextmanager
def without_indexes(tables: Sequence[str], tell: Callable[[float], object]) -> Iterator[None]:
    """Load without indexes and make them at the end, inside the caller's transaction: sorted once, not row by row."""
    if not is_postgres():
        again = _put_aside_sqlite(tables)
    else:
        db.execute_sql("SELECT set_config('maintenance_work_mem', %s, true)", (SORT_MEMORY,))
        again = _put_aside_postgres(tables)
    yield
    for number, statement in enumerate(again, start=1):
        db.execute_sql(statement)
        tell(number / len(again))


def raise_sequences(keys: Mapping[str, str]) -> None:
    """Let the tables' keys go on behind the loaded ones; SQLite does that by itself."""
    if is_postgres():
        for table, key in keys.items():
            db.execute_sql(f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), max({key})) FROM {table}")


def settle() -> None:
    """Let PostgreSQL look at what was loaded, as it would by itself within a day."""
    if is_postgres():
        db.execute_sql("VACUUM (ANALYZE)")


def _put_aside_sqlite(tables: Sequence[str]) -> list[str]:
    """Drop indexes, and the triggers that feed full text; return what makes and fills them again."""
    rows = db.execute_sql("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    full_text = [name for _kind, name, _table, sql in rows if "using fts5" in sql.lower()]
    again = []
    for kind, name, table, sql in rows:
        feeds = kind == "trigger" and "after insert" in sql.lower() and any(word in sql for word in full_text)
        if table in tables and (kind == "index" or feeds):
            db.execute_sql(f"DROP {kind} {name}")
            again.append(sql)
    return again + [f"INSERT INTO {name} ({name}) VALUES ('rebuild')" for name in full_text]


def _put_aside_postgres(tables: Sequence[str]) -> list[str]:
    """Drop foreign keys, unique constraints and indexes; return what makes them again, foreign keys last."""
    named = list(tables)
    constraints = db.execute_sql(_CONSTRAINTS, (named,)).fetchall()
    indexes = db.execute_sql(_INDEXES, (named,)).fetchall()
    for table, name, _definition in constraints:
        db.execute_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _definition in indexes:
        db.execute_sql(f"DROP INDEX {name}")
    made = [definition for _name, definition in indexes]
    return made + [f"ALTER TABLE {table} ADD CONSTRAINT {name} {what}" for table, name, what in reversed(constraints)]
