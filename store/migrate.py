"""How the schema grows: numbered migrations, applied under a lock of our own, and what the present version is."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peewee import Database, PeeweeException, PostgresqlDatabase
from playhouse.migrations import Runner

from store.engines import WRITE_LOCK, explain, open_database, sqlite_path
from store.errors import Unavailable
from store.i18n import _

DIRECTORY = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class SchemaStatus:
    """Names of applied, pending and unknown (newer) migrations, in order."""

    applied: tuple[str, ...]
    pending: tuple[str, ...]
    unknown: tuple[str, ...]


def status(database: Database) -> SchemaStatus:
    """Return what is applied to the database and what is not."""
    rows = _runner(database).status()
    return SchemaStatus(
        applied=tuple(row.name for row in rows if row.applied),
        pending=tuple(row.name for row in rows if not row.applied),
        unknown=tuple(row.name for row in rows if row.path is None),
    )


def require_current(database: Database) -> None:
    """Raise Unavailable with what to do when the database's schema is missing, older or newer than the program's."""
    found = status(database)
    if found.unknown:
        raise Unavailable(
            _("This database belongs to a newer E-Humas (%(name)s). Install that version; nothing was changed.")
            % {"name": found.unknown[-1]}
        )
    if not found.applied:
        raise Unavailable(_("This database is empty. Create the tables with: ehumas init"))
    if found.pending:
        raise Unavailable(
            _("This database belongs to an older E-Humas (without %(name)s). Back it up, then run: ehumas db upgrade")
            % {"name": found.pending[0]}
        )


def upgrade(url: str) -> tuple[str, ...]:
    """Apply every pending migration, each in a transaction of its own, and return their names.

    Several processes may start it together: one works, the others wait and find nothing to do. Raises Unavailable.
    """
    database = open_database(url)
    path = sqlite_path(database)
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            _for_its_owner(path)
        with _alone(database):
            found = status(database)
            if found.unknown:
                require_current(database)
            return tuple(_runner(database).up())
    except OSError as error:
        raise Unavailable(
            _("The database's folder cannot be written: %(problem)s.") % {"problem": error.strerror}
        ) from error
    except PeeweeException as error:
        raise explain(error) from error
    finally:
        if not database.is_closed():
            database.close()


def _for_its_owner(path: Path) -> None:
    """Make a new file that nobody else reads; where it can't be made, SQLite says which right is missing."""
    if not path.exists():
        with suppress(PermissionError):
            path.touch(mode=0o600)


def number(name: str) -> int:
    """Return a migration's number: 1 for `0001_initial`."""
    found = re.match(r"\d+", name)
    return int(found.group()) if found else 0


def _runner(database: Database) -> Runner:
    return Runner(database, directory=str(DIRECTORY))


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """Hold the migration lock: an advisory lock on PostgreSQL, a lock on the file's folder for SQLite."""
    path = sqlite_path(database)
    postgres = isinstance(database, PostgresqlDatabase)
    if postgres:
        server: Any = database  # peewee's stubs leave execute_sql untyped
        server.connect(reuse_if_open=True)
        server.execute_sql("SELECT pg_advisory_lock(%s)", (WRITE_LOCK + 1,))
        try:
            yield
        finally:
            server.execute_sql("SELECT pg_advisory_unlock(%s)", (WRITE_LOCK + 1,))
    elif path is None:
        yield
    else:
        with _folder_lock(path.parent):
            yield


@contextmanager
def _folder_lock(folder: Path) -> Iterator[None]:
    """Hold an advisory lock on the folder itself, so that no lock file stays behind."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
