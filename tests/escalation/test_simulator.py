"""The simulator: an API that answers as Meta's does, a ledger of what each phone showed, faults on command."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from escalation.simulator.core import Simulator
from escalation.simulator.ledger import Ledger
from escalation.simulator.postman import TRIES, Postman
from escalation.simulator.server import Server
from store import webhook
from store.clock import DAY, VirtualClock
from store.errors import Invalid, NotFound, Unavailable
from tests.escalation.house import APP_SECRET, House

PHONE = "6281234567890"
TEMPLATE: dict[str, Any] = {
    "name": "ehumas_data_warga",
    "language": {"code": "id"},
    "components": [{"type": "body", "parameters": [{"type": "text", "text": "26-0001-7"}]}],
}


class Letters(Postman):
    """A postman who keeps what he would carry."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.bodies: list[dict[str, Any]] = []

    def take(self, body: bytes, delay: float = 0.0) -> None:
        self.bodies.append(json.loads(body))

    def values(self) -> list[dict[str, Any]]:
        return [body["entry"][0]["changes"][0]["value"] for body in self.bodies]


class Api:
    """A running simulator, and short ways to ask it."""

    def __init__(self, clock: VirtualClock) -> None:
        self.clock, self.letters = clock, Letters()
        self.simulator = Simulator(Ledger(), self.letters, clock.now, "token", read_after=1.0)
        self.server = Server(self.simulator, "127.0.0.1", 0)
        threading.Thread(target=self.server.run, daemon=True).start()
        self.session = requests.Session()
        self.session.trust_env = False

    def send(self, **body: Any) -> requests.Response:
        given = {"messaging_product": "whatsapp", "to": PHONE, **body}
        return self.post("/v26.0/106/messages", given)

    def template(self, **changes: Any) -> requests.Response:
        return self.send(type="template", template={**TEMPLATE, **changes})

    def post(self, path: str, body: Any, token: str = "token") -> requests.Response:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.session.post(
            self.server.url + path, raw, headers={"Authorization": f"Bearer {token}"}, timeout=5, allow_redirects=False
        )

    def get(self, path: str, token: str = "token") -> requests.Response:
        return self.session.get(self.server.url + path, headers={"Authorization": f"Bearer {token}"}, timeout=5)

    def ledger(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get("/ledger").json()
        return found


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[Api]:
    made = Api(clock)
    yield made
    made.session.close()
    made.server.close()


def test_an_accepted_template_is_answered_as_meta_answers_and_the_phone_shows_it(api: Api) -> None:
    answer = api.template()
    assert answer.status_code == 200
    told = answer.json()
    assert told["contacts"] == [{"input": PHONE, "wa_id": PHONE}]
    assert told["messages"][0]["message_status"] == "accepted"
    (shown,) = api.ledger()
    assert (shown["id"], shown["phone"]) == (told["messages"][0]["id"], PHONE)
    assert shown["text"].startswith("Aduan Anda nomor 26-0001-7 masih menunggu")
    assert api.get(f"/ledger?phone={PHONE}").json() == [shown]
    assert api.get("/ledger?phone=620000").json() == []


def test_each_accepted_message_is_followed_by_sent_delivered_and_read(api: Api) -> None:
    api.send(type="template", template=TEMPLATE, biz_opaque_callback_data="7:1")
    statuses = [value["statuses"][0] for value in api.letters.values()]
    assert [one["status"] for one in statuses] == ["sent", "delivered", "read"]
    assert {one["biz_opaque_callback_data"] for one in statuses} == {"7:1"}
    assert api.letters.values()[0]["metadata"]["phone_number_id"] == "106"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", 100),
        ([], 100),
        ({"to": PHONE}, 100),
        ({"messaging_product": "whatsapp", "to": "Budi", "type": "text"}, 131009),
        ({"messaging_product": "whatsapp", "to": PHONE, "type": "fax"}, 131051),
        ({"messaging_product": "whatsapp", "to": PHONE, "type": "text"}, 131008),
        ({"messaging_product": "whatsapp", "to": PHONE, "type": "template"}, 132001),
        (
            {"messaging_product": "whatsapp", "to": PHONE, "type": "template", "template": {**TEMPLATE, "language": 1}},
            132001,
        ),
        (
            {
                "messaging_product": "whatsapp",
                "to": PHONE,
                "type": "template",
                "template": {**TEMPLATE, "components": []},
            },
            132000,
        ),
    ],
)
def test_what_is_no_message_is_refused_with_metas_code(api: Api, body: Any, code: int) -> None:
    answer = api.post("/v26.0/106/messages", body)
    assert (answer.json()["error"]["code"], api.ledger()) == (code, [])


