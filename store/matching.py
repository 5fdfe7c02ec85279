"""The complaints that have the words of a search, newest first: how each database is asked, and a second attempt.

What the words themselves don't find, PostgreSQL is asked for by the roots of the words (`berlubang`: `lubang`). Which
attempt a list is follows from what is there: the roots when no complaint of the list has the words. So it is found anew
with each page and each count, and a place in the list, which is a complaint's key, holds for both.
"""

from typing import Any

from peewee import CTE, SQL, Expression, fn

from store import database, searching
from store.database import is_postgres
from store.filters import Key, Walk
from store.models import Complaint
from store.rows import first, tuples
from store.walls import postgresql as wall

FEW = 200
"""Of so few rows each one is asked whether it has the words; of more, the words are asked for and then the rows."""
ATTEMPTS = {"search": "%s::tsquery", "roots": "to_tsquery('indonesian', %s)"}
"""PostgreSQL's two attempts, by the column that is asked: the words as they are, and their roots."""
NEAR, FAR = 5_000, 60_000
"""So many of the nearest complaints PostgreSQL is asked for before all that have the words are gathered."""
ROOM = ("work_mem = '64MB'", "enable_seqscan = off", "jit = off")
"""Settings of the gathering only: a million places fit, and the one plan left is the index."""
OFTEN = 150
"""Words that so many of the near ones have are better looked for farther on than gathered."""


def read(way: Walk, key: Key | None, limit: int, *, backwards: bool) -> list[int]:
    """Return the keys of a page's complaints, at most `limit`, in the order of the walk."""
    downwards = way.descending != backwards
    if not is_postgres():
        return _rows(_on_sqlite(way, key, limit, downwards))
    found = _on_postgres(way, "search", key, limit, downwards)
    if found or (key is not None and _on_postgres(way, "search", None, 1, downwards)):
        return found
    return _on_postgres(way, "roots", key, limit, downwards)


def _on_postgres(way: Walk, column: str, key: Key | None, limit: int, downwards: bool) -> list[int]:
    """Look through the near ones one by one, then gather all.

    The planner takes words for independent and evenly spread and, given a limit, bets on that: two common words that
    never stand together would make it walk through the whole table. So the walk is bounded, the gathering not limited.
    """
    typed = (searching.query(way.match, whole=column == "roots"),)
    words = SQL(f"t1.{column} @@ {ATTEMPTS[column]}", typed)
    wanted = [*way.conditions, *_beyond(key, downwards)]
    found: list[int] = []
    for reach in (NEAR, FAR):
        found = _rows(_ordered([*wanted, words, *_within(key, reach, downwards)], limit, downwards))
        if len(found) == limit:
            return found
        if len(found) < OFTEN:
            break
    if wall.is_inside():
        words = SQL(f"t1.id IN (SELECT {wall.MATCHING[column]}({ATTEMPTS[column]}))", typed)
    return _gathered([*wanted, words], limit, downwards)


def _gathered(wanted: list[Any], limit: int, downwards: bool) -> list[int]:
    """Gather all by the index, with room for a place of each complaint; without it whole blocks are read instead."""
    all_ = CTE("found", Complaint.select(Complaint.id).where(*wanted), materialized=True)
    order = all_.c.id.desc() if downwards else all_.c.id.asc()
    with database.reading():
        for setting in ROOM:
            database.db.execute_sql(f"SET LOCAL {setting}")
        return _rows(all_.select_from(all_.c.id).order_by(order).limit(limit))


def _within(key: Key | None, reach: int, downwards: bool) -> list[Expression]:
    """Return the condition of the complaints that are near to the key, or to the newest."""
    if key is not None:
        return [Complaint.id > key.id - reach if downwards else Complaint.id < key.id + reach]
    edge = first(Complaint.select(fn.MAX(Complaint.id) if downwards else fn.MIN(Complaint.id)))
    start = (edge or (0,))[0] or 0
    return [Complaint.id > start - reach if downwards else Complaint.id < start + reach]


def _beyond(key: Key | None, downwards: bool) -> list[Expression]:
    if key is None:
        return []
    return [Complaint.id < key.id if downwards else Complaint.id > key.id]


def _ordered(conditions: list[Any], limit: int, downwards: bool) -> Any:
    order = Complaint.id.desc() if downwards else Complaint.id.asc()
    return Complaint.select(Complaint.id).where(*conditions).order_by(order).limit(limit)


def _on_sqlite(way: Walk, key: Key | None, limit: int, downwards: bool) -> Any:
    """Select what has the words by the full-text index, which gives its rows in order.

    CROSS JOIN keeps the order of the two: the words first, or the few rows that could have them.
    """
    few = Complaint.select(SQL("1")).where(*way.conditions).limit(FEW).count() < FEW
    tables = "complaint AS t1 CROSS JOIN complaint_search" if few else "complaint_search CROSS JOIN complaint AS t1"
    row = SQL("complaint_search.rowid")
    oldest_open = SQL("complaint_search.rowid >= (SELECT min(id + 0) FROM complaint WHERE due_at IS NOT NULL)")
    words = SQL("complaint_search MATCH ?", (searching.query(way.match),))
    query = Complaint.select(row).from_(SQL(tables)).where(Complaint.id == row, words, *way.conditions)
    if way.all_open:
        query = query.where(oldest_open)
    if key is not None:
        query = query.where(SQL("complaint_search.rowid < ?" if downwards else "complaint_search.rowid > ?", (key.id,)))
    return query.order_by(row.desc() if downwards else row.asc()).limit(limit)


def _rows(query: Any) -> list[int]:
    return [int(row) for (row,) in tuples(query)]
