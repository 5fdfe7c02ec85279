"""The timeline: append-only (held by triggers), each entry chained to the one before it by its hash."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from store import changes
from store.actors import Actor, Right, Role, require
from store.models import Account, Event, EventHead
from store.rows import tuples

GENESIS = "0" * 64


@dataclass(frozen=True)
class EventView:
    """One entry of a timeline as staff read it; instants are milliseconds UTC. A citizen has no name here."""

    id: int
    at: int
    actor_name: str
    role: str
    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class VerifyResult:
    """What walking the chain found: how many entries hold, and the first that does not."""

    ok: bool
    count: int
    broken_at: int | None = None
    reason: str = ""


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

    `data` holds codes, numbers, instants and keys, never a citizen's identity.
    """
    prev = EventHead.select(EventHead.hash).scalar() or GENESIS
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    fields = (complaint_id, now, actor.account_id, actor.role.value, kind, text)
    event_id = int(
        Event.insert(
            complaint=complaint_id,
            at=now,
            account=actor.account_id,
            role=actor.role.value,
            kind=kind,
            data=text,
            prev=prev,
            hash=digest(prev, fields),
        ).execute()
    )
    if complaint_id is not None:
        changes.record("complaint", complaint_id, now, agency_id)
    return event_id


def digest(prev: str, fields: tuple[Any, ...]) -> str:
    """Return the hash of one entry: SHA-256 over the previous hash and the entry's fields as canonical JSON."""
    body = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{prev}\n{body}".encode()).hexdigest()


def of_complaint(complaint_id: int) -> list[EventView]:
    """Return the complaint's entries, oldest first; `queries.history` asks who may read them."""
    query = (
        Event.select(Event.id, Event.at, Account.name, Event.role, Event.kind, Event.data)
        .join(Account, JOIN.LEFT_OUTER)
        .where(Event.complaint == complaint_id)
        .order_by(Event.id)
    )
    return [
        EventView(key, at, "" if role == Role.CITIZEN else name or "", role, kind, json.loads(data))
        for key, at, name, role, kind, data in tuples(query)
    ]


def verify(actor: Actor) -> VerifyResult:
    """Walk the whole chain and say where it breaks first."""
    require(actor, Right.VERIFY)
    prev, count = GENESIS, 0
    for key, *values, stored_prev, stored in _chain():
        if stored_prev != prev:
            return VerifyResult(False, count, int(key), "prev")
        if digest(prev, tuple(values)) != stored:
            return VerifyResult(False, count, int(key), "hash")
        prev, count = stored, count + 1
    return VerifyResult(True, count)


def _chain(page: int = 10_000) -> Iterator[tuple[Any, ...]]:
    """Return every entry in order, read by pages so that a long chain does not fill the memory."""
    fields = (Event.complaint, Event.at, Event.account, Event.role, Event.kind, Event.data, Event.prev, Event.hash)
    query = Event.select(Event.id, *fields).order_by(Event.id).limit(page)
    last = 0
    while read := list(tuples(query.where(Event.id > last))):
        yield from read
        last = read[-1][0]
