"""One citizen's file: masked until a reason is given; the complaints, the requests about data, and the erasure."""

from typing import ClassVar

from ehumas_tui import person_page
from ehumas_tui.person_page import FileLine
from ehumas_tui.screens.correcting import Correcting
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.prompt import Question
from ehumas_tui.widgets.record_list import RecordList
from store import data_requests, erasure, people
from store.actors import Right, may
from store.citizens import CitizenView
from store.data_requests import RequestView
from store.erasure import Erased
from store.i18n import N_, _, format_instant
from store.listing import ComplaintRow
from store.people import Person


class PersonScreen(Correcting):
    """What one citizen asked for and sent in."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "person")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"citizen", "complaint"})
    EMPTY: ClassVar[str] = N_("No complaint, and nothing asked about the data.")

    def __init__(self, citizen_id: int) -> None:
        super().__init__()
        self.citizen_id = citizen_id
        self.found: Person | None = None
        self.revealed: CitizenView | None = None

    def columns(self) -> list[Column[FileLine]]:
        """Return what a line says."""
        return person_page.file_columns()

    def reload(self) -> None:
        """Read the file."""
        actor, key = self.actor, self.citizen_id
        self.ask("person", lambda: people.get(actor, key), self._show)

    def _show(self, found: Person) -> None:
        self.found = found
        if found.erased_at:
            self.revealed = None
        self.title_page.show(person_page.heading(found, self.revealed), from_top=False)
        self.show_rows(person_page.lines(found))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the complaint, or answer the request."""
        event.stop()
        record = event.row.record
        if isinstance(record, ComplaintRow):
            self.console_app.open_complaint(record.number)
        else:
            self.run_worker(self.action_perform("request_done"))

    # --- actions ---

    def do_reveal_person(self) -> None:
        """Ask why, then show who it is."""
        actor, key = self.actor, self.citizen_id

        def submit(reason: str) -> None:
            now = self.now
            self.tell(lambda: people.reveal(actor, key, reason, now=now), self._reveal)

        self.ask_line(Question(_("Why do you need the identity?"), submit))

    def _reveal(self, who: CitizenView) -> None:
        self.revealed = who
        self.prompt.close()
        self.say(_("The identity is shown; that is recorded."), "info")
        self.reload()

    def do_ask_access(self) -> None:
        """Take down that the person asks what is kept."""
        self._take("access", _("Asks for access: what about?"))

    def do_ask_correction(self) -> None:
        """Take down that the person asks to correct it."""
        self._take("correction", _("Asks for correction: of what?"))

    def do_ask_erasure(self) -> None:
        """Take down that the person asks to be erased."""
        self._take("erasure", _("Asks for erasure: what was said?"))

    def _take(self, kind: str, label: str) -> None:
        actor, key = self.actor, self.citizen_id

        def said(row: RequestView) -> str:
            self.landing = FileLine(row).id
            return _("It is taken down; answer it until %(when)s.") % {"when": format_instant(row.due_at, "short")}

        self.ask_for(label, lambda typed, now: data_requests.take(actor, key, kind, typed, now=now), said)

    def do_request_done(self) -> None:
        """Close the request as done."""
        self._close(_("Done; what was the person told?"), done=True)

    def do_request_refused(self) -> None:
        """Close the request as refused."""
        self._close(_("Refused; why, in the person's words?"), done=False)

    def _close(self, label: str, *, done: bool) -> None:
        actor, request = self.actor, self.rows()[0].record
        self.ask_for(
            label,
            lambda typed, now: data_requests.close(actor, request.id, done=done, reply=typed, now=now),
            lambda _row: _("The request is answered."),
        )

    def do_erase_person(self) -> None:
        """Ask for the reason, then for a second look, then erase."""
        self.ask_line(Question(_("Erase because"), self._sure, limit=erasure.REASON_LIMIT))

    def _sure(self, reason: str) -> None:
        actor, key, found = self.actor, self.citizen_id, self.found
        if reason.strip() and found is not None:
            self.ask_sure(
                _("Erase for good?"),
                lambda now: erasure.erase_person(actor, key, reason, now=now),
                _erased,
                person_page.erasure(found),
            )

    # --- why not ---

    def why_not_reveal_person(self) -> str:
        """Return why there is nothing to reveal."""
        if self._is_erased:
            return _("Who this was is erased.")
        return _("The identity is shown already.") if self.revealed is not None else ""

    def why_not_ask_access(self) -> str:
        """Return why nothing can be asked any more."""
        return _("Who this was is erased.") if self._is_erased else ""

    why_not_ask_correction = why_not_ask_erasure = why_not_ask_access

    def why_not_request_done(self) -> str:
        """Return why there is no request to answer."""
        record = self.rows()[0].record if len(self.rows()) == 1 else None
        if not isinstance(record, RequestView):
            return _("Put the cursor on a request first.")
        return _("This request is answered.") if record.closed_at else ""

    why_not_request_refused = why_not_request_done

    def why_not_erase_person(self) -> str:
        """Return why nobody can be erased."""
        if not may(self.actor, Right.ERASE):
            return _("Only the supervisor erases an identity.")
        return self.why_not_ask_access()

    @property
    def _is_erased(self) -> bool:
        return self.found is not None and self.found.erased_at is not None


def _erased(reached: Erased) -> str:
    """Return what was erased, what keeps words, and which complaints of others have the same number."""
    told = _("Erased for good.")
    if reached.same_phone:
        others = {"numbers": ", ".join(reached.same_phone)}
        told = _("Erased. The same number stands behind others' complaints, look at them too: %(numbers)s") % others
    return " ".join(filter(None, (told, erasure.out_of_reach(reached))))
