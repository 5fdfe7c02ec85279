"""The rows behind `store.content`: how articles are found, shown and paged, and when one is to be seen."""

from dataclasses import dataclass, replace
from typing import Any

from peewee import JOIN, Expression

from store import attachments
from store.articles import Draft
from store.attachments import Photo
from store.errors import NotFound
from store.i18n import _
from store.models import Account, Article
from store.rows import first, tuples

Key = tuple[int, int]
SEEN = ("published", "archived")
"""The states in which everybody may read an article by its address; lists leave out what is archived."""
WORDS_AT_MOST = 8


@dataclass(frozen=True)
class ArticleView:
    """One article. `publish_at` is when it is or was to be seen; a list leaves `body` and `files` empty.

    `reason` is why it was withdrawn, or sent back from review, last.
    """

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
    reason: str
    body: str = ""
    files: tuple[Photo, ...] = ()

    def state_at(self, now: int) -> str:
        """Return the state as everybody sees it at that time, also when the article was read before."""
        return state_at(self.state, self.publish_at, now)

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


def state_at(state: str, publish_at: int | None, now: int) -> str:
    """Return the state as everybody sees it: a scheduled article whose time has come is published."""
    return "published" if state == "scheduled" and publish_at is not None and publish_at <= now else state


def in_state(state: str, now: int) -> Expression:
    """Return the condition for articles in that state, as everybody sees it."""
    if state == "published":
        return (Article.state << ("published", "scheduled")) & (Article.publish_at <= now)
    if state == "scheduled":
        return (Article.state == "scheduled") & (Article.publish_at > now)
    return Article.state == state


def readable(now: int) -> Expression:
    """Return the condition for articles that everybody may read by their address."""
    return in_state("published", now) | in_state("archived", now)


COLUMNS = (
    Article.id, Article.kind, Article.slug, Article.title, Article.summary, Article.state, Article.publish_at,
    Article.published_at, Account.name.alias("author_name"), Article.place, Article.event_on, Article.reg_type,
    Article.reg_number, Article.reg_year, Article.reg_status, Article.created_at, Article.updated_at, Article.version,
    Article.reason,
)  # fmt: skip


def page(wanted: list[Expression], search: str, order: Any, limit: int, after: Key | None, now: int) -> ArticlePage:
    """Return articles for which all conditions and all words hold, newest by `order` first."""
    query = Article.select(*COLUMNS).join(Account, JOIN.LEFT_OUTER)
    if after is not None:
        wanted = [*wanted, (order < after[0]) | ((order == after[0]) & (Article.id < after[1]))]
    for condition in (*wanted, *map(_says, search.split()[:WORDS_AT_MOST])):
        query = query.where(condition)
    rows = [view(row, now) for row in tuples(query.order_by(order.desc(), Article.id.desc()).limit(limit + 1))]
    if len(rows) <= limit:
        return ArticlePage(rows, None)
    last = rows[limit - 1]
    return ArticlePage(rows[:limit], (getattr(last, order.name), last.id))


def _says(word: str) -> Expression:
    """Return the condition for articles in which the word stands somewhere."""
    title, summary, body = (column.contains(word) for column in (Article.title, Article.summary, Article.body))
    return title | summary | body | Article.reg_number.contains(word)


def one(condition: Expression, now: int) -> ArticleView:
    """Return one article with its text and its files. Raises NotFound."""
    query = Article.select(*COLUMNS, Article.body).join(Account, JOIN.LEFT_OUTER).where(condition)
    found = first(query)
    if found is None:
        raise NotFound(_("There is no such article, or it is not published."))
    row = view(found, now)
    return replace(row, files=tuple(attachments.of("article", row.id)))


def view(row: tuple[Any, ...], now: int) -> ArticleView:
    """Return an article from its columns."""
    key, kind, slug, title, summary, state, publish_at, published_at, author, *rest = row
    state = state_at(state, publish_at, now)
    seen_at = publish_at if state in SEEN else published_at
    return ArticleView(key, kind, slug, title, summary, state, publish_at, seen_at, author or "", *rest)
