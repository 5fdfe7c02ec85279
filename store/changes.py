"""The feed that tells every open console what changed, by sequence, and what of it is kept.

There is one writer at a time, so sequences are committed in their order: whoever has read up to one misses none before
it. A transaction rolled back leaves a gap, which means nothing.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from peewee import Function

from store.actors import Actor, Right, Role, require
from store.clock import DAY
from store.database import transact
from store.models import Change
from store.rows import insert, prepared

AT_MOST = 500
"""So many changes are told one by one; after more it is cheaper to read everything anew."""
KEPT_FOR = 2 * DAY
KEPT_AT_LEAST = 10_000
PORTION = 5_000
"""So many rows are removed in one transaction, so that nobody waits for the writer's place."""


@dataclass(frozen=True)
class ChangeView:
    """One changed row: its table, its key and the agency it concerns."""

    seq: int
    entity: str
    entity_id: int
    agency_id: int | None


@dataclass(frozen=True)
class News:
    """What changed, and the sequence to ask from next time; `missed` when the feed no longer tells all of it."""

    changed: tuple[ChangeView, ...]
    seq: int
    missed: bool = False


def record(entity: str, entity_id: int, now: int, agency_id: int | None = None) -> None:
    """Add to the feed; call it inside the transaction that changes the row."""
    insert(Change, at=now, entity=entity, entity_id=entity_id, agency_id=agency_id)


def since(actor: Actor, seq: int) -> News:
    """Return what changed after `seq` that the actor may know of.

    Whoever slept longer than the feed is kept, fell too far behind, or looks at a restored database, missed something.
    """
    require(actor, Right.SEE_HISTORY)
    agency = (actor.agency_id,) if actor.role is Role.OFFICER else ()
    rows = [ChangeView(*row) for row in _after(seq, *agency)]
    if len(rows) > AT_MOST or not _reaches_back_to(seq, *agency):
        return News((), last_seq(), missed=True)
    return News(tuple(rows), rows[-1].seq if rows else seq)


@prepared
def _after(seq: Any, *agency: Any) -> Any:
    query = Change.select(Change.seq, Change.entity, Change.entity_id, Change.agency_id)
    return _narrowed(query.where(Change.seq > seq), agency).order_by(Change.seq).limit(AT_MOST + 1)


def _narrowed(query: Any, agency: tuple[Any, ...]) -> Any:
    """Narrow a question about the feed to one agency, if one is given.

    The wall says the same, but there the planner knows no agency: it would read all rows for those of a quiet one.
    """
    return query.where(Change.agency_id == agency[0]) if agency else query


def last_seq() -> int:
    """Return the newest sequence of the feed, 0 when it is empty."""
    return _end("MAX")


def _end(of: str, *agency: int | None) -> int:
    return int(_ends(*agency, of=of)[0][0] or 0)


@prepared
def _ends(*agency: Any, of: str) -> Any:
    return _narrowed(Change.select(Function(of, (Change.seq,))), agency)


def trim(*, now: int) -> int:
    """Remove what is older than two days, but keep the newest rows whatever their age; return how many went.

    Asked often it costs two looks at the ends of the feed.
    """
    end, removed = last_seq() - KEPT_AT_LEAST + 1, 0
    if _end("MIN") < end:
        young = Change.select(Change.seq).where(Change.at >= now - KEPT_FOR).order_by(Change.seq).limit(1).scalar()
        end = end if young is None else min(end, int(young))
    while (first := _end("MIN")) and first < end:
        removed += transact(partial(_remove_before, min(end, first + PORTION)))
    return removed


def _remove_before(seq: int) -> int:
    return int(Change.delete().where(Change.seq < seq).execute())


def _reaches_back_to(seq: int, *agency: int | None) -> bool:
    """Tell whether everything after `seq` is still there; asked after reading, so nothing was removed meanwhile."""
    return seq == 0 or (_end("MIN", *agency) <= seq and (seq <= _end("MAX", *agency) or seq <= last_seq()))
