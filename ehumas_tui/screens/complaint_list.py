"""A list of complaints with a preview: what board, inbox and the officer's list share."""

from typing import ClassVar

from textual.content import Content

from ehumas_tui import complaint_columns
from ehumas_tui.screens.records import RecordScreen
from ehumas_tui.screens.with_complaints import WithComplaints
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.record_list import RecordList
from store import queries
from store.queries import ComplaintRow, ComplaintView


class ComplaintList(RecordScreen[ComplaintRow], WithComplaints):
    """A list whose cursor's complaint is previewed, and whose marked complaints are acted on."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "complaints")

    def columns(self) -> list[Column[ComplaintRow]]:
        """Return the columns for this person."""
        return complaint_columns.columns(self.actor)

    def chosen(self) -> list[ComplaintRow]:
        """Return the marked complaints, else the one under the cursor."""
        return self.rows()

    def preview(self, row: ComplaintRow | None) -> None:
        """Read the complaint and show it beside the list."""
        if row is None:
            self.pane.show(Content(""))
            return
        actor, number = self.actor, row.number
        self.ask("preview", lambda: queries.get(actor, number), self._previewed, lambda _error: None)

    def _previewed(self, view: ComplaintView) -> None:
        from ehumas_tui import complaint_page as page

        sections = [
            page.heading(view, self.now),
            page.answers(view, latest=True),
            page.words(view),
            page.photos(view.photos),
        ]
        self.pane.show(page.stack(sections))

    def do_take_in(self) -> None:
        """Take in a complaint that somebody tells."""
        from ehumas_tui.screens.take_in import TakeInScreen

        self.app.push_screen(TakeInScreen())

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the complaint."""
        event.stop()
        self.console_app.open_complaint(event.row.number)
