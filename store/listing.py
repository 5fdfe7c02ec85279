"""Lists of complaints: filtered, searched, and paged by key, so that a page costs what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from peewee import JOIN, SQL, Expression, ModelSelect, Select, fn

from store import matching
from store.actors import Actor, Right, require
from store.cases import scope, seen
from store.database import db, is_postgres
from store.filters import Filter, Key, Walk, walk, whereabouts
from store.models import Agency, Complaint, Ward
from store.rows import prepared, tuples

PAGE_LIMIT = 1_000
COUNT_CAP = 1_000
KEYS = 2
"""Columns of a list of which first only places and keys are asked for."""


@dataclass(frozen=True)
class ComplaintRow:
    """One line of a list; instants are milliseconds UTC. No citizen stands in it."""

    id: int
    number: str
    state: str
    title: str
    place: str
    ward: str
    agency: str
    agency_name: str
    privacy: str
    channel: str
    clock: str | None
    due_at: int | None
    received_at: int
    closed_at: int | None
    handovers: int
    version: int


@dataclass(frozen=True)
class Page:
    """Rows in order, and the keys before and after which the list goes on (None at its ends)."""

    rows: list[ComplaintRow]
    next_key: Key | None
    previous_key: Key | None


def find(
    actor: Actor,
    filters: Filter,
    *,
    now: int,
    limit: int = 50,
    after: Key | None = None,
    before: Key | None = None,
) -> Page:
    """Return one page of what the actor sees: the first, or the one that follows `after` or precedes `before`.

    Raises Invalid for an unknown state, agency or ward.
    """
    require(actor, Right.SEE_COMPLAINTS)
    limit = max(1, min(limit, PAGE_LIMIT))
    backwards = before is not None
    key = before if backwards else after
    rows = _read(actor, filters, now, key, limit + 1, backwards=backwards)
    more, rows = len(rows) > limit, rows[:limit]
    if backwards:
        rows.reverse()
    return _page(rows, filters, more=more, key=key, backwards=backwards)


def count(actor: Actor, filters: Filter, *, now: int, cap: int = COUNT_CAP) -> int:
    """Return how many complaints the filter holds, counted no further than `cap`."""
    require(actor, Right.SEE_COMPLAINTS)
    shape = _shape(actor, filters)
    if filters.by_search and (way := walk(now=now, **shape)).match:
        return len(matching.read(way, None, cap, backwards=False))
    ask = _asked_tally if filters.by_search else _prepared_tally
    ((found,),) = ask(now, **shape, cap=cap)
    return int(found)


def key_of(row: ComplaintRow, filters: Filter) -> Key:
    """Return the row's place in the filter's list."""
    if filters.by_search:
        return Key(row.id, row.id)
    return Key((row.due_at or 0) if filters.by_due else row.received_at, row.id)


def row_of(actor: Actor, complaint_id: int) -> ComplaintRow | None:
    """Return one line by its key, or None when the actor does not see it (any more)."""
    require(actor, Right.SEE_COMPLAINTS)
    return next((ComplaintRow(*row) for row in _line(complaint_id, actor=actor)), None)


def lines_where(actor: Actor, *conditions: Expression, limit: int) -> "ModelSelect[Complaint]":
    """Select lines by conditions of the store's own, within what the actor sees, by due time."""
    return lines().where(scope(actor), *conditions).order_by(Complaint.due_at, Complaint.id).limit(limit)


def lines(*more: Any) -> "ModelSelect[Complaint]":
    """Select the columns of ComplaintRow, and `more` behind them."""
    return (
        Complaint.select(
            Complaint.id,
            Complaint.number,
            Complaint.state,
            Complaint.title,
            Complaint.place,
            fn.COALESCE(Ward.name, ""),
            fn.COALESCE(Agency.code, ""),
            fn.COALESCE(Agency.name, ""),
            Complaint.privacy,
            Complaint.channel,
            Complaint.clock,
            Complaint.due_at,
            Complaint.received_at,
            Complaint.closed_at,
            Complaint.handovers,
            Complaint.version,
            *more,
        )
        .join(Ward, JOIN.LEFT_OUTER, on=(Complaint.ward == Ward.id))
        .join(Agency, JOIN.LEFT_OUTER, on=(Complaint.agency == Agency.id))
    )


