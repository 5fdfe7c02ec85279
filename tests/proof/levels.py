"""What must hold of levels and what they lead to: when they fire, in which order, once, and whom they reach."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from store.clock import VirtualClock, local_day
from store.models import Complaint, Deadline, Holiday, Message, MessageComplaint, Officer, Visit
from store.rows import tuples
from tests.proof import hours
from tests.proof.violations import Found


@dataclass
class Levels:
    """Looks at levels that began or fired; `untrusted` while the engine that works has a wrong clock."""

    clock: VirtualClock
    untrusted: bool = False
    _begun_until: int = 0
    _fired: set[tuple[Any, ...]] = field(default_factory=set)

    def escalated(self, _key: int, complaint: int, _kind: str, text: str, at: int) -> Found:
        data = json.loads(text)
        what = (complaint, data["clock"], data["level"], data["due_at"])
        if what in self._fired:
            yield "I3", f"fired twice: {what}"
        self._fired.add(what)
        if self.untrusted:
            yield "guard", f"fired while the clock was not trusted: {what}"
        row = Complaint.get_by_id(complaint)
        if data["outcome"] == "reminder":
            yield from self._reminded(row, data)
        if data["outcome"] == "visit":
            yield from self._visited(row, data, at)
        if (data["level"], data["clock"]) in ((2, "forward"), (2, "review")) and not data["messages"]:
            yield "I4", f"{row.number}: no supervisor is told"
        if data["clock"] == "data" and data["outcome"] == "citizen" and not data["messages"]:
            yield "I4", f"{row.number}: the citizen is not reminded"

    def _reminded(self, row: Complaint, data: dict[str, Any]) -> Found:
        officers = Officer.select().where(Officer.agency == row.agency_id, Officer.active).count()
        if len(data["messages"]) != max(officers, 1):
            yield "I4", f"{row.number}: {len(data['messages'])} messages for {officers} officers"
        for message in data["messages"]:
            linked = MessageComplaint.select().where(
                MessageComplaint.message == message, MessageComplaint.complaint == row.id
            )
            if not linked.exists():
                yield "I4", f"{row.number}: message {message} does not speak of it"

    def _visited(self, row: Complaint, data: dict[str, Any], at: int) -> Found:
        planned = Visit.get_or_none(Visit.complaint == row.id, Visit.state == "planned")
        if planned is None:
            yield "visit", f"{row.number}: no visit is planned"
            return
        day = date.fromisoformat(planned.visit_on)
        is_holiday = Holiday.select().where(Holiday.day == planned.visit_on).exists() and planned.created_at == at
        silent = self._unheard(row)
        if silent:
            yield "I4", f"{row.number} is to be visited, and officers {silent} heard nothing"
        if planned.created_at == at and (day <= local_day(at) or day.weekday() >= 5 or is_holiday):
            yield "visit", f"{row.number}: the visit of {planned.visit_on} is on no working day after"

    def _unheard(self, row: Complaint) -> list[int]:
        """Return the active officers of the complaint's agency to whom no message speaks of it."""
        heard = (
            Message.select(Message.officer)
            .join(MessageComplaint)
            .where(MessageComplaint.complaint == row.id, Message.kind == "escalation", Message.state != "cancelled")
            .where(Message.officer.is_null(False))
        )
        query = Officer.select(Officer.id).where(Officer.agency == row.agency_id, Officer.active)
        return [int(key) for (key,) in tuples(query.where(Officer.id.not_in(heard)))]

    def begun(self) -> Found:
        """A clock that begins has two levels ahead of it; the reply clock begins when the complaint is handed over."""
        query = Deadline.select().where(Deadline.id > self._begun_until).order_by(Deadline.id)
        rows = list(query)
        self._begun_until = rows[-1].id if rows else self._begun_until
        levels = Counter((row.owner_key, row.clock) for row in rows)
        for row in rows:
            if levels[row.owner_key, row.clock] != 2:
                yield "I1", f"{row.owner_key}: the clock {row.clock} has {levels[row.owner_key, row.clock]} levels"
            if row.due_at < self.clock.now() and row.clock != "promise":
                yield "lateness", f"{row.owner_key}: the clock {row.clock} begins in the past"
            yield from hours.begun(row)

    def levels(self, moves: list[Any], events: list[Any]) -> Found:
        written = Counter(complaint for _key, complaint, kind, *_rest in events if kind == "escalated")
        former = 0
        for entity, key, what, old, new in moves:
            if (entity, what, old) != ("deadline", "state", "pending") or new == "cancelled":
                continue
            row = Deadline.get_by_id(key)
            now = self.clock.now()
            written[row.complaint_id] -= 1
            if row.due_at < former:
                yield "order", f"deadline {key} fired after one that was due later"
            former = row.due_at
            if row.fired_at is None or row.fired_at < row.due_at or row.late_ms != row.fired_at - row.due_at:
                yield "lateness", f"deadline {key} fired at {row.fired_at}, due {row.due_at}, late {row.late_ms}"
            elif row.fired_at != now and not self.untrusted:
                yield "lateness", f"deadline {key} fired at another time than now"
            if new == "fired" and row.level == 1:
                higher = Deadline.get(
                    Deadline.owner_key == row.owner_key, Deadline.clock == row.clock, Deadline.level == 2
                )
                if higher.due_at <= now and higher.state in ("pending", "fired") and higher.fired_at in (None, now):
                    yield "I3", f"both levels of {row.owner_key} spoke at once"
        for complaint, left in written.items():
            if left:
                yield "I8", f"complaint {complaint}: {-left} more levels fired than its timeline tells"
