"""What can be done with complaints from any screen that shows some: on the marked ones, else on the one in view.

Every action asks at most one question in the prompt, hands its numbers and versions to the store, and says how many.
"""

from typing import ClassVar

from ehumas_tui.action import Action
from ehumas_tui.complaint_columns import state_words
from ehumas_tui.screens.commanding import Commanding, about, numbers_of, versions_of
from ehumas_tui.widgets.prompt import Question
from store import complaints, database, numbers, printouts, steps
from store.i18n import _, ngettext
from store.queries import ComplaintRow
from store.substance import Doubtful


class WithComplaints(Commanding):
    """A screen whose `chosen()` complaints can be acted on."""

    SCOPES: ClassVar[tuple[str, ...]] = ("complaints",)

    def why_not_step(self, action: Action) -> str:
        """Return why a step does not fit the chosen complaints; the first that it does not fit speaks for all."""
        rows = self.chosen()
        if not rows:
            return _("There is no complaint here.")
        wrong = next((row for row in rows if not steps.fits(action.step, row.state)), None)
        if wrong is None:
            return ""
        return _("“%(action)s” does not fit: %(number)s is %(state)s.") % {
            "action": _(action.label),
            "number": wrong.number,
            "state": state_words(wrong.state),
        }

    # --- actions ---

    def do_forward(self) -> None:
        """Choose an agency for the complaints."""
        from ehumas_tui.screens.forward import ForwardScreen

        self.app.push_screen(ForwardScreen(self.chosen()))

    def do_review(self) -> None:
        """Read the answer beside the complaint."""
        from ehumas_tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.chosen()[0].number))

    def do_accept(self) -> None:
        """Accept the answers."""
        rows, actor = self.chosen(), self.actor

        def accept(despite: str) -> None:
            now = self.now
            self.command(
                lambda: complaints.accept(
                    actor, numbers_of(rows), now=now, versions=versions_of(rows), despite=despite
                ),
                _("%(what)s: answer accepted, the citizen sees it."),
                rows,
                refused=doubted,
            )

        def doubted(error: Exception) -> None:
            self.refused(error)
            if isinstance(error, Doubtful):
                label = _("Accept it all the same because")
                self.ask_line(Question(f"{label} ({about(numbers_of(rows))})", accept, limit=500))
                self.say(error.message, "warn")

        accept("")

    def do_send_back(self) -> None:
        """Send the answers back with a reason."""

        def one(row: ComplaintRow, text: str) -> None:
            complaints.send_back(self.actor, row.number, text, now=self.now, version=row.version)

        self.ask_and_do(_("Send back because"), one, _("%(what)s: sent back to the agency; the old clock goes on."))

    def do_ask(self) -> None:
        """Ask the citizens for facts."""

        def one(row: ComplaintRow, text: str) -> None:
            complaints.ask(self.actor, [row.number], text, now=self.now, versions=versions_of([row]))

        self.ask_and_do(_("Ask the citizen"), one, _("%(what)s: the citizen is asked."))

    def do_reject(self) -> None:
        """Propose to reject with a sentence, or agree to another's proposal."""

        def one(row: ComplaintRow, text: str) -> None:
            complaints.reject(self.actor, [row.number], text, now=self.now, versions=versions_of([row]))

        self.ask_and_do(
            _("Reject because"),
            one,
            _("%(what)s: rejection written down; it takes two people."),
            hint=_("a sentence for the citizen; empty keeps the one proposed"),
        )

    def likely(self) -> str:
        """Return the number that these are likely to be merged into, or how one is written."""
        return "26-0417-5"

    def do_merge(self) -> None:
        """Join the complaints to another one."""

        def one(row: ComplaintRow, text: str) -> None:
            complaints.merge(self.actor, row.number, numbers.parse(text), now=self.now, version=row.version)

        self.ask_and_do(_("Merge into number"), one, _("%(what)s: merged."), hint=self.likely())

    def do_reopen(self) -> None:
        """Open ended complaints again."""

        def one(row: ComplaintRow, text: str) -> None:
            complaints.reopen(self.actor, row.number, text, now=self.now)

        self.ask_and_do(_("Reopen because"), one, _("%(what)s: open again, with new clocks."))

    def do_refer(self) -> None:
        """Pass the complaints on to an institution outside the city."""

        def one(row: ComplaintRow, text: str) -> None:
            to, _comma, tracking = text.rpartition(",")
            complaints.refer(self.actor, row.number, to, tracking, now=self.now, version=row.version)

        self.ask_and_do(_("Refer to"), one, _("%(what)s: referred."), hint=_("institution, tracking number"))

    def do_supply(self) -> None:
        """Write down what the citizens gave."""

        def one(row: ComplaintRow, text: str) -> None:
            complaints.supply(self.actor, row.number, text, now=self.now)

        self.ask_and_do(_("The citizen says"), one, _("%(what)s: facts added, back with Humas."), limit=2000)

    def do_note(self) -> None:
        """Write a note."""

        def one(row: ComplaintRow, text: str) -> None:
            complaints.note(self.actor, [row.number], text, now=self.now)

        self.ask_and_do(_("Note"), one, _("%(what)s: note written."), limit=2000)

    def do_answer(self) -> None:
        """Write the agency's answer."""
        from ehumas_tui.screens.answer import AnswerScreen

        self.app.push_screen(AnswerScreen(self.chosen()[0]))

    def do_return(self) -> None:
        """Give the complaints back to Humas with a reason."""

        def one(row: ComplaintRow, text: str) -> None:
            complaints.return_(self.actor, row.number, text, now=self.now, version=row.version)

        self.ask_and_do(_("Not ours because"), one, _("%(what)s: given back to Humas."))

    def do_returned(self) -> None:
        """Take the complaints back for an agency that said so on the telephone."""
        self.do_return()

    def do_undo(self) -> None:
        """Take back this session's last action, else the last one on the complaint in view."""
        targets = self.console_app.last_done or numbers_of(self.chosen()[:1])
        actor, now = self.actor, self.now

        def undo() -> list[str]:
            for number in targets:
                complaints.undo(actor, number, now=now)
            return targets

        self.command(lambda: database.transact(undo), _("%(what)s: undone."), can_undo=False)

    def why_not_undo(self) -> str:
        """Return why there is nothing to undo."""
        return "" if self.console_app.last_done or self.chosen() else _("There is nothing to undo.")

    def do_copy(self) -> None:
        """Copy the numbers (OSC 52, works over SSH)."""
        found = " ".join(numbers_of(self.chosen()))
        self.app.copy_to_clipboard(found)
        self.say(_("Copied: %(text)s") % {"text": found}, "info")

    def why_not_copy(self) -> str:
        """Return why there is nothing to copy."""
        return "" if self.chosen() else _("There is no complaint here.")

    def do_print(self) -> None:
        """Print the complaints on a sheet; the marks stay for what is to be done with them."""
        actor, now, found = self.actor, self.now, numbers_of(self.chosen())
        print_complaints = self.console_app.tools.print_complaints
        assert print_complaints is not None  # why_not_print has asked

        def printed(path: str) -> None:
            count = ngettext("%(count)d complaint printed:", "%(count)d complaints printed:", len(found))
            self.say(f"{count % {'count': len(found)}} {path}")

        self.tell(lambda: print_complaints(printouts.printout(actor, found), now), printed)

    def why_not_print(self) -> str:
        """Return why nothing can be printed."""
        if self.console_app.tools.print_complaints is None:
            return _("Over SSH nothing is printed: the file would lie on the server.")
        return "" if self.chosen() else _("There is no complaint here.")
