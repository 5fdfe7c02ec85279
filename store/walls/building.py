"""The SQL of PostgreSQL's wall: roles, policies, and the schema of views in which an agency's login works.

An agency's login has no right to any table. It has views that belong to a role of their own, the keeper; forced
row-level security gives the keeper only rows of the agency whose login opened the session (`session_user`, which no
SET ROLE changes). Owner and office have a policy that is always true, which the planner takes out.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.walls.scopes import SCOPES, Scope

SCHEMA = "ehumas_wall"
AGENCY = f"(SELECT {SCHEMA}.agency())"
CHAINED = {
    "event": "{row}.hash = encode(sha256(convert_to({row}.prev || E'\\n[' || {row}.complaint_id || ',' || {row}.at"
    " || ',' || {row}.account_id || ',' || to_json({row}.role) || ',' || to_json({row}.kind) || ','"
    " || to_json({row}.data) || ']', 'UTF8')), 'hex')"
}
"""What an added row must be beside its scope: an entry carries its right hash (`chain.digest`), so no chain breaks."""
MATCHING = {"search": f"{SCHEMA}.with_words", "roots": f"{SCHEMA}.with_roots"}
"""The functions that gather an agency's complaints by a column of words, of the query handed in."""
_MATCHING = (
    "CREATE FUNCTION {function}(wanted tsquery) RETURNS SETOF BIGINT LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' SET enable_seqscan = off SET jit = off AS "
    f"'SELECT id FROM public.complaint WHERE {{column}} @@ wanted AND agency_id = {SCHEMA}.agency()'"
)
"""Under row-level security no index of words may be asked, for `@@` could tell of a row before the policy hid it.

So the owner asks it, in a statement of its own that takes words only and gives keys of the session's agency only.
"""
LONGEST_NAME = 63
"""PostgreSQL cuts longer names off."""


@dataclass(frozen=True)
class Names:
    """The roles of one database; a server has one set of roles for all its databases."""

    database: str
    owner: str

    @property
    def keeper(self) -> str:
        """Return the role that the views belong to."""
        return self._role("wall")

    @property
    def agencies(self) -> str:
        """Return the group of all agencies' logins."""
        return self._role("agencies")

    @property
    def office(self) -> str:
        """Return the group for Humas's own programs when they are not to be the tables' owner."""
        return self._role("office")

    def login(self, code: str) -> str:
        """Return the login of the agency with that code."""
        return self._role(f"opd_{code.lower()}")

    def _role(self, part: str) -> str:
        plain = re.sub(r"\W+", "_", f"{self.database.lower()}_{part}", flags=re.ASCII)
        short = hashlib.sha256(plain.encode()).hexdigest()[:8]
        return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 9]}_{short}"


def foundation(names: Names) -> Iterator[str]:
    """Yield the schema, and the function that knows whose session it is."""
    yield f"CREATE SCHEMA {SCHEMA}"
    yield f"CREATE TABLE {SCHEMA}.login (role name PRIMARY KEY, agency_id BIGINT NOT NULL UNIQUE)"
    yield (
        f"CREATE FUNCTION {SCHEMA}.agency() RETURNS BIGINT LANGUAGE sql STABLE SECURITY DEFINER "
        f"SET search_path = pg_catalog, pg_temp AS "
        f"'SELECT agency_id FROM {SCHEMA}.login WHERE role = session_user'"
    )
    yield f"REVOKE ALL ON FUNCTION {SCHEMA}.agency() FROM PUBLIC"
    yield f'GRANT EXECUTE ON FUNCTION {SCHEMA}.agency() TO "{names.keeper}", "{names.agencies}"'
    for column, function in MATCHING.items():
        yield _MATCHING.format(function=function, column=column)
        yield f"REVOKE ALL ON FUNCTION {function}(tsquery) FROM PUBLIC"
        yield f'GRANT EXECUTE ON FUNCTION {function}(tsquery) TO "{names.agencies}"'
    yield f'GRANT USAGE ON SCHEMA {SCHEMA} TO "{names.agencies}", "{names.office}"'
    yield f'GRANT USAGE, CREATE ON SCHEMA {SCHEMA} TO "{names.keeper}"'
    yield f'GRANT SELECT ON {SCHEMA}.login TO "{names.office}"'


