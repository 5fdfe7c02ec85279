"""The program that sshd asks for a key (`AuthorizedKeysCommand … %u %t %k`): prints one line, or nothing.

Standard library only and one file: sshd runs it twice a login, and it may be copied to a folder that only root writes.
It tells what went wrong on stderr, which sshd writes to its log; the person at the other end learns nothing.
"""

import argparse
import base64
import binascii
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

CONFIG = "/etc/ehumas/ehumas.toml"
SESSION = "/usr/local/libexec/ehumas/ehumas-session"
SECONDS = 5
QUERY = """
SELECT account.id, ssh_key.public_key
FROM ssh_key JOIN account ON account.id = ssh_key.account_id LEFT JOIN agency ON agency.id = account.agency_id
WHERE ssh_key.fingerprint = {fingerprint} AND ssh_key.revoked_at IS NULL
  AND account.state = 'active' AND account.role <> 'citizen' AND (agency.id IS NULL OR agency.active)
"""


class Failed(Exception):
    """What goes to sshd's log."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer sshd: 0 with a line for a key that opens the console, 0 without one for any other key, 1 for a fault."""
    given = _parser().parse_args(arguments)
    try:
        wanted = given.user == given.system_user
        line = answer(given.type, given.key, Path(given.config), given.session) if wanted else ""
    except (Failed, OSError, ValueError, sqlite3.Error, subprocess.SubprocessError) as error:
        sys.stderr.write(f"ehumas-keys: {type(error).__name__}: {error}\n")
        return 1
    sys.stdout.write(line)
    return 0


def answer(kind: str, key: str, config: Path, session: str) -> str:
    """Return the authorized_keys line of the key, or nothing."""
    fingerprint = _fingerprint(key)
    if fingerprint is None:
        return ""
    found = _look_up(_database(config), fingerprint)
    if found is None or found[1] != f"{kind} {key}":
        return ""
    return authorized_line(found[0], found[1], session)


def authorized_line(account_id: int, public_key: str, session: str = SESSION) -> str:
    """Return the line that lets a key open the console of one account, and nothing else."""
    return f'restrict,pty,command="{session} console --account {account_id}" {public_key}\n'


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ehumas-keys", description="Answers sshd which account a key opens.")
    parser.add_argument("--for", dest="system_user", default="ehumas", help="the only system user to answer for")
    parser.add_argument("--config", default=CONFIG, help="settings file that names the database")
    parser.add_argument("--session", default=SESSION, help="program that the key is allowed to start")
    parser.add_argument("user", help="%%u of sshd")
    parser.add_argument("type", help="%%t of sshd")
    parser.add_argument("key", help="%%k of sshd")
    return parser


def _fingerprint(key: str) -> str | None:
    try:
        blob = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError):
        return None
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def _database(config: Path) -> str:
    """Return the database's URL from the settings file."""
    settings = tomllib.loads(config.read_text(encoding="utf-8"))
    if "database_file" in settings:
        return Path(settings["database_file"]).read_text(encoding="utf-8").strip()
    if "database" not in settings:
        raise Failed(f"{config} names no database")
    return str(settings["database"])


def _look_up(url: str, fingerprint: str) -> tuple[int, str] | None:
    """Return (account id, public key) of a fingerprint that opens the console now."""
    if url.startswith("sqlite:///"):
        return _from_sqlite(url.removeprefix("sqlite:///"), fingerprint)
    if url.startswith(("postgresql://", "postgres://")):
        return _from_postgres(url, fingerprint)
    raise Failed("the database's address is neither sqlite:/// nor postgresql://")


def _from_sqlite(name: str, fingerprint: str) -> tuple[int, str] | None:
    """Read only: this library may be older than the one that writes, and must never touch the write-ahead log."""
    connection = sqlite3.connect(f"{Path(name).absolute().as_uri()}?mode=ro", uri=True, timeout=SECONDS)
    try:
        row = connection.execute(QUERY.format(fingerprint="?"), (fingerprint,)).fetchone()
    finally:
        connection.close()
    return None if row is None else (int(row[0]), str(row[1]))


def _from_postgres(url: str, fingerprint: str) -> tuple[int, str] | None:
    """Ask `psql`: the standard library speaks no PostgreSQL. The password goes by the environment, never by `ps`."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    user = parts.netloc.rpartition("@")[0].partition(":")[0]
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "PGCONNECT_TIMEOUT": str(SECONDS)}
    if parts.password:
        environment["PGPASSWORD"] = unquote(parts.password)
    address = urlunsplit(parts._replace(netloc=f"{user}@{host}" if user else host))
    done = subprocess.run(
        ["psql", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-v", f"wanted={fingerprint}", "-d", address],
        input=QUERY.format(fingerprint=":'wanted'") + ";",
        capture_output=True,
        text=True,
        timeout=2 * SECONDS,
        env=environment,
        check=False,
    )
    if done.returncode:
        raise Failed(done.stderr.strip()[:300])
    found = re.fullmatch(r"(\d+)\t([^\t\n]+)\n?", done.stdout)
    return None if found is None else (int(found[1]), found[2])


if __name__ == "__main__":
    raise SystemExit(main())
