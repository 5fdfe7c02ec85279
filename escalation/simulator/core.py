"""The simulator without HTTP: a call to the API with its faults, and what the owners of the phones do."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from escalation.simulator import webhooks
from escalation.simulator.cloud import Cloud, Refusal, Reply
from escalation.simulator.faults import Fault, Faults
from escalation.simulator.ledger import Entry, Ledger
from escalation.simulator.postman import Postman
from store.errors import Invalid, NotFound
from store.i18n import _

SENT_AFTER, DELIVERED_AFTER = 0.2, 0.6
TEXT_LIMIT = 4096


def new_id() -> str:
    """Return the changing part of a message's name."""
    return secrets.token_hex(14).upper()


@dataclass
class Simulator:
    """One phone number of the API. `read_after` seconds a phone's owner reads, None for never by itself."""

    ledger: Ledger
    postman: Postman
    now: Callable[[], int]
    token: str = ""
    phone_id: str = "100000000000001"
    read_after: float | None = 3.0
    faults: Faults = field(default_factory=Faults)
    make_id: Callable[[], str] = new_id
    delayed: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cloud = Cloud(self.ledger, self.now, self.make_id, self.token)

    def call(self, raw: bytes, authorisation: str, phone_id: str) -> tuple[Reply, Fault | None]:
        """Take one request to `/messages`: what the API answers, and the fault the HTTP server has to play."""
        self.phone_id = phone_id
        try:
            self.cloud.authorise(authorisation)
            body = self.cloud.read(raw)
            fault = self.faults.of_call(str(body["to"]).removeprefix("+"))
            if fault is not None and fault.kind == "error":
                return Refusal(fault.code, "Simulated", fault.status or 400).reply(fault.retry_after), None
            if fault is not None and not fault.deliver:
                return Reply(200, {}), fault
            accepted = self.cloud.accept(body)
        except Refusal as refusal:
            return refusal.reply(), None
        self._receipts(accepted.entry, accepted.failed)
        return accepted.reply, fault

    def tap(self, entry_id: str, place: int) -> None:
        """Let the owner of a phone tap a button of a message. Raises NotFound."""
        entry = self._ours(entry_id)
        if not 0 <= place < len(entry.buttons):
            raise NotFound(_("That message has no such button."))
        button = entry.buttons[place]
        self.read(entry_id)
        tapped = self._written(entry.phone, button.text, answers=entry_id)
        self.postman.take(
            webhooks.tap(
                self.phone_id,
                tapped.id,
                entry.phone,
                tapped.at,
                text=button.text,
                payload=button.payload,
                context=entry_id,
                template=bool(entry.template),
            )
        )

    def reply(self, phone: str, text: str, answers: str = "") -> None:
        """Let the owner of a phone write, on its own or as an answer to a message. Raises Invalid, NotFound."""
        if answers:
            phone = self._ours(answers).phone
        if not phone.removeprefix("+").isdecimal() or not 1 <= len(text.strip()) <= TEXT_LIMIT:
            raise Invalid(_("A reply needs a phone and a text."))
        wrote = self._written(phone.removeprefix("+"), text.strip(), answers)
        self.postman.take(
            webhooks.text(self.phone_id, wrote.id, wrote.phone, wrote.at, body=wrote.text, context=answers)
        )

    def read(self, entry_id: str) -> None:
        """Let the owner of a phone read a message. Raises NotFound."""
        entry = self._ours(entry_id)
        if "read" not in entry.statuses:
            self._status(entry, "read", 0.0)

    def _ours(self, entry_id: str) -> Entry:
        entry = self.ledger.get(entry_id)
        if entry is None or not entry.ours:
            raise NotFound(_("No phone shows that message."))
        return entry

    def _written(self, phone: str, text: str, answers: str) -> Entry:
        entry = Entry(f"wamid.{self.make_id()}", phone, self.now(), False, text, answers=answers)
        self.ledger.show(entry)
        return entry

    def _receipts(self, entry: Entry, failed: int | None) -> None:
        """Send the receipts of an accepted message on their way, as the faults in force let them."""
        fault = self.faults.of_receipt(entry.phone)
        failed = fault.code if fault is not None and fault.kind == "fail" else failed
        if failed is not None:
            self._status(entry, "failed", SENT_AFTER, code=failed)
            return
        steps = [("sent", SENT_AFTER), ("delivered", DELIVERED_AFTER)]
        steps += [("read", DELIVERED_AFTER + self.read_after)] if self.read_after is not None else []
        kind = fault.kind if fault is not None else ""
        if kind == "reorder":
            steps = [(name, delay) for (name, _), (_, delay) in zip(reversed(steps), steps, strict=True)]
        for name, delay in steps:
            self._status(entry, name, delay, lost=kind == "lose", copies=2 if kind == "duplicate" else 1)

    def _status(
        self, entry: Entry, name: str, delay: float, *, code: int | None = None, lost: bool = False, copies: int = 1
    ) -> None:
        self.ledger.mark(entry.id, name)
        body = webhooks.status(
            self.phone_id,
            entry.id,
            entry.phone,
            name,
            self.now() + int(delay * 1000),
            reference=entry.reference,
            code=code,
        )
        for _copy in range(0 if lost else copies):
            self.postman.take(body, delay)
