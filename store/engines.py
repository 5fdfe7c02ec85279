"""The two engines: opening SQLite or PostgreSQL from an address, and saying in a sentence what one complains of."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import peewee
from peewee import Database, PeeweeException, PostgresqlDatabase, SqliteDatabase
from playhouse import db_url

from store import mounts
from store.errors import Invalid, Unavailable
from store.i18n import _

BUSY_SECONDS = 10
SILENCE = {
    "connect_timeout": 4, "keepalives_idle": 3, "keepalives_interval": 2, "keepalives_count": 2,
    "tcp_user_timeout": 8_000,
}  # fmt: skip
"""So a server that vanished without a word is noticed within ten seconds. Names of libpq; the address may overrule."""
WRITE_LOCK = 0x65_48_75_6D_61_73
SAFE_WAL = (3, 51, 3)
"""SQLite before 3.51.3 can corrupt a WAL file that several processes write (sqlite.org/wal.html, "WAL-reset bug")."""


_STRANGE = re.compile(r"no such (column|table|index)|has no column named|(column|relation) .+ does not exist")
"""How SQLite and PostgreSQL say that a table or column is not there, in small letters."""


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


def explain(error: PeeweeException) -> Unavailable:
    """Return the database's complaint as a sentence that says what to do."""
    text = " ".join(str(_first(error)).split())
    if _STRANGE.search(text.lower()):
        return _strange_schema(text)
    for sign, sentence in _sentences():
        if sign in text.lower():
            return Unavailable(sentence)
    return Unavailable(
        _("The database cannot be used: %(problem)s. Nothing was changed; try again, and see: ehumas doctor")
        % {"problem": text[:200]}
    )


def _strange_schema(text: str) -> Unavailable:
    """Return what to do about tables that aren't this program's; the database's own words are the reference."""
    return Unavailable(
        _(
            "The database's tables are not those of this program (reference: %(problem)s). Run: ehumas db upgrade. "
            "If it finds nothing to do, restore the last backup: ehumas db restore"
        )
        % {"problem": text.partition(" LINE ")[0][:200]}
    )


def unknown_result() -> Unavailable:
    """Return what to do when the database went away at the very moment of the commit."""
    return Unavailable(
        _("The database went away while saving; nobody knows whether it is saved. Do it again: nothing happens twice.")
    )


def _first(error: BaseException) -> BaseException:
    """Return what went wrong first: SQLite rolls back by itself on a full disk, and then cannot do so once more."""
    while "cannot rollback" in str(error) and error.__context__ is not None:
        error = error.__context__
    return error


def refusal_of(error: Exception) -> Unavailable | None:
    """Return the sentence for an error that is the database's, or None for any other."""
    return explain(error) if isinstance(error, PeeweeException) else None


def _sentences() -> list[tuple[str, str]]:
    return [
        ("locked", _("The database is busy with another writer. Nothing was changed; try again in a moment.")),
        ("lock timeout", _("The database is busy with another writer. Nothing was changed; try again in a moment.")),
        ("disk is full", _("The disk is full. Nothing was changed; free some space, then try again.")),
        ("no space left", _("The disk is full. Nothing was changed; free some space, then try again.")),
        ("disk i/o error", _("The disk is full or fails. Nothing was changed; free some space, and look at the disk.")),
        ("unable to open", _("The database's file cannot be opened. Give this user the right to it and its folder.")),
        ("readonly", _("The database may only be read. Give this user the right to write to it and its folder.")),
        (
            "not a database",
            _("The file is no database. Check EHUMAS_DATABASE, or restore a backup: ehumas db restore"),
        ),
        ("malformed", _("The database is damaged. Restore the last backup: ehumas db restore")),
        ("password authentication", _("The database refuses the user or the password. Check EHUMAS_DATABASE.")),
        ("does not exist", _("The server has no such database or user. Check EHUMAS_DATABASE, or create it: createdb")),
        ("connection", _("The database server does not answer. Start it, then try again.")),
    ]


def _sqlite(url: str) -> SqliteDatabase:
    name = db_url.parse(url)["database"]
    if urlsplit(url).path in ("", "/"):
        raise ValueError(_("it names no file, write sqlite:///folder/ehumas.db"))
    _refuse_network(Path(name))
    version = tuple(int(part) for part in sqlite_version().split("."))
    pragmas: dict[str, str | int] = {
        "journal_mode": "wal" if version >= SAFE_WAL and name != ":memory:" else "delete",
        "synchronous": "full",
        "foreign_keys": 1,
        "busy_timeout": BUSY_SECONDS * 1000,
    }
    return SqliteDatabase(name, pragmas=pragmas, timeout=BUSY_SECONDS, lock_type="IMMEDIATE")


def _refuse_network(path: Path) -> None:
    kind = mounts.network_kind(path)
    if kind:
        raise Invalid(
            _("%(path)s lies on a network file system (%(kind)s). Put it on a local disk, or use PostgreSQL.")
            % {"path": path, "kind": kind}
        )


def sqlite_version() -> str:
    """Return the version of the SQLite library that peewee chose: the wheel's, or the system's."""
    return str(vars(peewee)["sqlite3"].sqlite_version)


def _postgres(url: str) -> PostgresqlDatabase:
    return PostgresqlDatabase(prefer_psycopg3=True, **SILENCE | db_url.parse(url))
