"""The first page: what a citizen can do here, what is promised, and what is new."""

from starlette.responses import PlainTextResponse, Response

from portal.calls import Call
from portal.render import page
from store import changes, content
from store.articles import Kind

NEWEST = 3


def home(call: Call) -> Response:
    """Show the first page with the newest of each kind."""
    newest = {kind: content.published(kind, now=call.now, limit=NEWEST).rows for kind in Kind}
    return page(call, "home.html", newest=newest, private=False)


def healthy(_call: Call) -> Response:
    """Say that the portal and its database answer."""
    changes.last_seq()
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})