def _read(
    actor: Actor, filters: Filter, now: int, key: Key | None, limit: int, *, backwards: bool
) -> list[ComplaintRow]:
    """Return the rows of a page; where it is merged or searched, its keys first and then what stands behind them."""
    shape = _shape(actor, filters)
    if filters.by_search and (way := walk(now=now, **shape)).match:
        return _in_order(actor, matching.read(way, key, limit, backwards=backwards))
    place = () if key is None else (key.value, key.id)
    ask = _asked_page if filters.by_search else _prepared_page
    found = ask(now, *place, **shape, limit=limit, backwards=backwards)
    if not found or len(found[0]) > KEYS:
        return [ComplaintRow(*row) for row in found]
    return _in_order(actor, [key for _value, key in found])


def _in_order(actor: Actor, keys: Sequence[int]) -> list[ComplaintRow]:
    """Return the lines of the keys, in their order."""
    found = {row[0]: ComplaintRow(*row) for row in _behind(*keys, actor=actor)} if keys else {}
    return [found[key] for key in keys if key in found]


def _shape(actor: Actor, filters: Filter) -> dict[str, Any]:
    """Return what shapes the question of a list; the moment and the place in it are its values."""
    agency, ward = whereabouts(actor, filters)
    fixed = replace(filters, state=tuple(filters.state), clock=tuple(filters.clock))
    return {"actor": actor, "filters": fixed, "agency": agency, "ward": ward}


@prepared
def _line(complaint_id: Any, *, actor: Actor) -> Any:
    return lines().where(Complaint.id == complaint_id, scope(actor))


@prepared
def _behind(*keys: Any, actor: Actor) -> Any:
    return lines().where(Complaint.id.in_(keys), seen(actor))


def _page_of(
    now: Any,
    *key: Any,
    actor: Actor,
    filters: Filter,
    agency: int | None,
    ward: int | None,
    limit: int,
    backwards: bool,
) -> Any:
    """Select the lines of a page, or where it is merged of several ranges, KEYS columns of it."""
    way, place = walk(actor, filters, now, agency, ward), Key(*key) if key else None
    if len(way.ranges) > 1:
        return _keys(way, place, limit, backwards=backwards)
    return _one(lines(), way, way.ranges, place, limit, backwards=backwards)


def _tally_of(now: Any, *, actor: Actor, filters: Filter, agency: int | None, ward: int | None, cap: int) -> Any:
    """Select how many rows a list has, up to `cap`; they need no order."""
    way = walk(actor, filters, now, agency, ward)
    ranges = [reduce(or_, way.ranges)] if way.ranges else []
    listed = Complaint.select(SQL("1")).where(*way.conditions, *ranges).limit(cap).alias("listed")
    return Select([listed], [fn.COUNT(SQL("1"))]).bind(db)


def _asked_page(*given: Any, **shape: Any) -> list[tuple[Any, ...]]:
    """Ask for a page whose search has a number or a telephone number, which is not to be remembered."""
    return list(tuples(_page_of(*given, **shape)))


def _asked_tally(*given: Any, **shape: Any) -> list[tuple[Any, ...]]:
    return list(tuples(_tally_of(*given, **shape)))


_prepared_page, _prepared_tally = prepared(_page_of), prepared(_tally_of)


def _keys(way: Walk, key: Key | None, limit: int, *, backwards: bool) -> Any:
    """Select (ordering value, key) along the walk, its ranges merged as they come.

    SQLite merges whole ranges as it reads them; PostgreSQL does so only of ranges that end at the limit themselves.
    """
    columns = Complaint.select(way.column.alias("place"), Complaint.id)
    ranges = [_one(columns, way, [one], key, limit, backwards=backwards) for one in way.ranges]
    if not is_postgres():
        ranges = [one.order_by().limit(None) for one in ranges]
    merged = reduce(lambda some, one: some.union_all(one), ranges)
    downwards = way.descending != backwards
    return merged.order_by(*(_turned(SQL(name), downwards) for name in ("place", "id"))).limit(limit)


def _one(query: Any, way: Walk, ranges: Sequence[Any], key: Key | None, limit: int, *, backwards: bool) -> Any:
    downwards = way.descending != backwards
    query = query.where(*way.conditions, *ranges)
    if key is not None:
        query = query.where(way.beyond(key, downwards))
    return query.order_by(*(_turned(column, downwards) for column in (way.column, Complaint.id))).limit(limit)


def _turned(column: Any, downwards: bool) -> Any:
    return column.desc() if downwards else column.asc()


def _page(rows: list[ComplaintRow], filters: Filter, *, more: bool, key: Key | None, backwards: bool) -> Page:
    if not rows:
        return Page([], None, None)
    newest, last = key_of(rows[0], filters), key_of(rows[-1], filters)
    has_next, has_previous = (True, more) if backwards else (more, key is not None)
    return Page(rows, last if has_next else None, newest if has_previous else None)
