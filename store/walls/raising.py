"""Building, renewing and taking down PostgreSQL's wall: one transaction, safe to repeat, under the tables' owner."""

from collections.abc import Iterable

from store.database import db, transact
from store.errors import NotAllowed
from store.i18n import _
from store.models import Agency
from store.rows import tuples
from store.walls import building
from store.walls.building import SCHEMA, Names
from store.walls.postgresql import password, sign, state, value
from store.walls.state import State

_RIGHTS = """
SELECT rolsuper OR (rolcreaterole AND pg_has_role(current_user, c.relowner, 'USAGE')
                                  AND pg_has_role(current_user, d.datdba, 'USAGE')),
       current_database(), pg_get_userbyid(c.relowner), rolname
FROM pg_roles, pg_class c, pg_database d
WHERE rolname = current_user AND c.oid = 'public.complaint'::regclass AND d.datname = current_database()
"""
_RELATIONS = """
SELECT c.relname, c.relkind = 'v', array_agg(a.attname ORDER BY a.attnum)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') GROUP BY c.oid ORDER BY c.relname
"""
_MEMBERS = """
SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
WHERE m.roleid = to_regrole(%s) AND r.rolcanlogin AND NOT m.admin_option
"""
_POLICIES = "SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' AND policyname LIKE %s"
_FORCED = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity"


def build() -> State:
    """Build the wall, or build it anew, and return it. Raises NotAllowed, Invalid without EHUMAS_SECRET_KEY."""
    password("")

    def unit() -> None:
        names = _names()
        _take_down(names)
        for role in (names.keeper, names.agencies, names.office):
            if not _exists(role):
                _run([f'CREATE ROLE "{role}" NOLOGIN'])
        _hold_keeper(names)
        _run(building.foundation(names))
        _logins(names)
        found = db.execute_sql(_RELATIONS).fetchall()
        for name, is_view, _columns in found:
            if not is_view and name != "schema_migration":
                _run(building.table(names, name))
        for name, is_view, columns in found:
            _run(building.view(names, name, columns, over_view=is_view))
        _run(building.office(names))
        _run([f"COMMENT ON SCHEMA {SCHEMA} IS '{sign()}'"])

    transact(unit)
    return state()


def take_down() -> State:
    """Take the wall and the agencies' logins away; the group of the office stays. Raises NotAllowed."""

    def unit() -> None:
        names = _names()
        _take_down(names)
        for role in (*_members(names), names.agencies, names.keeper):
            if _exists(role):
                _drop(role)

    transact(unit)
    return state()


def _names() -> Names:
    """Return the roles' names. Raises NotAllowed for a user who cannot build."""
    may, database, owner, user = db.execute_sql(_RIGHTS).fetchone()
    if not may:
        raise NotAllowed(
            _(
                "The database user “%(user)s” may not build the wall. It must own the database and its tables "
                "(owner: %(owner)s) and may make roles: ALTER ROLE %(owner)s CREATEROLE"
            )
            % {"user": user, "owner": owner}
        )
    return Names(str(database), str(owner))


def _hold_keeper(names: Names) -> None:
    """Let the owner hand views to the keeper without having the keeper's rights all the time."""
    if not value("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        how = " WITH INHERIT FALSE, SET TRUE" if int(value("SHOW server_version_num")) >= 160_000 else ""
        _run([f'GRANT "{names.keeper}" TO CURRENT_USER{how}'])


def _logins(names: Names) -> None:
    """Make or renew the login of every agency in use, and drop those of the others."""
    wanted = {
        names.login(code): key for key, code in tuples(Agency.select(Agency.id, Agency.code).where(Agency.active))
    }
    for role in _members(names):
        if role not in wanted:
            _drop(role)
    for role, agency_id in wanted.items():
        verb = "ALTER" if _exists(role) else "CREATE"
        _run(
            [
                f"{verb} ROLE \"{role}\" LOGIN INHERIT PASSWORD '{_scrambled(role)}'",
                f'GRANT "{names.agencies}" TO "{role}"',
                f'ALTER ROLE "{role}" IN DATABASE "{names.database}" SET search_path = {SCHEMA}',
            ]
        )
        db.execute_sql(f"INSERT INTO {SCHEMA}.login (role, agency_id) VALUES (%s, %s)", (role, agency_id))


def _scrambled(role: str) -> str:
    """Return the password as the server keeps it, so that the plain one stands in no log."""
    return str(db.connection().pgconn.encrypt_password(password(role).encode(), role.encode()).decode("ascii"))


def _take_down(names: Names) -> None:
    policies = db.execute_sql(_POLICIES, (f"{SCHEMA}\\_%",)).fetchall()
    _run(building.removal(policies, [name for (name,) in db.execute_sql(_FORCED).fetchall()]))
    if _exists(names.keeper):
        _run([f'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM "{names.keeper}"'])


def _members(names: Names) -> list[str]:
    """Return the agencies' logins that there are."""
    rows = db.execute_sql(_MEMBERS, (f'"{names.agencies}"',)).fetchall()
    return [str(role) for (role,) in rows]


def _drop(role: str) -> None:
    _run([f'DROP ROLE "{role}"'])


def _exists(role: str) -> bool:
    return value("SELECT 1 FROM pg_roles WHERE rolname = %s", role) is not None


def _run(statements: Iterable[str]) -> None:
    for statement in statements:
        db.execute_sql(statement)
