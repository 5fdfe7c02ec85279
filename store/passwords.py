"""Passwords: their argon2id digests, what makes one acceptable, and one-time ones."""

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from store.errors import Invalid
from store.i18n import _

SHORTEST = 10
LONGEST = 200
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's smallest argon2id setting (Password Storage Cheat Sheet): 19 MiB fits a small server under load."""

_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$eVE4fqU6eoZ0eFvjMnuCyQ$Wkg9BBItnlhc/zC4RchdpRHtNbRIA+uHxpHG6wuZREY"
"""The digest of nothing anybody knows: a login that does not exist costs the same work as one that does."""


def digest(password: str) -> str:
    """Return the argon2id digest to store, about 20 ms of work."""
    return _hasher.hash(_normal(password))


def matches(stored: str, password: str) -> bool:
    """Tell whether the password belongs to the digest; without one the same work is done and the answer is no."""
    try:
        _hasher.verify(stored or _NOBODY, _normal(password)[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)


def outdated(stored: str) -> bool:
    """Tell whether the digest was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)


def check(password: str, login: str) -> str:
    """Return the password when it is acceptable. Raises Invalid with what to change."""
    plain = _normal(password)
    if len(plain) < SHORTEST:
        raise Invalid(_("The password is too short: at least %(count)d characters.") % {"count": SHORTEST})
    if len(plain) > LONGEST:
        raise Invalid(_("The password is too long: at most %(count)d characters.") % {"count": LONGEST})
    if len(set(plain)) < 5 or plain in "01234567890123456789" or login.casefold() in plain.casefold():
        raise Invalid(_("That password is easy to guess. Choose another one, such as four unrelated words."))
    return password


def one_time() -> str:
    """Return a fresh password that can be read aloud (59 bits, no look-alike letters)."""
    letters = [secrets.choice(_ALPHABET) for _number in range(12)]
    return "-".join("".join(letters[start : start + 4]) for start in (0, 4, 8))


def _normal(password: str) -> str:
    """Return the password as NFC, so that two keyboards that compose letters differently agree."""
    return unicodedata.normalize("NFC", password)
