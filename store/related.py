"""What belongs together: a complaint and what the city published about it. The public page names no complaint."""

from dataclasses import dataclass
from typing import Any

from store import cases, changes, events
from store.actors import Actor, Right, Role, require
from store.article_rows import in_state, state_at
from store.database import transact
from store.errors import Conflict, NotFound
from store.i18n import _
from store.listing import ComplaintRow, lines_where
from store.models import Article, ArticleLink, Complaint
from store.rows import first, insert, tuples

LIMIT = 200


@dataclass(frozen=True)
class Related:
    """An article that a complaint is linked to; `publish_at` is milliseconds UTC, None for one that never appeared."""

    id: int
    kind: str
    slug: str
    title: str
    state: str
    publish_at: int | None


def link(actor: Actor, number: str, slug: str, *, now: int) -> Related:
    """Say that a complaint and an article belong together. Raises NotFound, Conflict when they do already."""
    require(actor, Right.WRITE_CONTENT)

    def unit() -> Related:
        complaint, article = cases.find(actor, number), _article(slug, now)
        if _linked(complaint.id, article.id) is not None:
            raise Conflict(_("They are linked already."))
        insert(ArticleLink, article=article.id, complaint=complaint.id, created_at=now, account=actor.account_id)
        return _told(actor, "article_linked", complaint, article, now)

    return transact(unit)


def unlink(actor: Actor, number: str, slug: str, *, now: int) -> Related:
    """Say that they don't belong together. Raises NotFound, Conflict when they do not."""
    require(actor, Right.WRITE_CONTENT)

    def unit() -> Related:
        complaint, article = cases.find(actor, number), _article(slug, now)
        key = _linked(complaint.id, article.id)
        if key is None:
            raise Conflict(_("They are not linked."))
        ArticleLink.delete().where(ArticleLink.id == key).execute()
        return _told(actor, "article_unlinked", complaint, article, now)

    return transact(unit)


def of_complaint(actor: Actor, number: str, *, now: int) -> list[Related]:
    """Return the articles that a complaint is linked to, oldest link first; an agency reads none."""
    require(actor, Right.SEE_HISTORY)
    key = cases.key(actor, number)
    return [] if actor.role is Role.OFFICER else _of(key, now)


def of_article(actor: Actor, slug: str, *, now: int) -> list[ComplaintRow]:
    """Return the complaints that an article is linked to, by due time. Raises NotFound."""
    require(actor, Right.WRITE_CONTENT)
    keys = ArticleLink.select(ArticleLink.complaint).where(ArticleLink.article == _article(slug, now).id)
    own = lines_where(actor, Complaint.id.in_(keys), limit=LIMIT)
    return [ComplaintRow(*row) for row in tuples(own)]


def for_citizen(actor: Actor, number: str, *, now: int) -> list[Related]:
    """Return what a complaint's citizen may read about its matter: what is published, and nothing of a secret one."""
    require(actor, Right.TRACK)
    complaint = cases.find(actor, number)
    return [] if complaint.privacy == "secret" else _of(complaint.id, now, in_state("published", now))


def _of(complaint_id: int, now: int, *more: Any) -> list[Related]:
    query = _select().join(ArticleLink).where(ArticleLink.complaint == complaint_id, *more)
    return [_view(row, now) for row in tuples(query.order_by(ArticleLink.id))]


def _article(slug: str, now: int) -> Related:
    found = first(_select().where(Article.slug == slug))
    if found is None:
        raise NotFound(_("There is no article “%(slug)s”.") % {"slug": slug[:80]})
    return _view(found, now)


def _select() -> Any:
    return Article.select(Article.id, Article.kind, Article.slug, Article.title, Article.state, Article.publish_at)


def _view(row: tuple[Any, ...], now: int) -> Related:
    key, kind, slug, title, state, publish_at = row
    return Related(key, kind, slug, title, state_at(state, publish_at, now), publish_at)


def _linked(complaint_id: int, article_id: int) -> int | None:
    found = first(
        ArticleLink.select(ArticleLink.id).where(
            ArticleLink.complaint == complaint_id, ArticleLink.article == article_id
        )
    )
    return None if found is None else int(found[0])


def _told(actor: Actor, kind: str, complaint: Any, article: Related, now: int) -> Related:
    """Write the event into the complaint's timeline, tell the feed of both, and return the article."""
    events.append(actor, kind, complaint.id, {"article": article.slug}, now, agency_id=complaint.agency_id)
    changes.record("article", article.id, now)
    return article
