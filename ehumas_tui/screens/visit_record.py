"""Writing down a visit: whom one met, what was found, what was promised; the complaint beside it."""

from collections.abc import Callable, Iterable

from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from ehumas_tui import complaint_page, text, visit_page
from ehumas_tui.complaint_page import section, stack
from ehumas_tui.days import iso_day
from ehumas_tui.screens.form import FormScreen, Sent
from ehumas_tui.visit_page import VisitDossier
from ehumas_tui.widgets.field import Field
from ehumas_tui.widgets.page import Page
from store import visits
from store.clock import local_day
from store.i18n import _
from store.visits import VisitView

WIDE = 100


class VisitRecordScreen(FormScreen):
    """The form of one visit."""

    def __init__(self, visit: VisitView) -> None:
        super().__init__(f"visit:{visit.id}")
        self.visit = visit

    def body(self) -> Iterable[Widget]:
        """Yield the heading, the fields and the complaint."""
        self.beside = Page(id="right")
        yield Static(
            text.line(f"{self.visit.agency}  {self.visit.number}  {visit_page.title(self.visit)}", "bold"), id="title"
        )
        fields = Vertical(
            Field("met", _("Whom you met"), hint=_("name and position"), limit=visits.NAME_LIMIT),
            Field("promise", _("Promised for"), hint=_("31-10-2026, or +3; empty for no promise"), limit=20),
            Static(_("What was found"), classes="field-title"),
            self.text_area,
            id="left",
        )
        yield Horizontal(fields, self.beside, id="body")

    def on_resize(self, event: Resize) -> None:
        """Leave the complaint away where the text would be too narrow."""
        self.set_class(event.size.width < WIDE, "-narrow")

    def reload(self) -> None:
        """Read the complaint."""
        actor, key = self.actor, self.visit.id
        self.ask("visit", lambda: visit_page.read(actor, key), self._show)

    def _show(self, found: VisitDossier) -> None:
        parts = [
            section(_("Visit"), visit_page.facts(found.visit)),
            section(_("Complaint"), [complaint_page.words(found.complaint)]),
            complaint_page.messages(found.messages),
        ]
        self.beside.show(stack(parts), from_top=False)

    def send(self, values: dict[str, str]) -> Callable[[], Sent]:
        """Write the visit down."""
        actor, visit, now, met, found = self.actor, self.visit, self.now, values["met"], values["text"]
        day = iso_day(values["promise"], local_day(now)) if values["promise"].strip() else ""

        def work() -> Sent:
            visits.record(actor, visit.id, now=now, met=met, found=found, promise_day=day, version=visit.version)
            return Sent(_("The visit about %(number)s is written down.") % {"number": visit.number})

        return work
