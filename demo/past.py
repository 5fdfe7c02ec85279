"""A city's years before the lived ones: complaints that have ended, drawn from patterns by the curve of the years.

Rows come out as a stream in the order of the timeline, so that no city is too large for the memory.
"""

import hashlib
import json
import sys
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from heapq import heappop, heappush
from itertools import chain
from random import Random

from demo import rhythm
from demo.drafts import Draft, Told
from demo.patterns import OWNERS, Body, Pattern, Step, fits
from demo.people import FIRST_CITIZEN, PHONE
from demo.telephones import body
from demo.texts import Grammar, Topic
from demo.wording import provider_id
from store import bulk, changes, event_texts, events, intake, numbers, policy, vault
from store.actors import SYSTEM
from store.attachments import Photo
from store.clock import MINUTE, day_start, local_day
from store.ids import new_key
from store.vault import Identity

NEWCOMERS = 0.35
"""The share of complaints by somebody who never complained before: over years, most have."""
LATER = 20 * MINUTE
TRIES = 80
PHOTOGRAPHED = 0.08
BY_PHONE = ("portal", "whatsapp")
"""Whoever sends by these may add a photo."""
TOLD = 2 * changes.KEPT_AT_LEAST
"""More changes than two days of the largest city bring: the feed is trimmed to what is kept."""


@dataclass(frozen=True)
class Book:
    """Patterns of lives that ended and of some that wait for an agency, and what the keys in them refer to."""

    patterns: list[Pattern]
    quiet: list[Pattern]
    names: dict[str, dict[int, str]]


