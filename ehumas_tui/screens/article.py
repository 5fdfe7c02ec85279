"""Writing an article: its fields, its Markdown, and beside it how readers will see it."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from ehumas_tui import article_page, markdown, text
from ehumas_tui.complaint_page import stack
from ehumas_tui.days import iso_day
from ehumas_tui.screens.form import FormScreen, Sent
from ehumas_tui.widgets.field import Field
from ehumas_tui.widgets.page import Page
from store import articles, content
from store.article_rows import ArticleView
from store.articles import Draft
from store.clock import local_day
from store.errors import Invalid
from store.i18n import _

WIDE = 110


class ArticleScreen(FormScreen):
    """The form of one article; without a slug, of a new one."""

    SCOPES: ClassVar[tuple[str, ...]] = ("form", "article")

    def __init__(self, kind: str, slug: str = "") -> None:
        super().__init__(f"article:{slug or kind}")
        self.kind, self.slug = kind, slug
        self.version = 0
        self.is_previewed = False

    def body(self) -> Iterable[Widget]:
        """Yield the heading, the fields of the kind, the text and its preview."""
        self.beside = Page(id="right")
        heading = _("Edit: %(kind)s") if self.slug else _("New: %(kind)s")
        yield Static(text.line(heading % {"kind": _(article_page.KINDS[self.kind])}, "bold $hint-key"), id="title")
        fields = [
            Field("title", _("Title"), limit=articles.TITLE_LIMIT),
            Field("summary", _("Summary"), limit=articles.SUMMARY_LIMIT),
            *self._particulars(),
        ]
        hint = Static(_("Text (Markdown: **bold**, *italic*, # heading, - list)"), classes="field-title", markup=False)
        yield Horizontal(Vertical(*fields, hint, self.text_area, id="left"), self.beside, id="body")

    def _particulars(self) -> list[Field]:
        if self.kind == "regulation":
            return [
                Field("reg_type", _("Type"), hint=articles.choices(articles.REGULATION_TYPES), limit=40),
                Field("reg_number", _("Number"), limit=40),
                Field("reg_year", _("Year"), hint="2026", limit=4),
                Field("reg_status", _("Status"), hint=articles.choices(articles.REGULATION_STATUSES), limit=20),
            ]
        if self.kind == "outreach":
            return [
                Field("place", _("Place"), limit=articles.TITLE_LIMIT),
                Field("event_on", _("Day"), hint=_("31-10-2026, or +3"), limit=20),
            ]
        return []

    # --- how it looks ---

    def on_resize(self, event: Resize) -> None:
        """Show text and preview side by side, or one of them where both would be too narrow."""
        self.set_class(event.size.width < WIDE, "-narrow")

    def do_toggle_preview(self) -> None:
        """See how readers will see it, or write on."""
        self.is_previewed = not self.is_previewed
        self.set_class(self.is_previewed, "-previewed")
        self.typed()

    def typed(self) -> None:
        """Draw the preview."""
        values = self.values()
        parts = [
            text.line(values["title"], "bold $hint-key"),
            text.block(values["summary"], "italic") if values["summary"] else None,
            markdown.render(values["text"]),
        ]
        self.beside.show(stack(parts), from_top=False)

    # --- what it holds ---

    def reload(self) -> None:
        """Read the article once; what is typed meanwhile stays."""
        if self.slug and not self.version:
            actor, now, slug = self.actor, self.now, self.slug
            self.ask("article", lambda: content.show(actor, slug, now=now), self._show)

    def _show(self, row: ArticleView) -> None:
        self.version = row.version
        if not any(self.values().values()):
            draft = row.draft
            year = str(draft.reg_year or "")
            self.fill(
                {**{name: str(value) for name, value in vars(draft).items()}, "reg_year": year, "text": draft.body}
            )
        self.typed()

    def send(self, values: dict[str, str]) -> Callable[[], Sent]:
        """Save the article."""
        actor, now, kind, slug, version = self.actor, self.now, self.kind, self.slug, self.version
        draft = self._draft(values)

        def work() -> Sent:
            if slug:
                row = content.edit(actor, slug, draft(), version=version, now=now)
            else:
                row = content.add(actor, kind, draft(), now=now)
            return Sent(_("“%(title)s” is saved; t publishes it.") % {"title": row.title}, row.id)

        return work

    def _draft(self, values: dict[str, str]) -> Callable[[], Draft]:
        """Return what makes the draft on the store's thread, where a wrong year is refused like everything else."""
        today = local_day(self.now)

        def make() -> Draft:
            return Draft(
                title=values["title"],
                body=values["text"],
                summary=values["summary"],
                place=values.get("place", ""),
                event_on=iso_day(values["event_on"], today) if values.get("event_on") else "",
                reg_type=values.get("reg_type", ""),
                reg_number=values.get("reg_number", ""),
                reg_year=_year(values.get("reg_year", "")),
                reg_status=values.get("reg_status", ""),
            )

        return make


def _year(typed: str) -> int | None:
    if not typed.strip():
        return None
    if not (typed.strip().isascii() and typed.strip().isdigit()):
        raise Invalid(_("“%(year)s” is no year.") % {"year": typed[:10]})
    return int(typed)
