"""Correcting who a citizen is, field by field in the prompt: nothing of it is kept before it is sent."""

from collections.abc import Mapping

from ehumas_tui.person_page import FileLine
from ehumas_tui.screens.file import FileScreen
from ehumas_tui.widgets.prompt import Question
from store import citizens, corrections
from store.citizens import CitizenView
from store.corrections import Correction, SameNumber
from store.errors import Invalid
from store.i18n import N_, _

LABELS = {"name": N_("Right name"), "phone": N_("Right telephone"), "address": N_("Right address")}
LIMITS = {"name": citizens.NAME_LIMIT, "phone": 30, "address": citizens.ADDRESS_LIMIT}
WORDS = {"merge": N_("merge"), "share": N_("share")}


class Correcting(FileScreen[FileLine]):
    """A screen of the citizen `citizen_id` whose identity, once `revealed`, can be corrected."""

    citizen_id: int
    revealed: CitizenView | None

    def do_correct(self) -> None:
        """Ask for each field, filled with what stands there, then for the reason."""
        self._ask_field({})

    def why_not_correct(self) -> str:
        """Return why nothing can be corrected yet."""
        return "" if self.revealed is not None else _("Show the identity first: a correction starts from it.")

    def _ask_field(self, typed: Mapping[str, str]) -> None:
        name = next((one for one in LABELS if one not in typed), "")
        if not name:
            self.ask_line(Question(_("Corrected because"), lambda why: self._send(typed, why), limit=300))
            return
        value = str(getattr(self.revealed, name))
        self.ask_line(
            Question(
                _(LABELS[name]), lambda said: self._ask_field({**typed, name: said}), value=value, limit=LIMITS[name]
            )
        )

    def _send(self, typed: Mapping[str, str], reason: str, same: str = "") -> None:
        actor, key, seen, now = self.actor, self.citizen_id, self.revealed, self.now
        changed = {name: said for name, said in typed.items() if said.strip() != getattr(seen, name)}

        def failed(error: Exception) -> None:
            if isinstance(error, SameNumber):
                self._ask_same(typed, reason, error)
            else:
                self.refused(error)

        self.tell(
            lambda: corrections.correct(actor, key, Correction(**changed), reason, now=now, seen=seen, same=same),
            self._corrected,
            failed,
        )

    def _ask_same(self, typed: Mapping[str, str], reason: str, error: SameNumber) -> None:
        def submit(said: str) -> None:
            code = next((code for code, word in WORDS.items() if said.strip().lower() in (code, _(word))), "")
            if code:
                self._send(typed, reason, code)
            else:
                self.refused(Invalid(_("Say “merge” for the same person, or “share” for a telephone of two.")))

        self.ask_line(Question(_("The number: merge or share?"), submit, limit=20))
        self.say(error.message, "warn")

    def _corrected(self, who: CitizenView) -> None:
        self.revealed = who
        self.prompt.close()
        self.say(_("Corrected; that is recorded, with the reason."))
        self.reload()
