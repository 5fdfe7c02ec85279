"""Lists of complaints: filtered, searched, and paged by key, so that a page costs what it shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import phonenumbers
from peewee import JOIN, SQL, EnclosedNodeList, Expression, ModelSelect, fn

from store import numbers, phones, wards
from store.actors import Actor, Right, Role, require
from store.cases import ENDED, OPEN, scope
from store.database import is_postgres
from store.errors import Invalid
from store.i18n import _
from store.models import Agency, Citizen, Complaint, Ward
from store.rows import first, tuples

STATES = OPEN + ENDED
PAGE_LIMIT = 1_000
COUNT_CAP = 1_000
WORDS = re.compile(r"\w+", re.UNICODE)


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
class Filter:
    """What a list shows. `order` is `newest` (by arrival, newest first) or `due` (the running clock, oldest first)."""

    state: Sequence[str] = ()
    clock: Sequence[str] = ()
    agency: str = ""
    ward: str = ""
    overdue: bool = False
    search: str = ""
    order: str = "newest"


@dataclass(frozen=True)
class Key:
    """A place in a list: the ordering value and the row's key."""

    value: int
    id: int

    def __str__(self) -> str:
        return f"{self.value}.{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Key":
        """Return the key that `str` made. Raises Invalid."""
        found = re.fullmatch(r"(-?\d{1,18})\.(\d{1,18})", text.strip())
        if found is None:
            raise Invalid(
                _("“%(text)s” is no place in a list. Use the key that the last page printed.") % {"text": text[:40]}
            )
        return cls(int(found[1]), int(found[2]))


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
    value, descending = _order(filters)
    backwards = before is not None
    query = _select().where(*_conditions(actor, filters, now))
    key = before if backwards else after
    if key is not None:
        query = query.where(_beyond(value, key, descending != backwards))
    columns = (value, Complaint.id)
    query = query.order_by(*(column.desc() if descending != backwards else column.asc() for column in columns))
    rows = [ComplaintRow(*row) for row in tuples(query.limit(limit + 1))]
    more, rows = len(rows) > limit, rows[:limit]
    if backwards:
        rows.reverse()
    return _page(rows, filters, more=more, key=key, backwards=backwards)


def count(actor: Actor, filters: Filter, *, now: int, cap: int = COUNT_CAP) -> int:
    """Return how many complaints the filter holds, counted no further than `cap`."""
    require(actor, Right.SEE_COMPLAINTS)
    query = Complaint.select(SQL("1")).where(*_conditions(actor, filters, now)).limit(cap)
    return int(query.count())


def key_of(row: ComplaintRow, filters: Filter) -> Key:
    """Return the row's place in the filter's list."""
    if _by_search(filters):
        return Key(row.id, row.id)
    return Key((row.due_at or 0) if _by_due(filters) else row.received_at, row.id)


def row_of(actor: Actor, complaint_id: int) -> ComplaintRow | None:
    """Return one line by its key, or None when the actor does not see it (any more)."""
    require(actor, Right.SEE_COMPLAINTS)
    found = first(_select().where(Complaint.id == complaint_id, scope(actor)))
    return None if found is None else ComplaintRow(*found)


def rows_where(actor: Actor, *conditions: Expression, order: Any = None, limit: int = PAGE_LIMIT) -> list[ComplaintRow]:
    """Return lines by conditions of the store's own, within what the actor sees."""
    query = (
        _select().where(scope(actor), *conditions).order_by(*(order or (Complaint.due_at, Complaint.id))).limit(limit)
    )
    return [ComplaintRow(*row) for row in tuples(query)]


def _select() -> "ModelSelect[Complaint]":
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
        )
        .join(Ward, JOIN.LEFT_OUTER, on=(Complaint.ward == Ward.id))
        .join(Agency, JOIN.LEFT_OUTER, on=(Complaint.agency == Agency.id))
    )


def _conditions(actor: Actor, filters: Filter, now: int) -> list[Any]:
    conditions: list[Any] = [scope(actor)]
    unknown = [state for state in filters.state if state not in STATES]
    if unknown:
        raise Invalid(
            _("There is no state “%(state)s”. Choose one of %(known)s.")
            % {"state": unknown[0][:40], "known": ", ".join(STATES)}
        )
    if filters.state:
        conditions.append(Complaint.state.in_(list(filters.state)))
    if filters.clock:
        conditions.append(Complaint.clock.in_(list(filters.clock)))
    if filters.agency:
        conditions.append(Complaint.agency == _agency_id(filters.agency))
    if filters.ward:
        conditions.append(Complaint.ward == wards.find(filters.ward))
    if _by_due(filters):
        conditions.append(Complaint.due_at.is_null(False))
    if filters.overdue:
        conditions.append(Complaint.due_at <= now)
    if filters.search.strip():
        conditions.append(_search(actor, filters.search))
    return conditions


def _search(actor: Actor, text: str) -> Any:
    """Return the condition of a search: a whole number, a phone (Humas only), or words from their beginnings."""
    try:
        return Complaint.number == numbers.parse(text)
    except Invalid:
        pass
    phone = _phone(text) if actor.role in (Role.OPERATOR, Role.SUPERVISOR) else None
    if phone is not None:
        return Complaint.citizen.in_(Citizen.select(Citizen.id).where(Citizen.phone == phone))
    words = WORDS.findall(text.lower())[:8]
    if not words:
        return SQL("1 = 0")
    if is_postgres():
        return SQL("t1.search @@ to_tsquery('simple', %s)", (" & ".join(f"{word}:*" for word in words),))
    match = " ".join(f'"{word}"*' for word in words)
    return Complaint.id.in_(SQL("(SELECT rowid FROM complaint_search WHERE complaint_search MATCH ?)", (match,)))


def _phone(text: str) -> str | None:
    if not re.fullmatch(r"[\s\d+().\-]{8,20}", text.strip()):
        return None
    try:
        return phones.normalise(text)
    except (Invalid, phonenumbers.NumberParseException):
        return None


def _agency_id(code: str) -> int:
    found = Agency.select(Agency.id).where(Agency.code == code.strip().upper()).scalar()
    if found is None:
        raise Invalid(_("There is no agency “%(code)s”.") % {"code": code[:20]})
    return int(found)


def _by_due(filters: Filter) -> bool:
    return filters.overdue or filters.order == "due"


def _by_search(filters: Filter) -> bool:
    return bool(filters.search.strip())


def _order(filters: Filter) -> tuple[Any, bool]:
    """Return the column a list is ordered by, and whether it goes down. A search goes by key, newest first."""
    if _by_search(filters):
        return Complaint.id, True
    return (Complaint.due_at, False) if _by_due(filters) else (Complaint.received_at, True)


def _beyond(value: Any, key: Key, downwards: bool) -> Expression:
    """Return the condition of the rows past `key`; compared as one row, it is one range of the index."""
    here, there = EnclosedNodeList((value, Complaint.id)), EnclosedNodeList((key.value, key.id))
    return here < there if downwards else here > there


def _page(rows: list[ComplaintRow], filters: Filter, *, more: bool, key: Key | None, backwards: bool) -> Page:
    if not rows:
        return Page([], None, None)
    first, last = key_of(rows[0], filters), key_of(rows[-1], filters)
    has_next, has_previous = (True, more) if backwards else (more, key is not None)
    return Page(rows, last if has_next else None, first if has_previous else None)
