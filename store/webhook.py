"""The webhook of the WhatsApp Cloud API, pure: its signature over the raw bytes, and what a body says.

One body carries up to 1000 updates in `entry[] × changes[] × (statuses[] + messages[] + errors[])`, in any order.
What cannot be read is named, never raised: the rest of the body counts.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

PATH = "/webhook/whatsapp"
"""Where the portal takes the webhook, below its own address."""
MAX_BYTES = 4 * 1024 * 1024
"""Meta sends at most 3 MB (Graph API webhooks, “payload size”)."""


@dataclass(frozen=True)
class Status:
    """A provider's word on one message; `at` milliseconds UTC, `reference` what we gave it to echo."""

    provider_id: str
    status: str
    at: int
    recipient: str
    reference: str = ""
    code: int | None = None
    title: str = ""


@dataclass(frozen=True)
class Incoming:
    """A message from a phone: `payload` of a tapped button, `text` of anything else, `context_id` what it answers."""

    provider_id: str
    at: int
    sender: str
    text: str
    payload: str = ""
    context_id: str = ""


@dataclass(frozen=True)
class Notice:
    """Meta's word on what we send with: `about` is template, category, number or account; `event` is its own word."""

    about: str
    event: str
    name: str = ""
    detail: str = ""


NOTICES = {
    "message_template_status_update": "template",
    "template_category_update": "category",
    "phone_number_quality_update": "number",
    "account_update": "account",
}
"""The fields of the webhook that speak of templates, the number and the account, and about what."""


@dataclass
class Batch:
    """Everything one body says: updates, notices, errors of the whole account, and what could not be read."""

    statuses: list[Status] = field(default_factory=list)
    incoming: list[Incoming] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def verify(raw: bytes, header: str, secrets: Sequence[str]) -> bool:
    """Tell whether `X-Hub-Signature-256` was made over the raw bytes with one of the app's secrets."""
    given = header.strip().removeprefix("sha256=").encode("utf-8", "replace")
    return any(hmac.compare_digest(given, signature(raw, secret).encode()) for secret in secrets if secret)


def signature(raw: bytes, secret: str) -> str:
    """Return the hexadecimal HMAC-SHA256 of a body."""
    return hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def parse(raw: str) -> Batch:
    """Return what a body says."""
    batch = Batch()
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        batch.problems.append("no JSON")
        return batch
    for name, value in _values(body):
        if name in NOTICES:
            _add(batch, batch.notices, _notice, {**value, "about": NOTICES[name]})
            continue
        for item in _dicts(value.get("statuses")):
            _add(batch, batch.statuses, _status, item)
        for item in _dicts(value.get("messages")):
            _add(batch, batch.incoming, _incoming, item)
        batch.codes += [code for item in _dicts(value.get("errors")) if (code := _code(item)) is not None]
    return batch


def _add(batch: Batch, to: list[Any], read: Any, item: dict[str, Any]) -> None:
    try:
        to.append(read(item))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        batch.problems.append(f"{read.__name__.strip('_')}: {type(error).__name__}")


def _values(body: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    entries = _dicts(body.get("entry")) if isinstance(body, dict) else []
    for entry in entries:
        for change in _dicts(entry.get("changes")):
            if isinstance(change.get("value"), dict):
                yield str(change.get("field")), change["value"]


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _status(item: dict[str, Any]) -> Status:
    errors = _dicts(item.get("errors"))
    return Status(
        provider_id=_text(item["id"]),
        status=_text(item["status"]),
        at=_instant(item["timestamp"]),
        recipient=_text(item.get("recipient_id") or item.get("recipient_user_id") or ""),
        reference=_text(item.get("biz_opaque_callback_data") or ""),
        code=_code(errors[0]) if errors else None,
        title=_text(errors[0].get("title") or "") if errors else "",
    )


def _notice(item: dict[str, Any]) -> Notice:
    """Read a notice; a category update has no event but the new category."""
    ban, restriction = item.get("ban_info"), item.get("restriction_info")
    event = item.get("event") or item.get("new_category") or item["correct_category"]
    state = ban.get("waba_ban_state") if isinstance(ban, dict) else None
    details = (
        item.get("reason"),
        item.get("current_limit"),
        state,
        ", ".join(str(one.get("restriction_type")) for one in _dicts(restriction)),
    )
    return Notice(
        about=item["about"],
        event="REINSTATE" if state == "REINSTATE" else _text(event)[:60].upper(),
        name=_text(item.get("message_template_name") or "")[:512],
        detail=" ".join(str(part) for part in details if part and part != "NONE")[:160],
    )


def _incoming(item: dict[str, Any]) -> Incoming:
    kind = _text(item.get("type") or "")
    part = item.get(kind)
    part = part if isinstance(part, dict) else {}
    context = item.get("context")
    answered = context.get("id") if isinstance(context, dict) else None
    payload, text = _said(kind, part)
    return Incoming(
        provider_id=_text(item["id"]),
        at=_instant(item["timestamp"]),
        sender=_text(item.get("from") or ""),
        text=text,
        payload=payload,
        context_id=_text(answered or part.get("message_id") or part.get("original_message_id") or ""),
    )


def _said(kind: str, part: dict[str, Any]) -> tuple[str, str]:
    """Return a tap's payload and the words; what is no text is named by its kind."""
    if kind == "button":
        return _text(part["payload"]), _text(part.get("text") or "")
    if kind == "interactive" and isinstance(part.get("button_reply"), dict):
        return _text(part["button_reply"]["id"]), _text(part["button_reply"].get("title") or "")
    words = part.get("body") or part.get("caption") or part.get("emoji") or ""
    if kind == "text":
        return "", _text(words)
    return "", f"[{kind or '?'}] {_text(words)}".strip()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _instant(value: Any) -> int:
    """Return milliseconds UTC of a time in seconds."""
    seconds = int(value)
    if not 0 < seconds < 10**11:
        raise ValueError
    return seconds * 1000


def _code(item: dict[str, Any]) -> int | None:
    code = item.get("code")
    return code if isinstance(code, int) else None
