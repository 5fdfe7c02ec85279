"""A form over a whole screen: its fields, and its text under way, which is kept until it is sent."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.timer import Timer
from textual.widgets import Input, TextArea

from ehumas_tui.screens.base import ConsoleScreen
from ehumas_tui.screens.records import RecordScreen
from ehumas_tui.widgets.field import Field
from store import drafts
from store.drafts import Draft
from store.errors import Unavailable
from store.i18n import _, format_instant

KEEP_AFTER = 1.0
"""Seconds after the last keystroke until the text is kept."""


@dataclass(frozen=True)
class Sent:
    """What a form did: what to say, and the record that the list below puts its cursor on."""

    words: str
    landing: int | None = None


class FormScreen(ConsoleScreen):
    """A screen with `Field`s and one long `text`; what stands in them is kept under the name `form`."""

    SCOPES: ClassVar[tuple[str, ...]] = ("form",)

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form
        self.text_area = TextArea(id="text", compact=True, tab_behavior="focus", soft_wrap=True)
        self.text_area.cursor_blink = False
        self._timer: Timer | None = None
        self._kept: dict[str, str] = {}

    # --- what a form of one's own fills in ---

    def send(self, values: dict[str, str]) -> Callable[[], Sent]:
        """Return the work that carries out what was typed."""
        raise NotImplementedError

    def typed(self) -> None:
        """Follow up on a keystroke, such as drawing a preview."""

    # --- the fields ---

    def values(self) -> dict[str, str]:
        """Return what stands in the fields and in the text."""
        found = {str(field.input.id): field.value for field in self.query(Field)}
        return {**found, "text": self.text_area.text}

    def fill(self, values: dict[str, str]) -> None:
        """Put values into the fields and the text; they count as kept."""
        for field in self.query(Field):
            field.value = values.get(str(field.input.id), "")
        self.text_area.load_text(values.get("text", ""))
        self._kept = self.values()

    def on_mount(self) -> None:
        """Offer again what was typed before."""
        super().on_mount()
        self.focus_body()
        actor, form = self.actor, self.form
        self.ask("draft", lambda: drafts.kept(actor, form), self._offer)

    def focus_body(self) -> None:
        """Type into the first field."""
        self.query(Field).first().input.focus()

    def _offer(self, draft: Draft | None) -> None:
        if draft is None:
            return
        try:
            kept = json.loads(draft.body)
        except ValueError:
            return
        self.fill({name: str(value) for name, value in kept.items()})
        self.say(_("Your text of %(when)s goes on here.") % {"when": format_instant(draft.at, "short")}, "info")
        self.typed()

    # --- keeping ---

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed a moment after the last keystroke."""
        if isinstance(event.input.parent, Field):
            event.stop()
            self._touched()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is typed a moment after the last keystroke."""
        event.stop()
        self._touched()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field."""
        if isinstance(event.input.parent, Field):
            event.stop()
            self.focus_next()

    def _touched(self) -> None:
        self.typed()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(KEEP_AFTER, self.keep)

    def keep(self) -> None:
        """Keep what is typed, if it changed."""
        if self.values() != self._kept:
            self._keep(lambda _nothing: None, beside=True)

    def _keep(self, then: Callable[[None], None], *, beside: bool = False) -> None:
        values, actor, form, now = self.values(), self.actor, self.form, self.now
        body = json.dumps(values, ensure_ascii=False) if any(values.values()) else ""
        self._kept = values
        self.tell(lambda: drafts.keep(actor, form, body, now=now), then, self._not_kept, beside=beside)

    def _not_kept(self, error: Exception) -> None:
        """Say why, and try again when the database may have come back."""
        self._kept = {}
        self.refused(error)
        if isinstance(error, Unavailable):
            self._timer = self.set_timer(KEEP_AFTER, self.keep)

    # --- keys ---

    def do_back(self) -> None:
        """Leave once what was typed is kept."""
        if self.values() == self._kept and self._timer is None:
            self.app.pop_screen()
        else:
            self._keep(self._leave)

    def _leave(self, _nothing: None) -> None:
        self.app.pop_screen()
        if any(self.values().values()):
            self.console_app.say(_("Your text is kept; open the form again to go on."), "info")

    def do_edit_text(self) -> None:
        """Write the long text in the person's own editor."""
        self.console_app.outside.open(self.form, self.text_area.text, drafts.LIMIT, self._take)

    def why_not_edit_text(self) -> str:
        """Return why no editor can be opened."""
        return self.console_app.outside.why_not()

    def _take(self, text: str) -> None:
        self.text_area.load_text(text)
        self.text_area.move_cursor(self.text_area.document.end)
        self.text_area.focus()
        self._touched()

    def do_send_form(self) -> None:
        """Carry out what was typed, and forget the text that was kept; a refused one stays."""
        work, actor, form = self.send(self.values()), self.actor, self.form
        self.tell(lambda: drafts.send(actor, form, work), self._sent)

    def _sent(self, sent: Sent) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._kept = self.values()
        self.app.pop_screen()
        below = self.app.screen
        if isinstance(below, RecordScreen):
            below.landing = sent.landing
            below.done(sent)
            below.reload()
        self.console_app.say(sent.words)
