"""A gateway in WhatsApp's place: off unless it is set, a form and a token, and what each reply comes to."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from escalation import gateway, service
from escalation.checking import gateway_warning
from escalation.gateway import Gateway
from escalation.whatsapp import CloudApi
from store import templates
from store.backoff import Result
from store.clock import VirtualClock
from store.delivery import Sending
from store.duties import Words
from store.families import Family
from store.models import Message
from store.settings import load
from store.settling import RECEIPT_LIMIT
from tests.escalation.house import House

SENDING = Sending(
    7, "t", 1, "+628114000000", Words(templates.REMINDER.name, ("26-0417-5", "Lampu", "24 jam"), ()), False
)


class Fake(ThreadingHTTPServer):
    """Takes forms as Fonnte does and answers what the test wants."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.reply = 200, json.dumps({"status": True, "id": ["80367170"], "target": ["62811"]}).encode()
        self.forms: list[dict[str, str]] = []
        self.tokens: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: Fake

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.forms.append({name: values[0] for name, values in form.items()})
        self.server.tokens.append(self.headers["Authorization"])
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.reply)))
        self.end_headers()
        self.wfile.write(self.server.reply)

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""


@pytest.fixture
def fake() -> Iterator[Fake]:
    with Fake() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def channel(fake: Fake) -> Gateway:
    return Gateway(f"http://127.0.0.1:{fake.server_address[1]}/send", "secret-token", 3.0)


def test_a_message_goes_as_a_form_with_the_bare_token(fake: Fake) -> None:
    answer = channel(fake).send(SENDING)
    assert (answer.result, answer.provider_id, answer.receipts) == (Result.ACCEPTED, "80367170", False)
    assert fake.tokens == ["secret-token"]
    assert fake.forms[0]["target"] == "628114000000"
    assert fake.forms[0]["message"].startswith("Aduan warga nomor 26-0417-5")
    assert fake.forms[0]["message"].endswith("Humas Kota Kendari")


@pytest.mark.parametrize(
    ("reason", "family"),
    [
        ("token invalid", Family.ACCOUNT),
        ("insufficient quota", Family.ACCOUNT),
        ("request invalid on disconnected device", Family.ACCOUNT),
        ("target invalid", Family.UNREACHABLE),
        ("rate limit", Family.APP_LIMIT),
        ("unknown field", Family.MISTAKE),
    ],
)
def test_a_refusal_comes_with_200_and_its_reason_decides(fake: Fake, reason: str, family: Family) -> None:
    fake.reply = json.dumps({"status": False, "reason": reason}).encode()
    answer = channel(fake).send(SENDING)
    assert (answer.result, answer.family, answer.detail) == (Result.REFUSED, family, reason)


@pytest.mark.parametrize(
    ("status", "reply", "result", "family"),
    [
        (401, b"", Result.REFUSED, Family.ACCOUNT),
        (302, b"", Result.REFUSED, Family.ACCOUNT),
        (429, b"", Result.REFUSED, Family.APP_LIMIT),
        (500, b"<html>", Result.UNKNOWN, None),
        (500, b'{"status": true}', Result.UNKNOWN, None),
        (200, b"hm", Result.UNKNOWN, None),
        (200, b'{"Status": false}', Result.REFUSED, Family.MISTAKE),
    ],
)
def test_other_replies(fake: Fake, status: int, reply: bytes, result: Result, family: Family | None) -> None:
    fake.status, fake.reply = status, reply
    answer = channel(fake).send(SENDING)
    assert (answer.result, answer.family) == (result, family)


@pytest.mark.parametrize("told", [{"status": True}, {"status": True, "id": []}, {"status": True, "id": {"a": 1}}])
def test_a_gateway_that_gives_no_name_accepted_all_the_same(told: dict[str, Any]) -> None:
    assert (gateway.of_reply(200, told).result, gateway.of_reply(200, told).provider_id) == (Result.ACCEPTED, "")
    assert gateway.of_reply(200, {"status": True, "id": 12}).provider_id == "12"


def test_where_nothing_listens_nothing_was_sent(fake: Fake) -> None:
    gone = channel(fake)
    fake.shutdown()
    fake.server_close()
    assert gone.send(SENDING).result is Result.NOT_SENT


def test_it_is_off_unless_it_is_set(clock: VirtualClock) -> None:
    assert isinstance(service.whatsapp(load({}), clock, "s"), CloudApi)
    chosen = service.whatsapp(load({"EHUMAS_GATEWAY_URL": "https://g.example/send"}), clock, "s")
    assert isinstance(chosen, Gateway)
    chosen.close()


def test_the_token_may_stand_in_a_file_and_shows_nowhere(tmp_path: Any) -> None:
    secret = tmp_path / "token"
    secret.write_text("secret-token\n")
    settings = load({"EHUMAS_GATEWAY_TOKEN_FILE": str(secret), "EHUMAS_GATEWAY_URL": "https://g.example/send"})
    assert Gateway.of(settings).token == "secret-token"
    assert "secret-token" not in repr(settings) + repr(Gateway.of(settings))


def test_whoever_sends_through_one_is_warned(clock: VirtualClock, caplog: pytest.LogCaptureFixture) -> None:
    service.whatsapp(load({"EHUMAS_GATEWAY_URL": "https://g.example/send"}), clock, "s")
    assert gateway_warning() in caplog.text


def test_without_receipts_nothing_waits_for_them(house: House, fake: Fake) -> None:
    house.engine.sender.channel = channel(fake)
    house.city.forwarded()
    house.hours_later(25)
    house.sweep()
    house.clock.advance(2 * RECEIPT_LIMIT)
    house.sweep()
    assert (house.message().state, house.message().channel, Message.get().fall_at) == ("accepted", "whatsapp", None)
    assert len(fake.forms) == 1
