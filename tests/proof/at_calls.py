"""What must hold at the instant of a call to the provider, and when a phone shows a message."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from peewee import fn

from escalation.simulator.ledger import Entry, Ledger
from store import control, policy, templates
from store.backoff import RESOLVE
from store.clock import VirtualClock
from store.database import db
from store.delivery import Sending
from store.models import Account, Agency, Attempt, Complaint, Event, Inbound, Message, Officer
from store.rows import tuples
from tests.proof.meta import FIELD, held_back
from tests.proof.violations import Violation

NUMBER = re.compile(r"\b\d{2}-\d{4,}-\d\b")
STILL_OPEN = ("queued", "leased", "sending", "unknown", "failed")
OWED = {"escalation": ("forwarded", "in_progress"), "citizen": ("needs_data",)}


@dataclass
class AtCalls:
    """Watches calls and phones; `report` takes what is wrong."""

    clock: VirtualClock
    report: Callable[[Violation], None]
    ledgers: Sequence[Ledger]

    def call(self, sending: Sending) -> None:
        """Look at the moment in which a call begins."""
        for rule, detail in self._call(sending):
            self.report(Violation(rule, f"message {sending.reference}: {detail}"))

    def shown(self, entry: Entry) -> None:
        """Look at what a phone just showed."""
        message_id, _colon, attempt = entry.reference.partition(":")
        row = Message.get_or_none(Message.id == int(message_id))
        if row is None:
            self.report(Violation("I4", f"a phone shows a message that nobody owes: {entry.text}"))
            return
        for rule, detail in (*self._copies(row, entry), *self._window(), *self._addressee(row, entry)):
            self.report(Violation(rule, f"message {message_id}, attempt {attempt}: {detail}"))

    def _call(self, sending: Sending) -> Iterator[tuple[str, str]]:
        now = self.clock.now()
        if db.in_transaction():
            yield "intent", "the call happens within a transaction"
        row = Message.get_by_id(sending.message_id)
        if (row.state, row.lease_token, row.attempts) != ("sending", sending.token, sending.attempt):
            yield "intent", f"the row says {row.state}, attempt {row.attempts}"
        if not Attempt.select().where(Attempt.message == row.id, Attempt.number == sending.attempt).exists():
            yield "intent", "no attempt was written before the call"
        if control.sending_stopped() or control.channel(row.channel).pause_until > now:
            yield "stopped", "sending is stopped or the channel rests"
        unsettled = Attempt.select().where(
            Attempt.message == row.id,
            Attempt.number < sending.attempt,
            Attempt.result.in_(("", "unknown")),
            Attempt.started_at > now - RESOLVE,
        )
        if unsettled.exists():
            yield "resolve", "an earlier call may still show its outcome"
        template = sending.words.template + (templates.REPEAT_SUFFIX if sending.repeat else "")
        if row.channel == "whatsapp" and template in held_back(_of_templates()):
            yield "barred", f"Meta holds back {template}"

    def _copies(self, row: Message, entry: Entry) -> Iterator[tuple[str, str]]:
        prefix = f"{row.id}:"
        entries = [one for ledger in self.ledgers for one in ledger.entries()]
        copies = [one for one in entries if one.reference.startswith(prefix) and "failed" not in one.statuses]
        if len(copies) - 1 > row.repeats:
            yield "I5", f"{len(copies)} copies, {row.repeats} repeats counted"
        if len(copies) > row.attempts:
            yield "I5", f"{len(copies)} copies of {row.attempts} attempts"
        if len(copies) == 1:
            older = Message.select(Message.id).where(
                Message.recipient == row.recipient, Message.id < row.id, Message.state.in_(STILL_OPEN)
            )
            if older.exists():
                yield "order", "an older message to the same recipient still waits"

    def _window(self) -> Iterator[tuple[str, str]]:
        now = self.clock.now()
        if policy.current(now).sending_time(now) != now:
            yield "I6", "outside the sending window"

    def _addressee(self, row: Message, entry: Entry) -> Iterator[tuple[str, str]]:
        """The phone must be somebody's who may know, and what is said must still be owed."""
        if "Rahasia" in entry.text or "+62813" in entry.text or "0813" in entry.text:
            yield "private", f"a citizen's name or number: {entry.text}"
        mine = self._agency_of(row, entry.phone if "@" in entry.phone else f"+{entry.phone}")
        for number in NUMBER.findall(entry.text):
            found = Complaint.get_or_none(Complaint.number == number)
            if found is None:
                yield "I6", f"there is no complaint {number}"
            elif row.kind in OWED and found.state not in OWED[row.kind]:
                yield "I6", f"{number} is {found.state}"
            elif row.kind == "escalation" and found.agency_id != mine:
                yield "I6", f"{number} is not with the agency of {entry.phone}"

    def _agency_of(self, row: Message, phone: str) -> int | None:
        if row.kind == "supervisor" and not Account.select().where(Account.phone == phone).exists():
            self.report(Violation("I6", f"message {row.id}: {phone} is no supervisor's"))
        query = (
            Officer.select(Agency.id)
            .join(Agency)
            .where((Officer.phone == phone) | (Officer.email == phone), Officer.active)
        )
        found = query.scalar()
        return None if found is None else int(found)


def _of_templates() -> Iterator[str]:
    """Return what Meta said of templates and the engine has read, since a person last said that all is well again."""
    well = Event.select(fn.MAX(Event.at)).where(Event.kind == "sending_resumed").scalar() or 0
    read = Inbound.select(Inbound.content).where(Inbound.processed_at > well, Inbound.content.contains(FIELD))
    return (content for (content,) in tuples(read.order_by(Inbound.id)))
