"""Pages of complaints for the record list, read by key on the store's thread: what stands around a record."""

from collections.abc import Sequence
from dataclasses import dataclass

from store import queries
from store.actors import Actor
from store.queries import ComplaintRow, Filter, Key

PAGE = 150


@dataclass(frozen=True)
class Loaded:
    """Rows in order, and whether the list goes on before and after them."""

    rows: Sequence[ComplaintRow]
    more_before: bool
    more_after: bool


def around(actor: Actor, filters: Filter, now: int, row: ComplaintRow | None) -> Loaded:
    """Return what stands around a record of the list; from the beginning when it is not in the list any more."""
    present = None if row is None else queries.row_of(actor, row.id)
    for candidate in (present, row):
        if candidate is not None:
            loaded = _around_key(actor, filters, now, queries.key_of(candidate, filters))
            if loaded.rows and (candidate is row or any(found.id == candidate.id for found in loaded.rows)):
                return loaded
    return end(actor, filters, now, first=True)


def end(actor: Actor, filters: Filter, now: int, *, first: bool) -> Loaded:
    """Return the first or the last rows of the list."""
    if first:
        page = queries.find(actor, filters, now=now, limit=PAGE)
        return Loaded(page.rows, False, page.next_key is not None)
    page = queries.find(actor, filters, now=now, limit=PAGE, before=_beyond_all(filters))
    return Loaded(page.rows, page.previous_key is not None, False)


def beside(actor: Actor, filters: Filter, now: int, row: ComplaintRow, *, before: bool) -> Loaded:
    """Return the rows that come right before or after one."""
    key = queries.key_of(row, filters)
    page = queries.find(
        actor, filters, now=now, limit=PAGE, before=key if before else None, after=None if before else key
    )
    return Loaded(page.rows, page.previous_key is not None, page.next_key is not None)


def _around_key(actor: Actor, filters: Filter, now: int, key: Key) -> Loaded:
    before = queries.find(actor, filters, now=now, limit=PAGE, before=key)
    last = before.rows[-1] if before.rows else None
    after = queries.find(
        actor, filters, now=now, limit=PAGE, after=None if last is None else queries.key_of(last, filters)
    )
    return Loaded([*before.rows, *after.rows], before.previous_key is not None, after.next_key is not None)


def _beyond_all(filters: Filter) -> Key:
    """Return a key that lies behind every row of the list."""
    is_ascending = not filters.search.strip() and (filters.overdue or filters.order == "due")
    return Key(2**62, 2**62) if is_ascending else Key(-1, -1)
