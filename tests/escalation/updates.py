"""Webhook bodies of the Cloud API's shapes, with numbers of our own."""

import json
from typing import Any

PHONE = "628114000000"


def body(*values: dict[str, Any]) -> bytes:
    """One POST with a change for each value."""
    changes = [{"field": "messages", "value": {"messaging_product": "whatsapp", **value}} for value in values]
    return json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": changes}]}).encode()


def status(name: str, wamid: str, at: int = 1_791_300_000, **more: Any) -> dict[str, Any]:
    """One entry of `statuses`."""
    return {"id": wamid, "status": name, "timestamp": str(at), "recipient_id": PHONE, **more}


def failed(wamid: str, code: int, **more: Any) -> dict[str, Any]:
    """A failed status; it comes without contacts."""
    return status("failed", wamid, errors=[{"code": code, "title": "Not delivered"}], **more)


def text(words: str, wamid: str = "wamid.IN", sender: str = PHONE, context: str = "") -> dict[str, Any]:
    """A text from a phone."""
    return incoming("text", {"body": words}, wamid, sender, context)


def button(payload: str, wamid: str = "wamid.TAP", sender: str = PHONE, context: str = "") -> dict[str, Any]:
    """A tap on a template's button."""
    return incoming("button", {"payload": payload, "text": "Kami tindak lanjuti"}, wamid, sender, context)


def incoming(kind: str, part: Any, wamid: str = "wamid.IN", sender: str = PHONE, context: str = "") -> dict[str, Any]:
    """One entry of `messages`."""
    message = {"from": sender, "id": wamid, "timestamp": "1791300000", "type": kind, kind: part}
    return message | ({"context": {"from": "628110000000", "id": context}} if context else {})
