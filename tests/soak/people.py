"""Who sits at the consoles of a soak: operators who triage and review, officers who answer or give back."""

import re
from typing import ClassVar

from tests.soak import words
from tests.soak.desks import Desk
from tests.soak.seat import NUMBER, asking, sentence
from tests.soak.town import AGENCIES

KEPT = 1.6
"""Seconds after which a text under way is kept: the form's own second, and what the store takes."""


class Operator(Desk):
    """An operator of Humas, or the supervisor."""

    HOME: ClassVar[str] = "M"
    LIST: ClassVar[str] = "To forward"
    OWN: ClassVar[dict[str, int]] = {"forward": 8, "accept": 6, "send_back": 2, "visits": 1, "look": 1}

    def forward(self) -> None:
        """Hand a complaint to an agency."""
        self.choose(self.rng.choice((0, 0, 0, 2)))
        self.seat.press("t")
        if self.seat.waits_for(words.pattern("Answer due %(first)s; a visit follows %(second)s"), self.refused) == 1:
            self.note_refusal("forward")
            return
        heading = words.pattern("Forward %(what)s")
        number = NUMBER.search("".join(line for line in self.seat.text.splitlines() if heading.search(line)))
        if number is None:
            return
        agency = self.rng.choice(AGENCIES)
        self.seat.press(agency)
        self.seat.rest(0.2)

        done = re.compile(f"({re.escape(number[0])}) → ")
        if self.settled("forwarded", "\r", done, number[0], heading, agency=agency) and self.rng.random() < 0.15:
            self.settled("undone", "z", sentence("%(what)s: undone.", number[0]), number[0])

    def accept(self) -> None:
        """Accept an answer."""
        self.choose(3)
        number = self.under_the_cursor()
        if number:
            self.settled("accepted", "a", sentence("%(what)s: answer accepted, the citizen sees it."), number)

    def send_back(self) -> None:
        """Send an answer back with a reason."""
        self.choose(3)
        number = self.asked("s", "Send back because")
        if number:
            reason = self.text("Belum ada foto")
            self.seat.press(reason)
            done = "%(what)s: sent back to the agency; the old clock goes on."
            self.settled("sent_back", "\r", sentence(done, number), number, asking("Send back because"), text=reason)

    def visits(self) -> None:
        """Look at the trips and say who goes."""
        self.seat.press("K")
        self.seat.rest(0.4)
        self.seat.press("w")
        self.seat.rest(0.3)
        self.seat.press(self.text("La Ode") + "\r")
        self.seat.rest(0.4)
        self.ledger.tell("visited")

    def look(self) -> None:
        """Look at the zero board, the messages and the agencies."""
        for place in self.rng.sample("PWOTL", 2):
            self.seat.press(place)
            self.seat.rest(0.5)
        self.ledger.tell("looked")


class Officer(Desk):
    """An officer of an agency."""

    HOME: ClassVar[str] = "P"
    LIST: ClassVar[str] = "To answer"
    OWN: ClassVar[dict[str, int]] = {"answer": 9, "give_back": 1}

    def answer(self) -> None:
        """Write an answer and send it; now and then leave it for later, and find it again."""
        number = self._editor()
        if not number:
            return
        before = self.drafts.pop(number, "")
        if before and before.split()[-1] not in self.seat.text:
            self.ledger.tell("draft_lost", number=number, text=before, screen=self.seat.text)
            before = ""
        more = self.text("Regu sudah menambal lubang itu hari ini")
        self.seat.press(more)
        text = before + more
        if self.rng.random() < 0.25:
            self._keep(number, text)
            return
        sent = "%(what)s: answer sent to Humas."
        if not self.settled(
            "answered", "\x0f", sentence(sent, number), number, words.pattern("● Final answer"), text=text
        ):
            self.seat.press("\x1b")

    def _keep(self, number: str, text: str) -> None:
        """Leave the editor; it lets nobody go before the text is kept, and that must then be found again."""
        self.seat.rest(KEPT)
        self.seat.press("\x1b")
        kept, editor = words.pattern("Your text is kept; answer again to go on."), words.pattern("● Final answer")
        if self.seat.waits_for(kept, self.silent, leaves=editor) != 1:
            self.drafts[number] = text
            self.ledger.tell("kept", number=number, text=text)

    def _editor(self) -> str:
        self.choose(0)
        number = self.under_the_cursor()
        if not number:
            return ""
        self.seat.press("b")
        if self.seat.waits_for(words.pattern("● Final answer"), self.refused) == 1:
            self.note_refusal("answer", number)
            return ""
        self.seat.rest(0.3)
        return number if number in self.seat.text else ""

    def give_back(self) -> None:
        """Say that it is not the agency's matter."""
        self.choose(0)
        number = self.asked("x", "Not ours because")
        if number:
            reason = self.text("Bukan wewenang kami")
            self.seat.press(reason)
            done = "%(what)s: given back to Humas."
            self.settled("returned", "\r", sentence(done, number), number, asking("Not ours because"), text=reason)
