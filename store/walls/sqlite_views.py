"""The SQL of an agency's wall on SQLite: TEMP views named as the tables to read through, triggers on them to write.

Each view has an inner one with an unguessable name, which alone reads the table. The triggers have such names too.
SQLite may weigh a question's own conditions before the view's: so words that no index holds are nothing but the
agency's even then, for each such column asks itself whose row it is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from store.walls.scopes import ALL, SCOPES, Scope

Ask = Callable[[str], list[tuple[object, ...]]]
TABLE = re.compile(r"\b(FROM|JOIN) (\w+)")
ASKED = re.compile(r"\bFROM (\w+) (\w) ")
CHAINED = {
    "event": "new.hash IS wall_digest(new.prev, new.complaint_id, new.at, new.account_id, new.role, new.kind, new.data)"
}
"""What an added row must be beside its scope: an entry carries its right hash, so no chain breaks."""
REFUSED = "another agency''s row"


@dataclass(frozen=True)
class _Column:
    name: str
    default: str
    is_key: bool
    is_words: bool


def statements(ask: Ask, agency_id: int, secret: str) -> Iterator[str]:
    """Yield what makes the wall on a connection; `ask` runs a query on it, `secret` begins every inner name."""
    rows = ask("SELECT name, type, sql FROM main.sqlite_master WHERE type IN ('table', 'view')")
    kinds = {str(name): (str(kind), str(sql)) for name, kind, sql in rows}
    tables = {name for name, (kind, _sql) in kinds.items() if kind == "table"}
    for name, scope in SCOPES.items():
        columns = _columns(ask, name)
        kind, sql = kinds[name]
        body = f"main.{name}" if kind == "table" else f"({_qualified(sql.partition(' AS ')[2], tables)}) AS {name}"
        yield from _Wall(name, scope, columns, body, agency_id, secret).statements()
    yield from _search(agency_id, secret)


def _columns(ask: Ask, table: str) -> list[_Column]:
    indexes = [name for _place, name, *_rest in ask(f"PRAGMA main.index_list({table})")]
    indexed = {name for index in indexes for *_places, name in ask(f"PRAGMA main.index_info({index})")}
    return [
        _Column(str(name), str(default or ""), bool(key), kind == "TEXT" and name not in indexed)
        for _place, name, kind, _filled, default, key in ask(f"PRAGMA main.table_info({table})")
    ]


def _qualified(sql: str, tables: set[str]) -> str:
    """Return the SQL with its tables named as those of the file: a bare name would be the view of that name."""
    return TABLE.sub(lambda found: found[0] if found[2] not in tables else f"{found[1]} main.{found[2]}", sql)


@dataclass(frozen=True)
class _Wall:
    """The wall of one table."""

    name: str
    scope: Scope
    columns: list[_Column]
    body: str
    agency_id: int
    secret: str

    def statements(self) -> Iterator[str]:
        """Yield the views, and the triggers of what may be written."""
        scope = self.scope
        if scope.read:
            yield from self._views()
        if scope.insert:
            yield self._trigger("INSERT", self._insert())
        if scope.update:
            yield self._trigger(f"UPDATE OF {', '.join(scope.columns)}", self._update())
        if scope.delete:
            yield self._trigger("DELETE", self._delete())
        if scope.insert or scope.update:
            yield self._guard()

    def _holds(self, predicate: str, row: str) -> str:
        """Return the predicate for this agency and `row`; an empty one never holds."""
        return f"coalesce({self._said(predicate, row)}, 0)" if predicate else "0"

    def _said(self, predicate: str, row: str) -> str:
        """Return the SQL with its values. A table that is asked for the agency's own rows is the file's, by its key."""
        for table, alias in ASKED.findall(predicate):
            own = f"{alias}.agency_id = {{agency}}"
            if own in predicate:
                predicate = predicate.replace(f"FROM {table} {alias} ", f"FROM main.{table} {alias} ")
                predicate = predicate.replace(f" {own}", f" +{own}")
        return predicate.replace("{row}", row).replace("{agency}", str(self.agency_id))

    def _views(self) -> Iterator[str]:
        """Yield the inner and the outer view. The signs `+` keep the wall's conditions from choosing an index."""
        shown = ", ".join(f"{self._said(self._shown(column), self.name)} AS {column.name}" for column in self.columns)
        inner, where = f"{self.secret}_{self.name}", self._said(self.scope.read, f"+{self.name}")
        yield f"CREATE TEMP VIEW {inner} AS SELECT {shown} FROM {self.body} WHERE {where}"
        yield f"CREATE TEMP VIEW {self.name} AS SELECT * FROM temp.{inner}"

    def _shown(self, column: _Column) -> str:
        """Return what stands in a column: what the scope says, the words of a readable row, or the value."""
        bare = f"{{row}}.{column.name}"
        guarded = f"CASE WHEN {self.scope.read} THEN {bare} END" if self._needs_guard(column) else bare
        return self.scope.masks.get(column.name, guarded)

    def _needs_guard(self, column: _Column) -> bool:
        return column.is_words and self.scope.read != ALL

    def _trigger(self, action: str, body: str) -> str:
        name = f"{self.secret}_{self.name}_{action.partition(' ')[0].lower()}"
        return f"CREATE TEMP TRIGGER {name} INSTEAD OF {action} ON temp.{self.name} BEGIN {body} END"

    def _insert(self) -> str:
        """A view knows no defaults, so the table's are given here; the key is never the writer's to choose."""
        columns = [column for column in self.columns if not column.is_key]
        may = self._holds(self.scope.insert, "new")
        names = ", ".join(column.name for column in columns)
        values = ", ".join(
            f"coalesce(new.{column.name}, {column.default})" if column.default else f"new.{column.name}"
            for column in columns
        )
        return (
            f"SELECT RAISE(ABORT, '{REFUSED}') WHERE NOT ({may} AND {CHAINED.get(self.name, ALL)});"
            f" INSERT INTO main.{self.name} ({names}) VALUES ({values});"
            " SELECT wall_wrote(changes(), last_insert_rowid());"
        )

    def _update(self) -> str:
        fixed = [column.name for column in self.columns if column.name not in self.scope.columns]
        moved = " OR ".join(f"new.{name} IS NOT old.{name}" for name in fixed)
        given = ", ".join(f"{name} = new.{name}" for name in self.scope.columns)
        may = self._holds(self.scope.update, self.name)
        return (
            f"SELECT RAISE(ABORT, '{REFUSED}') WHERE {self._holds(self.scope.update, 'old')}"
            f" AND ({moved} OR NOT {self._holds(self.scope.after, 'new')});"
            f" UPDATE main.{self.name} SET {given} WHERE {self._same()} AND {may};"
            " SELECT wall_wrote(changes(), 0);"
        )

    def _delete(self) -> str:
        may = self._holds(self.scope.delete, self.name)
        return f"DELETE FROM main.{self.name} WHERE {self._same()} AND {may}; SELECT wall_wrote(changes(), 0);"

    def _same(self) -> str:
        key = next(column.name for column in self.columns if column.is_key)
        return f"{key} = old.{key}"

    def _guard(self) -> str:
        """OR REPLACE deletes whatever row stands in the way, whosever it is; here it meets this."""
        may = self._holds(self.scope.delete, "old")
        return (
            f"CREATE TEMP TRIGGER {self.secret}_{self.name}_guard BEFORE DELETE ON main.{self.name}"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSED}') WHERE NOT {may}; END"
        )


def _search(agency_id: int, secret: str) -> Iterator[str]:
    """Yield the view of the full-text index: the rows of the agency's complaints, to be asked by MATCH only."""
    own = f"EXISTS (SELECT 1 FROM main.complaint c WHERE c.id = complaint_search.rowid AND c.agency_id = {agency_id})"
    shown = "complaint_search.rowid AS rowid, complaint_search.complaint_search AS complaint_search"
    yield f"CREATE TEMP VIEW {secret}_complaint_search AS SELECT {shown} FROM main.complaint_search WHERE {own}"
    yield f"CREATE TEMP VIEW complaint_search AS SELECT * FROM temp.{secret}_complaint_search"