def office(names: Names) -> Iterator[str]:
    """Yield what the office may: everything but rewriting the timeline and deleting complaints; nobody may that."""
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield f'REVOKE TEMPORARY ON DATABASE "{names.database}" FROM PUBLIC'
    yield f'GRANT TEMPORARY ON DATABASE "{names.database}" TO "{names.office}"'
    yield f'GRANT USAGE ON SCHEMA public TO "{names.office}"'
    yield f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{names.office}"'
    yield f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{names.office}"'
    yield f'REVOKE UPDATE, DELETE, TRUNCATE ON public.event FROM PUBLIC, "{names.office}", "{names.owner}"'
    # A key that points to an entry locks it in the owner's name, which takes the right to change some column of it.
    yield f'GRANT UPDATE (id) ON public.event TO "{names.owner}"'
    yield f'REVOKE DELETE ON public.complaint FROM "{names.office}"'


def table(names: Names, name: str) -> Iterator[str]:
    """Yield the policies of one table."""
    scope = SCOPES.get(name, Scope())
    yield f'ALTER TABLE public."{name}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'
    yield (
        f'CREATE POLICY {SCHEMA}_office ON public."{name}" TO "{names.owner}", "{names.office}" '
        "USING (true) WITH CHECK (true)"
    )
    seen = f"({scope.read} OR {scope.left})" if scope.left else scope.read
    added = f"({scope.insert} AND {CHAINED[name]})" if name in CHAINED else scope.insert
    for command, using, check in (
        ("SELECT", seen, ""),
        ("INSERT", "", added),
        ("UPDATE", scope.update, scope.after),
        ("DELETE", scope.delete, ""),
    ):
        if using or check:
            yield (
                f'CREATE POLICY {SCHEMA}_{command.lower()} ON public."{name}" FOR {command} TO "{names.keeper}"'
                + (f" USING ({_said(using, name)})" if using else "")
                + (f" WITH CHECK ({_said(check, name)})" if check else "")
            )


def view(names: Names, name: str, columns: list[str], *, over_view: bool) -> Iterator[str]:
    """Yield the view that agencies have of a table, or of a view, which has no policies: there it holds the rule."""
    scope = SCOPES.get(name, Scope())
    if not scope.read:
        return
    shown = ", ".join(_column(scope, name, column) for column in columns)
    rule = f" WHERE {_said(scope.read, name)}" if over_view else ""
    barrier = " WITH (security_barrier)" if over_view else ""
    yield f'CREATE VIEW {SCHEMA}."{name}"{barrier} AS SELECT {shown} FROM public."{name}"{rule}'
    for relation, role in ((f'public."{name}"', names.keeper), (f'{SCHEMA}."{name}"', names.agencies)):
        yield f'GRANT {", ".join(_rights(scope))} ON {relation} TO "{role}"'
    yield f'ALTER VIEW {SCHEMA}."{name}" OWNER TO "{names.keeper}"'


def removal(policies: list[tuple[str, str]], tables: list[str]) -> Iterator[str]:
    """Yield what takes the wall down, except the roles: policies as (name, table), and tables that have them."""
    yield f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"
    for policy, name in policies:
        yield f'DROP POLICY IF EXISTS "{policy}" ON public."{name}"'
    for name in tables:
        yield f'ALTER TABLE public."{name}" NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY'


def _column(scope: Scope, name: str, column: str) -> str:
    mask = scope.masks.get(column)
    return f'"{column}"' if mask is None else f'{_said(mask, name)} AS "{column}"'


def _rights(scope: Scope) -> Iterator[str]:
    yield "SELECT"
    if scope.insert:
        yield "INSERT"
    if scope.update:
        yield f"UPDATE ({', '.join(scope.columns)})"
    if scope.delete:
        yield "DELETE"


def _said(predicate: str, name: str) -> str:
    return predicate.replace("{row}", f'"{name}"').replace("{agency}", AGENCY)


def fingerprint(schema: str) -> str:
    """Return a digest of what a wall is made of: the rules, and the schema they are for."""
    return hashlib.sha256(f"{sorted(SCOPES.items())!r}\n{CHAINED!r}\n{_MATCHING}\n{schema}".encode()).hexdigest()
