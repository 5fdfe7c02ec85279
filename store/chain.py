"""The chain of the timeline: what each entry's hash is made of, and a walk that says exactly where it breaks.

A walk reads page by page, so that a long chain fills no memory. Anchors that left the house show what the chain by
itself cannot: that its end was cut off, or that all of it was computed anew.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from peewee import JOIN

from store import event_texts
from store.anchor_lines import Anchor
from store.models import Complaint, Event
from store.rows import tuples

GENESIS = "0" * 64
PAGE = 10_000
_NAMED = f'{{"{event_texts.DIGEST}":'
_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class VerifyResult:
    """What walking the chain found: how many entries hold, and the first that does not.

    `reason` is `prev` (the entry before it is missing or another), `hash` (its own fields were changed), `text` (what
    a person wrote with it was), `tail` (entries that an anchor counts are missing) or `anchor` (the chain was computed
    anew, somewhere from `since_day`, the last anchor that holds, to `day`). `complaint` is a number, `at` milliseconds
    UTC. `anchors` counts those that were compared.
    """

    ok: bool
    count: int
    broken_at: int | None = None
    reason: str = ""
    complaint: str = ""
    at: int | None = None
    since_day: str = ""
    day: str = ""
    anchors: int = 0


@dataclass
class _Walk:
    """A walk under way: the anchors that are still ahead, and the last one that held."""

    ahead: list[Anchor]
    prev: str = GENESIS
    count: int = 0
    last: int = 0
    held: Anchor | None = None
    compared: int = field(default=0)

    def broken(self, at: int, reason: str, day: str = "") -> VerifyResult:
        """Return the result of a walk that ends at an entry."""
        since = self.held.day if self.held else ""
        number, moment = next(iter(_about(at)), ("", None))
        return VerifyResult(False, self.count, at, reason, number, moment, since, day, self.compared)

    def step(self, key: int, values: Sequence[Any], stored_prev: str, stored: str) -> VerifyResult | None:
        """Take one entry; return what is wrong with it, None when it holds."""
        if stored_prev != self.prev:
            return self.broken(key, "prev")
        if digest(self.prev, values) != stored:
            return self.broken(key, "hash")
        if self.ahead and self.ahead[0].event_id < key:
            return self.lost(self.ahead[0])
        self.prev, self.count, self.last = stored, self.count + 1, key
        while self.ahead and self.ahead[0].event_id == key:
            anchor = self.ahead.pop(0)
            if (anchor.hash, anchor.count) != (stored, self.count):
                return self.lost(anchor)
            self.held, self.compared = anchor, self.compared + 1
        return None

    def lost(self, anchor: Anchor) -> VerifyResult:
        """Return what an anchor says that doesn't fit: computed anew from the entry behind the last that held."""
        return self.broken(self.held.event_id + 1 if self.held else 1, "anchor", anchor.day)

    def end(self) -> VerifyResult:
        """Return the result of a walk that found nothing wrong up to the chain's end."""
        if self.ahead:
            return self.broken(self.last + 1, "tail", self.ahead[0].day)
        return VerifyResult(True, self.count, anchors=self.compared)


def digest(prev: str, fields: Sequence[Any]) -> str:
    """Return the hash of one entry: SHA-256 over the previous hash and the entry's fields as canonical JSON."""
    return hashlib.sha256(f"{prev}\n{_canonical(fields)}".encode()).hexdigest()


def walk(anchors: Sequence[Anchor] = (), tell: Callable[[int], object] = lambda _count: None) -> VerifyResult:
    """Walk the whole chain and compare it with the anchors; `tell` hears after each page how many entries hold."""
    way = _Walk(sorted(anchors, key=lambda anchor: anchor.event_id))
    for page in _pages():
        for key, *values, stored_prev, stored in page:
            problem = way.step(key, values, stored_prev, stored)
            if problem is not None:
                return problem
        named = {row[0]: row[6] for row in page if _NAMED in row[6]}
        altered = event_texts.altered(page[0][0], page[-1][0], named) if named else None
        if altered is not None:
            return way.broken(altered, "text")
        tell(way.count)
    return way.end()


def _pages() -> Iterator[list[tuple[Any, ...]]]:
    """Return every entry in order, by pages."""
    fields = (Event.complaint, Event.at, Event.account, Event.role, Event.kind, Event.data, Event.prev, Event.hash)
    query = Event.select(Event.id, *fields).order_by(Event.id).limit(PAGE)
    last = 0
    while read := list(tuples(query.where(Event.id > last))):
        yield read
        last = read[-1][0]


def _about(event_id: int) -> Iterator[tuple[str, int | None]]:
    """Return the complaint's number and the time of an entry, if there is such an entry."""
    query = Event.select(Complaint.number, Event.at).join(Complaint, JOIN.LEFT_OUTER).where(Event.id == event_id)
    return ((number or "", at) for number, at in tuples(query))
