"""What the scheduler does once a day: the chain's end is signed and leaves, old webhook bodies and changes go.

An anchor stays in the queue until it left by every way that is set up. A file gets its line and the disk's word for
it before the row says so; a crash in between repeats the line, which harms nobody.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from escalation.mail import Broken, Server
from store import anchors, changes, inbound, presence
from store.anchor_lines import Anchor
from store.clock import Clock
from store.errors import Invalid, StoreError, Unavailable
from store.i18n import _
from store.settings import Settings

EVERY = 60
SECONDS = 20


@dataclass
class Daily:
    """The daily work of one process."""

    settings: Settings
    clock: Clock

    def turn(self) -> None:
        """Do what today still lacks."""
        changes.trim(now=self.clock.now())
        presence.trim(now=self.clock.now())
        inbound.forget_old(self.clock.now(), self.settings.webhook_days)
        self.anchor()

    def anchor(self) -> None:
        """Sign today's anchor and let what waits leave; a way that refuses is raised once the others were tried."""
        anchors.make(self.clock.now())
        ways = anchors.ways(self.settings)
        refusals = {way: refusal for way in ways if (refusal := self._send(way))}
        anchors.tried(ways, refusals, self.clock.now())
        if refusals:
            raise next(iter(refusals.values()))

    def _send(self, way: anchors.Way) -> StoreError | None:
        """Let what waits leave by this way, and return why it could not."""
        waiting = anchors.waiting(way)
        if not waiting:
            return None
        try:
            if way == "file":
                to_file(Path(self.settings.anchors), waiting)
            else:
                to_mail(self.settings.smtp_url, self.settings.smtp_sender, self.settings.anchor_mail, waiting)
        except StoreError as refusal:
            return refusal
        anchors.left(way, [anchor.day for anchor in waiting], self.clock.now())
        return None


def to_file(path: Path, waiting: Sequence[Anchor]) -> None:
    """Append the anchors' lines and wait until the disk has them. Raises Unavailable."""
    text = "".join(f"{anchor.line()}\n" for anchor in waiting)
    try:
        with path.open("a", encoding="ascii") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise Unavailable(
            _("The anchor cannot be written to %(path)s: %(reason)s. It waits and is tried again.")
            % {"path": path, "reason": error.strerror}
        ) from error


def to_mail(url: str, sender: str, recipient: str, waiting: Sequence[Anchor]) -> None:
    """Mail the anchors. Raises Invalid for no mail server, Unavailable when it takes no mail."""
    server = Server(url, sender, SECONDS)
    if not server.host:
        raise Invalid(_("To mail the anchors, set EHUMAS_SMTP_URL to a server: smtp://host:25 or smtps://host:465."))
    try:
        server.post(letter(recipient, server.address, waiting))
    except Broken as error:
        raise Unavailable(
            _("The anchor cannot be mailed through %(host)s: %(reason)s. It waits and is tried again.")
            % {"host": server.host, "reason": " ".join(str(error).split())[:200]}
        ) from error


def letter(recipient: str, sender: str, waiting: Sequence[Anchor]) -> EmailMessage:
    """Return the mail: a sentence, and a line an anchor."""
    mail = EmailMessage()
    mail["To"] = recipient
    mail["From"] = sender
    mail["Subject"] = _("E-Humas: anchor of %(day)s") % {"day": waiting[-1].day}
    lines = "\n".join(anchor.line() for anchor in waiting)
    told = _("Keep this mail. It proves what stood in the timeline of complaints on that day.")
    mail.set_content(f"{told}\n\n{lines}\n", cte="quoted-printable")
    return mail
