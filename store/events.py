"""The timeline: append-only (held by triggers), each entry chained to the one before it by its hash."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from store import changes, event_texts
from store.actors import Actor, Right, Role, require
from store.anchor_lines import Anchor
from store.chain import GENESIS, VerifyResult, digest, walk
from store.models import Account, Event, EventHead
from store.rows import insert, prepared

FIELDS = ("complaint", "at", "account", "role", "kind", "data")
"""What an entry's hash is made of, besides the hash before it."""

__all__ = ["GENESIS", "EventView", "VerifyResult", "append", "digest", "of_complaint", "of_complaints", "verify"]


@dataclass(frozen=True)
class EventView:
    """One entry of a timeline as staff read it; instants are milliseconds UTC. A citizen has no name here."""

    id: int
    at: int
    actor_name: str
    role: str
    kind: str
    data: Mapping[str, Any]


def append(
    actor: Actor,
    kind: str,
    complaint_id: int | None,
    data: Mapping[str, Any],
    now: int,
    *,
    agency_id: int | None = None,
) -> int:
    """Write one entry at the end of the chain, tell the feed, and return its key; call it inside a transaction.

    `data` holds codes, numbers, instants and keys, never a citizen's identity. What a person wrote about a complaint
    stands apart (`event_texts`); the entry names it.
    """
    prev = next((row[0] for row in _head()), GENESIS)
    told, texts = (data, {}) if complaint_id is None else event_texts.parted(data)
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    fields = (complaint_id, now, actor.account_id, actor.role.value, kind, text)
    event_id = insert(Event, **dict(zip(FIELDS, fields, strict=True)), prev=prev, hash=digest(prev, fields))
    event_texts.keep(event_id, texts)
    if complaint_id is not None:
        changes.record("complaint", complaint_id, now, agency_id)
    return event_id


@prepared
def _head() -> Any:
    return EventHead.select(EventHead.hash)


def of_complaint(complaint_id: int) -> list[EventView]:
    """Return the complaint's entries, oldest first; `queries.history` asks who may read them."""
    return of_complaints([complaint_id])[complaint_id]


def of_complaints(complaint_ids: Sequence[int]) -> dict[int, list[EventView]]:
    """Return the entries of several complaints by their keys, each oldest first."""
    found: dict[int, list[EventView]] = {key: [] for key in complaint_ids}
    texts = event_texts.of_complaints(complaint_ids)
    for key, *rest in _of(*complaint_ids):
        found[key].append(_view(texts.get(rest[0], {}), *rest))
    return found


@prepared
def _of(*complaint_ids: Any) -> Any:
    query = Event.select(Event.complaint_id, Event.id, Event.at, Account.name, Event.role, Event.kind, Event.data)
    of = Event.complaint == complaint_ids[0] if len(complaint_ids) == 1 else Event.complaint.in_(complaint_ids)
    return query.join(Account, JOIN.LEFT_OUTER).where(of).order_by(Event.id)


def _view(texts: Mapping[str, str], key: int, at: int, name: str | None, role: str, kind: str, data: str) -> EventView:
    who = "" if role == Role.CITIZEN else name or ""
    return EventView(key, at, who, role, kind, event_texts.restored(json.loads(data), texts))


def verify(
    actor: Actor, anchors: Sequence[Anchor] = (), tell: Callable[[int], object] = lambda _count: None
) -> VerifyResult:
    """Walk the whole chain, compare it with anchors, and say where it breaks first; `tell` hears how far it is."""
    require(actor, Right.VERIFY)
    return walk(anchors, tell)
