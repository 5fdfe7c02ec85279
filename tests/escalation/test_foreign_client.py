"""Somebody else's client (pywa): it sends through our simulator, reads our webhooks, and words requests as we do.

And the other way round: our webhook takes the shapes of both generations.
"""

import json
from typing import Any

import pytest
from pywa.client import WhatsApp
from pywa.types.templates import BodyText, QuickReplyButton, TemplateLanguage

from escalation import payloads
from escalation.simulator.core import Simulator
from escalation.simulator.ledger import Ledger
from escalation.simulator.postman import Postman
from store import buttons, outbox, templates, webhook
from store.delivery import Sending
from store.duties import Words
from store.models import Inbound, Receipt
from tests.escalation import shapes
from tests.escalation.house import APP_SECRET, BUTTON_SECRET, House

PHONE = "628114000000"
VALUES = ("26-0417-5", "Lampu jalan padam", "24 jam")
SENDING = Sending(
    7, "token", 2, f"+{PHONE}", Words(templates.REMINDER.name, VALUES, templates.REMINDER.actions), repeat=False
)


def client(house: House, **given: Any) -> Any:
    """pywa against the house's simulator: only the address is ours. Its own types are stricter than its calls."""
    made: Any = WhatsApp("100000000000001", "token", api_version=26.0, **given)
    made.api._session.base_url = f"{house.server.url}/v26.0"
    return made


def send_template(sender: Any) -> str:
    """Send the reminder by pywa as we send it, and return the message's id."""
    payload = [buttons.payload(7, action, BUTTON_SECRET) for action in templates.REMINDER.actions]
    body: Any = BodyText
    taps = [QuickReplyButton.params(callback_data=one, index=place) for place, one in enumerate(payload)]
    sent = sender.send_template(
        to=PHONE,
        name=templates.REMINDER.name,
        language=TemplateLanguage.INDONESIAN,
        params=[body.params(*VALUES), *taps],
        tracker="7:2",
    )
    return str(sent.id)


def with_contact(body: bytes) -> bytes:
    """The body with a contact where there is none: Meta sends none with a failed status, and pywa insists on one."""
    read = json.loads(body)
    value = read["entry"][0]["changes"][0]["value"]
    value.setdefault("contacts", [{"profile": {"name": "Petugas"}, "wa_id": PHONE, "user_id": f"ID.{PHONE}"}])
    return json.dumps(read).encode()


def normal(value: Any) -> Any:
    """The same body whoever wrote it: types of parts and buttons in capitals, indexes as text."""
    if isinstance(value, dict):
        keys = ("type", "sub_type")
        read = {name: normal(part) for name, part in value.items()}
        read |= {key: str(read[key]).upper() for key in keys if key in read}
        return read | ({"index": str(read["index"])} if "index" in read else {})
    return [normal(one) for one in value] if isinstance(value, list) else value


