"""The provider of a proof: the product's own simulator without HTTP, behind the channel's door, faulty by chance."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

import requests
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection
from urllib3.exceptions import MaxRetryError, NewConnectionError

from escalation import answers, payloads
from escalation.simulator.core import Simulator
from escalation.simulator.ledger import Entry, Ledger
from escalation.simulator.postman import Postman
from store.backoff import Answer
from store.delivery import Sending
from tests.proof.gate import Gate

SECRET = "proof of buttons"
CODES = (4, 190, 130429, 131056, 131048, 131000, 131057, 131026, 131049, 132001, 132015, 132018, 131047)
RECEIPTS = ("lose", "lose", "duplicate", "reorder", "fail")


class WatchedLedger(Ledger):
    """A ledger that tells whenever a phone shows something of ours."""

    def __init__(self, watch: Callable[[Entry], None]) -> None:
        super().__init__()
        self._watch = watch

    def show(self, entry: Entry) -> None:
        """Let a phone show a new entry."""
        super().show(entry)
        if entry.ours:
            self._watch(entry)


class Postbox(Postman):
    """Webhook bodies on their way; they leave in any order, some twice."""

    def __init__(self, rng: Random) -> None:
        super().__init__("", "")
        self.rng = rng
        self.bodies: list[bytes] = []

    def take(self, body: bytes, delay: float = 0.0) -> None:
        """Take a body to deliver some time."""
        self.bodies.append(body)

    def draw(self) -> bytes | None:
        """Return some body, which stays until it is `delivered`."""
        return self.rng.choice(self.bodies) if self.bodies else None

    def delivered(self, body: bytes) -> None:
        """Throw the body away; now and then it comes once more."""
        if self.rng.random() > 0.1:
            self.bodies.remove(body)


@dataclass
class Provider:
    """A channel of the engine. `faulty` is how often a call goes wrong, `down` that no connection stands.

    `token` is what it shows to the provider, which knows one that is right.
    """

    gate: Gate
    rng: Random
    simulator: Simulator
    before: Callable[[Sending], None]
    now: Callable[[], int]
    faulty: float = 0.0
    down: bool = False
    token: str = "token"
    name: str = "whatsapp"

    def send(self, sending: Sending) -> Answer:
        """Make the call as the channel would, with the bodies and the reading of answers that it has."""
        self.gate.boundary("before a call")
        self.before(sending)
        if self.down:
            return answers.of_exception(requests.exceptions.ConnectionError(_never_connected()))
        self._go_wrong()
        raw = json.dumps(payloads.template_message(sending, SECRET)).encode()
        reply, fault = self.simulator.call(raw, f"Bearer {self.token}", "1")
        self.gate.boundary("after a call")
        match fault.kind if fault is not None else "":
            case "timeout" | "half":
                return answers.of_exception(requests.exceptions.ReadTimeout())
            case "reset":
                return answers.of_exception(requests.exceptions.ConnectionError("connection reset"))
            case "http":
                return answers.of_response(503, CaseInsensitiveDict(), b"", self.now())
            case "nojson":
                return answers.of_response(200, CaseInsensitiveDict(), b"hm", self.now())
            case _:
                body = json.dumps(reply.body).encode()
                return answers.of_response(reply.status, CaseInsensitiveDict(reply.headers), body, self.now())

    def close(self) -> None:
        """There is nothing to close."""

    def twin(self) -> "Provider":
        """Return the channel of another engine to the same provider."""
        return replace(self)

    def _go_wrong(self) -> None:
        """Now and then order a fault for this call, and one for its receipts."""
        chance = self.rng.random
        if chance() < self.faulty:
            kind = self.rng.choice(("timeout", "half", "reset", "http", "nojson", "error", "error"))
            self.simulator.faults.add({"kind": kind, "code": self.rng.choice(CODES), "deliver": chance() < 0.5})
        if chance() < self.faulty:
            self.simulator.faults.add({"kind": self.rng.choice(RECEIPTS), "code": 131026})


def _never_connected() -> MaxRetryError:
    return MaxRetryError(HTTPConnectionPool("h"), "/", NewConnectionError(HTTPConnection("h"), "refused"))