@pytest.mark.parametrize(
    ("text", "code"), [("dua\nbaris", 132018), ("", 132018), ("jauh      jarak", 132018), ("x" * 1100, 132005)]
)
def test_values_that_meta_refuses_are_refused(api: Api, text: str, code: int) -> None:
    components = [{"type": "body", "parameters": [{"type": "text", "text": text}]}]
    assert api.template(components=components).json()["error"]["code"] == code


def test_a_wrong_token_is_refused_everywhere(api: Api) -> None:
    for answer in (
        api.post("/v26.0/106/messages", {}, "x"),
        api.get("/v26.0/106", "x"),
        api.get("/v26.0/1/message_templates", "x"),
    ):
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, 190)


def test_a_text_outside_the_service_window_is_accepted_and_fails_later(api: Api) -> None:
    assert api.send(type="text", text={"body": "Halo"}).status_code == 200
    (value,) = api.letters.values()
    assert (value["statuses"][0]["status"], value["statuses"][0]["errors"][0]["code"]) == ("failed", 131047)
    assert "contacts" not in value
    assert api.ledger() == []


def test_a_text_and_reply_buttons_inside_the_window_reach_the_phone(api: Api) -> None:
    api.simulator.reply(f"+{PHONE}", "Selamat pagi")
    buttons = [{"type": "reply", "reply": {"id": "ack:1", "title": "Terima"}}]
    interactive = {"type": "button", "body": {"text": "Tindak lanjuti?"}, "action": {"buttons": buttons}}
    api.send(text={"body": "Halo"})
    api.send(type="interactive", interactive=interactive)
    assert [shown["text"] for shown in api.ledger()] == ["Selamat pagi", "Halo", "Tindak lanjuti?"]
    assert api.ledger()[2]["buttons"] == [{"text": "Terima", "payload": "ack:1"}]
    api.simulator.tap(api.ledger()[2]["id"], 0)
    tapped = api.letters.values()[-1]["messages"][0]
    assert (tapped["type"], tapped["interactive"]["button_reply"]["id"]) == ("interactive", "ack:1")
    api.clock.advance(DAY + 1)
    api.send(text={"body": "Terlambat"})
    assert len(api.ledger()) == 4


