"""Articles: written, reviewed, scheduled, published, archived and withdrawn by Humas; listed and read by everybody."""

from collections.abc import Mapping
from typing import Any

from store import changes, events
from store.actors import Actor, Right, require
from store.article_rows import ArticlePage, ArticleView, Key, in_state, one, page, readable, state_at
from store.articles import Draft, Kind, cleaned, kind_of, slug_of
from store.clock import MINUTE
from store.database import transact
from store.errors import Conflict, Invalid, NotFound
from store.i18n import _
from store.models import Article
from store.rows import tuples
from store.text import clean_line

STATES = ("draft", "review", "scheduled", "published", "archived", "withdrawn")
UNSEEN = ("draft", "withdrawn")
"""The states that lead to a review."""
TAKEN_AWAY = ("scheduled", "published", "archived")
"""The states out of which something is withdrawn."""
REASON_LIMIT = 300
PAGE = 20
SENT_AGAIN = 10 * MINUTE


def add(actor: Actor, kind: str, draft: Draft, *, now: int) -> ArticleView:
    """Write a new draft and return it; its address is made of its title.

    The same draft by the same author within ten minutes is the same article, sent again.
    """
    require(actor, Right.WRITE_CONTENT)
    chosen = kind_of(kind)
    columns = cleaned(chosen, draft)

    def unit() -> ArticleView:
        sent_before = _sent_before(actor, chosen, columns, now)
        if sent_before is not None:
            return show(actor, sent_before, now=now)
        slug = _free_slug(slug_of(str(columns["title"])))
        Article.create(
            kind=chosen.value,
            slug=slug,
            state="draft",
            author=actor.account_id,
            created_at=now,
            updated_at=now,
            **columns,
        )
        return _noted(actor, "article_added", slug, now)

    return transact(unit)


def edit(actor: Actor, slug: str, draft: Draft, *, version: int, now: int) -> ArticleView:
    """Replace what an article says; `version` is the one the author saw. Raises Conflict when another was faster."""
    require(actor, Right.WRITE_CONTENT)

    def unit() -> ArticleView:
        current = _one(slug)
        _store(current, version, now, cleaned(Kind(current.kind), draft))
        return _noted(actor, "article_edited", slug, now)

    return transact(unit)


def submit(actor: Actor, slug: str, *, now: int, version: int | None = None) -> ArticleView:
    """Ask a colleague to look at what is written. Raises Conflict for what is no draft."""
    require(actor, Right.WRITE_CONTENT)

    def unit() -> ArticleView:
        current = _one(slug)
        if current.state not in UNSEEN:
            raise Conflict(_("Only a draft can be given to review."))
        _store(current, version, now, {"state": "review", "reason": ""})
        return _noted(actor, "article_submitted", slug, now)

    return transact(unit)


def send_back(actor: Actor, slug: str, reason: str, *, now: int, version: int | None = None) -> ArticleView:
    """Give what is in review back to its author, and say why. Raises Invalid without a reason, Conflict."""
    require(actor, Right.WRITE_CONTENT)
    why = clean_line(reason, REASON_LIMIT, _("Reason"))

    def unit() -> ArticleView:
        current = _one(slug)
        if current.state != "review":
            raise Conflict(_("It is not in review."))
        _store(current, version, now, {"state": "draft", "reason": why})
        return _noted(actor, "article_sent_back", slug, now, reason=why)

    return transact(unit)


def schedule(actor: Actor, slug: str, at: int, *, now: int, version: int | None = None) -> ArticleView:
    """Let an article appear by itself at the instant `at`, ms UTC. Raises Conflict when it is to be seen already."""
    require(actor, Right.WRITE_CONTENT)
    if at <= now:
        raise Invalid(_("That time is over. Choose a later one, or publish it now."))

    def unit() -> ArticleView:
        current = _one(slug)
        if state_at(current.state, current.publish_at, now) == "published":
            raise Conflict(_("It is published already. Withdraw it first."))
        _store(current, version, now, {"state": "scheduled", "publish_at": at, "reason": ""})
        return _noted(actor, "article_scheduled", slug, now, publish_at=at)

    return transact(unit)


def publish(actor: Actor, slug: str, *, now: int, version: int | None = None) -> ArticleView:
    """Let an article be seen from now on, also one that was archived. Raises Conflict when it is already."""
    require(actor, Right.WRITE_CONTENT)

    def unit() -> ArticleView:
        current = _one(slug)
        if state_at(current.state, current.publish_at, now) == "published":
            raise Conflict(_("It is published already."))
        _store(current, version, now, {"state": "published", "publish_at": now, "published_at": now, "reason": ""})
        return _noted(actor, "article_published", slug, now)

    return transact(unit)


