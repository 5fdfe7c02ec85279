"""What the tests of this room stand in: engine, simulator and webhook, all real, joined by HTTP on loopback."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from typer.testing import Result

from escalation.engine import Engine, Sweep
from escalation.sender import Sender
from escalation.simulator.core import Simulator
from escalation.simulator.ledger import Entry, Ledger
from escalation.simulator.postman import Postman
from escalation.simulator.server import Server
from escalation.timeguard import TimeGuard
from escalation.whatsapp import CloudApi
from store import database, outbox, webhook
from store.clock import DAY, HOUR, Clock, VirtualClock
from store.models import Deadline, Message
from store.outbox import MessageView
from tests.support.city import City

Run = Callable[..., Result]
APP_SECRET = "app-secret"
BUTTON_SECRET = "button-secret"


@dataclass
class House:
    """Short ways to what a test needs; `simulator.faults` breaks things."""

    city: City
    clock: VirtualClock
    server: Server
    receiver: "Receiver"
    engine: Engine

    @classmethod
    def build(cls, city: City, clock: VirtualClock) -> "House":
        receiver = Receiver(clock)
        ids = iter(range(1, 1_000_000))
        simulator = Simulator(
            Ledger(),
            Postman(receiver.url, APP_SECRET),
            clock.now,
            "token",
            read_after=None,
            make_id=lambda: f"SIM{next(ids):06d}",
        )
        server = Server(simulator, "127.0.0.1", 0)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return cls(city, clock, server, receiver, make_engine(server.url, clock))

    @property
    def simulator(self) -> Simulator:
        return self.server.simulator

    def close(self) -> None:
        self.server.close()
        self.receiver.close()

    def sweep(self) -> Sweep:
        """Let the engine do one sweep."""
        return self.engine.sweep()

    def receipts(self) -> int:
        """Let the simulator post every receipt that waits, and the engine work on them."""
        arrived = self.simulator.postman.pump()
        outbox.process_pending(self.clock.now(), BUTTON_SECRET)
        return arrived

    def days_later(self, days: float) -> None:
        self.clock.advance(int(days * DAY))

    def hours_later(self, hours: float) -> None:
        self.clock.advance(int(hours * HOUR))

    def shown(self, agency: str = "PUPR") -> list[Entry]:
        """What the phone of the agency's officer showed."""
        place = ("PUPR", "RSUD", "DLHK").index(agency)
        return [entry for entry in self.simulator.ledger.entries(f"62811400{place:04d}") if entry.ours]

    def message(self, number: str = "", kind: str = "escalation") -> MessageView:
        """The only message of a kind about a complaint, or at all."""
        found = outbox.for_complaint(self.city.operator, number) if number else outbox.find(self.city.operator)
        (one,) = [view for view in found if view.kind == kind]
        return one

    def states(self, number: str) -> dict[tuple[str, int], str]:
        """The states of a complaint's deadlines by clock and level; the newest clock of a kind counts."""
        from store.models import Complaint

        rows = Deadline.select().join(Complaint).where(Complaint.number == number).order_by(Deadline.id)
        return {(row.clock, row.level): row.state for row in rows}


def make_engine(url: str, clock: Clock, **given: Any) -> Engine:
    """An engine whose guard follows the virtual clock, unless a test wants another."""
    api = CloudApi(url, "v26.0", "100000000000001", "token", BUTTON_SECRET, clock.now, limit=given.pop("limit", 3.0))
    fields: dict[str, Any] = {"guard": TimeGuard(clock.now), **given}
    return Engine(clock, Sender(api, clock, chance=lambda: 0.0), BUTTON_SECRET, **fields)


def row(message_id: int) -> Message:
    """The message's row as it stands."""
    found: Message = Message.get_by_id(message_id)
    return found


class Receiver(ThreadingHTTPServer):
    """The webhook's end: verifies and stores, as the portal does. `refusing` makes it answer 503."""

    daemon_threads = True

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__(("127.0.0.1", 0), _Hook)
        self.clock, self.refusing = clock, False
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{webhook.PATH}"

    def close(self) -> None:
        self.shutdown()
        self.server_close()


class _Hook(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        trusted = webhook.verify(raw, self.headers.get("X-Hub-Signature-256", ""), [APP_SECRET])
        if trusted and not self.server.refusing:
            try:
                outbox.receive(raw, self.server.clock.now())
            finally:
                database.disconnect()
        self.send_response(503 if self.server.refusing else 200 if trusted else 403)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""
