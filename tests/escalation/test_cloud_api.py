"""The client of the Cloud API: what it sends, what it takes for an answer, what it never does."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from escalation import answers, payloads
from escalation.checking import check
from escalation.simulator.core import Simulator
from escalation.simulator.ledger import Ledger
from escalation.simulator.postman import Postman
from escalation.simulator.server import Server
from escalation.whatsapp import CloudApi
from escalation.within import Overdue, within
from store import buttons, templates
from store.backoff import Result
from store.clock import HOUR, SECOND
from store.delivery import Sending
from store.duties import Words
from store.families import Family
from store.settings import Settings

NOW = 1_791_300_000_000
WORDS = Words(templates.REMINDER.name, ("26-0001-7", "Jalan berlubang", "24 jam"), ("ack", "not_ours"))
SENDING = Sending(7, "token", 2, "+628114000000", WORDS, False)


def api(url: str, **given: float) -> CloudApi:
    return CloudApi(
        url, "v26.0", "106540352242922", "secret-token", "button", lambda: NOW, limit=given.get("limit", 2.0)
    )


@contextmanager
def speaking(*answers_given: bytes, slowly: float = 0) -> Iterator[tuple[str, list[bytes]]]:
    """A server that says exactly these bytes, one answer a connection, and keeps what it was asked."""
    heard: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        for answer in answers_given:
            connection, _address = listener.accept()
            with connection:
                heard.append(connection.recv(65_536))
                for sign in range(0, len(answer), 1 if slowly else 65_536):
                    if done.wait(slowly):
                        return
                    connection.sendall(answer[sign : sign + (1 if slowly else 65_536)])

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", heard
    finally:
        done.set()
        listener.close()


def http(status: str, body: str = "", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def test_the_request_is_what_another_client_of_the_cloud_api_sends() -> None:
    body = payloads.template_message(SENDING, "button")
    assert body == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "628114000000",
        "type": "template",
        "biz_opaque_callback_data": "7:2",
        "template": {
            "name": "ehumas_pengingat_jawaban",
            "language": {"code": "id"},
            "components": [
                {
                    "type": "body",
                    "parameters": [
                        {"type": "text", "text": "26-0001-7"},
                        {"type": "text", "text": "Jalan berlubang"},
                        {"type": "text", "text": "24 jam"},
                    ],
                },
                *(
                    {
                        "type": "button",
                        "sub_type": "quick_reply",
                        "index": str(place),
                        "parameters": [{"type": "payload", "payload": buttons.payload(7, action, "button")}],
                    }
                    for place, action in enumerate(("ack", "not_ours"))
                ),
            ],
        },
    }


def test_the_call_goes_to_the_versions_address_with_the_token_as_bearer() -> None:
    with speaking(http("200 OK", '{"messages": [{"id": "wamid.1"}]}')) as (url, heard):
        answer = api(url + "/").send(SENDING)
    assert (answer.result, answer.provider_id) == (Result.ACCEPTED, "wamid.1")
    head = heard[0].decode()
    assert head.startswith("POST /v26.0/106540352242922/messages HTTP/1.1")
    assert "Authorization: Bearer secret-token" in head


def test_a_netrc_of_the_machine_does_not_replace_the_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login someone password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setattr("escalation.whatsapp.LOOPBACK", ())
    monkeypatch.setenv("NO_PROXY", "*")
    with speaking(http("200 OK", '{"messages": [{"id": "wamid.1"}]}')) as (url, heard):
        api(url).send(SENDING)
    assert "Authorization: Bearer secret-token" in heard[0].decode()


def test_a_proxy_of_the_environment_is_not_asked_for_the_simulator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with speaking(http("200 OK", '{"messages": [{"id": "wamid.1"}]}')) as (url, _heard):
        assert api(url).send(SENDING).result is Result.ACCEPTED


def test_the_token_shows_in_no_repr() -> None:
    assert "secret-token" not in repr(api("http://127.0.0.1:9"))


@pytest.mark.parametrize(
    ("raw", "result"),
    [
        (http("200 OK", "<html>"), Result.UNKNOWN),
        (http("200 OK", '{"messages": []}'), Result.UNKNOWN),
        (http("200 OK", '{"messages": [{"id": 7}]}'), Result.UNKNOWN),
        (http("200 OK", "[" * 100_000), Result.UNKNOWN),
        (b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"messages": [{"id": "wamid.1"}]}', Result.UNKNOWN),
        (http("503 Busy", "{}"), Result.UNKNOWN),
        (http("400 Bad", '{"error": "text"}'), Result.UNKNOWN),
        (http("500 Bad", '{"error": {"message": "no code"}}'), Result.UNKNOWN),
        (http("500 Bad", '{"error": {"code": "190", "message": "x"}}'), Result.REFUSED),
        (http("307 Elsewhere", "", Location="http://127.0.0.1:9/"), Result.REFUSED),
        (b"", Result.UNKNOWN),
        (b"nonsense\r\n\r\n", Result.UNKNOWN),
    ],
)
def test_whatever_comes_back_is_one_of_the_four_outcomes(raw: bytes, result: Result) -> None:
    with speaking(raw) as (url, heard):
        assert api(url).send(SENDING).result is result
    assert len(heard) == 1, "exactly one call"


def test_a_trickle_that_never_ends_is_cut_off_by_the_total_limit() -> None:
    with speaking(http("200 OK", '{"messages": [{"id": "wamid.1"}]}'), slowly=0.05) as (url, _heard):
        began = time.monotonic()
        answer = api(url, limit=0.4).send(SENDING)
        assert time.monotonic() - began < 2
    assert (answer.result, answer.detail) == (Result.UNKNOWN, "no answer in time")


def test_a_silent_server_is_unknown() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        assert api(url, limit=0.3).send(SENDING).detail == "no answer in time"


def test_what_never_connected_was_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    refused = api(f"http://127.0.0.1:{port}").send(SENDING)
    assert (refused.result, refused.detail) == (Result.NOT_SENT, "connection refused")
    unknown_name = api("http://no-such-host.invalid").send(SENDING)
    assert (unknown_name.result, unknown_name.detail) == (Result.NOT_SENT, "name not found")
    assert api("no address at all").send(SENDING).result is Result.NOT_SENT


def test_a_certificate_that_is_not_trusted_was_not_sent_any_other_break_of_tls_is_unknown() -> None:
    untrusted = requests.exceptions.SSLError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed")
    assert answers.of_exception(untrusted).result is Result.NOT_SENT
    assert answers.of_exception(requests.exceptions.SSLError("EOF occurred")).result is Result.UNKNOWN


def test_a_proxy_that_refuses_was_not_sent() -> None:
    from urllib3.connection import HTTPConnection
    from urllib3.exceptions import MaxRetryError, NewConnectionError, ProxyError

    inner = ProxyError("Unable to connect to proxy", NewConnectionError(HTTPConnection("h"), "refused"))
    error = requests.exceptions.ProxyError(MaxRetryError(None, "/", inner))  # type: ignore[arg-type]  # no pool needed
    assert answers.of_exception(error).result is Result.NOT_SENT
    assert answers.of_exception(requests.exceptions.ConnectionError()).result is Result.UNKNOWN


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("30", 30 * SECOND),
        ("999999", HOUR),
        ("0", None),
        ("", None),
        ("soon", None),
        ("Wed, 07 Oct 2026 00:00:00 GMT", HOUR),
        ("Mon, 05 Oct 2020 00:00:00 GMT", None),
    ],
)
def test_a_retry_after_is_seconds_or_a_date_and_at_most_an_hour(text: str, wait: int | None) -> None:
    headers = requests.structures.CaseInsensitiveDict({"retry-after": text})
    answer = answers.of_response(429, headers, b'{"error": {"code": 4}}', NOW)
    assert (answer.family, answer.retry_after) == (Family.APP_LIMIT, wait)


def test_what_a_limited_call_raises_comes_through_and_what_it_returns_too() -> None:
    assert within(1, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(1, lambda: 1 // 0)
    held = threading.Event()
    with pytest.raises(Overdue):
        within(0.05, lambda: held.wait(5))
    held.set()


@contextmanager
def simulated(token: str = "") -> Iterator[str]:
    simulator = Simulator(Ledger(), Postman("", ""), lambda: NOW, token)
    server = Server(simulator, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server.url
    finally:
        server.close()


def test_the_check_says_who_answers() -> None:
    with simulated() as url:
        found = check(api(url))
    assert found.ok
    assert "simulator" in found.sentence


def test_the_check_says_what_to_do_when_nobody_answers_or_the_token_is_refused() -> None:
    with simulated(token="another") as url:
        assert "EHUMAS_WHATSAPP_TOKEN" in check(api(url)).sentence
    assert "ehumas whatsapp simulator" in check(api("http://127.0.0.1:9")).sentence
    for raw in (http("404 No", '{"error": {"code": 803}}'), http("200 OK", "[]"), http("500 No", '{"error": 1}')):
        with speaking(raw) as (url, _heard):
            found = check(api(url))
        assert not found.ok
        assert "_PHONE_ID" in found.sentence


def test_the_channel_of_the_settings_is_the_simulator_beside_us_until_told_otherwise() -> None:
    settings = Settings(database="sqlite:///:memory:", secret_key="k")
    channel = CloudApi.of(settings, lambda: NOW)
    assert (channel.url, channel.version, channel.token) == (settings.whatsapp_url, "v26.0", "")
    assert channel.url.startswith("http://127.0.0.1:")
