"""Lives that were lived through the store, as patterns of a past: each row with what changes marked, the rest as it is.

Whatever a pattern holds was written by the store's own functions, so its clocks, states, events and messages agree.
Another time, place and person, other keys and texts make another complaint of it.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from demo import wording
from demo.drafts import Draft
from store import bulk
from store.actors import SYSTEM
from store.clock import to_datetime

Fill = Callable[[Draft], Any]
Record = dict[str, Any]
ENDED = ("closed", "rejected", "referred", "merged")
SETTLED = ("accepted", "sent", "delivered", "read", "cancelled", "done")
LARGEST = 3
KEYS = {
    "complaint_id": "complaint",
    "merged_into_id": "complaint",
    "referral_id": "referral",
    "answer_id": "answer",
    "deadline_id": "deadline",
    "message_id": "message",
}
OWNERS = ("complaint", "referral", "answer", "deadline", "message", "message_complaint", "attempt", "visit", "receipt")
"""The tables whose keys a complaint of the past takes as a block; citizens and inbound bodies follow of themselves."""


@dataclass
class Sheet:
    """One row to be filled in: its values, and what stands in which place instead."""

    table: str
    values: list[Any]
    fills: list[tuple[int, Fill]] = field(default_factory=list)

    def filled(self, draft: Draft) -> bulk.Row:
        """Return the row for a draft."""
        row = self.values.copy()
        for place, fill in self.fills:
            row[place] = fill(draft)
        return tuple(row)


@dataclass
class Step:
    """One entry of the timeline, the text of its data with places, and the clocks that it started."""

    at: int
    complaint: int
    account: int | None
    role: str
    kind: str
    data: str
    fills: list[Fill]
    texts: dict[str, str]
    clocks: list[Sheet] = field(default_factory=list)


@dataclass
class Body:
    """One body that came through the webhook: which message it speaks of, when it came, and what it said."""

    message: int
    complaint: int
    recipient: str
    received: int
    processed: int
    statuses: list[tuple[int, str]]


@dataclass
class Pattern:
    """One complaint with those merged into it. `received` and `end` are milliseconds UTC, `fixed` says days only."""

    received: int
    end: int
    fixed: bool
    complaints: list[Record]
    counts: dict[str, int]
    sheets: list[Sheet]
    steps: list[Step]
    visits: list[tuple[int, str]]
    supplied: set[int]
    bodies: list[Body]

    @property
    def weekday(self) -> int:
        """Return the day of the week on which it came in."""
        return to_datetime(self.received).weekday()


def learn() -> tuple[list[Pattern], list[Pattern]]:
    """Return as patterns the lives of the connected city that have ended, and those that wait quietly for an agency."""
    tables = {table: _records(table) for table in bulk.TABLES}
    bodies = {row["id"]: row for row in tables["inbound"]}
    parts = list(_parts(tables))
    ended, quiet = filter(_is_whole, parts), filter(_is_quiet, parts)
    return [_Maker(part).pattern(bodies) for part in ended], [_Maker(part).pattern(bodies) for part in quiet]


def _records(table: str) -> list[Record]:
    names = bulk.columns(table)
    return [dict(zip(names, row, strict=True)) for row in bulk.read(SYSTEM, table)]


def _parts(tables: Mapping[str, list[Record]]) -> Iterable[dict[str, list[Record]]]:
    """Yield the rows that belong together: a complaint with all merged into it."""
    main = {row["id"]: row["merged_into_id"] or row["id"] for row in tables["complaint"]}
    links = {link["message_id"]: main[link["complaint_id"]] for link in tables["message_complaint"]}
    events = {row["id"]: main.get(row["complaint_id"], 0) for row in tables["event"]}
    parts: dict[int, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for table, rows in tables.items():
        for row in rows:
            owner = row["id"] if table == "complaint" else row.get("complaint_id")
            if table == "event_text":
                parts[events[row["event_id"]]][table].append(row)
            elif table in ("attempt", "receipt"):
                parts[links[row["message_id"]]][table].append(row)
            elif table == "message":
                parts[links[row["id"]]][table].append(row)
            elif owner is not None and table != "inbound":
                parts[main[owner]][table].append(row)
    return (part for part in parts.values() if part["complaint"])


def _is_whole(part: Mapping[str, list[Record]]) -> bool:
    """Tell whether all of it has ended and nothing in it speaks of another's complaint."""
    own = {row["id"] for row in part["complaint"]}
    return (
        all(row["state"] in ENDED for row in part["complaint"])
        and all(row["state"] in SETTLED for row in part["message"])
        and len(part["message_complaint"]) == len(part["message"])
        and all(link["complaint_id"] in own for link in part["message_complaint"])
        and len(own) <= LARGEST
    )


