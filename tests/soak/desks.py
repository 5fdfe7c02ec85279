"""Somebody at a console, driven by keys: sits down, chooses, asks, and writes down what was said. See `people`."""

import random
import re
import time
from dataclasses import dataclass, field
from typing import ClassVar

from demo import processes
from tests.soak import words
from tests.soak.seat import PATIENCE, SIZE, Gone, Seat, Stuck, asking, one_of, sentence
from tests.soak.town import Town, apart
from tests.support.terminal import terminal


@dataclass
class Desk:
    """One person at one console: sits down, works until the end, sits down again when the console was killed."""

    town: Town
    login: str
    until: float
    pace: float = 1.0
    seat: Seat = field(init=False)
    made: int = 0
    drafts: dict[str, str] = field(default_factory=dict)

    HOME: ClassVar[str] = ""
    """The key of the list that this person works from, and below the name of its first filter."""
    LIST: ClassVar[str] = ""
    OWN: ClassVar[dict[str, int]] = {}
    """What only this kind of person does, by the method's name, and how often; COMMON is what everybody does."""
    COMMON: ClassVar[dict[str, int]] = {"note": 3, "search": 2, "read": 2}

    def __post_init__(self) -> None:
        self.ledger = self.town.ledger(self.login)
        self.rng = random.Random(self.login)
        self.refused = one_of(words.CONFLICTS + words.REFUSALS)
        self.silent = one_of(words.SILENCES)

    def work(self) -> None:
        """Work until the end of the run."""
        apart(self.town)
        while time.monotonic() < self.until:
            self._sit_down()
        self.ledger.close()

    def _sit_down(self) -> None:
        command = processes.command("--as", self.login, "console")
        with terminal(command, self.town.environment, **SIZE) as opened:
            self.seat = Seat(opened.master, opened.process, self.ledger)
            self.town.running(self.login, opened.process.pid)
            began = time.monotonic()
            try:
                self.seat.waits_for(words.pattern("Humas of the city of Kendari"), patience=2 * PATIENCE)
                self.ledger.tell("sat_down", seconds=time.monotonic() - began)
                while time.monotonic() < self.until:
                    self._act()
                self._leave()
            except (Gone, OSError):
                self._gone(opened.process.wait(timeout=10))
                time.sleep(0.5)

    def _gone(self, code: int) -> None:
        """Write down why the console ended: killed, without a database to begin with, or of itself."""
        screen = self.seat.text.strip()[-800:]
        silent = code == 1 and words.found(screen, words.SILENCES)
        kind = "killed" if code == -9 else "unavailable" if silent else "died"
        self.ledger.tell(kind, what="console", code=code, screen=screen)

    def _act(self) -> None:
        acts = self.OWN | self.COMMON
        (act,) = self.rng.choices(list(acts), list(acts.values()))
        try:
            getattr(self, act)()
        except Stuck as stuck:
            self.ledger.tell("stuck", act=act, wanted=str(stuck))
        self.seat.press("\x1b")
        self.seat.rest(self.rng.uniform(0.2, 1.2) * self.pace)

    def _leave(self) -> None:
        for _way_back in range(3):
            self.seat.press("\x1b")
        self.seat.press("Q")
        try:
            while True:
                self.seat.rest(0.5)
        except Gone:
            self.ledger.tell("left", code=self.seat.process.wait(timeout=20))

    def text(self, words_said: str) -> str:
        """Return words that nobody else writes in this run."""
        self.made += 1
        return f"{words_said} {self.login}x{self.made:04d}."

    def choose(self, tab: int) -> None:
        """Go to the list, to one of its saved filters, and some rows down."""
        self.go_home()
        for _step in range(tab):
            self.seat.send("\x1b[C")
        self.seat.press("j" * self.rng.randint(0, 8))

    def go_home(self) -> None:
        """Leave whatever is open for the list: an editor lets nobody go before its text is kept."""
        seat, editor = self.seat, words.pattern("● Final answer")
        shown = words.pattern(self.LIST)
        for _try in range(int(PATIENCE)):
            seat.press("\x1b")
            if editor.search(seat.text):
                seat.rest(1.0)
                continue
            seat.press(self.HOME + "\x1b\x1b")
            if shown.search(seat.text):
                return
        raise Stuck(f"{shown.pattern} on\n{seat.text}")

    def asked(self, key: str, label: str) -> str:
        """Press a key that asks a question, and return the number that it asks about; nothing when it is refused."""
        self.seat.press(key)
        question = asking(label)
        if self.seat.waits_for(question, self.refused) == 1:
            self.note_refusal(key)
            return ""
        found = question.search(self.seat.text)
        return found[1] if found else ""

    def under_the_cursor(self) -> str:
        """Return the number of the complaint in view: the preview names it, or a note would ask about it."""
        number = self.asked("c", "Note")
        self.seat.press("\x1b")
        return number

    def settled(
        self,
        kind: str,
        keys: str,
        done: re.Pattern[str],
        number: str,
        form: re.Pattern[str] | None = None,
        **facts: object,
    ) -> bool:
        """Press the keys that do it, again while the database is silent, and write down what was said at the end.

        Where there is a `form`, keys are only pressed again while it stands there; gone without a word that was seen,
        nobody can say more than that it was tried.
        """
        seat, tries, began = self.seat, 0, time.monotonic()
        self.ledger.tell("tried", what=kind, number=number, **facts)
        while tries < PATIENCE:
            tries += 1
            seat.press(keys)
            said = seat.waits_for(done, self.refused, self.silent, words.pattern(words.BACK), leaves=form)
            if said == 1:
                self.note_refusal(kind, number, **facts)
                return False
            if said > 1:
                seat.rest(1.0)
                seat.said = done.search(seat.text)
            if seat.said is not None:
                told = {"number": seat.said[1], "tries": tries, "seconds": time.monotonic() - began}
                self.ledger.tell(kind, **told, **facts)
                return True
            self.ledger.tell("unsure" if said > 2 else "unavailable", what=kind, number=number)
            if said > 2 or (form and not form.search(seat.text)):
                return False
        raise Stuck(f"the database for {kind} of {number}")

    def note_refusal(self, what: str, number: str = "", **facts: object) -> None:
        """Write down which sentence refused it."""
        said = words.found(self.seat.text, words.CONFLICTS)
        kind = "conflict" if said else "refused"
        self.ledger.tell(
            kind, what=what, number=number, said=said or words.found(self.seat.text, words.REFUSALS), **facts
        )

    def note(self) -> None:
        """Write a note."""
        self.choose(self.rng.randint(0, 3))
        number = self.asked("c", "Note")
        if number:
            text = self.text("Ketua RT sudah ditelepon")
            self.seat.press(text)
            self.settled("noted", "\r", sentence("%(what)s: note written.", number), number, asking("Note"), text=text)

    def search(self) -> None:
        """Search as one types, look, and give it up."""
        self.choose(0)
        self.seat.press("/" + self.rng.choice(("lubang", "lampu", "saranani", "got", "sampah menumpuk")))
        self.seat.rest(0.5)
        self.seat.press("\r")
        self.seat.rest(0.3)
        self.ledger.tell("searched")

    def read(self) -> None:
        """Read a complaint and the next ones."""
        self.choose(self.rng.randint(0, 3))
        self.seat.press("\r")
        self.seat.rest(0.5)
        self.seat.press("nn")
        self.seat.rest(0.3)
        self.ledger.tell("read")
