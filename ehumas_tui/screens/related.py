"""What belongs to a complaint: every article to choose from, the linked ones with a tick."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from ehumas_tui import article_page, text
from ehumas_tui.screens.content import ContentScreen
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.record_list import RecordList
from store import related
from store.article_rows import ArticleView
from store.i18n import N_, _
from store.related import Related


class RelatedScreen(ContentScreen):
    """The articles by kind; Enter links the one under the cursor, or takes the link away."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "tabs", "articles", "related")
    EMPTY: ClassVar[str] = N_("Nothing is written yet that could belong to it.")

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number
        self.linked: frozenset[int] = frozenset()

    def above(self) -> Iterable[Widget]:
        """Yield which complaint it is about, and the kinds."""
        words = _("What belongs to %(number)s? Enter links it, or takes the link away.") % {"number": self.number}
        yield Static(text.line(words, "bold $hint-key"), id="title")
        yield from super().above()

    def columns(self) -> list[Column[ArticleView]]:
        """Return what a line says: whether it is linked, and what it is."""
        return [
            Column(_("Linked"), lambda row, _now: ("✓" if row.id in self.linked else "", "good"), 6),
            Column(_("Title"), lambda row, _now: (row.title, "strong"), 24, grow=3),
            Column(_("Kind"), lambda row, _now: (_(article_page.KINDS[row.kind]), "accent"), 11, drop=1),
            Column(_("State"), article_page.state_cell, 13, drop=2),
        ]

    def reload(self) -> None:
        """Read what is linked, then the articles."""
        actor, number, now = self.actor, self.number, self.now
        self.ask("linked", lambda: related.of_complaint(actor, number, now=now), self._ticked)

    def _ticked(self, found: list[Related]) -> None:
        self.linked = frozenset(one.id for one in found)
        super().reload()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Link, or take the link away; nothing is opened for writing here."""
        event.stop()
        event.prevent_default()
        self.do_toggle_link()

    def do_toggle_link(self) -> None:
        """Link the chosen articles, or take the links of those away that are linked."""
        linked = self.linked

        def one(row: ArticleView) -> ArticleView:
            change = related.unlink if row.id in linked else related.link
            change(self.actor, self.number, row.slug, now=self.now)
            return row

        self.each(one, lambda rows: self._said(rows[0], was=rows[0].id in linked))

    def _said(self, row: ArticleView, *, was: bool) -> str:
        sentence = (
            _("%(number)s is linked no more to “%(title)s”.") if was else _("%(number)s is linked to “%(title)s”.")
        )
        return sentence % {"number": self.number, "title": row.title}

    def why_not_toggle_link(self) -> str:
        """Return why there is nothing to link."""
        return self.why_not_edit_article()
