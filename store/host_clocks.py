"""What the database knows of the time: its own clock, what it saw last, and what each host's clock was trusted with."""

from dataclasses import dataclass
from typing import Any

from peewee import fn

from store.database import db, is_postgres, transact
from store.models import Attempt, Event, HostClock
from store.rows import tuples

LAST = 1_000
"""So many of the newest rows are asked for their instants: one that was dated back is not the newest."""


@dataclass(frozen=True)
class Mark:
    """What a host's clock said when it was trusted, milliseconds UTC, and the monotonic one of that boot beside it."""

    host: str
    boot: str
    clock: int
    monotonic: int


def database_time() -> int | None:
    """Return the database server's clock, milliseconds UTC; None for SQLite, whose clock is the host's."""
    if not is_postgres():
        return None
    row = db.execute_sql("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint").fetchone()
    return int(row[0])


def newest_known() -> int:
    """Return the newest instant that the database surely has seen: an entry, a call, a trusted clock; 0 for none."""
    marked = HostClock.select(fn.MAX(HostClock.clock)).scalar()
    return max(_newest(Event, Event.at), _newest(Attempt, Attempt.started_at), int(marked or 0))


def of_boot(boot: str) -> Mark | None:
    """Return what the clock was trusted with on that boot of a machine, None when it never was."""
    row = HostClock.get_or_none(HostClock.boot == boot)
    return None if row is None else Mark(row.host, row.boot, row.clock, row.monotonic)


def keep(mark: Mark) -> None:
    """Write down what a host's clock is trusted with, in the place of what was known of the host or the boot."""

    def unit() -> None:
        HostClock.delete().where((HostClock.host == mark.host) | (HostClock.boot == mark.boot)).execute()
        HostClock.insert(**vars(mark)).execute()

    transact(unit)


def forget() -> None:
    """Forget what clocks were trusted with, since a person trusts others now; call it inside a transaction."""
    HostClock.delete().execute()


def _newest(table: Any, column: Any) -> int:
    return max((int(at) for (at,) in tuples(table.select(column).order_by(table.id.desc()).limit(LAST))), default=0)