def test_pywas_request_for_our_template_is_ours(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    call = Simulator.call

    def heard(self: Simulator, raw: bytes, *rest: str) -> Any:
        asked.append(json.loads(raw))
        return call(self, raw, *rest)

    monkeypatch.setattr(Simulator, "call", heard)
    send_template(client(house))
    assert normal(asked[0]) == normal(payloads.template_message(SENDING, BUTTON_SECRET))


def test_pywas_template_is_shown_and_its_refusal_understood(house: House) -> None:
    sender = client(house)
    wamid = send_template(sender)
    (entry,) = house.simulator.ledger.entries(PHONE)
    assert (entry.id, entry.reference, entry.template) == (wamid, "7:2", templates.REMINDER.name)
    assert [button.text for button in entry.buttons] == ["Kami tindak lanjuti", "Bukan wewenang kami"]
    house.simulator.faults.add({"kind": "error", "code": 131056})
    with pytest.raises(Exception, match="131056"):
        send_template(sender)


def test_pywa_reads_every_webhook_of_the_simulator(house: House, clock: Any) -> None:
    bodies: list[bytes] = []

    class Kept(Postman):
        def take(self, body: bytes, delay: float = 0.0) -> None:
            bodies.append(body)

    simulator = Simulator(Ledger(), Kept("", ""), clock.now, "token", read_after=1.0)
    raw = json.dumps(payloads.template_message(SENDING, BUTTON_SECRET)).encode()
    reply, _fault = simulator.call(raw, "Bearer token", "100000000000001")
    wamid = reply.body["messages"][0]["id"]
    simulator.tap(wamid, 0)
    simulator.reply(PHONE, "Siap")
    simulator.faults.add({"kind": "fail", "code": 131026})
    simulator.call(raw, "Bearer token", "100000000000001")

    reader = client(house, server=None, app_secret=APP_SECRET, verify_token="v", skip_duplicate_updates=False)
    heard: list[tuple[str, str]] = []
    reader.on_message_status(lambda _c, update: heard.append(("status", str(update.status.value))))
    reader.on_callback_button(lambda _c, update: heard.append(("tap", str(update.data))))
    reader.on_message(lambda _c, update: heard.append(("text", str(update.text))))
    for body in bodies:
        assert reader.webhook_update_validator(body, f"sha256={webhook.signature(body, APP_SECRET)}") is None
        assert reader.webhook_update_handler(with_contact(body))[1] == 200
    assert [told for kind, told in heard if kind == "status"] == ["sent", "delivered", "read", "failed"]
    assert ("tap", buttons.payload(7, "ack", BUTTON_SECRET)) in heard
    assert ("text", "Siap") in heard
    assert reader.webhook_update_validator(bodies[0], "sha256=00") is not None


@pytest.mark.parametrize("name", shapes.STATUSES)
def test_a_status_of_either_generation_is_read(name: str) -> None:
    batch = webhook.parse(json.dumps(shapes.STATUSES[name]))
    (status,) = batch.statuses
    assert (status.provider_id, batch.problems) == ("wamid.OUT", [])
    assert status.at == 1_791_300_000_000
    assert (status.code == 131047) is ("failed" in name)


@pytest.mark.parametrize("name", shapes.MESSAGES)
def test_a_message_of_either_generation_is_read(name: str) -> None:
    body, words = shapes.MESSAGES[name]
    batch = webhook.parse(json.dumps(body))
    (incoming,) = batch.incoming
    assert (incoming.text, batch.problems) == (words, [])


def test_a_thousand_mixed_updates_in_one_post_with_doubles_and_nonsense_are_all_worked_on(house: House) -> None:
    number = house.city.forwarded()
    house.hours_later(24)
    house.sweep()
    wamid = house.shown()[0].id
    values: list[dict[str, Any]] = []
    for place in range(250):
        values += [
            {"statuses": [{"id": f"wamid.X{place}", "status": "sent", "timestamp": "1791300000", "recipient_id": ""}]},
            {
                "messages": [
                    {
                        "from": "62899",
                        "id": f"in{place % 200}",
                        "timestamp": "1791300000",
                        "type": "text",
                        "text": {"body": "halo"},
                    }
                ]
            },
            {
                "statuses": [
                    {
                        "id": wamid,
                        "status": ("read", "sent", "delivered")[place % 3],
                        "timestamp": "1791300001",
                        "recipient_id": PHONE,
                    }
                ]
            },
            {"statuses": [{"id": 5}], "messages": ["?"]},
        ]
    changes = [{"field": "messages", "value": value} for value in values]
    raw = json.dumps({"entry": [{"id": "1", "changes": changes}]}).encode()
    assert len(changes) == 1000
    outbox.receive(raw, house.clock.now())
    assert outbox.process_pending(house.clock.now(), BUTTON_SECRET) == 1
    assert house.message(number).state == "read"
    counted = {status: Receipt.select().where(Receipt.status == status).count() for status in ("sent", "replied")}
    assert counted == {"sent": 251, "replied": 200}
    assert Inbound.get().problem.startswith("status: ")
