"""Wording a message of WhatsApp: its text with its places, and beside it how it reads on the phone."""

from collections.abc import Callable, Iterable

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from ehumas_tui import text
from ehumas_tui.complaint_page import section, stack
from ehumas_tui.screens.form import FormScreen, Sent
from ehumas_tui.setting_lines import Line
from ehumas_tui.widgets.page import Page
from store import office, templates
from store.i18n import _
from store.templates import Template

WIDE = 100


class WordingScreen(FormScreen):
    """The form of one text."""

    def __init__(self, line: Line) -> None:
        super().__init__(f"wording:{line.edit}")
        self.line = line

    def body(self) -> Iterable[Widget]:
        """Yield the heading, the text, and how it reads."""
        self.beside = Page(id="right")
        yield Static(text.line(self.line.name, "bold"), id="title")
        hint = Static(_("Text; an empty one lets the usual text stand again"), classes="field-title", markup=False)
        yield Horizontal(Vertical(hint, self.text_area, id="left"), self.beside, id="body")

    def on_mount(self) -> None:
        """Begin with the text in force; one that was under way stands above it."""
        self.fill({"text": self.line.typed})
        super().on_mount()
        self.typed()

    def focus_body(self) -> None:
        """Type into the text."""
        self.text_area.focus()

    def on_resize(self, event: Resize) -> None:
        """Leave away how it reads where the text would be too narrow."""
        self.set_class(event.size.width < WIDE, "-narrow")

    def do_back(self) -> None:
        """Leave; what was not touched is no text under way."""
        if self.values() == self._kept == {"text": self.line.typed}:
            self.app.pop_screen()
        else:
            super().do_back()

    def typed(self) -> None:
        """Show how it reads on the phone, and what its places stand for."""
        known = templates.ALL.get(self.line.edit)
        body = self.text_area.text
        reads = body if known is None else _filled(known, body)
        parts = [section(_("On the phone"), [text.block(reads)]), section(_("Places"), _places(known))]
        self.beside.show(stack(parts), from_top=False)

    def send(self, values: dict[str, str]) -> Callable[[], Sent]:
        """Put the text in force."""
        actor, now, line = self.actor, self.now, self.line

        def work() -> Sent:
            office.word_text(actor, line.edit, values["text"], now=now, seen=line.seen)
            return Sent(_("In force. WhatsApp sends what Meta approved: word it there too, ehumas whatsapp check."))

        return work


def _filled(known: Template, body: str) -> str:
    """Return the text with examples in its places; a place that has none stays as it is."""
    for number, sample in enumerate(known.samples, start=1):
        body = body.replace(f"{{{{{number}}}}}", sample)
    return body


def _places(known: Template | None) -> list[Content]:
    samples = known.samples if known is not None else ()
    return [
        Content.assemble((f"{{{{{number}}}}} ", "bold"), text.line(sample)) for number, sample in enumerate(samples, 1)
    ]