class Past:
    """Writes the rows of a past that ends at `until`; `plan` says how many complaints come in on which day."""

    def __init__(
        self, book: Book, grammar: Grammar, rng: Random, seed: int, until: int, album: Sequence[Photo] = ()
    ) -> None:
        self.grammar, self.rng, self.seed, self.until, self.album = grammar, rng, seed, until, album
        self._feed: deque[bulk.Row] = deque(maxlen=TOLD)
        self.patterns: dict[int, list[Pattern]] = defaultdict(list)
        for pattern in book.patterns:
            self.patterns[pattern.weekday].append(pattern)
        self.quiet = book.quiet
        self.topics = {topic.category: topic for topic in grammar.topics}
        self.wards = list(book.names["ward"].items())
        self.categories = book.names["category"]
        self._odds = {id(one): rhythm.odds(self._topic(one.complaints[0]).category) for one in book.patterns}
        self._visit_day_of = lru_cache(policy.visit_day)
        self.citizens = self.made = 0
        self._waiting: list[tuple[int, int, Draft, Pattern, int]] = []

    def rows(self, plan: list[tuple[date, int]], tell: Callable[[float], None]) -> Iterator[tuple[str, bulk.Row]]:
        """Yield all rows, table by name; call it inside the transaction that loads them."""
        ends = bulk.ends(SYSTEM)
        self.keys, self.head, self.first = dict(ends.keys), ends.head, ends.keys["citizen"]
        total, done = sum(count for _day, count in plan), 0
        for day, count in plan:
            chosen = sorted((self._choose(day) for _ in range(count)), key=lambda one: one[0].received + one[1])
            sequence = iter(numbers.reserve(day.year % 100, sum(len(one.complaints) for one, _shift in chosen)))
            for pattern, shift in chosen:
                yield from self._happen(pattern.received + shift)
                yield from self._begin(pattern, shift, day.year % 100, sequence)
            done += count
            tell(done / total)
        yield from self._happen(self.until)
        yield from (("change", row) for row in self._feed)

    def waiting_rows(self, instants: list[int]) -> Iterator[tuple[str, bulk.Row]]:
        """Yield, behind the others, complaints that come in at these instants and still wait for their agency."""
        for at in instants:
            pattern = self.rng.choice(self.quiet)
            yield from self._happen(at)
            year = local_day(at).year % 100
            yield from self._begin(pattern, at - pattern.received, year, iter(numbers.reserve(year, 1)))
        yield from self._happen(sys.maxsize)

    def _choose(self, day: date) -> tuple[Pattern, int]:
        """Draw a pattern of the same weekday that is over in time, and by how much it is later there."""
        for _try in range(TRIES):
            pattern = self.rng.choice(self.patterns[day.weekday()])
            if self.rng.random() > self._odds[id(pattern)][day.month - 1]:
                continue
            shift = day_start(day) - day_start(local_day(pattern.received))
            if not pattern.fixed:
                shift += self.rng.randrange(LATER)
            if pattern.end + shift < self.until and fits(pattern, shift, day.year, self._visit_day):
                return pattern, shift
        return self.rng.choice([found for found in self._swift(day) if found[0].end + found[1] < self.until])

    def _swift(self, day: date) -> Iterator[tuple[Pattern, int]]:
        """Yield the patterns of any weekday that may move by single days: some are over within hours."""
        for pattern in chain.from_iterable(self.patterns.values()):
            if not pattern.fixed:
                yield pattern, day_start(day) - day_start(local_day(pattern.received))

    def _visit_day(self, at: int) -> str:
        return self._visit_day_of(day_start(local_day(at)))

    def _begin(
        self, pattern: Pattern, shift: int, year: int, sequence: Iterator[int]
    ) -> Iterator[tuple[str, bulk.Row]]:
        """Yield what stands from the beginning, and let the timeline wait for its instants."""
        draft = Draft(shift, {table: self.keys[table] for table in OWNERS}, self.rng, self.grammar, [])
        for place, record in enumerate(pattern.complaints):
            told = self._told(record, place in pattern.supplied, numbers.make(year, next(sequence)))
            if told.citizen >= self.first + self.citizens:
                yield from self._citizen(told, record["received_at"] + shift)
            yield from self._photo(record, draft.keys["complaint"] + place, record["received_at"] + shift)
            draft.told.append(told)
        for table in OWNERS:
            self.keys[table] += pattern.counts[table]
        for one in pattern.bodies:
            yield "inbound", self._inbound(one, draft)
        for sheet in pattern.sheets:
            yield sheet.table, sheet.filled(draft)
        for place, step in enumerate(pattern.steps):
            heappush(self._waiting, (step.at + shift, self.made, draft, pattern, place))
            self.made += 1

    def _happen(self, until: int) -> Iterator[tuple[str, bulk.Row]]:
        """Yield the timeline up to an instant, each entry chained to the one before it."""
        while self._waiting and self._waiting[0][0] <= until:
            at, _order, draft, pattern, place = heappop(self._waiting)
            step = pattern.steps[place]
            draft.events.append(self.keys["event"])
            yield from self._event(step, pattern, draft, at)
            for sheet in step.clocks:
                yield sheet.table, sheet.filled(draft)

    def _event(self, step: Step, pattern: Pattern, draft: Draft, at: int) -> Iterator[tuple[str, bulk.Row]]:
        """Yield one entry, and what a person wrote with it, which it names by digests."""
        key = self._next("event")
        for name, text in step.texts.items():
            salt = new_key()
            draft.digests[name] = event_texts.digest(salt, text)
            yield "event_text", (self._next("event_text"), key, name, salt, text, None)
        data = step.data % tuple(fill(draft) for fill in step.fills)
        fields = (draft.keys["complaint"] + step.complaint, at, step.account, step.role, step.kind, data)
        prev, self.head = self.head, events.digest(self.head, fields)
        agency = pattern.complaints[step.complaint]["agency_id"]
        self._feed.append((self._next("change"), at, "complaint", fields[0], agency))
        yield "event", (key, *fields, prev, self.head)

    def _photo(self, record: dict[str, object], complaint: int, at: int) -> Iterator[tuple[str, bulk.Row]]:
        """Yield a photo of the album that came with some complaints."""
        if self.album and record["channel"] in BY_PHONE and self.rng.random() < PHOTOGRAPHED:
            photo = self.rng.choice(self.album)
            key = self._next("attachment")
            yield "attachment", (key, "complaint", complaint, photo.sha256, photo.size, photo.mime, photo.name, at)

    def _told(self, record: dict[str, object], supplied: bool, number: str) -> Told:
        """Write a complaint anew: the pattern's topic, another place, perhaps another person."""
        ward, name = self.rng.choice(self.wards)
        place, topic = self.grammar.place(name), self._topic(record)
        title, text = self.grammar.complaint(topic, place)
        supply = self.grammar.phrase("supplies", place) if supplied else ""
        new = not self.citizens or self.rng.random() < NEWCOMERS
        citizen = self.first + (self.citizens if new else self.rng.randrange(self.citizens))
        key = f"past-{self.seed}-{number}"
        return Told(
            number=number,
            client_key=key,
            secret_hash=intake.secret_digest(f"demo-{key}"),
            citizen=citizen,
            phone=PHONE.format(FIRST_CITIZEN + citizen - self.first),
            ward=ward,
            place=place,
            topic=topic,
            title=title,
            body=f"{text}\n\n{supply}" if supply else text,
            supply=supply,
        )

    def _topic(self, record: dict[str, object]) -> Topic:
        return self.topics[self.categories[int(str(record["category_id"]))]]

    def _citizen(self, told: Told, at: int) -> Iterator[tuple[str, bulk.Row]]:
        """Yield a person, sealed as everybody is, and the key that opens the seal."""
        self.citizens += 1
        address = f"{told.place.line} No. {self.rng.randint(1, 90)}"
        person, key = Identity(self.grammar.name(), told.phone, address), vault.new_key()
        sealed = vault.sealed(key, person)
        yield "citizen", (told.citizen, sealed, vault.phone_index(person.phone), told.ward, None, "", at, None)
        yield "citizen_key", (self._next("citizen_key"), told.citizen, vault.wrapped(key, told.citizen))

    def _inbound(self, one: Body, draft: Draft) -> bulk.Row:
        key = draft.inbound[one.message] = self._next("inbound")
        phone = draft.told[one.complaint].phone if one.recipient.startswith("citizen:") else one.recipient
        name = provider_id(draft.keys["message"] + one.message)
        raw = json.dumps(body([(at + draft.shift, name, status, phone) for at, status in one.statuses]))
        digest = hashlib.sha256(raw.encode()).hexdigest()
        return (key, one.received + draft.shift, "whatsapp", digest, raw, one.processed + draft.shift, "")

    def _next(self, table: str) -> int:
        self.keys[table] += 1
        return self.keys[table] - 1