def test_a_template_may_be_registered_with_named_places_and_default_payloads(api: Api) -> None:
    definition = {
        "name": "baru",
        "language": "id",
        "components": [
            {"type": "BODY", "text": "Aduan {{nomor}}, sisa {{sisa}}."},
            {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Ya"}]},
        ],
    }
    assert api.post("/v26.0/100/message_templates", definition).json()["status"] == "APPROVED"
    assert "baru" in [one["name"] for one in api.get("/v26.0/100/message_templates").json()["data"]]
    places = [
        {"type": "text", "text": text, "parameter_name": name}
        for name, text in (("sisa", "2 jam"), ("nomor", "{{sisa}}"))
    ]
    api.template(name="baru", components=[{"type": "BODY", "parameters": places}])
    (shown,) = api.ledger()
    assert shown["text"] == "Aduan {{sisa}}, sisa 2 jam."
    assert shown["buttons"] == [{"text": "Ya", "payload": "Ya"}]


def test_the_page_shows_every_phone_and_lets_its_owner_tap_and_write(house: House) -> None:
    house.city.forwarded("<script>alert(1)</script>")
    house.hours_later(24)
    house.sweep()
    house.receipts()
    url = house.server.url
    page = requests.get(url, timeout=5).text
    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    bubble = house.shown()[0]
    tapped = requests.post(f"{url}/tap", {"id": bubble.id, "button": 0}, timeout=5, allow_redirects=False)
    wrote = requests.post(
        f"{url}/reply", {"phone": bubble.phone, "text": "Siap\nbesok"}, timeout=5, allow_redirects=False
    )
    assert {(answer.status_code, answer.headers["Location"]) for answer in (tapped, wrote)} == {(303, "/")}
    page = requests.get(url, timeout=5).text
    assert 'class="own"' in page
    assert "Siap<br>besok" in page
    house.receiver.refusing = True
    house.simulator.postman.pump()
    assert "webhook" in requests.get(url, timeout=5).text
    house.receiver.refusing = False
    assert house.receipts() == 3
    assert house.message().acknowledged_at is not None


def test_an_empty_simulator_says_so(api: Api) -> None:
    assert "Belum ada" in api.get("/").text


def test_taps_replies_and_reading_speak_json_too(api: Api) -> None:
    wamid = api.template().json()["messages"][0]["id"]
    assert api.post("/read", {"id": wamid}).json() == {"ok": True}
    assert api.post("/reply", {"phone": PHONE, "text": "Siap", "answers": wamid}).json() == {"ok": True}
    assert api.letters.values()[-1]["messages"][0]["context"]["id"] == wamid
    assert api.post("/tap", {"id": wamid, "button": 0}).status_code == 404
    assert api.post("/tap", {"id": "wamid.NONE", "button": 0}).status_code == 404
    assert api.post("/reply", {"phone": "Budi", "text": "x"}).status_code == 400
    assert api.post("/reply", {"phone": PHONE}).status_code == 400
    assert api.post("/reply", b"[1]").status_code == 400
    own = api.ledger()[-1]["id"]
    assert api.post("/read", {"id": own}).status_code == 404


def test_faults_are_put_in_force_listed_and_cleared_by_http(api: Api) -> None:
    assert api.post("/faults", {"kind": "error", "code": 131056, "times": 2, "phone": f"+{PHONE}"}).status_code == 201
    assert [one["kind"] for one in api.get("/faults").json()] == ["error"]
    assert api.template().json()["error"]["code"] == 131056
    assert api.get("/faults").json()[0]["times"] == 1
    api.template()
    assert api.get("/faults").json() == []
    api.post("/faults", {"kind": "error", "code": 4, "status": 429, "retry_after": 9, "times": 0})
    limited = api.template()
    assert (limited.status_code, limited.headers["Retry-After"]) == (429, "9")
    assert api.template().status_code == 429
    api.session.delete(f"{api.server.url}/faults", timeout=5)
    assert api.template().status_code == 200


@pytest.mark.parametrize(
    "fault",
    [
        {},
        {"kind": "flood"},
        {"kind": "error", "code": "x"},
        {"kind": "http", "status": -1},
        {"kind": "reset", "colour": 1},
        {"kind": "timeout", "seconds": True},
        [],
    ],
)
def test_a_fault_that_does_not_exist_is_refused(api: Api, fault: Any) -> None:
    assert api.post("/faults", fault).status_code == 400
    assert api.get("/faults").json() == []


def test_a_fault_for_one_phone_spares_the_others(api: Api) -> None:
    api.post("/faults", {"kind": "http", "phone": "628999"})
    assert api.template().status_code == 200


@pytest.mark.parametrize("path", ["/nothing", "/v26.0/106/unknown", "/v26.0/106/messages/more"])
def test_other_addresses_are_answered_as_meta_does(api: Api, path: str) -> None:
    answers = [api.get(path), api.post(path, {}), api.session.delete(api.server.url + path, timeout=5)]
    assert {answer.status_code for answer in answers} == {404}


def test_a_body_without_length_or_too_large_is_refused(api: Api) -> None:
    chunked = api.session.post(f"{api.server.url}/v26.0/106/messages", iter([b"{}"]), timeout=5)
    assert chunked.status_code == 411
    assert api.post("/v26.0/106/messages", b" " * 1_000_001).status_code == 413


def test_the_ledger_in_a_file_is_there_again_after_a_restart(tmp_path: Path, clock: VirtualClock) -> None:
    file = tmp_path / "ledger.jsonl"
    for text in ("Halo", "Lagi"):
        simulator = Simulator(Ledger(file), Letters(), clock.now)
        simulator.reply(PHONE, text)
        simulator.cloud.accept({"to": PHONE, "type": "template", "template": TEMPLATE})
        simulator.ledger.mark("wamid.NONE", "read")
        simulator.read(simulator.ledger.entries()[-1].id)
        simulator.read(simulator.ledger.entries()[-1].id)
    again = Ledger(file)
    assert [entry.text[:5] for entry in again.entries()] == ["Halo", "Aduan", "Lagi", "Aduan"]
    assert again.entries()[1].statuses == ["read"]
    assert again.phones() == [PHONE]


def test_a_ledger_file_that_is_none_is_said_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "ledger.jsonl"
    file.write_text("no json\n")
    with pytest.raises(Unavailable, match=r"ledger\.jsonl"):
        Ledger(file)


def test_a_port_that_is_taken_is_said_in_a_sentence(api: Api) -> None:
    port = int(api.server.url.rsplit(":", 1)[1])
    with pytest.raises(Unavailable, match="--port"):
        Server(api.simulator, "127.0.0.1", port)


def test_a_reply_needs_words_and_a_message_that_a_phone_shows(clock: VirtualClock) -> None:
    simulator = Simulator(Ledger(), Letters(), clock.now)
    with pytest.raises(Invalid):
        simulator.reply(PHONE, "  ")
    with pytest.raises(NotFound):
        simulator.reply("", "Siap", "wamid.NONE")


def test_a_postman_without_an_address_throws_away_what_he_is_given() -> None:
    postman = Postman("", APP_SECRET)
    postman.take(b"{}")
    assert postman.waiting() == 0


def test_the_postman_signs_and_tries_again_when_nobody_listens(house: House) -> None:
    postman = house.simulator.postman
    house.receiver.refusing = True
    postman.take(b'{"entry": []}')
    assert (postman.pump(), postman.waiting()) == (0, 1)
    house.receiver.refusing = False
    assert (postman.pump(), postman.waiting()) == (1, 0)


def test_the_postman_gives_up_in_the_end_and_an_unknown_house_is_no_error() -> None:
    postman = Postman("http://127.0.0.1:9/webhook", APP_SECRET)
    postman.take(b"{}")
    for _place in range(TRIES):
        assert postman.waiting() == 1
        postman.pump()
    assert postman.waiting() == 0


def test_the_postman_delivers_what_falls_due_by_himself_in_the_order_of_time() -> None:
    delivered: list[bytes] = []
    both = threading.Event()

    class Counting(Postman):
        def _post(self, body: bytes) -> bool:
            delivered.append(body)
            if len(delivered) == 2:
                both.set()
            return True

    postman = Counting("http://127.0.0.1:9", APP_SECRET)
    thread = threading.Thread(target=postman.run)
    thread.start()
    postman.take(b"second", 0.1)
    postman.take(b"first")
    assert both.wait(5)
    postman.stop()
    thread.join(5)
    assert delivered == [b"first", b"second"]


def test_a_signature_holds_over_the_raw_bytes_with_any_of_the_secrets() -> None:
    raw = '{"teks": "jalan berlubang ✓"}'.encode()
    header = f"sha256={webhook.signature(raw, 'new')}"
    assert webhook.verify(raw, header, ["old", "new"])
    assert not webhook.verify(raw + b" ", header, ["old", "new"])
    assert not webhook.verify(raw, header, ["old"])
    assert not webhook.verify(raw, header, [])
    assert not webhook.verify(raw, f"sha256={webhook.signature(raw, '')}", [""])
    for wrong in ("", "sha256=", "sha256=é", "md5=1"):
        assert not webhook.verify(raw, wrong, ["new"])
