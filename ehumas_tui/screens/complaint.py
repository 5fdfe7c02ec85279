"""One complaint: what was said and done on the left, who, until when and with what proof on the right."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Resize
from textual.widget import Widget

from ehumas_tui import article_page, dossier, likeness, text
from ehumas_tui import complaint_page as page
from ehumas_tui.dossier import Dossier
from ehumas_tui.screens.with_complaints import WithComplaints
from ehumas_tui.widgets.page import Page
from ehumas_tui.widgets.prompt import Question
from store import citizens
from store.changes import ChangeView
from store.citizens import CitizenView
from store.i18n import _
from store.presence import READING
from store.queries import ComplaintRow

TWO_COLUMNS = 100
LOW = 24


class ComplaintScreen(WithComplaints):
    """A complaint with everything known about it, and every action on it."""

    SHOWS_COMPANY: ClassVar[bool] = True
    SCOPES: ClassVar[tuple[str, ...]] = ("officer", "complaint", "complaints", "page")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"complaint", "message", "visit", "article"})

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number
        self.dossier: Dossier | None = None
        self._revealed: CitizenView | None = None
        self._similar: Sequence[ComplaintRow] = ()

    def body(self) -> Iterable[Widget]:
        """Yield the heading and the two columns."""
        self.title_page, self.left, self.right = Page(id="title"), Page(id="left"), Page(id="right")
        self.left.partners = (self.right,)
        yield self.title_page
        yield Horizontal(self.left, self.right, id="body")

    def on_resize(self, event: Resize) -> None:
        """One column where two would be too narrow."""
        self.set_class(event.size.width < TWO_COLUMNS, "-narrow")
        self.set_class(event.size.height < LOW, "-low")
        self._draw()

    def focus_body(self) -> None:
        """Nothing needs the keyboard: the keys are the screen's."""
        self.set_focus(None)

    def main_widgets(self) -> list[DOMNode]:
        """Let the left column scroll, and the right one with it."""
        return [self.left]

    def concerns(self, change: ChangeView) -> bool:
        """Tell whether a change is about this complaint, or may be."""
        same = self.dossier is None or change.entity != "complaint" or change.entity_id == self.dossier.view.id
        return super().concerns(change) and same

    def chosen(self) -> list[ComplaintRow]:
        """Return this complaint."""
        return [] if self.dossier is None else [self.dossier.view]

    def whereabouts(self) -> tuple[str, str] | None:
        """Be at this complaint, once it was read."""
        return super().whereabouts() or (None if self.dossier is None else (self.number, READING))

    def reload(self) -> None:
        """Read the complaint."""
        actor, number, now = self.actor, self.number, self.now
        self.ask("dossier", lambda: dossier.read(actor, number, now), self._read)

    def _read(self, found: Dossier) -> None:
        is_other = self.dossier is None or self.dossier.view.number != found.view.number
        self.dossier = found.with_identity(self._revealed)
        if is_other:
            self._similar = ()
            actor, view, now = self.actor, found.view, self.now
            self.ask(
                "similar",
                lambda: likeness.find(actor, view.title, now, ward=view.ward, but=view.id),
                self._resembled,
                lambda _error: None,
            )
        self._draw(from_top=is_other)
        self.refresh_hints()

    def _resembled(self, found: Sequence[ComplaintRow]) -> None:
        if found:
            self._similar = found
            self._draw()

    def likely(self) -> str:
        """Return the newest similar complaint's number."""
        return self._similar[0].number if self._similar else super().likely()

    def columns(self, found: Dossier) -> tuple[list[Content | None], list[Content | None]]:
        """Return what stands in the left and in the right column; in one column the last of the left ends it."""
        view = found.view
        return (
            [page.words(view), page.answers(view), page.history(found)],
            [
                page.reporter(found),
                article_page.related(found.related),
                likeness.page(self._similar),
                page.photos(view.photos),
                page.deadlines(found.explanations, self.now),
                page.messages(found.messages),
            ],
        )

    def _draw(self, *, from_top: bool = False) -> None:
        if self.dossier is None:
            return
        left, right = self.columns(self.dossier)
        if self.has_class("-narrow"):
            left, right = [*left[:-1], *right, left[-1]], []
        self.title_page.show(page.heading(self.dossier.view, self.now), from_top=from_top)
        self.left.show(page.stack(left), from_top=from_top)
        self.right.show(page.stack(right), from_top=from_top)

    def tick(self) -> None:
        """Let the countdown in the heading run."""
        if self.dossier is not None:
            self.title_page.show(page.heading(self.dossier.view, self.now), from_top=False)

    # --- actions ---

    def do_reveal(self) -> None:
        """Ask why, then show the identity; the store records it."""
        actor, number = self.actor, self.number

        def submit(reason: str) -> None:
            now = self.now
            self.tell(lambda: citizens.reveal(actor, number, reason, now=now), self._reveal)

        self.ask_line(Question(_("Why do you need the identity?"), submit))

    def why_not_reveal(self) -> str:
        """Return why there is nothing to reveal."""
        return _("The identity is shown already.") if self._revealed is not None else ""

    def _reveal(self, citizen: CitizenView) -> None:
        self._revealed = citizen
        self.prompt.close()
        self.say(_("The identity is shown; that is recorded."), "info")
        self.reload()

    def do_related(self) -> None:
        """Choose what belongs to it."""
        from ehumas_tui.screens.related import RelatedScreen

        self.app.push_screen(RelatedScreen(self.number))

    def do_copy_text(self) -> None:
        """Copy number, title and text (OSC 52, works over SSH)."""
        if self.dossier is not None:
            view = self.dossier.view
            self.app.copy_to_clipboard(text.plain(f"{view.number}  {view.title}\n\n{view.text}\n"))
            self.say(_("Copied: %(text)s") % {"text": f"{view.number}  {view.title}"}, "info")

    def do_next(self) -> None:
        """Go on to the next complaint of the list below."""
        self._step(1)

    def do_previous(self) -> None:
        """Go back to the complaint before."""
        self._step(-1)

    def _step(self, steps: int) -> None:
        from ehumas_tui.screens.complaint_list import ComplaintList

        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        row = below.records.step(steps) if isinstance(below, ComplaintList) else None
        if row is None:
            self.say(_("There is no further complaint in this direction."), "info")
            return
        self.number, self._revealed = row.number, None
        self.reload()
