"""Photos of a form: written anew when they arrive, kept while the form has a fault, and shown to whom they belong."""

from dataclasses import dataclass

from starlette.responses import Response

from portal import guard
from portal.calls import Call
from store import attachments
from store.attachments import PHOTOS_AT_MOST, Photo
from store.errors import StoreError


@dataclass(frozen=True)
class Kept:
    """The photos that a form has so far, and what was wrong with others."""

    photos: tuple[Photo, ...]
    error: str


def take(call: Call) -> Kept:
    """Return the photos sent now and those sent before, less those that the citizen unticked."""
    photos = {photo.sha256: photo for photo in _earlier(call)}
    error = ""
    for upload in call.form.files:
        try:
            photo = attachments.keep(upload.data, upload.name, folder=call.media)
        except StoreError as refusal:
            error = error or refusal.message
            continue
        photos[photo.sha256] = photo
    if len(photos) > PHOTOS_AT_MOST:
        error = error or attachments.too_many().message
    return Kept(tuple(photos.values())[:PHOTOS_AT_MOST], error)


def handle(call: Call, photo: Photo) -> str:
    """Return the field that brings a kept photo back; only the browser that sent the photo can make it."""
    return f"{photo.sha256}.{guard.sign(call.browser, photo.sha256)}.{photo.name}"


def send(photo: Photo, call: Call) -> Response:
    """Send a photo that the caller may see."""
    data = attachments.load(photo.sha256, folder=call.media)
    return Response(data, media_type=photo.mime, headers={"Cache-Control": "private, max-age=86400"})


def _earlier(call: Call) -> list[Photo]:
    found = []
    for value in call.form.all("photo")[: PHOTOS_AT_MOST * 2]:
        sha256, _dot, rest = value.partition(".")
        mark, _dot, name = rest.partition(".")
        if guard.is_signed(call.browser, sha256, mark):
            found.append(attachments.find_kept(sha256, name, folder=call.media))
    return found
