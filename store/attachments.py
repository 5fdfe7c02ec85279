"""Photos: decoded and written anew, so that no place, no hidden payload and no other format survives; and their owners.

An article's PDF is kept as it is once `store.enclosures` looked through it. A file lies in the media folder under the
SHA-256 of its bytes; a row says whose it is. Whoever asks for a file has first made sure that its owner may be seen.
What nobody owned within a day, such as the photos of a form that was never sent, is deleted when the next photo comes.
"""

import contextlib
import hashlib
import io
import os
import re
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.errors import Invalid, NotFound
from store.i18n import _, ngettext
from store.models import Attachment
from store.rows import prepared
from store.text import clean_line

LARGEST = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1600
OWNERLESS_SECONDS = 24 * 3600
PHOTOS_AT_MOST = 3
MIME = "image/jpeg"
PDF = "application/pdf"
_SUFFIXES = {MIME: ".jpg", PDF: ".pdf"}
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 82
_DIGEST = re.compile(r"[0-9a-f]{64}")
_decoders = threading.BoundedSemaphore(2)
"""A decoded photo takes up to 200 MB; two at a time leave a small server breath."""


@dataclass(frozen=True)
class Photo:
    """A stored photo or PDF: the digest it is named by, its size in bytes, and what the sender's file was called."""

    sha256: str
    size: int
    mime: str
    name: str


def keep(data: bytes, name: str, *, folder: Path) -> Photo:
    """Write a photo anew into the folder and return it; it belongs to nobody yet. Raises Invalid when it is none."""
    label = label_of(name)
    if len(data) > LARGEST:
        raise Invalid(
            _("The photo “%(name)s” is too large: at most %(limit)d MB. Choose a smaller one.")
            % {"name": label, "limit": LARGEST // 1024 // 1024}
        )
    with _decoders:
        clean = _encoded(data, label)
    return keep_as_is(clean, label, MIME, folder=folder)


def keep_as_is(data: bytes, label: str, mime: str, *, folder: Path) -> Photo:
    """Write a file that was looked through into the folder as it is and return it; it belongs to nobody yet."""
    digest = hashlib.sha256(data).hexdigest()
    path = _path(digest, folder, mime)
    if not path.exists():
        _write(path, data)
    await_owner(digest, folder)
    return Photo(digest, len(data), mime, label)


def find_kept(sha256: str, name: str, *, folder: Path) -> Photo:
    """Return a photo that `keep` wrote earlier. Raises NotFound when the folder has it no more."""
    return Photo(sha256, len(load(sha256, folder=folder)), MIME, label_of(name))


def load(sha256: str, *, folder: Path) -> bytes:
    """Return a file's bytes. Raises NotFound when there is none of that digest."""
    if _DIGEST.fullmatch(sha256):
        for mime in _SUFFIXES:
            path = _path(sha256, folder, mime)
            if path.is_file():
                return path.read_bytes()
    raise NotFound(_("There is no such photo."))


def attach(owner_kind: str, owner_id: int, photos: Sequence[Photo], now: int, *, at_most: int = PHOTOS_AT_MOST) -> None:
    """Say whose the photos are; call it in the owner's transaction. The same photo twice is one.

    Raises Invalid when the owner would have too many.
    """
    owned = {photo.sha256 for photo in of(owner_kind, owner_id)}
    fresh = {photo.sha256: photo for photo in photos if photo.sha256 not in owned}
    if len(owned) + len(fresh) > at_most:
        raise too_many(at_most)
    for photo in fresh.values():
        Attachment.create(
            owner_kind=owner_kind,
            owner_id=owner_id,
            sha256=photo.sha256,
            size=photo.size,
            mime=photo.mime,
            name=photo.name,
            created_at=now,
        )


def of(owner_kind: str, owner_id: int) -> list[Photo]:
    """Return an owner's photos in the order they came."""
    return of_each(owner_kind, [owner_id])[owner_id]


def of_each(owner_kind: str, owner_ids: Sequence[int]) -> dict[int, list[Photo]]:
    """Return the photos of several owners of a kind by their keys, each in the order they came."""
    found: dict[int, list[Photo]] = {key: [] for key in owner_ids}
    for key, *photo in _owned(owner_kind, *owner_ids):
        found[key].append(Photo(*photo))
    return found


@prepared
def _owned(owner_kind: Any, *owner_ids: Any) -> Any:
    own = Attachment.owner_id == owner_ids[0] if len(owner_ids) == 1 else Attachment.owner_id.in_(owner_ids)
    columns = (Attachment.owner_id, Attachment.sha256, Attachment.size, Attachment.mime, Attachment.name)
    return Attachment.select(*columns).where(Attachment.owner_kind == owner_kind, own).order_by(Attachment.id)


def detach(owner_kind: str, owner_id: int, sha256: str) -> bool:
    """Take a file from its owner and tell whether it was there; call it in the owner's transaction."""
    own = (Attachment.owner_kind == owner_kind) & (Attachment.owner_id == owner_id) & (Attachment.sha256 == sha256)
    return bool(Attachment.delete().where(own).execute())


def too_many(at_most: int = PHOTOS_AT_MOST) -> Invalid:
    """Return the refusal of more photos, or files, than a thing may have."""
    sentence = ngettext(
        "At most %(count)d photo can be sent. Remove the others.",
        "At most %(count)d photos can be sent. Remove the others.",
        at_most,
    )
    return Invalid(sentence % {"count": at_most})


def _encoded(data: bytes, label: str) -> bytes:
    """Return the picture as a JPEG of bounded size, upright, on white, without any metadata."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _refused(label)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            layered = upright.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise _refused(label) from error
    flat = Image.new("RGB", layered.size, "white")
    flat.paste(layered, mask=layered)
    written = io.BytesIO()
    flat.save(written, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return written.getvalue()


def await_owner(digest: str, folder: Path) -> None:
    """Mark a file as not owned now, and forget those that were marked more than a day before it.

    A mark's age is told by the files' own times, so nobody is asked what time it is.
    """
    waiting = folder / "waiting"
    waiting.mkdir(exist_ok=True)
    mark = waiting / digest
    mark.touch()
    oldest = mark.stat().st_mtime - OWNERLESS_SECONDS
    for other in list(waiting.iterdir()):
        with contextlib.suppress(FileNotFoundError):
            if other.stat().st_mtime < oldest:
                _forget(other, folder)


def _forget(mark: Path, folder: Path) -> None:
    """Take the mark away, and the file too unless somebody owns it."""
    if not Attachment.select().where(Attachment.sha256 == mark.name).exists():
        for mime in _SUFFIXES:
            _path(mark.name, folder, mime).unlink(missing_ok=True)
    mark.unlink(missing_ok=True)


def _refused(label: str) -> Invalid:
    return Invalid(
        _("“%(name)s” is not a photo that can be read. Send a JPEG, PNG or WebP of at most %(limit)d megapixels.")
        % {"name": label, "limit": MOST_PIXELS // 1_000_000}
    )


def label_of(name: str) -> str:
    """Return the sender's file name for show: without folders and hidden characters, short."""
    base = re.split(r"[/\\]", name)[-1]
    return clean_line(base[-80:], 240, _("File name"), required=False) or _("photo")


def _path(sha256: str, folder: Path, mime: str) -> Path:
    return folder / sha256[:2] / f"{sha256}{_SUFFIXES[mime]}"


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, and stays after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o640)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
