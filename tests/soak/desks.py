"""Operators and officers at their consoles, in pseudo-terminals, driven by keys: each desk is a process of its own."""

import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from subprocess import Popen

from demo import processes
from tests.soak import words
from tests.soak.ledger import Ledger
from tests.soak.town import AGENCIES, Town, apart
from tests.support.terminal import Terminal, terminal

NUMBER = re.compile(r"\d\d-\d{4,6}-\d")
PATIENCE = 30.0
"""Seconds within which every key is answered by something, an outage apart."""
KEPT = 1.6
"""Seconds after which a text under way is kept: the form's own second, and what the store takes."""
ESCAPE = 0.15
SIZE = {"columns": 110, "rows": 30}


class Gone(Exception):
    """The console ended."""


class Stuck(Exception):
    """Nothing of what should have come has come."""


class Seat(Terminal):
    """A terminal that tells when its program is gone, and looks at all it shows for what must never be shown."""

    def __init__(self, master: int, process: "Popen[bytes]", ledger: Ledger) -> None:
        super().__init__(master, process, SIZE["columns"], SIZE["rows"])
        self.ledger = ledger
        self.fell = False
        self.said: re.Match[str] | None = None

    def waits_for(self, *outcomes: re.Pattern[str], patience: float = PATIENCE) -> int:
        """Wait until one of these stands on the screen and return which. Raises Stuck, Gone."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            text = self.text
            for place, outcome in enumerate(outcomes):
                if found := outcome.search(text):
                    self.said = found
                    return place
            self._read(0.1)
        raise Stuck(f"{outcomes[0].pattern} on\n{self.text.rstrip()[-900:]}")

    def send(self, sequence: str) -> None:
        """Send one key; after Escape long enough that the next key is not taken for its second half."""
        super().send(sequence)
        if sequence == "\x1b":
            self.rest(ESCAPE)

    def rest(self, seconds: float) -> None:
        """Let time pass and read what comes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.1)

    def _read(self, seconds: float) -> bool:
        heard = super()._read(seconds)
        if heard:
            self._look()
        elif self.process.poll() is not None:
            raise Gone
        return heard

    def _look(self) -> None:
        text = self.text
        for kind, sentences in (("busy", words.BUSY), ("broken", words.BROKEN)):
            if said := words.found(text, sentences):
                self.ledger.tell(kind, said=said, screen=text)
        if words.found(text, words.FALLEN) and not self.fell:
            self.fell = True
            self.ledger.tell("fell")
        elif self.fell and words.pattern(words.BACK).search(text):
            self.fell = False
            self.ledger.tell("stands")


def sentence(msgid: str, number: str = "") -> re.Pattern[str]:
    """Return the pattern of a sentence about that complaint, or about any."""
    return words.pattern(msgid, f"({re.escape(number) or NUMBER.pattern})")


