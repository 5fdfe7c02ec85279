"""Reading: what Humas published, by kind, searched, one at a time, and as a feed."""

import re

from starlette.responses import Response

from portal.calls import Call
from portal.handlers import files
from portal.render import document, page
from store import content
from store.article_rows import ArticleView, Key
from store.articles import Kind
from store.errors import NotFound
from store.i18n import _

FEED_LENGTH = 20
PLACE = re.compile(r"(\d{1,16})\.(\d{1,16})")
SEARCH_LIMIT = 100


class Shelf:
    """The pages of one kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def listing(self, call: Call) -> Response:
        """Show the list, newest first, or what a search finds in it."""
        search = call.query.get("q", "")[:SEARCH_LIMIT]
        found = content.published(self.kind, now=call.now, search=search, after=_key(call.query.get("after", "")))
        return page(call, "list.html", kind=self.kind, search=search, found=found, private=False)

    def article(self, call: Call) -> Response:
        """Show one article with its files."""
        found = self._read(call)
        return page(call, "article.html", article=found, private=False)

    def file(self, call: Call) -> Response:
        """Send a file of an article that may be read: a picture to be seen, a PDF to be kept and opened apart."""
        for one in self._read(call).files:
            if one.sha256 == call.params["sha256"]:
                return files.send(one, call)
        raise NotFound(_("There is no such file, or it was removed."))

    def _read(self, call: Call) -> ArticleView:
        return content.read(self.kind, call.params["slug"], now=call.now)


def feed(call: Call) -> Response:
    """Send the newest articles of all kinds as an Atom feed."""
    rows = [row for kind in Kind for row in content.published(kind, now=call.now, limit=FEED_LENGTH).rows]
    rows.sort(key=lambda row: (row.publish_at or 0, row.id), reverse=True)
    return document(
        call, "feed.xml", "application/atom+xml", rows=rows[:FEED_LENGTH], home=call.settings.portal_url.rstrip("/")
    )


def _key(text: str) -> Key | None:
    """Return the place in a list that a link names, or the list's beginning for anything else."""
    found = PLACE.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else None
