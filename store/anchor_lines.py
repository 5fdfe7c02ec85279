"""An anchor as a line of text that leaves the house: the chain's end on one day, signed, for anybody to check.

A line is JSON. The signature is Ed25519 over the prefix and the line's other fields as canonical JSON, so that a third
party needs the public key and nothing of ours.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.i18n import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PREFIX = "ehumas anchor 1\n"


@dataclass(frozen=True)
class Anchor:
    """The chain's end on a day (`YYYY-MM-DD`): its entry, how many there were, its hash. `at` is milliseconds UTC.

    Key and signature are hexadecimal.
    """

    day: str
    at: int
    event_id: int
    count: int
    hash: str
    public_key: str
    signature: str

    def line(self) -> str:
        """Return the anchor as it leaves the house."""
        return _canonical(asdict(self))


def public_key(seed: bytes) -> str:
    """Return the public key of a signing key's 32 bytes."""
    return _private(seed).public_key().public_bytes_raw().hex()


def signed(seed: bytes, *, day: str, at: int, event_id: int, count: int, hash: str) -> Anchor:
    """Return the anchor signed with the key of these 32 bytes."""
    unsigned = Anchor(day, at, event_id, count, hash, public_key(seed), "")
    return Anchor(**{**asdict(unsigned), "signature": _private(seed).sign(_body(unsigned)).hex()})


def is_genuine(anchor: Anchor) -> bool:
    """Tell whether the anchor's own key signed it."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(anchor.public_key))
        key.verify(bytes.fromhex(anchor.signature), _body(anchor))
    except (ValueError, InvalidSignature):
        return False
    return True


def read(lines: Iterable[str], trusted: str = "") -> list[Anchor]:
    """Return the anchors of a file's lines, each once. Lines that hold no JSON object (as in a mail) are left out.

    Raises Invalid for an anchor that is damaged, forged, or signed by another key than `trusted`, if one is given.
    """
    found = {line.strip(): None for line in lines if line.strip().startswith("{")}
    anchors = [_parse(line) for line in found]
    for anchor in anchors:
        if not is_genuine(anchor):
            raise Invalid(_("The anchor of %(day)s was changed: its signature does not fit.") % {"day": anchor.day})
        if trusted and anchor.public_key != trusted.strip().lower():
            raise Invalid(_("The anchor of %(day)s was signed with another key.") % {"day": anchor.day})
    return anchors


def _parse(line: str) -> Anchor:
    try:
        anchor = Anchor(**json.loads(line))
        if not all(isinstance(value, kind) for value, kind in zip(vars(anchor).values(), _KINDS, strict=True)):
            raise TypeError
    except (ValueError, TypeError) as error:
        raise Invalid(_("This line is no anchor: %(line)s") % {"line": line[:60]}) from error
    return anchor


_KINDS = (str, int, int, int, str, str, str)


def _private(seed: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed)


def _body(anchor: Anchor) -> bytes:
    """Return what is signed."""
    fields = asdict(anchor)
    del fields["signature"]
    return f"{PREFIX}{_canonical(fields)}".encode()


def _canonical(fields: dict[str, object]) -> str:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"))