def archive(actor: Actor, slug: str, *, now: int, version: int | None = None) -> ArticleView:
    """Take an article out of every list; its address goes on showing it. Raises Conflict when it isn't published."""
    require(actor, Right.WRITE_CONTENT)

    def unit() -> ArticleView:
        current = _one(slug)
        if state_at(current.state, current.publish_at, now) != "published":
            raise Conflict(_("Only what is published can be archived."))
        _store(current, version, now, {"state": "archived", "published_at": current.publish_at})
        return _noted(actor, "article_archived", slug, now)

    return transact(unit)


def withdraw(actor: Actor, slug: str, reason: str, *, now: int, version: int | None = None) -> ArticleView:
    """Take an article away from the public, or call off its scheduled appearance, and say why.

    Raises Invalid without a reason, Conflict when there is nothing to take away.
    """
    require(actor, Right.WRITE_CONTENT)
    why = clean_line(reason, REASON_LIMIT, _("Reason"))

    def unit() -> ArticleView:
        current = _one(slug)
        if current.state not in TAKEN_AWAY:
            raise Conflict(_("It is not published, so there is nothing to withdraw."))
        _store(current, version, now, {"state": "withdrawn", "reason": why})
        return _noted(actor, "article_withdrawn", slug, now, reason=why)

    return transact(unit)


def listing(
    actor: Actor,
    *,
    now: int,
    kind: str = "",
    state: str = "",
    search: str = "",
    limit: int = PAGE,
    after: Key | None = None,
) -> ArticlePage:
    """Return articles of every state for Humas, newest written first; `after` is the last page's `next_key`."""
    require(actor, Right.WRITE_CONTENT)
    if state and state not in STATES:
        raise Invalid(
            _("There is no state “%(state)s”. Choose one of: %(choices)s.")
            % {"state": state[:40], "choices": ", ".join(STATES)}
        )
    wanted = [Article.kind == kind_of(kind).value] if kind else []
    wanted += [in_state(state, now)] if state else []
    return page(wanted, search, Article.created_at, limit, after, now)


def show(actor: Actor, slug: str, *, now: int) -> ArticleView:
    """Return one article of any state for Humas. Raises NotFound."""
    require(actor, Right.WRITE_CONTENT)
    return one(Article.slug == slug, now)


def published(kind: str, *, now: int, search: str = "", limit: int = PAGE, after: Key | None = None) -> ArticlePage:
    """Return what everybody may read of one kind, newest first."""
    wanted = [Article.kind == kind_of(kind).value, in_state("published", now)]
    return page(wanted, search, Article.publish_at, limit, after, now)


def read(kind: str, slug: str, *, now: int) -> ArticleView:
    """Return one article that everybody may read. Raises NotFound for every other."""
    return one((Article.kind == kind_of(kind).value) & (Article.slug == slug) & readable(now), now)


def _one(slug: str) -> Article:
    found = Article.get_or_none(Article.slug == slug)
    if found is None:
        raise NotFound(_("There is no article “%(slug)s”.") % {"slug": slug[:80]})
    return found


def _store(current: Article, version: int | None, now: int, columns: Mapping[str, Any]) -> None:
    """Write the columns unless somebody else was faster than the author who saw `version`."""
    if version is not None and version != current.version:
        raise Conflict(_("Somebody else has changed this article meanwhile. Look at it again, then repeat."))
    Article.update(updated_at=now, version=current.version + 1, **columns).where(Article.id == current.id).execute()


def _noted(actor: Actor, what: str, slug: str, now: int, **data: Any) -> ArticleView:
    """Write the event of a change, tell the feed, and return the article as it is now."""
    events.append(actor, what, None, {"slug": slug, **data}, now)
    row = show(actor, slug, now=now)
    changes.record("article", row.id, now)
    return row


def _sent_before(actor: Actor, kind: Kind, columns: Mapping[str, Any], now: int) -> str | None:
    """Return the address of the draft that says exactly this, if its author wrote it just now."""
    mine = (Article.author == actor.account_id) & (Article.kind == kind.value) & (Article.state == "draft")
    said = [getattr(Article, name).is_null() if value is None else getattr(Article, name) == value
            for name, value in columns.items()]  # fmt: skip
    found = Article.select(Article.slug).where(mine, Article.created_at > now - SENT_AGAIN, *said).scalar()
    return None if found is None else str(found)


def _free_slug(wanted: str) -> str:
    """Return the slug, numbered when another article has it."""
    taken = {row[0] for row in tuples(Article.select(Article.slug).where(Article.slug.startswith(wanted)))}
    candidates = (wanted if count == 1 else f"{wanted}-{count}" for count in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)