def _is_quiet(part: Mapping[str, list[Record]]) -> bool:
    """Tell whether it is one complaint that was forwarded once and heard nothing, no level of it fired yet."""
    fired = any(row["fired_at"] for row in part["deadline"])
    once = len(part["complaint"]) == len(part["referral"]) == 1 and not part["answer"]
    return once and part["complaint"][0]["state"] == "forwarded" and not fired


class _Maker:
    """Makes one pattern of rows that belong together."""

    def __init__(self, part: Mapping[str, list[Record]]) -> None:
        self.part = part
        self.place = {table: {row["id"]: n for n, row in enumerate(part[table])} for table in OWNERS}
        self.steps = {row["id"]: n for n, row in enumerate(part["event"])}
        self.numbers = {row["number"]: n for n, row in enumerate(part["complaint"])}
        self.messages = {row["id"]: row for row in part["message"]}

    def pattern(self, bodies: Mapping[int, Record]) -> Pattern:
        """Return the pattern; `bodies` are what came in, by key."""
        part = self.part
        steps = [self._step(row) for row in part["event"]]
        sheets = [self._sheet(table, row) for table in OWNERS if table != "deadline" for row in part[table]]
        for row in part["deadline"]:
            kind, _colon, owner = row["owner_key"].partition(":")
            into = steps[self.steps[int(owner)]].clocks if kind == "event" else sheets
            into.append(self._sheet("deadline", row))
        read = [bodies[row["inbound_id"]]["processed_at"] for row in part["receipt"]]
        instants = [step.at for step in steps] + read
        return Pattern(
            received=part["complaint"][0]["received_at"],
            end=max(instants),
            fixed=bool(part["message"] or part["visit"] or any(row["promise_at"] for row in part["answer"])),
            complaints=part["complaint"],
            counts={table: len(part[table]) for table in OWNERS},
            sheets=sheets,
            steps=steps,
            visits=[(row["created_at"], row["visit_on"]) for row in part["visit"]],
            supplied={
                self.place["complaint"][row["complaint_id"]] for row in part["event"] if row["kind"] == "data_supplied"
            },
            bodies=[self._body(row, bodies) for row in part["message"] if row["delivered_at"]],
        )

    def key(self, table: str, key: int) -> Fill:
        """Return what fills in the key of a row of the pattern."""
        place = self.place[table][key]
        return lambda draft: draft.keys[table] + place

    def _body(self, message: Record, bodies: Mapping[int, Record]) -> Body:
        """Return one body with all receipts of a message, come in with the last of them."""
        receipts = [row for row in self.part["receipt"] if row["message_id"] == message["id"]]
        last = bodies[max(row["inbound_id"] for row in receipts)]
        return Body(
            message=self.place["message"][message["id"]],
            complaint=wording.spoken_of(self, message),
            recipient=message["recipient"],
            received=last["received_at"],
            processed=last["processed_at"],
            statuses=[(row["at"], row["status"]) for row in receipts],
        )

    def _sheet(self, table: str, row: Record) -> Sheet:
        sheet = Sheet(table, list(row.values()))
        for place, (name, value) in enumerate(row.items()):
            fill = self._fill(table, row, name, value)
            if fill is not None:
                sheet.fills.append((place, fill))
        return sheet

    def _fill(self, table: str, row: Record, name: str, value: Any) -> Fill | None:
        """Return what fills in a column, None for one that stays."""
        if value is None:
            return None
        if name == "id":
            return self.key(table, value)
        if name in KEYS:
            return self.key(KEYS[name], value)
        if name == "at" or name.endswith(("_at", "_until")):
            return lambda draft: value + draft.shift
        return wording.special(self, table, row, name)

    def _step(self, row: Record) -> Step:
        fills: list[Fill] = []
        told = wording.marked(self, row, json.loads(row["data"]), fills)
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("%", "%%")
        order = [int(number) for number in wording.MARKED.findall(text)]
        data = wording.MARKED.sub("%s", text)
        complaint = self.place["complaint"][row["complaint_id"]]
        texts = {one["name"]: one["content"] for one in self.part["event_text"] if one["event_id"] == row["id"]}
        ordered = [fills[number] for number in order]
        return Step(row["at"], complaint, row["account_id"], row["role"], row["kind"], data, ordered, texts)


def fits(pattern: Pattern, shift: int, year: int, visit_day: Callable[[int], str]) -> bool:
    """Tell whether a pattern may stand `shift` milliseconds later: in the year of its numbers, visits on workdays."""
    return all(to_datetime(row["received_at"] + shift).year == year for row in pattern.complaints) and all(
        visit_day(made + shift) == wording.later_day(day, shift) for made, day in pattern.visits
    )
