"""What the database says of itself: its engine and version, and its schema."""

from store import migrate
from store.database import db, is_postgres
from store.engines import SAFE_WAL
from store.migrate import SchemaStatus


def engine() -> str:
    """Return the engine's name and version, and SQLite's journal: `SQLite 3.51.3, wal`."""
    if is_postgres():
        return f"PostgreSQL {db.execute_sql('SHOW server_version').fetchone()[0]}"
    (version,) = db.execute_sql("SELECT sqlite_version()").fetchone()
    (journal,) = db.execute_sql("PRAGMA journal_mode").fetchone()
    return f"SQLite {version}, {journal}"


def can_share() -> bool:
    """Tell whether several processes may write at once without a rollback journal's waits (see SAFE_WAL)."""
    if is_postgres():
        return True
    (version,) = db.execute_sql("SELECT sqlite_version()").fetchone()
    return tuple(map(int, version.split("."))) >= SAFE_WAL


def schema() -> SchemaStatus:
    """Return which migrations the connected database has."""
    return migrate.status(db.obj)
