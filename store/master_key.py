"""The secret over the citizens' keys: the settings' own, or one in a file beside the database, made once.

It never stands in the database: neither the file nor a backup of it tells who complained.
"""

import os
import secrets
from pathlib import Path
from typing import NamedTuple

from store import engines, settings
from store.database import db
from store.errors import Unavailable
from store.i18n import _

MODE = 0o600
SETTING = "EHUMAS_SECRET_KEY"


class Secret(NamedTuple):
    """A secret, and the setting or the file it came from."""

    text: str
    origin: str


def known() -> list[Secret]:
    """Return the secrets there are, the settings' first. Raises Unavailable for a file that cannot be read."""
    found = (Secret(settings.load().secret_key, SETTING), _read())
    return [secret for secret in found if secret.text]


def file() -> Path:
    """Return where the secret lies when the settings give none: beside the SQLite file, or with the user's data."""
    from platformdirs import user_data_path

    database = engines.sqlite_path(db.obj)
    return user_data_path("ehumas") / "identities.key" if database is None else Path(f"{database}.key")


def make() -> Secret:
    """Make the file and return its secret; of two that make it at once the first is kept. Raises Unavailable."""
    path = file()
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch(mode=MODE, exist_ok=False)
        with unfinished.open("w", encoding="ascii") as stream:
            stream.write(f"{secrets.token_hex(32)}\n")
            stream.flush()
            os.fsync(stream.fileno())
        _publish(unfinished, path)
    except OSError as error:
        raise Unavailable(
            _("The key file %(path)s cannot be made: %(reason)s. Give this user the folder, or set EHUMAS_SECRET_KEY.")
            % {"path": path, "reason": error.strerror}
        ) from error
    return _read()


def _publish(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()


def _read() -> Secret:
    path = file()
    try:
        return Secret(path.read_text(encoding="ascii").strip(), str(path))
    except FileNotFoundError:
        return Secret("", str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable(
            _("The key file %(path)s cannot be read: %(reason)s. Without it nobody can read who complained.")
            % {"path": path, "reason": error}
        ) from error
