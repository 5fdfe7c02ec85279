"""The mail server of a proof: letters that officers' mailboxes show, behind the channel's door, faulty by chance."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from escalation import email
from escalation.mail import Broken
from escalation.simulator.ledger import Entry, Ledger
from store.backoff import Answer, Result
from store.delivery import Sending
from tests.proof.gate import Gate

SENDER = "humas@kendari.example"


def refusals(address: str) -> tuple[Exception, ...]:
    """Return what a server may say to a letter to that address before it takes it."""
    return (
        smtplib.SMTPRecipientsRefused({address: (550, b"5.1.1 no such user")}),
        smtplib.SMTPRecipientsRefused({address: (450, b"4.2.0 greylisted")}),
        smtplib.SMTPDataError(554, b"5.7.1 looks like spam"),
        smtplib.SMTPSenderRefused(421, b"4.7.0 try again later", SENDER),
        smtplib.SMTPAuthenticationError(535, b"5.7.8 wrong password"),
    )


@dataclass
class MailServer:
    """A channel of the engine. `faulty` is how often a letter goes wrong, `down` that no connection stands.

    `boxes` keeps each letter that came into a mailbox, by its reference; nobody sends word of one.
    """

    gate: Gate
    rng: Random
    boxes: Ledger
    before: Callable[[Sending], None]
    now: Callable[[], int]
    faulty: float = 0.0
    down: bool = False
    name: str = "email"

    def send(self, sending: Sending) -> Answer:
        """Hand over the letter as the channel would write it, and read the outcome as the channel does."""
        self.gate.boundary("before a call")
        self.before(sending)
        if self.down:
            return email.of_failure(Broken(ConnectionRefusedError("refused"), begun=False))
        fault = self.rng.random() if self.rng.random() < self.faulty else 1.0
        if fault < 0.5:
            said = self.rng.choice(refusals(sending.recipient))
            return email.of_failure(Broken(said, begun=isinstance(said, smtplib.SMTPDataError) and fault < 0.05))
        if fault < 0.7:
            return email.of_failure(Broken(ConnectionResetError("reset"), begun=True))
        letter = email.letter(sending, SENDER)
        name = f"letter-{sending.reference}"
        text = letter.get_content()
        self.boxes.show(Entry(name, str(letter["To"]), self.now(), True, text, reference=sending.reference))
        self.gate.boundary("after a call")
        if fault < 1.0:
            return email.of_failure(Broken(ConnectionResetError("reset"), begun=True))
        return Answer(Result.ACCEPTED, provider_id=str(letter["Message-ID"]), receipts=False)

    def close(self) -> None:
        """There is nothing to close."""

    def twin(self) -> "MailServer":
        """Return the channel of another engine to the same server."""
        return replace(self)
