"""The style sheet and the icon: ours, named by their content, so that a telephone fetches them once."""

import gzip
import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response

from portal.calls import Call
from store.errors import NotFound
from store.i18n import _

FOLDER = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def style_path() -> str:
    """Return the style sheet's address; it changes with its content."""
    return f"/static/{digest('portal.css')}/portal.css"


@cache
def icon_path() -> str:
    """Return the icon's address; it changes with its content."""
    return f"/static/{digest('icon.svg')}/icon.svg"


@cache
def digest(name: str) -> str:
    """Return a short digest of a file's content."""
    return hashlib.sha256(content(name)).hexdigest()[:12]


@cache
def content(name: str) -> bytes:
    """Return a file's bytes."""
    return (FOLDER / name).read_bytes()


@cache
def packed(name: str) -> bytes:
    """Return a file's bytes, gzipped once."""
    return gzip.compress(content(name), 9, mtime=0)


def asset(call: Call) -> Response:
    """Send one of our files. Raises NotFound for every other name."""
    name = call.params["name"]
    if name not in {path.name for path in FOLDER.iterdir()}:
        raise NotFound(_("There is no such page."))
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    body = content(name)
    if "gzip" in call.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = packed(name)
    return Response(body, headers=headers, media_type=TYPES[Path(name).suffix])
