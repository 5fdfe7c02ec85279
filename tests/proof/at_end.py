"""What must hold once faults end and time has passed, and what holds all along but costs more to ask."""

from collections.abc import Callable
from dataclasses import dataclass

from escalation.simulator.ledger import Ledger
from store import checks, events, reports
from store.actors import SYSTEM
from store.clock import DAY, VirtualClock
from store.models import (
    Answer,
    Attempt,
    Complaint,
    Deadline,
    Inbound,
    Message,
    MessageComplaint,
    Receipt,
    Referral,
    Visit,
)
from store.rows import tuples
from tests.proof import hours
from tests.proof.people import People
from tests.proof.violations import Found, Violation

ENDED = ("accepted", "sent", "delivered", "read", "dead", "task", "done", "cancelled")
AT_ONCE = ("reply", "promise")
OF_ALL = (4, 190, 130429, 131057)
"""Codes of the API that speak of the account, the app, or the number as a whole."""


@dataclass
class AtEnd:
    """Looks at the whole; `report` takes what is wrong."""

    clock: VirtualClock
    people: People
    ledger: Ledger
    report: Callable[[Violation], None]

    def now_and_then(self) -> None:
        """Look at what holds at any time."""
        self._tell(
            (
                *self._checked(),
                *self._chained(),
                *self._promised(),
                *self._frozen(),
                *self._one_voice(),
                *self._visits(),
                *self._echoes(),
                *self._held_calls(),
                *hours.running(),
            )
        )

    def settled(self) -> None:
        """Look at what holds once nothing goes wrong any more and all had time to end."""
        self._tell((*self._messages(), *self._levels(), *self._private()))

    def _tell(self, found: tuple[tuple[str, str], ...]) -> None:
        for rule, detail in found:
            self.report(Violation(rule, detail))

    def _checked(self) -> Found:
        for finding in checks.check(SYSTEM):
            if not finding.ok:
                yield "I1", f"{finding.rule}: {finding.examples}"

    def _chained(self) -> Found:
        found = events.verify(SYSTEM)
        if not found.ok:
            yield "I9", f"the chain breaks: {found}"

    def _promised(self) -> Found:
        for key, number in self.people.told.items():
            rows = [found for (found,) in tuples(Complaint.select(Complaint.number).where(Complaint.client_key == key))]
            if rows != [number]:
                yield "once", f"the form {key} was acknowledged as {number} and stands there as {rows}"
        for key, (number, text) in self.people.answers.items():
            row = Answer.get_or_none(Answer.client_key == key)
            if row is None or row.body != text:
                yield "once", f"an answer to {number} was acknowledged and is not there as it was"
        for refusal in self.people.denied:
            yield "once", f"an answer that stands there was refused when it was sent again: {refusal}"
        for (key,) in tuples(Complaint.select(Complaint.client_key)):
            if key not in self.people.told and key not in self.people.unheard:
                yield "once", f"a complaint came from nobody: {key}"

    def _frozen(self) -> Found:
        for month, text in self.people.frozen.items():
            if reports.look(self.people.city.supervisor, month, now=self.clock.now()).text != text:
                yield "I10", f"the frozen report of {month} changed"

    def _one_voice(self) -> Found:
        """To one officer about one clock of one complaint goes one message."""
        query = (
            MessageComplaint.select(
                Deadline.owner_key, Deadline.clock, Message.officer_id, Message.agency_id, Message.id
            )
            .join(Message)
            .switch(MessageComplaint)
            .join(Deadline)
            .where(Message.kind == "escalation", Message.state != "cancelled", Deadline.clock.in_(AT_ONCE))
        )
        heard: dict[tuple[object, ...], set[int]] = {}
        for *whom, message in tuples(query):
            heard.setdefault(tuple(whom), set()).add(message)
        for about, messages in heard.items():
            if len(messages) > 1:
                yield "I3", f"{about} is spoken of in several messages: {sorted(messages)}"

    def _visits(self) -> Found:
        """A visit is planned for an agency that still owes something, once."""
        rows = Visit.select(Visit.id).join(Referral).where(Visit.state == "planned", Referral.closed_at.is_null(False))
        for (key,) in tuples(rows):
            yield "visit", f"visit {key} is planned, and its referral has ended"

    def _echoes(self) -> Found:
        """What the provider has vouched for is no more unknown."""
        query = Receipt.select(Receipt.provider_id).where(Receipt.status.in_(("sent", "delivered", "read")))
        for (name,) in tuples(query):
            entry = self.ledger.get(name)
            message, _colon, number = (entry.reference if entry else "").partition(":")
            row = Attempt.get_or_none(Attempt.message == int(message or 0), Attempt.number == int(number or 0))
            if row is not None and row.result in ("", "unknown"):
                yield "echo", f"the outcome of {message}:{number} is unknown although its echo came"

    def _held_calls(self) -> Found:
        """Whatever the provider says of the whole account is no fault of the message."""
        for key, result in tuples(Attempt.select(Attempt.message_id, Attempt.result).where(Attempt.code.in_(OF_ALL))):
            if result != "held":
                yield "account", f"a call of message {key} counts as {result}"
        own = Attempt.select(Attempt.message).where(Attempt.result != "held")
        for (key,) in tuples(Message.select(Message.id).where(Message.state == "dead", Message.id.not_in(own))):
            yield "account", f"message {key} was given up, and none of its calls failed because of it"

    def _messages(self) -> Found:
        vain = Message.select(Message.id).where(Message.state.in_(("accepted", "sent")), Message.channel == "whatsapp")
        for (key,) in tuples(vain.where(Message.fall_at < self.clock.now() - DAY)):
            yield "liveness", f"message {key} waits in vain for word that it arrived"
        for key, state in tuples(Message.select(Message.id, Message.state).where(Message.state.not_in(ENDED))):
            yield "liveness", f"message {key} is still {state}"

    def _levels(self) -> Found:
        for (key,) in tuples(Inbound.select(Inbound.id).where(Inbound.processed_at.is_null())):
            yield "liveness", f"webhook body {key} was never worked on"
        for key, problem in tuples(Inbound.select(Inbound.id, Inbound.problem).where(Inbound.problem != "")):
            yield "liveness", f"webhook body {key} could not be worked on: {problem}"
        forgotten = (
            Complaint.select(Complaint.number)
            .join(Deadline)
            .where(Complaint.clock == "data", Deadline.clock == "data", Deadline.level == 2, Deadline.state == "fired")
        )
        for (number,) in tuples(forgotten.where(Deadline.due_at > Complaint.due_at)):
            yield "liveness", f"{number} waits for its citizen for ever"
        late = Deadline.select(Deadline.id).where(Deadline.state == "pending", Deadline.due_at <= self.clock.now())
        for (key,) in tuples(late):
            yield "liveness", f"deadline {key} is due and did not fire"
        silent = Deadline.select().where(Deadline.clock == "reply", Deadline.level == 2, Deadline.state == "fired")
        for row in silent:
            if not Visit.select().where(Visit.referral == row.referral_id).exists():
                yield "visit", f"three days of silence on referral {row.referral_id} and no visit"

    def _private(self) -> Found:
        texts = [text for (text,) in tuples(Message.select(Message.last_error))]
        texts += [text for (text,) in tuples(Attempt.select(Attempt.detail))]
        texts += [text for (text,) in tuples(Message.select(Message.recipient))]
        for text in texts:
            if "Rahasia" in text or "62813" in text:
                yield "private", f"a citizen's name or number in “{text}”"
