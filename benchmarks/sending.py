"""What a message costs on its way out: the sender's loop through the simulator, and the same loop by hand."""

import json
import threading
from itertools import count
from typing import Any

import requests

from benchmarks.ground import NOW, Ground
from benchmarks.measure import Pair
from escalation import payloads
from escalation.sender import Sender
from escalation.simulator.core import Simulator
from escalation.simulator.ledger import Ledger
from escalation.simulator.postman import Postman
from escalation.simulator.server import Server
from escalation.whatsapp import CloudApi
from store import templates
from store.clock import MINUTE, VirtualClock
from store.delivery import Sending
from store.duties import Words
from store.ids import new_key

TURNS = 10
VERSION, PHONE_ID, TOKEN = "v26.0", "100000000000001", "simulated"
QUEUED = """INSERT INTO message (key, kind, channel, recipient, template, params, state, next_at, created_at)
    VALUES (?, 'supervisor', ?, ?, ?, ?, 'queued', ?, ?)"""
DUE = "SELECT id, recipient FROM message WHERE state = 'queued' AND channel = 'call' ORDER BY next_at, id LIMIT ?"
LEASED = "UPDATE message SET state = 'leased', lease_token = ?, lease_until = ? WHERE id = ?"
BEGUN = "UPDATE message SET state = 'sending', attempts = 1 WHERE id = ? AND lease_token = ?"
ATTEMPT = "INSERT INTO attempt (message_id, number, channel, token, started_at) VALUES (?, 1, 'call', ?, ?)"
NOTED = "UPDATE attempt SET result = 'accepted', ended_at = ?, detail = ? WHERE message_id = ? AND number = 1"
ENDED = "UPDATE message SET state = 'accepted', provider_id = ? WHERE id = ? AND lease_token = ?"


def through_the_simulator(many: int, ground: Ground) -> Pair:
    """So many messages, each claimed, begun, posted and written down; the simulator listens as long as we measure."""
    clock, turns = VirtualClock(NOW), count()
    server = _listening(clock)
    sender = Sender(CloudApi(server.url, VERSION, PHONE_ID, TOKEN, "benchmark", clock.now), clock)
    address, body = f"{server.url}/{VERSION}/{PHONE_ID}/messages", _body()

    def ours() -> None:
        _queue(ground, "whatsapp", many, next(turns), clock.advance(MINUTE))
        sent = sender.deliver()
        if sent["accepted"] < many:
            raise RuntimeError(f"of {many} messages went {dict(sent)}")

    def reference() -> None:
        _queue(ground, "call", many, next(turns), clock.now())
        with requests.Session() as session:
            session.headers["Authorization"] = f"Bearer {TOKEN}"
            for key, recipient in ground.bare.rows(DUE, many):
                _by_hand(ground, key, lambda to=recipient: session.post(address, json=body | {"to": to}, timeout=10))

    return Pair(ours, reference, rounds=TURNS)


def _by_hand(ground: Ground, key: int, post: Any) -> None:
    """Lease, intend, call and note one message, as one would by hand."""
    token = new_key()
    ground.bare.unit((LEASED, (token, NOW + MINUTE, key)))
    ground.bare.unit((BEGUN, (key, token)), (ATTEMPT, (key, token, NOW)))
    name = post().json()["messages"][0]["id"]
    ground.bare.unit((NOTED, (NOW, name, key)), (ENDED, (name, key, token)))


def _queue(ground: Ground, channel: str, many: int, turn: int, at: int) -> None:
    """Put messages into the outbox, each to a telephone of its own."""
    template = templates.SUPERVISOR
    params = json.dumps({"values": list(template.samples), "actions": []})
    rows = (
        (new_key(), channel, f"+62811{turn:03d}{place:05d}", template.name, params, at, at) for place in range(many)
    )
    ground.bare.unit(*((QUEUED, row) for row in rows))


def _body() -> dict[str, Any]:
    template = templates.SUPERVISOR
    words = Words(template.name, template.samples, ())
    return payloads.template_message(Sending(0, "", 1, "+628110000000", words, repeat=False), "benchmark")


def _listening(clock: VirtualClock) -> Server:
    """Return a simulator that listens on this machine, sends no receipts, and ends with the run."""
    server = Server(Simulator(Ledger(), Postman("", ""), clock.now, read_after=None), "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True, name="simulator").start()
    return server
