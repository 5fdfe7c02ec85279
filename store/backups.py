"""A copy of the whole database while everything goes on, and putting one back.

SQLite copies itself with `VACUUM INTO` (its stepwise backup never finished beside a steady writer); PostgreSQL's own
`pg_dump` and `pg_restore` do the same there. A copy is tried before it replaces anything.
"""

import os
import re
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from peewee import Database, PeeweeException, PostgresqlDatabase, SqliteDatabase

from store import migrate
from store.database import db
from store.engines import explain, open_database, sqlite_path
from store.errors import Conflict, Invalid, NotFound, Unavailable
from store.i18n import _
from store.walls import building

PG_MAGIC = b"PGDMP"
SQLITE_MAGIC = b"SQLite format 3\x00"
WITHOUT_WALL = ("--enable-row-security", f"--exclude-schema={building.SCHEMA}", "--no-privileges")
"""An owner under forced row-level security reads everything, which pg_dump only believes when told."""
OF_THE_WALL = re.compile(r"^\d+; \d+ \d+ (POLICY|ROW SECURITY|ACL|DEFAULT ACL) ")
"""Entries of a dump that name roles of the server it came from: where it goes to, the wall is built anew."""


def backup(target: Path) -> int:
    """Write a copy of the connected database to `target` and return its size in bytes; the file appears when whole.

    Raises Conflict when there is such a file already, Unavailable when the copy cannot be made.
    """
    if target.exists():
        raise Conflict(_("There is a file %(path)s already. Choose another name.") % {"path": target})
    unfinished = target.with_name(f".{target.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch(mode=0o600)
        if isinstance(db.obj, PostgresqlDatabase):
            _tool("pg_dump", db.obj, "--format=custom", "--no-owner", *WITHOUT_WALL, f"--file={unfinished}")
        else:
            db.execute_sql("VACUUM INTO ?", (str(unfinished),))
        unfinished.replace(target)
    except OSError as error:
        raise Unavailable(
            _("The backup cannot be written to %(path)s: %(reason)s.") % {"path": target, "reason": error.strerror}
        ) from error
    except PeeweeException as error:
        raise explain(error) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def restore(url: str, source: Path, *, stamp: str) -> Path | None:
    """Put a backup in the place of the database at `url`; what was there is kept, and its path is returned.

    `stamp` names what is kept. Raises NotFound, Invalid for a file that is no backup of this program's schema,
    Conflict while a SQLite database is in use, or when a PostgreSQL database is not empty.
    """
    if not source.is_file():
        raise NotFound(_("There is no file %(path)s.") % {"path": source})
    database = open_database(url)
    if isinstance(database, PostgresqlDatabase):
        _restore_postgres(database, source)
        return None
    return _restore_sqlite(database, source, stamp)


def _restore_sqlite(database: Database, source: Path, stamp: str) -> Path | None:
    if not _begins_with(source, SQLITE_MAGIC):
        raise Invalid(_("The file %(path)s is no SQLite backup.") % {"path": source})
    target = sqlite_path(database)
    assert target is not None, "a URL always names a file"
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.restoring")
    fresh.unlink(missing_ok=True)
    try:
        _copy_checked(source, fresh)
        kept = _put_aside(target, stamp)
        fresh.replace(target)
        return kept
    except PeeweeException as error:
        raise explain(error) from error
    finally:
        fresh.unlink(missing_ok=True)


def _copy_checked(source: Path, fresh: Path) -> None:
    """Copy the backup and make sure that the copy is whole and has this program's schema."""
    fresh.touch(mode=0o600)
    with closing(SqliteDatabase(f"file:{source}?mode=ro&immutable=1", uri=True)) as original:
        original.execute_sql("VACUUM INTO ?", (str(fresh),))
    copy = SqliteDatabase(str(fresh))
    try:
        (verdict,) = copy.execute_sql("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise Invalid(_("The backup %(path)s is damaged. Take an older one.") % {"path": source})
        migrate.require_current(copy)
    finally:
        copy.close()


def _put_aside(target: Path, stamp: str) -> Path | None:
    """Move the present database away, if there is one and nobody has it open."""
    if not target.exists():
        return None
    present = SqliteDatabase(str(target), timeout=0)
    try:
        present.execute_sql("PRAGMA journal_mode = delete")
        present.execute_sql("BEGIN EXCLUSIVE")
    except PeeweeException as error:
        raise Conflict(
            _("The database is in use. Stop the console, scheduler and portal first, then restore again.")
        ) from error
    finally:
        present.close()
    kept = target.with_name(f"{target.name}.before-{stamp}")
    target.replace(kept)
    return kept


def _restore_postgres(database: PostgresqlDatabase, source: Path) -> None:
    if not _begins_with(source, PG_MAGIC):
        raise Invalid(_("The file %(path)s is no PostgreSQL backup.") % {"path": source})
    try:
        with closing(database):
            database.connect()
            if database.get_tables():
                raise Conflict(
                    _("The database is not empty. Restore into a new one, then point EHUMAS_DATABASE to it.")
                )
        _pour(database, source)
        migrate.require_current(database)
    except PeeweeException as error:
        raise explain(error) from error
    finally:
        if not database.is_closed():
            database.close()


def _pour(database: PostgresqlDatabase, source: Path) -> None:
    """Restore a dump without what belongs to a wall."""
    listed = _tool("pg_restore", None, "--list", str(source)).splitlines()
    with tempfile.NamedTemporaryFile("w", suffix=".list") as wanted:
        wanted.writelines(f"{line}\n" for line in listed if not OF_THE_WALL.match(line))
        wanted.flush()
        given = ("--no-owner", "--exit-on-error", "--single-transaction", f"--use-list={wanted.name}")
        _tool("pg_restore", database, *given, str(source))


def _begins_with(source: Path, magic: bytes) -> bool:
    with source.open("rb") as file:
        return file.read(len(magic)) == magic


def _tool(name: str, database: PostgresqlDatabase | None, *arguments: str) -> str:
    """Run one of PostgreSQL's programs, on the database if one is given, and return what it printed.

    The database's password goes by the environment, not by the arguments.
    """
    given = {} if database is None else dict(database.connect_params)
    password = given.pop("password", None)
    place = [
        f"--{option}={given[key]}"
        for key, option in (("host", "host"), ("port", "port"), ("user", "username"))
        if given.get(key)
    ]
    if database is not None:
        place += [f"--dbname={database.database}", "--no-password"]
    environment = {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
    try:
        done = subprocess.run([name, *place, *arguments], env=environment, check=True, capture_output=True, text=True)
        return done.stdout
    except FileNotFoundError as error:
        raise Unavailable(
            _("The program %(name)s is missing. Install PostgreSQL's client programs (postgresql-client).")
            % {"name": name}
        ) from error
    except subprocess.CalledProcessError as error:
        last = (error.stderr or "").strip().splitlines()[-1:] or [""]
        raise Unavailable(_("%(name)s failed: %(reason)s") % {"name": name, "reason": last[0][:200]}) from error
