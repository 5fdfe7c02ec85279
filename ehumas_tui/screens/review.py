"""The review: the agency's answer beside the complaint, to accept or to send back with a reason."""

from typing import ClassVar

from textual.content import Content

from ehumas_tui import complaint_page as page
from ehumas_tui.dossier import Dossier
from ehumas_tui.screens.complaint import ComplaintScreen
from store import substance
from store.i18n import _


class ReviewScreen(ComplaintScreen):
    """A complaint under review: its words on the left, the answer on the right."""

    SCOPES: ClassVar[tuple[str, ...]] = ("complaint", "complaints", "page")

    def columns(self, found: Dossier) -> tuple[list[Content | None], list[Content | None]]:
        """Return the two columns."""
        pending = next((one for one in reversed(found.view.answers) if one.review == "pending"), None)
        former = [one for one in reversed(found.view.answers) if one is not pending]
        answer = (
            [page.answer(pending)]
            if pending
            else [Content.styled(_("There is no answer to review any more."), "$warning")]
        )
        hints = substance.hints(pending.body, pending.kind) if pending else []
        return (
            [
                page.section(_("Complaint"), [page.words(found.view)]),
                page.photos(found.view.photos),
                page.history(found),
            ],
            [
                page.section(_("Answer"), answer),
                page.section(_("Look twice"), [Content.styled(f"! {hint}", "$warning") for hint in hints]),
                page.section(_("Former answers"), [page.answer(one) for one in former]),
            ],
        )

    def do_review(self) -> None:
        """Stay: this is the review."""

    def done(self, value: object) -> None:
        """Go back to the list one came from."""
        self.app.pop_screen()
