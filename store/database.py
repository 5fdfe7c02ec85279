"""Which database: opens SQLite or PostgreSQL, checks its schema, and runs whole units of work in one transaction.

There is one writer at a time in both: SQLite's `BEGIN IMMEDIATE`, PostgreSQL's transaction-level advisory lock.
So a chain of hashes has one head, firing and sending keep their order, and a rule proved on one holds on the other.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import peewee
from peewee import (
    Database,
    DatabaseError,
    DatabaseProxy,
    DataError,
    IntegrityError,
    InterfaceError,
    PeeweeException,
    PostgresqlDatabase,
    ProgrammingError,
    SqliteDatabase,
)
from playhouse import db_url

from store.errors import Invalid, Unavailable
from store.i18n import _

T = TypeVar("T")

BUSY_SECONDS = 10
WRITE_LOCK = 0x65_48_75_6D_61_73
RETRIES = 2
SAFE_WAL = (3, 51, 3)
"""SQLite before 3.51.3 can corrupt a WAL file that several processes write (sqlite.org/wal.html, "WAL-reset bug")."""

db = DatabaseProxy()


def open_database(url: str) -> Database:
    """Return the peewee database of a `sqlite:///…` or `postgresql://…` URL, not yet connected. Raises Invalid."""
    scheme = urlsplit(url).scheme
    try:
        if scheme == "sqlite":
            return _sqlite(url)
        if scheme in ("postgresql", "postgres"):
            return _postgres(url)
    except (ValueError, TypeError) as error:
        raise Invalid(_("The database address cannot be read: %(problem)s.") % {"problem": error}) from error
    raise Invalid(
        _("The database address must begin with sqlite:/// or postgresql://, not with “%(scheme)s”.")
        % {"scheme": scheme[:20]}
    )


def connect(url: str) -> None:
    """Bind the store to the database and make sure that its schema is the one this program knows.

    Raises Unavailable with what to do when it is missing, older, newer or busy.
    """
    from store import migrate

    database = open_database(url)
    require_file(database)
    try:
        migrate.require_current(database)
    except PeeweeException as error:
        raise explain(error) from error
    finally:
        database.close()
    disconnect()
    db.initialize(database)


def disconnect() -> None:
    """Close this thread's connection; the next query opens one again."""
    if db.obj is not None and not db.is_closed():
        db.close()


def require_file(database: Database) -> None:
    """Raise Unavailable when a SQLite database has no file yet: connecting would make an empty one."""
    path = sqlite_path(database)
    if path is not None and not path.exists():
        raise Unavailable(
            _("There is no database at %(path)s. Create it with: ehumas init") % {"path": path},
        )


def sqlite_path(database: Database) -> Path | None:
    """Return the file of a SQLite database, or None for PostgreSQL and for memory."""
    name = str(database.database)
    if isinstance(database, PostgresqlDatabase) or name.startswith((":memory:", "file:")):
        return None
    return Path(name)


def is_postgres() -> bool:
    """Tell whether the store is bound to PostgreSQL."""
    return isinstance(db.obj, PostgresqlDatabase)


def transact(unit: Callable[[], T]) -> T:
    """Run `unit` as one writing transaction and return what it returns; inside another one it joins that.

    A connection lost before the commit is opened again and the unit repeated. An error during the commit has an
    unknown result: it is raised as Unavailable, and repeating the command is safe because of its unique key.
    """
    return unit() if db.in_transaction() else _attempt(unit, RETRIES)


def _attempt(unit: Callable[[], T], retries: int) -> T:
    finished = False
    try:
        with db.transaction():
            _take_turn()
            result = unit()
            finished = True
        return result
    except (IntegrityError, ProgrammingError, DataError):
        raise
    except (DatabaseError, InterfaceError) as error:
        if not finished and _lost_connection() and retries:
            return _attempt(unit, retries - 1)
        raise explain(error) from error


@contextmanager
def reading() -> Iterator[None]:
    """Hold one consistent view of the database over several queries."""
    if db.in_transaction():
        yield
        return
    with db.transaction("REPEATABLE READ" if is_postgres() else "DEFERRED"):
        yield


def explain(error: PeeweeException) -> Unavailable:
    """Return the database's complaint as a sentence that says what to do."""
    text = " ".join(str(error).split())
    for sign, sentence in _sentences():
        if sign in text.lower():
            return Unavailable(sentence)
    return Unavailable(
        _("The database cannot be used: %(problem)s. Nothing was changed; try again, and see: ehumas doctor")
        % {"problem": text[:200]}
    )


def refusal_of(error: Exception) -> Unavailable | None:
    """Return the sentence for an error that is the database's, or None for any other."""
    return explain(error) if isinstance(error, PeeweeException) else None


def _sentences() -> list[tuple[str, str]]:
    return [
        ("locked", _("The database is busy with another writer. Nothing was changed; try again in a moment.")),
        ("lock timeout", _("The database is busy with another writer. Nothing was changed; try again in a moment.")),
        ("disk is full", _("The disk is full. Nothing was changed; free some space, then try again.")),
        ("no space left", _("The disk is full. Nothing was changed; free some space, then try again.")),
        ("readonly", _("The database may only be read. Give this user the right to write to it and its folder.")),
        (
            "not a database",
            _("The file is no database. Check EHUMAS_DATABASE, or restore a backup: ehumas db restore"),
        ),
        ("malformed", _("The database is damaged. Restore the last backup: ehumas db restore")),
        ("connection", _("The database server does not answer. Start it, then try again.")),
    ]


def _take_turn() -> None:
    """Wait for the one writer's place; SQLite took it with BEGIN IMMEDIATE."""
    if is_postgres():
        db.execute_sql("SET LOCAL lock_timeout = %s" % (BUSY_SECONDS * 1000))
        db.execute_sql("SELECT pg_advisory_xact_lock(%s)", (WRITE_LOCK,))


def _lost_connection() -> bool:
    """Tell whether this thread's connection is gone, and put it away if so."""
    if not is_postgres() or db.is_connection_usable():
        return False
    db.close()
    return True


def _sqlite(url: str) -> SqliteDatabase:
    name = db_url.parse(url)["database"]
    if urlsplit(url).path in ("", "/"):
        raise ValueError(_("it names no file, write sqlite:///folder/ehumas.db"))
    version = tuple(int(part) for part in sqlite_version().split("."))
    pragmas: dict[str, str | int] = {
        "journal_mode": "wal" if version >= SAFE_WAL and name != ":memory:" else "delete",
        "synchronous": "full",
        "foreign_keys": 1,
        "busy_timeout": BUSY_SECONDS * 1000,
    }
    return SqliteDatabase(name, pragmas=pragmas, timeout=BUSY_SECONDS, lock_type="IMMEDIATE")


def sqlite_version() -> str:
    """Return the version of the SQLite library that peewee chose: the wheel's, or the system's."""
    return str(vars(peewee)["sqlite3"].sqlite_version)


def _postgres(url: str) -> PostgresqlDatabase:
    parameters = db_url.parse(url)
    parameters.setdefault("connect_timeout", BUSY_SECONDS)
    return PostgresqlDatabase(prefer_psycopg3=True, **parameters)
