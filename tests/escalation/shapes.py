"""Webhook bodies in the shapes of both generations, with numbers of our own; each with what we must make of it.

Old: `conversation`, `pricing` by conversation, always a number. New (2026): no conversation, a user's key beside or in
place of the number, which is then empty or left out.
"""

from typing import Any

PHONE = "628114000000"
USER = "ID.0123456789abcdef"
META = {"display_phone_number": "628110000000", "phone_number_id": "100000000000001"}
OLD_CONTACT = {"profile": {"name": "Petugas"}, "wa_id": PHONE}
NEW_CONTACT = {"profile": {"name": "Petugas", "username": "@petugas"}, "wa_id": PHONE, "user_id": USER}
HIDDEN_CONTACT = NEW_CONTACT | {"wa_id": ""}
CONVERSATION = {"id": "c1", "expiration_timestamp": "1791386400", "origin": {"type": "utility"}}
ERROR = {"code": 131047, "title": "Re-engagement message", "message": "Re-engagement message"}


def body(value: dict[str, Any], field: str = "messages") -> dict[str, Any]:
    """One update a body."""
    whole = {"messaging_product": "whatsapp", "metadata": META, **value} if field == "messages" else value
    entry = {"id": "100000000000000", "changes": [{"field": field, "value": whole}]}
    return {"object": "whatsapp_business_account", "entry": [entry]}


def _status(name: str, contact: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    told = {"id": "wamid.OUT", "status": name, "timestamp": "1791300000", "recipient_id": PHONE, **more}
    return body({"statuses": [told]} | ({"contacts": [contact]} if contact else {}))


def _message(kind: str, part: Any, contact: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    told = {"from": PHONE, "id": "wamid.IN", "timestamp": "1791300000", "type": kind, kind: part, **more}
    return body({"messages": [told]} | ({"contacts": [contact]} if contact else {}))


STATUSES = {
    "old sent": _status("sent", OLD_CONTACT, conversation=CONVERSATION, pricing={"pricing_model": "CBP"}),
    "old delivered": _status("delivered", None, conversation=CONVERSATION, pricing={"pricing_model": "CBP"}),
    "old read": _status("read", None),
    "old failed": _status("failed", None, errors=[ERROR]),
    "new sent, nothing else": _status("sent", None),
    "new delivered, number known": _status("delivered", NEW_CONTACT, pricing={"pricing_model": "PMP"}),
    "new delivered, number hidden": _status(
        "delivered", HIDDEN_CONTACT, recipient_id="", recipient_user_id=USER, pricing={"pricing_model": "PMP"}
    ),
    "new read with our word": _status("read", NEW_CONTACT, biz_opaque_callback_data="1:1"),
    "new failed": _status(
        "failed", None, errors=[ERROR | {"error_data": {"details": "24 hours"}, "href": "https://x"}]
    ),
    "new to a group": _status("delivered", None, recipient_type="group", recipient_participant_id=PHONE),
    "new played": _status("played", NEW_CONTACT),
}
MESSAGES = {
    "old text": (_message("text", {"body": "Siap"}, OLD_CONTACT), "Siap"),
    "old reply": (_message("text", {"body": "Siap"}, OLD_CONTACT, context={"from": "1", "id": "wamid.OUT"}), "Siap"),
    "old button": (_message("button", {"payload": "p", "text": "Ya"}, OLD_CONTACT, context={"id": "wamid.OUT"}), "Ya"),
    "old image": (_message("image", {"caption": "Foto", "id": "1"}, OLD_CONTACT), "[image] Foto"),
    "old voice": (_message("audio", {"id": "1", "voice": True}, OLD_CONTACT), "[audio]"),
    "old document": (_message("document", {"filename": "a.pdf", "id": "1"}, OLD_CONTACT), "[document]"),
    "old location": (_message("location", {"latitude": 1, "longitude": 2}, OLD_CONTACT), "[location]"),
    "old contacts": (_message("contacts", [{"name": {"formatted_name": "A"}}], OLD_CONTACT), "[contacts]"),
    "old reaction": (_message("reaction", {"message_id": "wamid.OUT", "emoji": "👍"}, OLD_CONTACT), "[reaction] 👍"),
    "old reaction taken back": (_message("reaction", {"message_id": "wamid.OUT"}, OLD_CONTACT), "[reaction]"),
    "old system": (_message("system", {"body": "changed number", "wa_id": "1"}), "[system] changed number"),
    "old unsupported": (_message("unsupported", None, OLD_CONTACT, errors=[{"code": 131051}]), "[unsupported]"),
    "new text": (_message("text", {"body": "Siap"}, NEW_CONTACT, from_user_id=USER), "Siap"),
    "new text, number hidden": (
        _message("text", {"body": "Siap"}, HIDDEN_CONTACT, **{"from": "", "from_user_id": USER}),
        "Siap",
    ),
    "new button without context": (
        _message("button", {"payload": "p", "text": "Ya"}, NEW_CONTACT, from_user_id=USER),
        "Ya",
    ),
    "new reply button": (
        _message("interactive", {"type": "button_reply", "button_reply": {"id": "p", "title": "Ya"}}, NEW_CONTACT),
        "Ya",
    ),
    "new edit": (
        _message("edit", {"original_message_id": "wamid.IN0", "message": {"type": "text"}}, NEW_CONTACT),
        "[edit]",
    ),
    "new revoke": (_message("revoke", {"original_message_id": "wamid.IN0"}, NEW_CONTACT), "[revoke]"),
}
