"""Articles: written, scheduled, published and withdrawn by Humas; listed, searched and read by everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, Expression

from store import events
from store.actors import Actor, Right, require
from store.articles import Draft, Kind, cleaned, kind_of, slug_of
from store.database import transact
from store.errors import Conflict, Invalid, NotFound
from store.i18n import _
from store.models import Account, Article

STATES = ("draft", "scheduled", "published", "withdrawn")
PAGE = 20
Key = tuple[int, int]


@dataclass(frozen=True)
class ArticleView:
    """One article. `publish_at` is when it is or was to be seen; a list leaves `body` empty."""

    id: int
    kind: str
    slug: str
    title: str
    summary: str
    state: str
    publish_at: int | None
    published_at: int | None
    author: str
    place: str
    event_on: str
    reg_type: str
    reg_number: str
    reg_year: int | None
    reg_status: str
    created_at: int
    updated_at: int
    version: int
    body: str = ""

    @property
    def draft(self) -> Draft:
        """Return what the author wrote, to be changed by `dataclasses.replace` and given to `edit`."""
        return Draft(
            self.title, self.body, self.summary, self.place, self.event_on,
            self.reg_type, self.reg_number, self.reg_year, self.reg_status,
        )  # fmt: skip


@dataclass(frozen=True)
class ArticlePage:
    """Some articles, newest first, and the key to ask for older ones with."""

    rows: list[ArticleView]
    next_key: Key | None


def add(actor: Actor, kind: str, draft: Draft, *, now: int) -> ArticleView:
    """Write a new draft and return it; its address is made of its title."""
    require(actor, Right.WRITE_CONTENT)
    chosen = kind_of(kind)
    columns = cleaned(chosen, draft)

    def unit() -> ArticleView:
        slug = _free_slug(slug_of(str(columns["title"])))
        Article.create(
            kind=chosen.value, slug=slug, state="draft", author=actor.account_id, created_at=now, updated_at=now, **columns
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


def schedule(actor: Actor, slug: str, at: int, *, now: int, version: int | None = None) -> ArticleView:
    """Let an article appear by itself at the instant `at`, ms UTC. Raises Conflict when it is to be seen already."""
    require(actor, Right.WRITE_CONTENT)
    if at <= now:
        raise Invalid(_("That time is over. Choose a later one, or publish it now."))

    def unit() -> ArticleView:
        current = _one(slug)
        if _state(current.state, current.publish_at, now) == "published":
            raise Conflict(_("It is published already. Withdraw it first."))
        _store(current, version, now, {"state": "scheduled", "publish_at": at})
        return _noted(actor, "article_scheduled", slug, now, publish_at=at)

    return transact(unit)


def publish(actor: Actor, slug: str, *, now: int, version: int | None = None) -> ArticleView:
    """Let an article be seen from now on. Raises Conflict when it is already."""
    require(actor, Right.WRITE_CONTENT)

    def unit() -> ArticleView:
        current = _one(slug)
        if _state(current.state, current.publish_at, now) == "published":
            raise Conflict(_("It is published already."))
        _store(current, version, now, {"state": "published", "publish_at": now, "published_at": now})
        return _noted(actor, "article_published", slug, now)

    return transact(unit)


def withdraw(actor: Actor, slug: str, *, now: int, version: int | None = None) -> ArticleView:
    """Take an article away from the public, or call off its scheduled appearance."""
    require(actor, Right.WRITE_CONTENT)

    def unit() -> ArticleView:
        current = _one(slug)
        if current.state not in ("scheduled", "published"):
            raise Conflict(_("It is not published, so there is nothing to withdraw."))
        _store(current, version, now, {"state": "withdrawn"})
        return _noted(actor, "article_withdrawn", slug, now)

    return transact(unit)


def listing(
    actor: Actor, *, now: int, kind: str = "", state: str = "", search: str = "", limit: int = PAGE, after: Key | None = None
) -> ArticlePage:
    """Return articles of every state for Humas, newest written first; `after` is the last page's `next_key`."""
    require(actor, Right.WRITE_CONTENT)
    if state and state not in STATES:
        raise Invalid(
            _("There is no state “%(state)s”. Choose one of: %(choices)s.")
            % {"state": state[:40], "choices": ", ".join(STATES)}
        )
    wanted = [Article.kind == kind_of(kind).value] if kind else []
    wanted += [_in_state(state, now)] if state else []
    return _page(wanted, search, Article.created_at, limit, after, now)


