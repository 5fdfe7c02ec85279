"""Entering PostgreSQL's wall: an officer's session works under the agency's own login, and no other from then on.

The logins' passwords are made of EHUMAS_SECRET_KEY, each for its role, so nothing new is kept.
"""

import base64
import hmac
from contextlib import closing
from typing import Any

from peewee import PeeweeException, PostgresqlDatabase

from store import migrate, settings
from store.database import db
from store.errors import Invalid, Unavailable
from store.i18n import _
from store.models import Agency
from store.rows import tuples
from store.walls.building import MATCHING as MATCHING
from store.walls.building import SCHEMA, fingerprint
from store.walls.state import State

SIGN = f"SELECT obj_description(to_regnamespace('{SCHEMA}'), 'pg_namespace')"


class AgencyDatabase(PostgresqlDatabase):
    """The store's database under an agency's own login."""


def walled(office: PostgresqlDatabase, agency_id: int) -> PostgresqlDatabase | None:
    """Return the database under the agency's own login, proved to open; None where no wall was built.

    Raises Unavailable where the wall is out of date or the login does not open: the office's is never used instead.
    """
    if not is_built():
        return None
    role = value(f"SELECT role FROM {SCHEMA}.login WHERE agency_id = %s", agency_id)
    if role is None or value(SIGN) != sign():
        raise Unavailable(_("The wall between agencies is out of date. The administrator runs: ehumas db wall"))
    own = _database_of(office, str(role))
    problem = _problem(own)
    if problem:
        raise Unavailable(
            _("The agency's own login does not open the database (%(reason)s). The administrator runs: ehumas db wall")
            % {"reason": problem}
        )
    return own


def state() -> State:
    """Return whether the wall stands, whether it is what this program would build, and for which agencies it is."""
    if not is_built():
        return State(False, False, ())
    codes = Agency.select(Agency.code).order_by(Agency.code)
    logins = dict(db.execute_sql(f"SELECT agency_id, role FROM {SCHEMA}.login").fetchall())
    built = tuple(code for (code,) in tuples(codes.where(Agency.id.in_(list(logins)))))
    active = tuple(code for (code,) in tuples(codes.where(Agency.active)))
    first = next(iter(logins.values()), None)
    opens = first is None or (bool(settings.load().secret_key) and not _problem(_database_of(db.obj, first)))
    return State(True, built == active and value(SIGN) == sign() and opens, built)


def is_inside() -> bool:
    """Tell whether this process works under an agency's login."""
    return isinstance(db.obj, AgencyDatabase)


def is_built() -> bool:
    """Tell whether somebody built the wall in this database."""
    return value("SELECT to_regnamespace(%s)", SCHEMA) is not None


def sign() -> str:
    """Return what the wall is signed with when it was built by this program and for this schema."""
    return fingerprint(max(path.stem for path in migrate.DIRECTORY.glob("[0-9]*.py")))


def password(role: str) -> str:
    """Return the password of an agency's login. Raises Invalid without a secret to make it of."""
    secret = settings.load().secret_key
    if not secret:
        raise Invalid(_("The agencies' logins need a secret: set EHUMAS_SECRET_KEY, the same for every program."))
    key = hmac.digest(b"ehumas wall", secret.encode(), "sha256")
    return base64.urlsafe_b64encode(hmac.digest(key, role.encode(), "sha256")).decode("ascii").rstrip("=")


def value(sql: str, *given: object) -> Any:
    """Return the first value of the first row, None when there is none."""
    row = db.execute_sql(sql, given or None).fetchone()
    return row[0] if row else None


def _database_of(office: PostgresqlDatabase, role: str) -> AgencyDatabase:
    """Return the same database for another login, not yet connected."""
    given = {**office.connect_params, "user": role, "password": password(role)}
    return AgencyDatabase(office.database, prefer_psycopg3=True, **given)


def _problem(own: PostgresqlDatabase) -> str:
    """Return why the login does not open the database, nothing when it does."""
    try:
        with closing(own):
            own.connect()
    except PeeweeException as error:
        return str(error).strip().splitlines()[-1][:200]
    return ""