def one_of(msgids: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of the sentences."""
    return re.compile("|".join(words.pattern(msgid).pattern for msgid in msgids))


@dataclass
class Desk:
    """One person at one console: sits down, works until the end, sits down again when the console was killed."""

    town: Town
    login: str
    until: float
    agency: str = ""
    pace: float = 1.0
    seat: Seat = field(init=False)
    made: int = 0
    drafts: dict[str, str] = field(default_factory=dict)

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
        acts = OFFICER if self.agency else OPERATOR
        (act,) = self.rng.choices([act for act, _weight in acts], [weight for _act, weight in acts])
        try:
            act(self)
        except Stuck as stuck:
            self.ledger.tell("stuck", act=act.__name__, wanted=str(stuck))
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

    # --- what every desk does ---

    def text(self, words_said: str) -> str:
        """Return words that nobody else writes in this run."""
        self.made += 1
        return f"{words_said} {self.login}x{self.made:04d}."

    def choose(self, tab: int, place: str) -> None:
        """Go to a list, to one of its saved filters, and some rows down."""
        self.go(place)
        for _step in range(tab):
            self.seat.send("\x1b[C")
        self.seat.press("j" * self.rng.randint(0, 8))

    def go(self, place: str) -> None:
        """Leave whatever is open for the list: an editor lets nobody go before its text is kept."""
        seat, editor = self.seat, words.pattern("● Final answer")
        shown = words.pattern("To answer" if self.agency else "To forward")
        for _try in range(int(PATIENCE)):
            seat.press("\x1b")
            if editor.search(seat.text):
                seat.rest(1.0)
                continue
            seat.press(place + "\x1b\x1b")
            if shown.search(seat.text):
                return
        raise Stuck(f"{shown.pattern} on\n{seat.text}")

    def asked(self, key: str, label: str) -> str:
        """Press a key that asks a question, and return the number that it asks about; nothing when it is refused."""
        self.seat.press(key)
        question = re.compile(words.pattern(label).pattern + r" \((" + NUMBER.pattern + r")\)")
        if self.seat.waits_for(question, self.refused) == 1:
            self.note_refusal(key)
            return ""
        found = question.search(self.seat.text)
        return found[1] if found else ""

    def settled(self, kind: str, keys: str, done: re.Pattern[str], number: str, **facts: object) -> bool:
        """Press the keys that do it, again while the database is silent, and write down what was said at the end."""
        seat, tries = self.seat, 0
        self.ledger.tell("tried", what=kind, number=number, **facts)
        while True:
            tries += 1
            began = time.monotonic()
            seat.press(keys)
            said = seat.waits_for(done, self.refused, self.silent, words.pattern(words.BACK))
            if said == 3:
                seat.rest(1.0)
                seat.said = done.search(seat.text)
                said = 0 if seat.said else said
            if said == 0 and seat.said is not None:
                told = {"number": seat.said[1], "tries": tries, "seconds": time.monotonic() - began}
                self.ledger.tell(kind, **told, **facts)
                return True
            if said == 1:
                self.note_refusal(kind, number, **facts)
                return False
            if said == 3:
                self.ledger.tell("unsure", what=kind, number=number)
                return False
            self.ledger.tell("unavailable", what=kind, number=number)
            seat.rest(1.0)
            if tries > PATIENCE:
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
        self.choose(self.rng.randint(0, 3), "P" if self.agency else "M")
        number = self.asked("c", "Note")
        if number:
            text = self.text("Ketua RT sudah ditelepon")
            self.seat.press(text)
            self.settled("noted", "\r", sentence("%(what)s: note written.", number), number, text=text)

    def search(self) -> None:
        """Search as one types, look, and give it up."""
        self.choose(0, "P" if self.agency else "M")
        self.seat.press("/" + self.rng.choice(("lubang", "lampu", "saranani", "got", "sampah menumpuk")))
        self.seat.rest(0.5)
        self.seat.press("\r")
        self.seat.rest(0.3)
        self.ledger.tell("searched")

    def read(self) -> None:
        """Read a complaint and the next ones."""
        self.choose(self.rng.randint(0, 3), "P" if self.agency else "M")
        self.seat.press("\r")
        self.seat.rest(0.5)
        self.seat.press("nn")
        self.seat.rest(0.3)
        self.ledger.tell("read")

    # --- what Humas does ---

    def forward(self) -> None:
        """Hand a complaint to an agency."""
        self.choose(self.rng.choice((0, 0, 0, 2)), "M")
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
        if self.settled("forwarded", "\r", done, number[0], agency=agency) and self.rng.random() < 0.15:
            self.settled("undone", "z", sentence("%(what)s: undone.", number[0]), number[0])

    def accept(self) -> None:
        """Accept an answer."""
        self.choose(3, "M")
        number = self._under_the_cursor()
        if number:
            self.settled("accepted", "a", sentence("%(what)s: answer accepted, the citizen sees it."), number)

    def send_back(self) -> None:
        """Send an answer back with a reason."""
        self.choose(3, "M")
        number = self.asked("s", "Send back because")
        if number:
            reason = self.text("Belum ada foto")
            self.seat.press(reason)
            done = "%(what)s: sent back to the agency; the old clock goes on."
            self.settled("sent_back", "\r", sentence(done, number), number, text=reason)

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

    def _under_the_cursor(self) -> str:
        """Return the number of the complaint in view: the preview names it, or a note would ask about it."""
        number = self.asked("c", "Note")
        self.seat.press("\x1b")
        return number

    # --- what an officer does ---

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
            self.seat.rest(KEPT)
            self.seat.press("\x1b")
            self.drafts[number] = text
            self.ledger.tell("kept", number=number, text=text)
            return
        sent = "%(what)s: answer sent to Humas."
        if not self.settled("answered", "\x0f", sentence(sent, number), number, text=text):
            self.seat.press("\x1b")

    def _editor(self) -> str:
        self.choose(0, "P")
        number = self._under_the_cursor()
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
        self.choose(0, "P")
        number = self.asked("x", "Not ours because")
        if number:
            reason = self.text("Bukan wewenang kami")
            self.seat.press(reason)
            done = "%(what)s: given back to Humas."
            self.settled("returned", "\r", sentence(done, number), number, text=reason)


Act = Callable[[Desk], None]
OPERATOR: tuple[tuple[Act, int], ...] = (
    (Desk.forward, 8), (Desk.accept, 6), (Desk.send_back, 2), (Desk.note, 4), (Desk.search, 3), (Desk.read, 2),
    (Desk.visits, 1), (Desk.look, 1),
)  # fmt: skip
OFFICER: tuple[tuple[Act, int], ...] = (
    (Desk.answer, 9), (Desk.note, 3), (Desk.give_back, 1), (Desk.search, 2), (Desk.read, 2),
)  # fmt: skip
