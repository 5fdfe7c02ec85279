"""Which database: binds the store to it, checks its schema, and runs whole units of work in one transaction.

There is one writer at a time in both: SQLite's `BEGIN IMMEDIATE`, PostgreSQL's transaction-level advisory lock.
So a chain of hashes has one head, firing and sending keep their order, and a rule proved on one holds on the other.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from peewee import (
    DatabaseError,
    DatabaseProxy,
    DataError,
    IntegrityError,
    InterfaceError,
    PeeweeException,
    PostgresqlDatabase,
    ProgrammingError,
)

from store import engines, interrupts, migrate
from store.engines import explain

T = TypeVar("T")

RETRIES = 2

db = DatabaseProxy()


def connect(url: str) -> None:
    """Bind the store to the database and make sure that its schema is the one this program knows.

    Raises Unavailable with what to do when it is missing, older, newer or busy.
    """
    database = engines.open_database(url)
    engines.require_file(database)
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


def is_postgres() -> bool:
    """Tell whether the store is bound to PostgreSQL."""
    return isinstance(db.obj, PostgresqlDatabase)


def transact(unit: Callable[[], T]) -> T:
    """Run `unit` as one writing transaction and return what it returns; inside another one it joins that.

    A connection lost before the commit is opened again and the unit repeated. One lost during the commit has an
    unknown result: it is raised as Unavailable, and repeating the command is safe because of its unique key or state.
    """
    return unit() if db.in_transaction() else _attempt(unit, RETRIES)


def steadily(read: Callable[[], T]) -> T:
    """Return what `read` returns; when the server dropped this thread's connection, on a new one.

    For what may be done twice. Raises what the second try meets.
    """
    try:
        return read()
    except (DatabaseError, InterfaceError):
        if not _lost_connection():
            raise
        return read()


def _attempt(unit: Callable[[], T], retries: int) -> T:
    finished = False
    try:
        with interrupts.shielded(), db.transaction():
            _take_turn()
            result = unit()
            finished = True
        return result
    except (IntegrityError, ProgrammingError, DataError):
        raise
    except (DatabaseError, InterfaceError) as error:
        lost = _lost_connection()
        if lost and finished:
            raise engines.unknown_result() from error
        if lost and retries:
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


@contextmanager
def interruptible(stop: interrupts.Stop) -> Iterator[None]:
    """Let `stop` end what the block reads, and nothing that it writes. Raises Interrupted when it did."""
    try:
        with stop.over(db.connection()):
            yield
    except (DatabaseError, InterfaceError) as error:
        if not stop.is_asked:
            raise
        _lost_connection()
        raise interrupts.interrupted() from error


def _take_turn() -> None:
    """Wait for the one writer's place; SQLite took it with BEGIN IMMEDIATE."""
    if is_postgres():
        wait = "SELECT set_config('lock_timeout', %s, true), pg_advisory_xact_lock(%s)"
        db.execute_sql(wait, (str(engines.BUSY_SECONDS * 1000), engines.WRITE_LOCK))


def _lost_connection() -> bool:
    """Tell whether this thread's connection is gone, and put it away if so."""
    if not is_postgres() or db.is_connection_usable():
        return False
    db.close()
    return True
