"""The vault: a citizen's name, phone and address, sealed with a key of their own that erasure destroys.

Each key lies in `citizen_key`, wrapped with the master key; both seals are AES-256-GCM. A phone is found by a keyed
blind index. What the master key is made of is in `store.master_key`; the right one is the one that opens what is there.
"""

import base64
import hmac
import json
import os
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from store import master_key
from store.database import db, is_postgres
from store.errors import Unavailable
from store.i18n import _
from store.master_key import Secret
from store.models import CitizenKey
from store.rows import first

KEY_BYTES, NONCE_BYTES = 32, 12


@dataclass(frozen=True)
class Identity:
    """Who somebody is: the name, the telephone number (E.164 or nothing) and the address."""

    name: str
    phone: str = ""
    address: str = ""


class _Proved(NamedTuple):
    database: Any
    master: bytes
    origin: str


_last: list[_Proved] = []
"""The master key that opened what is in the database last used."""


def new_key() -> bytes:
    """Return a fresh key for one citizen."""
    return os.urandom(KEY_BYTES)


def sealed(key: bytes, identity: Identity) -> str:
    """Return the identity as the citizen's row keeps it."""
    return _seal(key, json.dumps(asdict(identity), ensure_ascii=False).encode(), b"identity")


def wrapped(key: bytes, citizen_id: int) -> str:
    """Return a citizen's key as its row keeps it; it opens for no other citizen. Raises Unavailable."""
    return _seal(_derived(_master(), "wrap"), key, _bound(citizen_id))


def keep(citizen_id: int, key: bytes) -> None:
    """Keep a new citizen's key; call it inside a transaction."""
    CitizenKey.create(citizen=citizen_id, wrapped=wrapped(key, citizen_id))


def replace(citizen_id: int, key: bytes) -> None:
    """Put a new key in the place of a citizen's; call it inside a transaction."""
    CitizenKey.update(wrapped=wrapped(key, citizen_id)).where(CitizenKey.citizen == citizen_id).execute()


def opened(citizen_id: int, text: str, wrapped_key: str) -> Identity:
    """Return the identity of a citizen's row and its key's. Raises Unavailable without the right master key."""
    key = _unwrapped(_master(), citizen_id, wrapped_key)
    plain = None if key is None else _open(key, text, b"identity")
    if plain is None:
        raise _wrong_key()
    return Identity(**json.loads(plain))


def overwrite_deleted() -> None:
    """Let what is deleted from now on be overwritten in the file's free pages too; PostgreSQL does so by vacuum."""
    if not is_postgres():
        db.execute_sql("PRAGMA secure_delete = 1")


def leave_no_copy() -> None:
    """Let SQLite's journal go into the file and end: it has the former pages. Readers may delay that till later."""
    if not is_postgres():
        db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def destroy(citizen_id: int) -> None:
    """Destroy a citizen's key for good; call it inside a transaction."""
    CitizenKey.delete().where(CitizenKey.citizen == citizen_id).execute()


def blind(purpose: str, text: str) -> str:
    """Return what stands in a column instead of the text, so that only the holder of the master key can look for it."""
    return f"#{hmac.new(_derived(_master(), purpose), text.encode(), 'sha256').hexdigest()}"


def phone_index(phone: str) -> str:
    """Return the blind index of an E.164 number, nothing for none."""
    return blind("phone", phone) if phone else ""


def sealed_secret(text: str, purpose: str, bound: str) -> str:
    """Return a secret as a column keeps it; it opens for the same purpose and row only. Raises Unavailable."""
    return _seal(_derived(_master(), purpose), text.encode(), bound.encode())


def opened_secret(text: str, purpose: str, bound: str) -> str:
    """Return what `sealed_secret` sealed with any master key that is known here. Raises Unavailable."""
    for secret in master_key.known():
        plain = _open(_derived(_of(secret), purpose), text, bound.encode())
        if plain is not None:
            return plain.decode()
    raise _wrong_key()


def signing_seed() -> bytes:
    """Return the 32 bytes that the anchors' signing key is made of. Raises Unavailable."""
    return _derived(_master(), "anchor")


def origin() -> str:
    """Return which setting or file opens the vault, nothing while it is empty. Raises Unavailable when none does."""
    newest = _newest()
    return "" if newest is None else _prove(*newest).origin


def _master() -> bytes:
    """Return the master key that opens the newest citizen's key; in an empty vault, the first there is or a new one."""
    for proved in _last:
        if proved.database is db.obj:
            return proved.master
    newest = _newest()
    if newest is None:
        return _of(next(iter(master_key.known()), None) or master_key.make())
    return _prove(*newest).master


def _newest() -> tuple[Any, ...] | None:
    return first(CitizenKey.select(CitizenKey.citizen, CitizenKey.wrapped).order_by(CitizenKey.id.desc()))


def _prove(citizen_id: int, wrapped_key: str) -> _Proved:
    """Remember which master key opens a citizen's key. Raises Unavailable when none does."""
    for secret in master_key.known():
        if _unwrapped(_of(secret), citizen_id, wrapped_key) is not None:
            _last[:] = [_Proved(db.obj, _of(secret), secret.origin)]
            return _last[0]
    raise _wrong_key()


class WrongKey(Unavailable):
    """The identities are sealed with another master key than any that is known here."""


def _wrong_key() -> WrongKey:
    return WrongKey(
        _(
            "Who complained is sealed with another key. Set EHUMAS_SECRET_KEY to the former one, or put its file back "
            "as %(path)s. Nothing is lost."
        )
        % {"path": master_key.file()}
    )


def _of(secret: Secret) -> bytes:
    """Return the master key made of a secret."""
    return hmac.digest(b"ehumas identities", secret.text.encode(), "sha256")


def _derived(master: bytes, purpose: str) -> bytes:
    """Return the key for one purpose; none tells anything about another."""
    return hmac.digest(master, purpose.encode(), "sha256")


def _unwrapped(master: bytes, citizen_id: int, wrapped_key: str) -> bytes | None:
    return _open(_derived(master, "wrap"), wrapped_key, _bound(citizen_id))


def _bound(citizen_id: int) -> bytes:
    return f"citizen:{citizen_id}".encode()


def _seal(key: bytes, plain: bytes, bound: bytes) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, plain, bound)).decode("ascii")


def _open(key: bytes, text: str, bound: bytes) -> bytes | None:
    """Return what was sealed with the key, None when it was another one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    data = base64.b64decode(text)
    try:
        return AESGCM(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], bound)
    except InvalidTag:
        return None
