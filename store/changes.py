"""The feed that tells every open console what changed, by sequence, and a cheap question whether anything did."""

from dataclasses import dataclass

from peewee import fn

from store.actors import Actor, Right, Role, require
from store.database import db, is_postgres
from store.models import Change
from store.rows import tuples


@dataclass(frozen=True)
class ChangeView:
    """One changed row: its table, its key and the agency it concerns."""

    seq: int
    entity: str
    entity_id: int
    agency_id: int | None


def record(entity: str, entity_id: int, now: int, agency_id: int | None = None) -> None:
    """Add to the feed; call it inside the transaction that changes the row."""
    Change.insert(at=now, entity=entity, entity_id=entity_id, agency_id=agency_id).execute()


def since(actor: Actor, seq: int, limit: int = 500) -> tuple[list[ChangeView], int]:
    """Return what changed after `seq` that the actor may know of, and the sequence to ask from next time."""
    require(actor, Right.SEE_HISTORY)
    query = Change.select(Change.seq, Change.entity, Change.entity_id, Change.agency_id).where(Change.seq > seq)
    rows = [ChangeView(*row) for row in tuples(query.order_by(Change.seq).limit(limit))]
    last = rows[-1].seq if rows else seq
    if actor.role is Role.OFFICER:
        rows = [row for row in rows if row.agency_id == actor.agency_id]
    return rows, last


def last_seq() -> int:
    """Return the newest sequence of the feed, 0 when it is empty."""
    return int(Change.select(fn.MAX(Change.seq)).scalar() or 0)


def data_version() -> int:
    """Return a number that differs when another connection committed something: the cheapest question there is."""
    if is_postgres():
        return last_seq()
    return int(db.execute_sql("PRAGMA data_version").fetchone()[0])
