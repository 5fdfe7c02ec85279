"""How the database answers what a job asks: the plans of its questions, and those that read or sort too much."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from store import database

Asked = list[tuple[str, Any]]
Plans = list[tuple[str, str]]

LARGE = "complaint event deadline referral answer message message_complaint attempt receipt citizen change visit"
"""Tables that grow for ever."""
SCAN = re.compile(rf"\b(?:SCAN|Seq Scan on) (?:\w+ AS )?({LARGE.replace(' ', '|')})\b(.*)")
SORT = re.compile(r"USE TEMP B-TREE FOR ORDER BY|\bSort  \(.*?rows=(\d+)")
NARROW = ("message_open", "message_task", "receipt_orphan", "complaint_clock_due")
"""Indexes of what is open only: reading one whole costs what is open."""
SMALL = 20
"""PostgreSQL's cost of reading a table of so few pages."""
BOUNDED = re.compile(r'FROM "event_head"|FROM \(SELECT 1 FROM "complaint" AS "t1" WHERE 1 = 1 LIMIT')
"""Questions that stop by themselves: the timeline's last entry, and a count that goes no further than its limit."""


@contextmanager
def listening() -> Iterator[Asked]:
    """Hear every question that is asked of the database meanwhile, with its values."""
    heard: Asked = []
    engine = type(database.db.obj)
    real = engine.execute_sql

    def listen(self: Any, sql: str, params: Any = None, *rest: Any) -> Any:
        heard.append((sql, params))
        return real(self, sql, params, *rest)

    with patch.object(engine, "execute_sql", listen):
        yield heard


def plans(asked: Asked, kind: str, job: Callable[..., object], *given: Any, **named: Any) -> Plans:
    """Do the job and return (question, plan) of everything that it read."""
    asked.clear()
    job(*given, **named)
    questions = [one for one in asked if one[0].startswith("SELECT") and " FROM " in one[0]]
    return [(sql, plan_of(kind, sql, params)) for sql, params in questions]


def plan_of(kind: str, sql: str, params: Any) -> str:
    """Return the database's plan for a question, SQLite's with the tables' own names."""
    if kind == "postgresql":
        rows = database.db.execute_sql(f"EXPLAIN {sql}", params).fetchall()
        return "\n".join(str(line) for (line,) in rows)
    rows = database.db.execute_sql(f"EXPLAIN QUERY PLAN {sql}", params).fetchall()
    plan = "\n".join(str(row[3]) for row in rows)
    for table, alias in re.findall(r'"(\w+)" AS "(t\d+)"', sql):
        plan = re.sub(rf"\b{alias}\b", table, plan)
    return plan


def faults(found: Plans, *, sorts: bool = True, rows: int = 0) -> list[str]:
    """Return the plans that read a whole large table, or (with `sorts`) sort more than they show.

    PostgreSQL tells how many rows it expects to sort; up to `rows` are no fault.
    """
    wrong = []
    for sql, plan in found:
        scans = [rest for _table, rest in SCAN.findall(plan) if not any(index in rest for index in NARROW)]
        sorted_ = [int(expected or rows + 1) for expected in SORT.findall(plan)]
        scans = [] if BOUNDED.search(sql) else [rest for rest in scans if not _is_small(rest)]
        if scans or (sorts and any(expected > rows for expected in sorted_)):
            wrong.append(f"{sql}\n{plan}\n")
    return wrong


def _is_small(scan: str) -> bool:
    """Tell whether PostgreSQL reads a whole table because it is a page or two: no index would cost less."""
    cost = re.search(r"\(cost=[\d.]+\.\.(\d+)", scan)
    return cost is not None and int(cost[1]) < SMALL
