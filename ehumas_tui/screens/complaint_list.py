"""A list of complaints with a preview beside or below it: what board, inbox and the officer's list share."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Container
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Resize
from textual.widget import Widget

from ehumas_tui import complaint_columns, complaint_page
from ehumas_tui.screens.with_complaints import WithComplaints
from ehumas_tui.widgets.page import Page
from ehumas_tui.widgets.record_list import RecordList
from store import queries
from store.i18n import _, format_number, ngettext
from store.queries import ComplaintRow, ComplaintView

WIDE = 150
TALL = 18


class ComplaintList(WithComplaints):
    """A list whose cursor's complaint is previewed, and whose marked complaints are acted on."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "complaints")
    EMPTY: ClassVar[str] = ""

    def body(self) -> Iterable[Widget]:
        """Yield the list and the preview."""
        yield from self.above()
        columns = complaint_columns.columns(self.actor)
        self.records: RecordList[ComplaintRow] = RecordList(
            columns, lambda row: row.id, lambda: self.now, id="records", empty=_(self.EMPTY)
        )
        self.pane = Page(id="preview")
        yield Container(self.records, self.pane, id="body")

    def above(self) -> Iterable[Widget]:
        """Yield what stands above the list."""
        return ()

    def on_mount(self) -> None:
        """Put the keyboard on the list."""
        super().on_mount()
        self.records.focus()

    def focus_body(self) -> None:
        """Put the keyboard on the list."""
        self.records.focus()

    def main_widgets(self) -> list[DOMNode]:
        """Let the list answer to keys that nobody under the focus wants."""
        return [self.records]

    def chosen(self) -> list[ComplaintRow]:
        """Return the marked complaints, else the one under the cursor."""
        return self.records.window.chosen()

    def done(self, value: object) -> None:
        """Unmark what was acted on."""
        self.records.clear_marks()

    def tick(self) -> None:
        """Let the countdowns run."""
        self.records.tick()

    def on_resize(self, event: Resize) -> None:
        """Put the preview beside the list where there is room, below it otherwise, nowhere on the smallest screen."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < TALL, "-low")

    # --- the list speaks ---

    def on_record_list_moved(self, event: RecordList.Moved) -> None:
        """Preview the complaint under the cursor."""
        event.stop()
        self.show_position()
        self.refresh_hints()
        self.preview(event.row)

    def preview(self, row: ComplaintRow | None) -> None:
        """Read the complaint and show it beside the list."""
        if row is None:
            self.pane.show(Content(""))
            return
        actor, number = self.actor, row.number
        self.ask("preview", lambda: queries.get(actor, number), self._previewed, lambda _error: None)

    def _previewed(self, view: ComplaintView) -> None:
        page = complaint_page
        sections = [
            page.heading(view, self.now),
            page.answers(view, latest=True),
            page.words(view),
            page.photos(view.photos),
        ]
        self.pane.show(page.stack(sections))

    def on_record_list_marked(self, event: RecordList.Marked) -> None:
        """Say how many are marked."""
        event.stop()
        self.show_position()
        self.refresh_hints()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the complaint."""
        event.stop()
        self.console_app.open_complaint(event.row.number)

    def show_position(self) -> None:
        """Show how many are marked and where the cursor is."""
        marked = len(self.records.window.marks)
        words = ngettext("%(count)d marked", "%(count)d marked", marked) % {"count": marked} if marked else ""
        self.status.place("   ".join(part for part in (words, self.position()) if part))

    def position(self) -> str:
        """Return where the cursor is, such as `12 / 340`."""
        window = self.records.window
        rows = [place for place in range(len(window.items)) if window.row(place) is not None]
        if not rows:
            return ""
        where = format_number(rows.index(window.cursor) + 1) if not window.more_before else "…"
        return f"{where} / {self.total(len(rows))}"

    def total(self, loaded: int) -> str:
        """Return how many rows the list has."""
        return format_number(loaded)

    def do_back(self) -> None:
        """Give up the marks first, then whatever this screen has to give up."""
        if self.records.window.marks:
            self.records.clear_marks()
        else:
            super().do_back()
