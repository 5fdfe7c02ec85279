"""The files of an article: PDFs and pictures that readers may fetch while they may read the article."""

from pathlib import Path

from store import attachments, changes, content, events, pdf
from store.actors import Actor, Right, require
from store.article_rows import ArticleView
from store.attachments import PDF, Photo
from store.database import transact
from store.errors import Conflict, Invalid
from store.i18n import _

FILES_AT_MOST = 10
SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".webp")
"""The files that can be attached, as their names end."""


def keep(data: bytes, name: str, *, folder: Path) -> Photo:
    """Keep a PDF that was looked through, or a picture written anew, in the folder; it belongs to nobody yet.

    Raises Invalid for what is neither, is too large, or holds something that acts.
    """
    if not pdf.is_one(data):
        return attachments.keep(data, name, folder=folder)
    label = attachments.label_of(name)
    pdf.require_harmless(data, label)
    return attachments.keep_as_is(data, label, PDF, folder=folder)


def read_and_keep(path: Path, *, folder: Path) -> Photo:
    """Keep the file that lies at a path of this machine. Raises Invalid, also when it cannot be read."""
    try:
        if path.stat().st_size > max(pdf.LARGEST, attachments.LARGEST):
            raise Invalid(
                _("“%(name)s” is too large: at most %(limit)d MB. Save it with smaller pictures.")
                % {"name": attachments.label_of(path.name), "limit": pdf.LARGEST // 1024 // 1024}
            )
        data = path.read_bytes()
    except OSError as error:
        raise Invalid(
            _("The file %(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror or error}
        ) from error
    return keep(data, path.name, folder=folder)


def add(actor: Actor, slug: str, file: Photo, *, now: int) -> ArticleView:
    """Attach a kept file to an article; twice is once. Raises NotFound, Invalid when there are too many."""
    require(actor, Right.WRITE_CONTENT)

    def unit() -> ArticleView:
        article = content.show(actor, slug, now=now)
        attachments.attach("article", article.id, [file], now, at_most=FILES_AT_MOST)
        return _told(actor, "article_file_added", slug, file.sha256, now)

    return transact(unit)


def remove(actor: Actor, slug: str, sha256: str, *, now: int, folder: Path | None = None) -> ArticleView:
    """Take a file from an article: nobody can fetch it from now on; the folder forgets it when nobody else has it.

    Raises NotFound, Conflict when the article has no such file.
    """
    require(actor, Right.WRITE_CONTENT)

    def unit() -> ArticleView:
        article = content.show(actor, slug, now=now)
        if not attachments.detach("article", article.id, sha256):
            raise Conflict(_("The article has no such file."))
        return _told(actor, "article_file_removed", slug, sha256, now)

    row = transact(unit)
    if folder is not None:
        attachments.await_owner(sha256, folder)
    return row


def _told(actor: Actor, kind: str, slug: str, sha256: str, now: int) -> ArticleView:
    """Write the event, tell the feed, and return the article as it is now."""
    events.append(actor, kind, None, {"slug": slug, "sha256": sha256}, now)
    row = content.show(actor, slug, now=now)
    changes.record("article", row.id, now)
    return row
