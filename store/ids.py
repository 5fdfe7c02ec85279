"""The one source of randomness: keys that make a command harmless when repeated, and secrets for links."""

import secrets


def new_key() -> str:
    """Return a fresh idempotency key (32 hexadecimal characters)."""
    return secrets.token_hex(16)


def new_secret() -> str:
    """Return a fresh secret for a link (22 URL-safe characters, 128 bits)."""
    return secrets.token_urlsafe(16)
