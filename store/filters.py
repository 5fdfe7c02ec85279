"""What a list of complaints shows, as conditions and as the ranges of one index that it walks along.

Of several conditions one column leads. SQLite keeps no statistics of ours, so the others are written in a way that
lends it no index; PostgreSQL knows how many rows there are of each.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from peewee import EnclosedNodeList, Expression

from store import searching, wards
from store.actors import Actor, Role
from store.cases import CLOCK_OF, ENDED, OPEN, scope
from store.database import is_postgres
from store.errors import Invalid
from store.i18n import _
from store.models import Agency, Complaint

STATES = OPEN + ENDED


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

    @property
    def by_search(self) -> bool:
        """Tell whether the list goes by key, newest first, as found by its words."""
        return bool(self.search.strip())

    @property
    def by_due(self) -> bool:
        """Tell whether the list goes by the running clock; then only open complaints stand in it."""
        return self.overdue or self.order == "due"


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
class Walk:
    """How a list is read: along `column`, up or down; what holds for all of it, and the ranges it is merged of.

    `match` is text whose words all of it has. `all_open` tells that only open complaints stand in it, which lie among
    the newest.
    """

    column: Any
    descending: bool
    conditions: list[Any]
    ranges: list[Expression] = field(default_factory=list)
    match: str = ""
    all_open: bool = False

    def beyond(self, key: Key, downwards: bool) -> Expression:
        """Return the condition of the rows past `key`; compared as one row, it is one range of the index."""
        here, there = EnclosedNodeList((self.column, Complaint.id)), EnclosedNodeList((key.value, key.id))
        return here < there if downwards else here > there


def whereabouts(actor: Actor, filters: Filter) -> tuple[int | None, int | None]:
    """Return the keys of the agency and the ward that the filter names, as `walk` takes them.

    None stands for any, the agency 0 for one that the actor sees nothing of. Raises Invalid for an unknown one.
    """
    return _agency_id(actor, filters), wards.find(filters.ward)


def walk(actor: Actor, filters: Filter, now: Any, agency: int | None, ward: int | None) -> Walk:
    """Return the way through what the actor sees of the filter. Raises Invalid for an unknown state.

    A citizen's complaints are few: that column leads. Else the agency with its states, else the ward, else the states.
    """
    states = _states(filters)
    if agency == 0 or states == ():
        return _nowhere()
    by_citizen = actor.role is Role.CITIZEN
    by_ward = ward is not None and not (by_citizen or agency or filters.by_due or _all_open(states))
    whose = [
        scope(actor),
        *(_aside(Complaint.agency, agency) if by_citizen else _led(Complaint.agency, agency)),
        *(_led(Complaint.ward, ward) if by_ward else _aside(Complaint.ward, ward)),
    ]
    ranges = [] if by_citizen or by_ward else [Complaint.state == state for state in states or ()]
    aside = _aside_states(states)
    if filters.by_search:
        return _searched(actor, filters, now, whose, ranges, aside)
    if filters.by_due:
        return _by_due(filters, now, [*whose, *aside], states, led=by_citizen or bool(agency))
    return Walk(Complaint.received_at, True, whose if ranges else [*whose, *aside], ranges)


def _by_due(filters: Filter, now: Any, whose: list[Any], states: Sequence[str] | None, *, led: bool) -> Walk:
    """Lead by the citizen, the agency, or each clock; all of it is open, so nothing else needs an index."""
    clocks = sorted({CLOCK_OF[state] for state in states or () if state in CLOCK_OF})
    if states is not None and not clocks:
        return _nowhere()
    ranges = [] if led else [Complaint.clock == clock for clock in clocks]
    return Walk(Complaint.due_at, False, [*whose, *_running(filters, now)], ranges)


def _nowhere() -> Walk:
    """Return the way through nothing: no complaint has the key 0."""
    return Walk(Complaint.id, True, [Complaint.id == 0])


def _searched(
    actor: Actor, filters: Filter, now: Any, whose: list[Any], ranges: list[Expression], aside: list[Expression]
) -> Walk:
    """Go by key, newest first, through what has the words, the number or the phone."""
    conditions = [*whose, *([reduce(or_, ranges)] if ranges else aside), *_running(filters, now)]
    found = searching.condition(filters.search, phones=searching.sees_phones(actor))
    if found is not None:
        return Walk(Complaint.id, True, [*conditions, found])
    if not searching.words(filters.search):
        return _nowhere()
    all_open = filters.by_due or _all_open(_states(filters))
    return Walk(Complaint.id, True, conditions, match=filters.search, all_open=all_open)


def _running(filters: Filter, now: Any) -> list[Expression]:
    """Return the conditions of a list that goes by the running clock."""
    if not filters.by_due:
        return []
    return [Complaint.due_at.is_null(False), *([Complaint.due_at <= now] if filters.overdue else [])]


def _all_open(states: Sequence[str] | None) -> bool:
    """Tell whether only open complaints are asked for, of which there are never many."""
    return states is not None and set(states) <= set(OPEN)


def _states(filters: Filter) -> tuple[str, ...] | None:
    """Return the states that both the states and the clocks of the filter allow, None for all."""
    unknown = [state for state in filters.state if state not in STATES]
    if unknown:
        raise Invalid(
            _("There is no state “%(state)s”. Choose one of %(known)s.")
            % {"state": unknown[0][:40], "known": ", ".join(STATES)}
        )
    if not filters.clock:
        return tuple(dict.fromkeys(filters.state)) or None
    running = [state for state, clock in CLOCK_OF.items() if clock in filters.clock]
    return tuple(state for state in running if not filters.state or state in filters.state)


def _agency_id(actor: Actor, filters: Filter) -> int | None:
    """Return the agency that leads, None for any, 0 when the actor sees none of the one that was asked for."""
    own = actor.agency_id
    if not filters.agency:
        return own
    found = Agency.select(Agency.id).where(Agency.code == filters.agency.strip().upper()).scalar()
    if found is None:
        raise Invalid(_("There is no agency “%(code)s”.") % {"code": filters.agency[:20]})
    return int(found) if own in (None, int(found)) else 0


def _led(column: Any, value: int | None) -> list[Expression]:
    """Return the condition on the column that leads, if it is asked for; no agency has the key 0."""
    return [column == value] if value else []


def _aside(column: Any, value: int | None) -> list[Expression]:
    """Return the condition on a number that does not lead."""
    return [(column if is_postgres() else column + 0) == value] if value else []


def _aside_states(states: Sequence[str] | None) -> list[Expression]:
    return [] if states is None else [(Complaint.state if is_postgres() else Complaint.state.concat("")).in_(states)]
