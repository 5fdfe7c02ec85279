"""Files of articles on their way to a reader's machine: named, typed, and boxed in so that nothing in them acts."""

from urllib.parse import quote

from starlette.responses import Response

from portal.calls import Call
from store import attachments
from store.attachments import MIME, Photo

BOXED = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""Whatever a file holds runs nowhere: no script, no form, no frame, and an origin of its own."""


def send(file: Photo, call: Call) -> Response:
    """Send a file that the caller may see; it may be kept, but is asked for again, for it may be withdrawn."""
    data = attachments.load(file.sha256, folder=call.media)
    headers = {
        "Content-Disposition": disposition(file),
        "Content-Security-Policy": BOXED,
        "Cache-Control": "private, no-cache",
        "ETag": f'"{file.sha256}"',
    }
    if f'"{file.sha256}"' in call.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=file.mime, headers=headers)


def disposition(file: Photo) -> str:
    """Return how a browser is to take the file (RFC 6266): a picture is shown, anything else is saved."""
    how = "inline" if file.mime == MIME else "attachment"
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in " ._-") else "_" for sign in file.name)
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"
