"""The officers' telephones in the demo's past: what the outbox sent arrives and is read, as receipts say.

From the present on the WhatsApp simulator does this.
"""

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

from store import outbox
from store.backoff import Answer, Result
from store.clock import MINUTE, SECOND
from store.outbox import Sending

READ = 0.85


@dataclass
class Telephones:
    """All telephones of the city; `secret` signs buttons as the engine's setting does."""

    rng: Random
    secret: str
    sent: int = 0
    waiting: list[tuple[int, str, str, str]] = field(default_factory=list)

    def deliver(self, now: int) -> None:
        """Send everything that is due at `now`, and let yesterday's receipts come in."""
        while claims := outbox.claim("whatsapp", now=now, limit=50, new_token=self._token):
            for claim in claims:
                sending = outbox.begin(claim, now=now)
                if sending is not None:
                    self._arrive(sending, now)
        self._receipts(now)

    def _arrive(self, sending: Sending, now: int) -> None:
        self.sent += 1
        provider_id = f"wamid.demo{self.sent:06d}"
        answer = Answer(Result.ACCEPTED, provider_id=provider_id)
        outbox.finish(sending, answer, now=now, chance=0.0)
        at = now
        for status, span in (("sent", 2 * SECOND), ("delivered", 20 * SECOND), ("read", 90 * MINUTE)):
            at += int(span * self.rng.uniform(0.5, 1.5))
            if status != "read" or self.rng.random() < READ:
                self.waiting.append((at, provider_id, status, sending.recipient))

    def _receipts(self, now: int) -> None:
        """Hand the webhook one body with every receipt whose time has come."""
        due = [entry for entry in self.waiting if entry[0] <= now]
        if not due:
            return
        self.waiting = [entry for entry in self.waiting if entry[0] > now]
        outbox.receive(json.dumps(body(due)).encode(), now)
        outbox.process_pending(now, self.secret)

    def _token(self) -> str:
        return f"{self.rng.getrandbits(96):024x}"


def body(entries: list[tuple[int, str, str, str]]) -> dict[str, Any]:
    """Return receipts in the Cloud API's shape."""
    statuses = [
        {"id": provider_id, "status": status, "timestamp": str(at // 1000), "recipient_id": recipient.lstrip("+")}
        for at, provider_id, status, recipient in entries
    ]
    value = {"messaging_product": "whatsapp", "metadata": {}, "statuses": statuses}
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": "0", "changes": [{"field": "messages", "value": value}]}],
    }
