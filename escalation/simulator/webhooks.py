"""The bodies that Meta posts to a webhook, one update in each, as of Graph API v24 and later."""

import json
from typing import Any

BUSINESS = "100000000000000"
DISPLAY = "628110000000"


def status(
    phone_id: str, entry_id: str, phone: str, name: str, at: int, *, reference: str = "", code: int | None = None
) -> bytes:
    """Return the body of a receipt; `at` milliseconds UTC. A failed one has no `contacts`, as Meta's has none."""
    update: dict[str, Any] = {"id": entry_id, "status": name, "timestamp": str(at // 1000), "recipient_id": phone}
    if reference:
        update["biz_opaque_callback_data"] = reference
    if code is not None:
        title = "Message undeliverable"
        update["errors"] = [{"code": code, "title": title, "message": title, "error_data": {"details": title}}]
    else:
        update["pricing"] = {"billable": True, "pricing_model": "PMP", "type": "regular", "category": "utility"}
    contacts = [] if code is not None else [_contact(phone)]
    return _body(phone_id, {"contacts": contacts} if contacts else {}, {"statuses": [update]})


def tap(
    phone_id: str, entry_id: str, phone: str, at: int, *, text: str, payload: str, context: str, template: bool
) -> bytes:
    """Return the body of a tap on a template's quick-reply button, or on a reply button inside the window."""
    if template:
        return _message(phone_id, entry_id, phone, at, context, "button", {"payload": payload, "text": text})
    part = {"type": "button_reply", "button_reply": {"id": payload, "title": text}}
    return _message(phone_id, entry_id, phone, at, context, "interactive", part)


def text(phone_id: str, entry_id: str, phone: str, at: int, *, body: str, context: str = "") -> bytes:
    """Return the body of a text; `context` is the message it answers, if the person swiped it."""
    return _message(phone_id, entry_id, phone, at, context, "text", {"body": body})


def _message(phone_id: str, entry_id: str, phone: str, at: int, context: str, kind: str, part: dict[str, Any]) -> bytes:
    message: dict[str, Any] = {"from": phone, "id": entry_id, "timestamp": str(at // 1000), "type": kind, kind: part}
    if context:
        message["context"] = {"from": DISPLAY, "id": context}
    return _body(phone_id, {"contacts": [_contact(phone)]}, {"messages": [message]})


def _contact(phone: str) -> dict[str, Any]:
    return {"profile": {"name": f"+{phone}"}, "wa_id": phone, "user_id": f"ID.{phone}"}


def _body(phone_id: str, *parts: dict[str, Any]) -> bytes:
    value: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": DISPLAY, "phone_number_id": phone_id},
    }
    for part in parts:
        value |= part
    entry = {"id": BUSINESS, "changes": [{"value": value, "field": "messages"}]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}, ensure_ascii=False).encode()
