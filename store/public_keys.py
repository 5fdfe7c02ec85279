"""Reading a pasted SSH public key: its type, its fingerprint, and why it is refused. Pure, no table."""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from store.errors import Invalid
from store.i18n import _
from store.text import clean_line

_CURVES = {
    "ecdsa-sha2-nistp256": (b"nistp256", 65),
    "ecdsa-sha2-nistp384": (b"nistp384", 97),
    "ecdsa-sha2-nistp521": (b"nistp521", 133),
    "sk-ecdsa-sha2-nistp256@openssh.com": (b"nistp256", 65),
}
_ED25519 = ("ssh-ed25519", "sk-ssh-ed25519@openssh.com")
TYPES = (*_ED25519, *_CURVES, "ssh-rsa")
RSA_BITS = 2048
_LONGEST = 8_000


@dataclass(frozen=True)
class PublicKey:
    """A key that may be used; `line` is type and base64, without options and comment."""

    type: str
    line: str
    fingerprint: str
    comment: str


def parse(text: str) -> PublicKey:
    """Return the key of one line as `ssh-keygen` writes it. Raises Invalid with what to paste instead."""
    line = text.strip()
    _refuse_other_files(line)
    kind, _space, rest = line.partition(" ")
    if kind not in TYPES:
        raise _refused_type(line)
    encoded, _space, comment = rest.strip().partition(" ")
    blob = _decoded(encoded)
    if not _is_sound(kind, blob):
        raise _damaged()
    return PublicKey(
        type=kind,
        line=f"{kind} {base64.b64encode(blob).decode()}",
        fingerprint=fingerprint(blob),
        comment=clean_line(comment, 200, _("Comment"), required=False),
    )


def fingerprint(blob: bytes) -> str:
    """Return the fingerprint as OpenSSH prints it: `SHA256:` and base64 without padding."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def _refuse_other_files(line: str) -> None:
    if "PRIVATE KEY" in line or line.startswith("PuTTY-User-Key-File"):
        raise Invalid(
            _("This is a private key: never send it to anybody. Make a new pair, and paste the line of the .pub file.")
        )
    if line.startswith("---- BEGIN SSH2"):
        raise Invalid(_("This is PuTTY's own format. Copy the field “Public key for pasting into authorized_keys”."))
    if "\n" in line or "\r" in line or len(line) > _LONGEST:
        raise Invalid(_("Paste one key: a single line that begins with its type, such as ssh-ed25519."))


def _refused_type(line: str) -> Invalid:
    if any(f" {kind} " in f" {line}" for kind in TYPES):
        return Invalid(_("Options before a key are not accepted. Paste only the line of the .pub file."))
    kind = line.split(" ", 1)[0]
    return Invalid(
        _("Keys of type “%(type)s” are not accepted. Make one with: ssh-keygen -t ed25519") % {"type": kind[:40]}
    )


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _damaged() from error


def _damaged() -> Invalid:
    return Invalid(_("This key is damaged or not complete. Copy the whole line of the .pub file again."))


def _is_sound(kind: str, blob: bytes) -> bool:
    """Tell whether the blob is one whole key of the named type, with nothing behind it (RFC 4253, 5656, 8709)."""
    fields = _fields(blob)
    if not fields or fields[0] != kind.encode():
        return False
    if kind in _ED25519:
        return len(fields) == (3 if kind.startswith("sk-") else 2) and len(fields[1]) == 32
    if kind in _CURVES:
        curve, size = _CURVES[kind]
        count = 4 if kind.startswith("sk-") else 3
        return len(fields) == count and fields[1] == curve and len(fields[2]) == size and fields[2][0] == 4
    if len(fields) != 3:
        return False
    if int.from_bytes(fields[2], "big").bit_length() < RSA_BITS:
        raise Invalid(_("This RSA key is too short. Make a better one with: ssh-keygen -t ed25519"))
    return True


def _fields(blob: bytes) -> list[bytes]:
    """Return the length-prefixed strings of a key blob, nothing when it is cut off."""
    fields, rest = [], blob
    while rest:
        size = int.from_bytes(rest[:4], "big")
        if len(rest) < 4 + size:
            return []
        fields.append(rest[4 : 4 + size])
        rest = rest[4 + size :]
    return fields
