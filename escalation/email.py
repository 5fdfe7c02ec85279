"""E-mail as a channel: one letter a call, and what each reply of a mail server asks for.

A server's 250 is `accepted` and the last word there is. The letter keeps its Message-ID in every repeat, so that a
mailbox can tell copies; the header `X-EHumas-Reference` names message and attempt.
"""

import smtplib
import ssl
from email.message import EmailMessage

from escalation.answers import clean
from escalation.mail import Broken, Insecure, Server
from escalation.within import Overdue
from store import templates
from store.backoff import POST_LIMIT, Answer, Result
from store.clock import SECOND
from store.delivery import Sending
from store.families import Family
from store.settings import Settings

CLOSING = (
    "Surel ini menggantikan pesan WhatsApp. Tombol hanya ada di WhatsApp, dan balasan surel tidak dibaca: "
    "jawablah lewat E-Humas, atau hubungi Humas."
)
SUBJECT_LIMIT = 120


class Email:
    """The channel through one mail server."""

    name = "email"

    def __init__(self, server: Server) -> None:
        self.server = server

    @classmethod
    def of(cls, settings: Settings) -> "Email":
        """Return the channel that the settings describe."""
        return cls(Server(settings.smtp_url, settings.smtp_sender, POST_LIMIT / SECOND))

    def send(self, sending: Sending) -> Answer:
        """Hand the message over once and say what came of it."""
        written = letter(sending, self.server.address)
        try:
            self.server.post(written)
        except Broken as broken:
            return of_failure(broken)
        return Answer(Result.ACCEPTED, provider_id=str(written["Message-ID"]), receipts=False)

    def close(self) -> None:
        """Nothing stays open between two letters."""


def letter(sending: Sending, sender: str) -> EmailMessage:
    """Return the letter that says what the message says."""
    template = templates.get(sending.words.template)
    words = (template.repeated() if sending.repeat else template).text(sending.words.values)
    mail = EmailMessage()
    mail["To"], mail["From"] = sending.recipient, sender
    mail["Subject"] = templates.value(f"E-Humas: {template.text(sending.words.values)}", SUBJECT_LIMIT)
    mail["Message-ID"] = f"<ehumas.{sending.message_id}@{sender.rpartition('@')[2]}>"
    mail["X-EHumas-Reference"] = sending.reference
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(f"{words}\n\n{CLOSING}\n\n-- \n{templates.footer()}\n", cte="quoted-printable")
    return mail


def of_failure(broken: Broken) -> Answer:
    """Return what a letter that was not taken comes to."""
    cause = broken.cause
    if broken.begun or isinstance(cause, Overdue):
        return Answer(Result.UNKNOWN, detail="broken off after DATA" if broken.begun else "no answer in time")
    code, words = _reply(cause)
    family = _family(cause, code, words)
    if family is None:
        return Answer(Result.NOT_SENT, code, clean(words))
    return Answer(Result.REFUSED, code, clean(words), family=family)


def _reply(cause: Exception) -> tuple[int | None, str]:
    """Return the server's code and words; those about the recipient when it refused that."""
    said: bytes | str
    if isinstance(cause, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(cause.recipients.values()))
    elif isinstance(cause, smtplib.SMTPResponseException):
        code, said = cause.smtp_code, cause.smtp_error
    else:
        return None, str(cause) or type(cause).__name__
    return (code if code >= 400 else None), _text(said)


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def _family(cause: Exception, code: int | None, words: str) -> Family | None:
    """Return what a definite no asks for (RFC 5321 and 3463), None when no server heard of the letter."""
    if isinstance(cause, Insecure | smtplib.SMTPAuthenticationError | smtplib.SMTPNotSupportedError):
        return Family.ACCOUNT
    if code is None:
        return Family.ACCOUNT if isinstance(cause, ssl.SSLCertVerificationError | ValueError) else None
    if isinstance(cause, smtplib.SMTPRecipientsRefused):
        if code < 500:
            return Family.APP_LIMIT if code == 421 else Family.PAIR_LIMIT
        return Family.ACCOUNT if "5.7." in words else Family.UNREACHABLE
    if code < 500:
        return Family.APP_LIMIT
    if not isinstance(cause, smtplib.SMTPDataError):
        return Family.ACCOUNT
    if code == 552 or "5.2." in words or "5.1." in words:
        return Family.UNREACHABLE
    return Family.SPAM if code == 554 or "5.7." in words else Family.MISTAKE
