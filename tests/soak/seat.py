"""A console in a pseudo-terminal as a soak's people see it: what they wait for, and what they must never be shown."""

import re
import time
from subprocess import Popen

from tests.soak import words
from tests.soak.ledger import Ledger
from tests.support.terminal import Terminal

NUMBER = re.compile(r"\d\d-\d{4,6}-\d")
PATIENCE = 30.0
"""Seconds within which every key is answered by something, an outage apart."""
ESCAPE = 0.15
AWAY = 0.5
"""Seconds for which something must be off the screen to have left it: a screen is drawn piece by piece."""
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

    def waits_for(
        self, *outcomes: re.Pattern[str], patience: float = PATIENCE, leaves: re.Pattern[str] | None = None
    ) -> int:
        """Wait until one of these stands on the screen and return which. Raises Stuck, Gone.

        What is said may be overwritten by what is said next: so where something `leaves` the screen when it is done,
        that ends the waiting too, and the number of outcomes is returned.
        """
        end, seen = time.monotonic() + patience, time.monotonic()
        while time.monotonic() < end:
            text = self.text
            for place, outcome in enumerate(outcomes):
                if found := outcome.search(text):
                    self.said = found
                    return place
            if leaves is None or leaves.search(text):
                seen = time.monotonic()
            elif time.monotonic() > seen + AWAY:
                self.said = None
                return len(outcomes)
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


def asking(label: str) -> re.Pattern[str]:
    """Return the pattern of a question in the prompt; its group is the number that it asks about."""
    return re.compile(words.pattern(label).pattern + r" \((" + NUMBER.pattern + r")\)")


def one_of(msgids: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of the sentences."""
    return re.compile("|".join(words.pattern(msgid).pattern for msgid in msgids))
