"""Writing an answer: the complaint beside the text; what is typed is kept in the store until it is sent."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ehumas_tui import complaint_page as page
from ehumas_tui.days import iso_day
from ehumas_tui.screens.with_complaints import WithComplaints
from ehumas_tui.widgets.page import Page
from store import complaints, drafts, ids, queries
from store.clock import local_day
from store.drafts import Draft
from store.errors import Unavailable
from store.i18n import _, format_instant
from store.presence import ANSWERING
from store.queries import ComplaintRow, ComplaintView

KEEP_AFTER = 1.0
"""Seconds after the last keystroke until the text is kept."""
WIDE = 100


class AnswerScreen(WithComplaints):
    """The editor of one answer, final or interim."""

    SHOWS_COMPANY: ClassVar[bool] = True
    SCOPES: ClassVar[tuple[str, ...]] = ("editor",)

    def __init__(self, row: ComplaintRow) -> None:
        super().__init__()
        self.rows = [row]
        self.form = f"answer:{row.number}"
        self.client_key = ids.new_key()
        self.is_interim = False
        self._timer: Timer | None = None
        self._kept = ""
        self._replies: list[Draft] = []

    def body(self) -> Iterable[Widget]:
        """Yield the heading, the text, the promise and the complaint."""
        self.title_page, self.beside = Page(id="title"), Page(id="right")
        self.editor = TextArea(id="editor", compact=True, tab_behavior="focus", soft_wrap=True)
        self.editor.cursor_blink = False
        self.kind_line = Static(id="kind")
        self.promise = Input(id="promise", compact=True, max_length=20, placeholder=_("day, such as 31-10-2026 or +3"))
        self.promise.cursor_blink = False
        yield self.title_page
        writing = Vertical(self.editor, Horizontal(self.kind_line, self.promise, id="promise-line"), id="left")
        yield Horizontal(writing, self.beside, id="body")

    def on_resize(self, event: Resize) -> None:
        """Leave the complaint away where the text would be too narrow."""
        self.set_class(event.size.width < WIDE, "-narrow")

    def chosen(self) -> list[ComplaintRow]:
        """Return the complaint that is answered."""
        return self.rows

    @property
    def number(self) -> str:
        """Return the number of the complaint that is answered."""
        return self.rows[0].number

    def whereabouts(self) -> tuple[str, str] | None:
        """Be at this complaint, answering."""
        return self.number, ANSWERING

    def focus_body(self) -> None:
        """Type the text."""
        self.editor.focus()

    def on_mount(self) -> None:
        """Offer again what was typed before."""
        super().on_mount()
        actor, form = self.actor, self.form
        self.ask("draft", lambda: drafts.kept(actor, form), self._offer)
        self._show_kind()
        self.editor.focus()

    def reload(self) -> None:
        """Read the complaint."""
        actor, number = self.actor, self.number
        self.ask("complaint", lambda: (queries.get(actor, number), drafts.replied(actor, number)), self._show)

    def _show(self, found: tuple[ComplaintView, list[Draft]]) -> None:
        view, self._replies = found
        self.title_page.show(page.heading(view, self.now))
        parts = [page.section(_("Complaint"), [page.words(view)]), page.replies(self._replies), page.answers(view)]
        self.beside.show(page.stack(parts), from_top=False)

    def _offer(self, draft: Draft | None) -> None:
        if draft is not None and not self.editor.text:
            self._kept = draft.body
            self.editor.load_text(draft.body)
            self.editor.move_cursor(self.editor.document.end)
            self.say(_("Your text of %(when)s goes on here.") % {"when": format_instant(draft.at, "short")}, "info")

    # --- keeping ---

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the text a moment after the last keystroke."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(KEEP_AFTER, self._keep)

    def _keep(self) -> None:
        if self.editor.text != self._kept:
            self._keep_and(lambda _nothing: None, beside=True)

    def _keep_and(self, then: Callable[[None], None], *, beside: bool = False) -> None:
        body, actor, form, now = self.editor.text, self.actor, self.form, self.now

        def kept(nothing: None) -> None:
            self._kept = body
            then(nothing)

        self.tell(lambda: drafts.keep(actor, form, body, now=now), kept, self._not_kept, beside=beside)

    def _not_kept(self, error: Exception) -> None:
        """Say why, and try again when the database may have come back."""
        self.refused(error)
        if isinstance(error, Unavailable):
            self._timer = self.set_timer(KEEP_AFTER, self._keep)

    def do_back(self) -> None:
        """Leave once the text is kept."""
        if self.editor.text == self._kept:
            self._leave(None)
        else:
            self._keep_and(self._leave)

    def _leave(self, _nothing: None) -> None:
        self.app.pop_screen()
        if self.editor.text.strip():
            self.console_app.say(_("Your text is kept; answer again to go on."), "info")

    # --- sending ---

    def do_take(self) -> None:
        """Take what was written back on WhatsApp into the text, behind what stands there."""
        if not self._replies:
            self.say(_("Nobody wrote back on WhatsApp about this complaint."), "info")
            return
        words = [self.editor.text.rstrip(), *(one.body for one in self._replies)]
        self.editor.load_text("\n\n".join(word for word in words if word))
        self.editor.move_cursor(self.editor.document.end)
        self.editor.focus()
        self._keep()

    def do_kind(self) -> None:
        """Change between a final and an interim answer."""
        self.is_interim = not self.is_interim
        self._show_kind()
        (self.promise if self.is_interim else self.editor).focus()

    def _show_kind(self) -> None:
        words = _("◔ Interim answer; the rest is promised for") if self.is_interim else _("● Final answer")
        self.kind_line.update(words)
        self.promise.display = self.is_interim

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go back from the day to the text."""
        event.stop()
        self.editor.focus()

    def do_send(self) -> None:
        """Send the answer to Humas."""
        actor, number, body, now = self.actor, self.number, self.editor.text, self.now
        kind = "interim" if self.is_interim else "final"
        day = iso_day(self.promise.value, local_day(now)) if self.is_interim else ""
        form, key, version = self.form, self.client_key, self.rows[0].version

        def work() -> list[str]:
            complaints.answer(actor, number, body, now=now, client_key=key, kind=kind, promise_day=day, version=version)
            return [number]

        self._keep()
        sent = _("%(what)s: answer sent to Humas.")
        self.command(lambda: drafts.send(actor, form, work), sent, self.rows, can_undo=False)

    def done(self, value: object) -> None:
        """Go back to where one came from."""
        self._kept = self.editor.text
        self.app.pop_screen()
