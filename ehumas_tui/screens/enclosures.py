"""What belongs to an article: the files that readers may fetch, and the complaints that it is linked to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.widget import Widget

from ehumas_tui import article_page, complaint_columns, paths
from ehumas_tui.screens.asking import AskingScreen
from ehumas_tui.widgets.columns import Cell, Column
from ehumas_tui.widgets.page import Page
from ehumas_tui.widgets.prompt import Question
from ehumas_tui.widgets.record_list import RecordList
from ehumas_tui.widgets.row_window import Heading
from store import content, enclosures, numbers, related
from store.actors import Actor
from store.article_rows import ArticleView
from store.attachments import Photo
from store.i18n import N_, _
from store.listing import ComplaintRow


@dataclass(frozen=True)
class Enclosure:
    """A line: a file or a complaint; `id` tells both apart."""

    record: Photo | ComplaintRow

    @property
    def id(self) -> int:
        """Return a key of its own for both kinds."""
        if isinstance(self.record, ComplaintRow):
            return self.record.id * 2 + 1
        return int(self.record.sha256[:12], 16) * 2


@dataclass(frozen=True)
class Found:
    """What one reading brings."""

    article: ArticleView
    complaints: Sequence[ComplaintRow]


class EnclosuresScreen(AskingScreen[Enclosure]):
    """An article's files and complaints."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "enclosures")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"article", "complaint"})
    EMPTY: ClassVar[str] = N_("No file and no complaint yet. b attaches a file, + links a complaint.")

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self.found: Found | None = None

    def above(self) -> Iterable[Widget]:
        """Yield which article it is."""
        self.title_page = Page(id="standing")
        yield self.title_page

    def body(self) -> Iterable[Widget]:
        """Yield the list without a preview: a line says everything."""
        yield from super().body()
        self.pane.display = False

    def columns(self) -> list[Column[Enclosure]]:
        """Return what a line says."""
        return [
            Column(_("What"), _what, 11),
            Column(_("Name"), _name, 24, grow=3),
            Column(_("More"), _more, 18, grow=1, drop=1),
        ]

    def reload(self) -> None:
        """Read the article, its files and its complaints."""
        actor, slug, now = self.actor, self.slug, self.now
        self.ask("enclosures", lambda: _read(actor, slug, now), self._show)

    def _show(self, found: Found) -> None:
        self.found = found
        self.title_page.show(article_page.heading(found.article, self.now), from_top=False)
        self.show_rows(_lines(found))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the complaint; a file is opened by no console."""
        event.stop()
        record = event.row.record
        if isinstance(record, ComplaintRow):
            self.console_app.open_complaint(record.number)
        else:
            self.say(_("Readers open it on the article's page."), "info")

    # --- actions ---

    def do_attach_file(self) -> None:
        """Ask for a path, which Tab completes, and attach the file."""
        take, actor, slug = self.console_app.tools.take_file, self.actor, self.slug
        assert take is not None, "why_not_attach_file says so before"

        def submit(typed: str) -> None:
            now, path = self.now, Path(typed.strip()).expanduser()
            self.carry_out(
                lambda: enclosures.add(actor, slug, take(path), now=now),
                lambda row: _("“%(name)s” is attached.") % {"name": row.files[-1].name},
            )

        self.ask_line(
            Question(
                _("File"),
                submit,
                hint=_("~/perda-3.pdf; Tab completes"),
                change=self._offer,
                complete=paths.completed,
                suggester=paths.PathSuggester(),
            )
        )

    def _offer(self, typed: str) -> None:
        names = [one.rstrip("/").rpartition("/")[2] for one in paths.candidates(typed)] if typed else []
        self.say("  ".join(names[:8]), "info")

    def do_link_complaint(self) -> None:
        """Ask for the number and link it."""
        actor, slug = self.actor, self.slug
        self.ask_for(
            _("Complaint's number"),
            lambda typed, now: related.link(actor, numbers.parse(typed), slug, now=now),
            lambda _row: _("Linked; its citizen reads about it while this is published."),
            limit=20,
        )

    def do_take_off(self) -> None:
        """Take the file or the complaint under the cursor away."""
        actor, slug, record = self.actor, self.slug, self.rows()[0].record
        media, now = self.console_app.tools.media, self.now
        if isinstance(record, ComplaintRow):
            number = record.number
            self.carry_out(
                lambda: related.unlink(actor, number, slug, now=now),
                lambda _row: _("%(number)s is linked no more.") % {"number": number},
            )
            return
        self.ask_sure(
            _("Remove the file?"),
            lambda at: enclosures.remove(actor, slug, record.sha256, now=at, folder=media),
            lambda _row: _("The file is removed; nobody can fetch it any more."),
        )

    # --- why not ---

    def why_not_attach_file(self) -> str:
        """Return why no file can be attached from here."""
        if self.console_app.tools.take_file is None:
            return _("Over SSH there is no file to attach. On the server: ehumas content edit SLUG --attach FILE")
        return ""

    def why_not_take_off(self) -> str:
        """Return why there is nothing to remove."""
        return "" if self.rows() else _("Nothing is under the cursor.")


def _read(actor: Actor, slug: str, now: int) -> Found:
    return Found(content.show(actor, slug, now=now), related.of_article(actor, slug, now=now))


def _lines(found: Found) -> list[Enclosure | Heading]:
    lines: list[Enclosure | Heading] = []
    if found.article.files:
        lines += [Heading(_("Files")), *map(Enclosure, found.article.files)]
    if found.complaints:
        lines += [Heading(_("Complaints")), *map(Enclosure, found.complaints)]
    return lines


def _what(line: Enclosure, _now: int) -> Cell:
    record = line.record
    if isinstance(record, ComplaintRow):
        return record.number, "strong"
    return ("PDF" if record.mime == "application/pdf" else _("picture")), "accent"


def _name(line: Enclosure, _now: int) -> Cell:
    record = line.record
    return (record.title if isinstance(record, ComplaintRow) else record.name), ""


def _more(line: Enclosure, now: int) -> Cell:
    record = line.record
    if isinstance(record, ComplaintRow):
        return complaint_columns.state_cell(record, now)
    return article_page.size_of(record), "muted"
