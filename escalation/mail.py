"""Handing a letter to the mail server of the settings: one connection, one letter, one limit on the whole of it.

Where it broke off decides what may be believed: before DATA nothing was sent, after it nobody knows.
"""

import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote, urlsplit

from escalation.within import Overdue, within

PORTS = {"smtp": 25, "smtps": 465}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Broken(Exception):
    """A letter that the server did not take; `begun` says that it may have come all the same."""

    def __init__(self, cause: Exception, begun: bool) -> None:
        super().__init__(str(cause) or type(cause).__name__)
        self.cause, self.begun = cause, begun


class Insecure(smtplib.SMTPException):
    """The server offers no encryption, and a password may not go there without."""


@dataclass
class Server:
    """A mail server: `smtp://user:password@host:port`, or `smtps://`. `seconds` bounds the whole of a posting."""

    url: str = field(repr=False)
    sender: str = ""
    seconds: float = 10.0

    @property
    def host(self) -> str:
        """Return the server's name, nothing when the address names none that we can speak to."""
        place = urlsplit(self.url)
        return place.hostname or "" if place.scheme in PORTS else ""

    @property
    def address(self) -> str:
        """Return the address that letters come from."""
        return self.sender or f"ehumas@{socket.getfqdn()}"

    def post(self, letter: EmailMessage) -> None:
        """Hand over the letter. Raises Broken; a letter that took too long may have come."""
        line = _Line()
        try:
            within(self.seconds, lambda: self._post(letter, line))
        except Overdue as error:
            line.cut()
            raise Broken(error, True) from error
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise Broken(error, line.begun) from error

    def _post(self, letter: EmailMessage, line: "_Line") -> None:
        place = urlsplit(self.url)
        port, host = place.port or PORTS[place.scheme], place.hostname or ""
        trusting = ssl.create_default_context()
        server: smtplib.SMTP
        if place.scheme == "smtps":
            server = _SecureSession(host, port, timeout=self.seconds, context=trusting)
        else:
            server = _Session(host, port, timeout=self.seconds)
        line.server = server
        with server:
            server.ehlo()
            if place.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls(context=trusting if place.username else None)
                server.ehlo()
            elif place.scheme == "smtp" and place.username and host not in LOOPBACK:
                raise Insecure("no STARTTLS, the password stays here")
            if place.username:
                server.login(unquote(place.username), unquote(place.password or ""))
            server.send_message(letter)


class _Begun:
    """Notes that the body was begun; a session that ends badly afterwards is no news."""

    begun = False

    def data(self, message: Any) -> tuple[int, bytes]:
        """Send the body."""
        self.begun = True
        reply: tuple[int, bytes] = super().data(message)  # type: ignore[misc]  # a mixin of smtplib.SMTP
        self.begun = False
        return reply

    def __exit__(self, *raised: Any) -> None:
        """Say goodbye; what the server says to it changes nothing, neither a letter it took nor a refusal."""
        with suppress(OSError, smtplib.SMTPException):
            super().__exit__(*raised)  # type: ignore[misc]  # a mixin of smtplib.SMTP


class _Session(_Begun, smtplib.SMTP):
    """A session in the clear, or encrypted by STARTTLS."""


class _SecureSession(_Begun, smtplib.SMTP_SSL):
    """A session that is encrypted from its first byte."""


@dataclass
class _Line:
    """The session of one posting, seen from outside the thread that speaks."""

    server: Any = None

    @property
    def begun(self) -> bool:
        return bool(getattr(self.server, "begun", False))

    def cut(self) -> None:
        """Let the line go, so that a server that wakes up late gets no more."""
        line = getattr(self.server, "sock", None)
        if line is not None:
            line.close()
