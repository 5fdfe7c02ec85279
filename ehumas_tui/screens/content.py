"""The content: news, programs, outreach and regulations with their states; written, reviewed, published, taken away."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.content import Content

from ehumas_tui import article_page
from ehumas_tui.days import iso_moment
from ehumas_tui.screens.records import RecordScreen
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.prompt import Question
from ehumas_tui.widgets.record_list import RecordList
from store import content, database
from store.article_rows import ArticlePage, ArticleView, Key
from store.clock import local_day
from store.i18n import N_, _, format_instant, ngettext

PAGE = 100
EVERYTHING = 500
"""More than a city publishes in years; what lies further back is found by search."""
KINDS = ("", *article_page.KINDS)


class ContentScreen(RecordScreen[ArticleView]):
    """Everything Humas has written, newest first, by kind."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "tabs", "articles", "content")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"article"})
    EMPTY: ClassVar[str] = N_("Nothing written yet. b begins something new.")
    TABS: ClassVar[tuple[str, ...]] = (N_("All"), *article_page.KINDS.values())

    def __init__(self) -> None:
        super().__init__()
        self.search = ""
        self._older: Key | None = None

    def columns(self) -> list[Column[ArticleView]]:
        """Return what a line says about an article."""
        return [
            Column(_("Appears in"), article_page.waits_cell, 8, drop=1, ticks=True),
            Column(_("State"), article_page.state_cell, 13, ticks=True),
            Column(_("When"), lambda row, _now: (_when(row), "muted"), 12, drop=2),
            Column(_("Kind"), lambda row, _now: (_(article_page.KINDS[row.kind]), "accent"), 11, drop=3),
            Column(_("Title"), lambda row, _now: (row.title, "strong"), 24, grow=3),
            Column(_("Author"), lambda row, _now: (row.author, "muted"), 14, drop=4),
        ]

    # --- reading ---

    def reload(self) -> None:
        """Read the newest articles, as many as are shown."""
        limit = max(PAGE, len(self.records.window.items))
        self.ask("articles", lambda: self._read(limit, None), self._show)

    def _read(self, limit: int, after: Key | None) -> ArticlePage:
        return content.listing(
            self.actor, now=self.now, kind=KINDS[self.tab], search=self.search, limit=limit, after=after
        )

    def _show(self, found: ArticlePage) -> None:
        self._older = found.next_key
        self.tabs.show(self.tab, None, self.search)
        self.show_rows(found.rows, more_after=found.next_key is not None)

    def on_record_list_wanted(self, event: RecordList.Wanted) -> None:
        """Read older articles, or all of them where the end is wanted."""
        event.stop()
        after, limit = (None, EVERYTHING) if event.end else (self._older, PAGE)
        self.ask("older", lambda: self._read(limit, after), lambda found: self._extend(found, to_end=event.end))

    def _extend(self, found: ArticlePage, *, to_end: bool) -> None:
        self._older = found.next_key
        if to_end:
            self.records.show_end(found.rows, first=False, more=False)
            self.show_position()
        else:
            self.records.extend(found.rows, before=False, more=found.next_key is not None)

    def preview(self, row: ArticleView | None) -> None:
        """Read the article and show it as readers will see it."""
        if row is None:
            self.pane.show(Content(""))
            return
        actor, now, slug = self.actor, self.now, row.slug
        self.ask("preview", lambda: content.show(actor, slug, now=now), self._previewed, lambda _error: None)

    def _previewed(self, row: ArticleView) -> None:
        self.pane.show(article_page.page(row, self.now))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Write on."""
        event.stop()
        self.do_edit_article()

    # --- actions ---

    def do_new_article(self) -> None:
        """Write something new of the tab's kind; the tab of all kinds writes news."""
        from ehumas_tui.screens.article import ArticleScreen

        self.app.push_screen(ArticleScreen(KINDS[self.tab] or "news"))

    def do_edit_article(self) -> None:
        """Write on."""
        from ehumas_tui.screens.article import ArticleScreen

        row = self.rows()[0]
        self.app.push_screen(ArticleScreen(row.kind, row.slug))

    def do_publish(self) -> None:
        """Publish now."""
        self.each(
            lambda row: content.publish(self.actor, row.slug, now=self.now, version=row.version),
            lambda rows: _("%(what)s published; everybody can read it now.") % {"what": _about(rows)},
        )

    def do_submit_article(self) -> None:
        """Ask a colleague to look at it."""
        self.each(
            lambda row: content.submit(self.actor, row.slug, now=self.now, version=row.version),
            lambda rows: _("%(what)s waits for review.") % {"what": _about(rows)},
        )

    def do_send_back_article(self) -> None:
        """Ask why, then give it back to its author."""
        self._because(
            _("Sent back because"),
            lambda row, why: content.send_back(self.actor, row.slug, why, now=self.now, version=row.version),
            lambda rows: _("%(what)s is a draft again.") % {"what": _about(rows)},
        )

    def do_archive(self) -> None:
        """Take it out of the lists; its address goes on showing it."""
        self.each(
            lambda row: content.archive(self.actor, row.slug, now=self.now, version=row.version),
            lambda rows: _("%(what)s archived; its address goes on showing it.") % {"what": _about(rows)},
        )

    def do_withdraw(self) -> None:
        """Ask why, then take it away from the public."""
        self._because(
            _("Withdrawn because"),
            lambda row, why: content.withdraw(self.actor, row.slug, why, now=self.now, version=row.version),
            lambda rows: _("%(what)s withdrawn; the reason is recorded.") % {"what": _about(rows)},
        )

    def do_enclosures(self) -> None:
        """Show the files and the complaints that belong to it."""
        from ehumas_tui.screens.enclosures import EnclosuresScreen

        self.app.push_screen(EnclosuresScreen(self.rows()[0].slug))

    def do_schedule(self) -> None:
        """Ask for day and hour, then let it appear by itself."""
        today = local_day(self.now)

        def submit(typed: str) -> None:
            self.each(
                lambda row: content.schedule(
                    self.actor, row.slug, iso_moment(typed, today), now=self.now, version=row.version
                ),
                lambda rows: (
                    _("%(what)s appears %(when)s.")
                    % {"what": _about(rows), "when": format_instant(rows[0].publish_at or 0, "medium")}
                ),
            )

        self.ask_line(Question(_("Appears on"), submit, hint=_("31-10-2026 08:00, or +1 08:00"), limit=30))

    def do_search_content(self) -> None:
        """Search as one types; Enter keeps the search, Esc gives it up."""
        self.ask_line(
            Question(
                _("Search"),
                lambda _text: self.prompt.close(),
                value=self.search,
                change=self._search,
                cancel=lambda: self._search(""),
                limit=80,
            )
        )

    def _search(self, words: str) -> None:
        if words.strip() != self.search:
            self.search = words.strip()
            self.reload()

    def why_not_edit_article(self) -> str:
        """Return why there is nothing to do."""
        return "" if self.rows() else _("Nothing is written here yet.")

    why_not_publish = why_not_schedule = why_not_edit_article
    why_not_enclosures = why_not_edit_article

    def why_not_submit_article(self) -> str:
        """Return why it can't be given to review."""
        return self._unless(content.UNSEEN, _("Only a draft can be given to review."))

    def why_not_send_back_article(self) -> str:
        """Return why it can't be sent back."""
        return self._unless(("review",), _("It is not in review."))

    def why_not_archive(self) -> str:
        """Return why it can't be archived."""
        return self._unless(("published",), _("Only what is published can be archived."))

    def why_not_withdraw(self) -> str:
        """Return why there is nothing to withdraw."""
        return self._unless(content.TAKEN_AWAY, _("It is not published, so there is nothing to withdraw."))

    def _unless(self, states: Sequence[str], sentence: str) -> str:
        """Return the sentence when a chosen article is in none of these states."""
        found = [row.state_at(self.now) for row in self.rows()]
        return self.why_not_edit_article() or ("" if set(found) <= set(states) else sentence)

    def do_back(self) -> None:
        """Give up the search first."""
        if self.search and not self.records.window.marks:
            self._search("")
        else:
            super().do_back()

    def _because(
        self,
        label: str,
        one: Callable[[ArticleView, str], ArticleView],
        said: Callable[[list[ArticleView]], str],
    ) -> None:
        """Ask for the reason, then do `one` with it for every chosen article; one without it stays in the prompt."""

        def submit(typed: str) -> None:
            self.each(lambda row: one(row, typed), said)

        self.ask_line(Question(label, submit, limit=content.REASON_LIMIT))

    def each(self, one: Callable[[ArticleView], ArticleView], said: Callable[[list[ArticleView]], str]) -> None:
        """Do `one` for every chosen article: all of them or none."""
        rows = self.rows()
        self.carry_out(lambda: database.transact(lambda: [one(row) for row in rows]), said)


def _about(rows: list[ArticleView]) -> str:
    if len(rows) == 1:
        return f"“{rows[0].title}”"
    return ngettext("%(count)d article", "%(count)d articles", len(rows)) % {"count": len(rows)}


def _when(row: ArticleView) -> str:
    return format_instant(article_page.moment(row) or row.updated_at, "short")
