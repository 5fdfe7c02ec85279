"""Setting up the second step: the QR code and the secret, one code of the app, then the recovery codes, once."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from ehumas_tui import qr
from ehumas_tui.complaint_page import stack
from ehumas_tui.screens.base import ConsoleScreen
from ehumas_tui.widgets.page import Page
from store import totp
from store.actors import Actor
from store.i18n import _
from store.totp import Enrolment

LEAST_WIDTH, FRAME = 78, 5
"""What the words need beside the code, and the lines that are the console's own."""


class SecondStepScreen(ConsoleScreen):
    """For the `actor`'s own account; `then` follows when it stands. Given new recovery `codes` it only shows those."""

    SCOPES: ClassVar[tuple[str, ...]] = ("second_step",)
    WATCHES: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, actor: Actor, then: Callable[[], None], codes: Sequence[str] = ()) -> None:
        super().__init__()
        self.person, self.then = actor, then
        self.enrolment: Enrolment | None = None
        self.codes = codes

    def body(self) -> Iterable[Widget]:
        """Yield the words with the field below them, and the code."""
        self.words = Page(id="words")
        self.label = Static(_("Code of the app"), id="code-label")
        self.field = Input(id="code", compact=True, max_length=20, placeholder="123 456")
        self.field.cursor_blink = False
        self.code = Static(id="qr")
        yield Horizontal(Vertical(self.words, self.label, self.field, id="left"), self.code, id="body")

    def reload(self) -> None:
        """Make a secret, once."""
        actor, now = self.person, self.now
        if self.codes:
            self._confirmed(self.codes)
        elif self.enrolment is None:
            self.tell(lambda: totp.begin(actor, now=now), self._begun)

    def focus_body(self) -> None:
        """Type the code."""
        self.field.focus()

    def _begun(self, enrolment: Enrolment) -> None:
        self.enrolment = enrolment
        self._show()
        self.field.focus()

    def on_resize(self, _event: Resize) -> None:
        """Show the code where there is room for all of it."""
        self._show()

    def _show(self) -> None:
        if self.codes:
            self.words.show(_kept(self.codes))
        elif self.enrolment is not None:
            lines = qr.lines(self.enrolment.uri)
            fits = self.app.size.height >= len(lines) + FRAME and self.app.size.width >= LEAST_WIDTH
            self.code.display = fits
            self.code.update(qr.drawn(self.enrolment.uri) if fits else "")
            self.words.show(_asked(self.enrolment, scanned=fits), from_top=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter confirms."""
        event.stop()
        self.do_go_on()

    # --- actions ---

    def do_go_on(self) -> None:
        """Confirm with the code, or go on once the recovery codes are written down."""
        if self.codes:
            self._leave()
            return
        actor, now, typed = self.person, self.now, self.field.value
        self.tell(lambda: totp.confirm(actor, typed, now=now), self._confirmed, self._refused)

    def _confirmed(self, codes: Sequence[str]) -> None:
        self.codes, self.enrolment = codes, None
        self.label.display = self.field.display = self.code.display = False
        self.code.update("")
        self.set_focus(None)
        self._show()
        self.say(_("The second step is set up. These codes are shown only now."))

    def _refused(self, error: Exception) -> None:
        self.field.value = ""
        self.refused(error)

    def do_back(self) -> None:
        """Leave; nothing is in force before a code was confirmed."""
        if self.codes:
            self._leave()
        else:
            self.app.pop_screen()

    def _leave(self) -> None:
        self.app.pop_screen()
        self.then()

    def do_leave_console(self) -> None:
        """Quit."""
        self.console_app.do_quit()


def _asked(enrolment: Enrolment, *, scanned: bool) -> Content:
    """Return what to do, with the secret in groups of four."""
    groups = [enrolment.secret[start : start + 4] for start in range(0, len(enrolment.secret), 4)]
    rows = [" ".join(groups[start : start + 4]) for start in range(0, len(groups), 4)]
    scan = _("Scan the picture with an authenticator app, such as Aegis, Google Authenticator or FreeOTP.")
    small = _("Type this secret into an authenticator app; a larger terminal (80×24) shows a picture to scan.")
    title = [Content.styled(_("Secret, if you can't scan"), "$muted")] if scanned else []
    return stack(
        [
            Content.styled(_("A second step at the login"), "bold $primary"),
            Content(scan if scanned else small),
            Content("\n").join([*title, *(Content.styled(row, "bold") for row in rows)]),
            Content(_("Then type the six digits that it shows.")),
        ]
    )


def _kept(codes: Sequence[str]) -> Content:
    """Return the recovery codes, two a line."""
    pairs = [codes[start : start + 2] for start in range(0, len(codes), 2)]
    return stack(
        [
            Content.styled(_("Recovery codes"), "bold $primary"),
            Content(_("If the telephone is lost, each of these lets you in once. Write them down and lock them away.")),
            Content("\n").join([Content.styled("    ".join(pair), "bold") for pair in pairs]),
            Content.styled(_("Nobody can show them again."), "$warning"),
        ]
    )
