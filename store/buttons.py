"""The payload of a quick-reply button: message, action and a short signature, so that a tap needs no context.

The payload stays the same in every repeat of a message: two copies on a phone have one effect.
"""

import hashlib
import hmac
import re

from store.templates import ACTIONS

_SHAPE = re.compile(r"(\d{1,18})\.([a-z_]{1,20})\.([0-9a-f]{16})")


def payload(message_id: int, action: str, secret: str) -> str:
    """Return the payload of one button of a message."""
    return f"{message_id}.{action}.{_signature(message_id, action, secret)}"


def read(text: str, secret: str) -> tuple[int, str] | None:
    """Return the message's key and the action of a payload that we signed, None for any other."""
    shape = _SHAPE.fullmatch(text)
    if shape is None or shape.group(2) not in ACTIONS:
        return None
    message_id, action = int(shape.group(1)), shape.group(2)
    return (message_id, action) if hmac.compare_digest(shape.group(3), _signature(message_id, action, secret)) else None


def _signature(message_id: int, action: str, secret: str) -> str:
    return hmac.new(f"button:{secret}".encode(), f"{message_id}.{action}".encode(), hashlib.sha256).hexdigest()[:16]
