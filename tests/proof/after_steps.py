"""What must hold after every step: looked for where the step moved something, and among all that is due."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from escalation.simulator.ledger import Ledger
from store.clock import VirtualClock
from store.database import db
from store.models import Complaint, Deadline, Event, Message, MessageComplaint, Referral
from store.rows import tuples
from tests.proof import arrows, decided, hours, mass, ways
from tests.proof.fold import fold
from tests.proof.levels import Levels
from tests.proof.violations import Found, Violation

ENDED = ("closed", "rejected", "referred", "merged")
CLOCK = {
    "new": "forward",
    "returned": "forward",
    "reopened": "forward",
    "forwarded": "reply",
    "answered": "review",
    "in_progress": "promise",
    "needs_data": "data",
}
VOUCHED = ("accepted", "sent", "delivered", "read")


@dataclass
class AfterSteps:
    """Watches the tables; `report` takes what is wrong.

    `good_ticks` counts sweeps that came whole to their end, `history` is a digest of everything that happened.
    """

    clock: VirtualClock
    ledgers: Sequence[Ledger]
    report: Callable[[Violation], None]
    good_ticks: int = 0
    history: Any = field(default_factory=hashlib.sha256)
    _moves: int = 0
    _events: int = 0
    _due: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.levels = Levels(self.clock)

    def look(self) -> None:
        """Look at what the last step did."""
        moves = self._new_moves()
        events = self._new_events()
        touched = {row for entity, row, *_rest in moves if entity == "complaint"}
        touched |= {complaint for _key, complaint, *_rest in events if complaint is not None}
        for rule, detail in (
            *self._arrows(moves, events),
            *self._overdue(),
            *(found for key in sorted(touched) for found in self._complaint(key)),
            *(found for event in events if event[2] == "escalated" for found in self.levels.escalated(*event)),
            *self._messages([move for move in moves if move[2] == "state"], events),
            *ways.joined(moves, events),
            *mass.fired(events),
            *decided.forwarded(events),
            *self.levels.levels(moves, events),
            *self.levels.begun(),
        ):
            self.report(Violation(rule, detail))
        for _id, complaint, kind, _data, at in events:
            self.history.update(f"{at} {kind} {complaint}\n".encode())

    def _new_moves(self) -> list[Any]:
        rows = db.execute_sql(
            f"SELECT id, entity, row, field, old, new FROM proof_move WHERE id > {self._moves} ORDER BY id"
        ).fetchall()
        self._moves = rows[-1][0] if rows else self._moves
        return [tuple(row[1:]) for row in rows]

    def _new_events(self) -> list[Any]:
        query = Event.select(Event.id, Event.complaint_id, Event.kind, Event.data, Event.at)
        rows = list(tuples(query.where(Event.id > self._events).order_by(Event.id)))
        self._events = rows[-1][0] if rows else self._events
        return rows

    def _arrows(self, moves: list[Any], events: list[Any]) -> Found:
        undone = {complaint for _key, complaint, kind, *_rest in events if kind == "undone"}
        for entity, row, what, old, new in moves:
            if what == "due_at":
                yield from hours.moved(Deadline.get_by_id(row), int(old), int(new))
            elif what == "channel":
                yield from ways.moved(row, old, new)
            elif not arrows.allowed(entity, old, new) and not (row in undone and arrows.turned_round(entity, old, new)):
                yield "I7", f"{entity} {row} moved from {old} to {new}"

    def _overdue(self) -> Found:
        """A level seen due must have fired before two whole ticks went by."""
        query = Deadline.select(Deadline.id).where(Deadline.state == "pending", Deadline.due_at <= self.clock.now())
        due = {int(key) for (key,) in tuples(query)}
        self._due = {key: self._due.get(key, self.good_ticks) for key in due}
        for key, seen in self._due.items():
            if self.good_ticks - seen >= 2:
                yield "I2", f"deadline {key} is due since {self.good_ticks - seen} ticks"

    def _complaint(self, key: int) -> Found:
        row = Complaint.get_by_id(key)
        told = fold(
            tuples(Event.select(Event.id, Event.kind, Event.data).where(Event.complaint == key).order_by(Event.id))
        )
        if told.state != row.state:
            yield "I8", f"{row.number} is {row.state}, its timeline says {told.state}"
        running = list(Deadline.select().where(Deadline.complaint == key, Deadline.state == "pending"))
        if row.state in ENDED:
            if running or row.due_at is not None:
                yield "still", f"{row.number} has ended and a clock runs"
            return
        if row.clock != CLOCK[row.state] or row.due_at is None:
            yield "I1", f"{row.number} is {row.state} and its clock is {row.clock}"
        if any(one.clock != row.clock for one in running):
            yield "still", f"{row.number}: more than the clock {row.clock} runs"
        mine = Deadline.select().where(
            Deadline.complaint == key, Deadline.clock == row.clock, Deadline.state != "cancelled"
        )
        if not mine.where(Deadline.due_at == row.due_at, Deadline.level == 1).exists():
            yield "I1", f"{row.number} shows a time that no deadline has"
        if (
            len({(one.owner_key, one.level) for one in running}) < len(running)
            or len({one.owner_key for one in running}) > 1
        ):
            yield "still", f"{row.number}: an old clock runs on"
        yield from self._taken_back(row)
        if row.agency_id is not None and row.clock in ("reply", "review", "promise"):
            opened = Referral.get_or_none(Referral.complaint == key, Referral.closed_at.is_null())
            if opened is None or opened.agency_id != row.agency_id:
                yield "I1", f"{row.number} is with an agency that has no referral"

    def _messages(self, moves: list[Any], events: list[Any]) -> Found:
        alarms = Counter(
            json.loads(data)["message"] for _key, _row, kind, data, _at in events if kind == "message_failed"
        )
        falls: Counter[int] = Counter()
        for entity, key, _field, old, new in moves:
            if entity != "message":
                continue
            if new in VOUCHED and old not in VOUCHED and not self._taken(key):
                yield "accepted", f"message {key} is {new}, and the provider never took it"
            if new == "dead" or (new == "task" and old not in ("queued", "cancelled")):
                falls[key] += 1
        for key in falls.keys() | alarms.keys():
            of_many = max(1, MessageComplaint.select().where(MessageComplaint.message == key).count())
            if alarms[key] != falls[key] * of_many:
                yield "alarm", f"message {key} fell {falls[key]} times and raised {alarms[key]} alarms"

    def _taken(self, key: int) -> bool:
        shown = (entry for ledger in self.ledgers for entry in ledger.entries() if entry.ours)
        return any(entry.reference.startswith(f"{key}:") for entry in shown)

    def _taken_back(self, row: Complaint) -> Found:
        """No reminder may stay taken back while the agency owes what it speaks of and nothing else says so."""
        query = (
            MessageComplaint.select(MessageComplaint.message, Message.officer, Deadline.owner_key, Message.state)
            .join(Message)
            .switch(MessageComplaint)
            .join(Deadline)
            .join(Referral)
            .where(
                MessageComplaint.complaint == row.id,
                Message.kind == "escalation",
                Deadline.clock == "reply",
                Deadline.state == "fired",
                Referral.closed_at.is_null(),
            )
        )
        links = list(tuples(query))
        standing = {(officer, owner) for _key, officer, owner, state in links if state != "cancelled"}
        for key, officer, owner, _state in links:
            if row.clock == "reply" and (officer, owner) not in standing:
                yield "I4", f"{row.number}: message {key} was taken back while its duty stands"