def show(actor: Actor, slug: str, *, now: int) -> ArticleView:
    """Return one article of any state for Humas. Raises NotFound."""
    require(actor, Right.WRITE_CONTENT)
    return _view(_row(Article.slug == slug), now)


def published(
    kind: str, *, now: int, search: str = "", limit: int = PAGE, after: Key | None = None
) -> ArticlePage:
    """Return what everybody may read of one kind, newest first."""
    wanted = [Article.kind == kind_of(kind).value, _in_state("published", now)]
    return _page(wanted, search, Article.publish_at, limit, after, now)


def read(kind: str, slug: str, *, now: int) -> ArticleView:
    """Return one article that everybody may read. Raises NotFound for every other."""
    return _view(_row((Article.kind == kind_of(kind).value) & (Article.slug == slug) & _in_state("published", now)), now)


def _state(state: str, publish_at: int | None, now: int) -> str:
    """Return the state as everybody sees it: a scheduled article whose time has come is published."""
    return "published" if state == "scheduled" and publish_at is not None and publish_at <= now else state


def _in_state(state: str, now: int) -> Expression:
    if state == "published":
        return (Article.state << ("published", "scheduled")) & (Article.publish_at <= now)
    if state == "scheduled":
        return (Article.state == "scheduled") & (Article.publish_at > now)
    return Article.state == state


_COLUMNS = (
    Article.id, Article.kind, Article.slug, Article.title, Article.summary, Article.state, Article.publish_at,
    Article.published_at, Account.name.alias("author_name"), Article.place, Article.event_on, Article.reg_type,
    Article.reg_number, Article.reg_year, Article.reg_status, Article.created_at, Article.updated_at, Article.version,
)  # fmt: skip


def _page(wanted: list[Expression], search: str, order: Any, limit: int, after: Key | None, now: int) -> ArticlePage:
    query = Article.select(*_COLUMNS).join(Account, JOIN.LEFT_OUTER)
    for word in search.split()[:8]:
        wanted.append(Article.title.contains(word) | Article.summary.contains(word) | Article.body.contains(word)
                      | Article.reg_number.contains(word))  # fmt: skip
    if after is not None:
        wanted.append((order < after[0]) | ((order == after[0]) & (Article.id < after[1])))
    for condition in wanted:
        query = query.where(condition)
    rows = [_view(row, now) for row in query.order_by(order.desc(), Article.id.desc()).limit(limit + 1).tuples()]
    if len(rows) <= limit:
        return ArticlePage(rows, None)
    last = rows[limit - 1]
    return ArticlePage(rows[:limit], (getattr(last, order.name), last.id))


def _row(condition: Expression) -> tuple[Any, ...]:
    query = Article.select(*_COLUMNS, Article.body).join(Account, JOIN.LEFT_OUTER).where(condition)
    for row in query.tuples():
        return tuple(row)
    raise NotFound(_("There is no such article, or it is not published."))


def _view(row: tuple[Any, ...], now: int) -> ArticleView:
    key, kind, slug, title, summary, state, publish_at, published_at, author, *rest = row
    state = _state(state, publish_at, now)
    seen_at = publish_at if state == "published" else published_at
    return ArticleView(key, kind, slug, title, summary, state, publish_at, seen_at, author or "", *rest)


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
    """Write the event of a change and return the article as it is now."""
    events.append(actor, what, None, {"slug": slug, **data}, now)
    return show(actor, slug, now=now)


def _free_slug(wanted: str) -> str:
    """Return the slug, numbered when another article has it."""
    taken = {row[0] for row in Article.select(Article.slug).where(Article.slug.startswith(wanted)).tuples()}
    candidates = (wanted if count == 1 else f"{wanted}-{count}" for count in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)
