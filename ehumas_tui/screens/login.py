"""Logging in: account name and password, then a code where the account has a second step.

Whoever was given a password chooses one of their own, and whoever must have a second step sets it up, before the rest.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.containers import Center, Middle, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from ehumas_tui.screens.base import ConsoleScreen
from store import accounts, totp, walls
from store.actors import Actor
from store.i18n import _


@dataclass(frozen=True)
class Entered:
    """Who logged in, the session's token, and what must be done first: choose a password, set up a second step."""

    actor: Actor
    token: str
    must_change: bool
    must_set_up: bool


class LoginScreen(ConsoleScreen):
    """Two fields; the store decides, counts the tries and says so politely."""

    SCOPES: ClassVar[tuple[str, ...]] = ("login",)
    WATCHES: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.entered: Entered | None = None
        self.former = ""
        self.proved = ""
        """The login whose password was right, while its code is asked for."""

    def body(self) -> Iterable[Widget]:
        """Yield the card in the middle."""
        self.first, self.second = _field("first"), _field("second", hidden=True)
        self.first_label, self.second_label = Static(_("Account name")), Static(_("Password"))
        self.welcome = Static(_("No complaint stays unanswered."), id="welcome")
        card = Vertical(
            Static(_("Humas of the city of Kendari"), id="card-title"),
            self.welcome,
            self.first_label,
            self.first,
            self.second_label,
            self.second,
            id="card",
        )
        yield Middle(Center(card), id="body")

    def reload(self) -> None:
        """Begin with the account's name."""
        self.first.focus()

    def focus_body(self) -> None:
        """Type the account's name."""
        self.first.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on from field to field."""
        event.stop()
        self.do_log_in()

    def do_next_field(self) -> None:
        """Go to the other field."""
        (self.second if self.first.has_focus and not self.proved else self.first).focus()

    def why_not_begin_again(self) -> str:
        """Return why there is nothing to begin again."""
        return "" if self.proved else _("This is the beginning.")

    def do_leave(self) -> None:
        """Quit."""
        self.console_app.do_quit()

    def do_log_in(self) -> None:
        """Go on to the password, or log in."""
        if self.proved:
            self._log_in(self.proved, self.former, self.first.value)
        elif self.first.has_focus and not self.second.value:
            self.second.focus()
        elif self.entered is None:
            self._log_in(self.first.value, self.second.value)
        else:
            self._choose(self.entered, self.first.value, self.second.value)

    def _log_in(self, name: str, password: str, code: str = "") -> None:
        now, source = self.now, self.console_app.source

        def work() -> Entered:
            actor, token = accounts.login(name, password, source=source, now=now, kind="console", code=code)
            entered = Entered(actor, token, accounts.me(actor).must_change, totp.must_set_up(actor))
            if not entered.must_change:
                walls.enter(actor)
            return entered

        self.say(_("One moment …"), "info")
        self.former = password
        self.tell(work, self._logged_in, lambda error: self._not_logged_in(error, name))

    def _logged_in(self, entered: Entered) -> None:
        self.proved = ""
        if entered.must_change:
            self._ask_for_own_password(entered)
        else:
            self._go_on(entered)

    def _not_logged_in(self, error: Exception, name: str) -> None:
        if isinstance(error, accounts.CodeNeeded) and not self.proved:
            self._ask_for_code(name)
        elif self.proved:
            self.first.value = ""
            self.refused(error)
        else:
            self.second.value = ""
            self.second.focus()
            self.refused(error)

    def _ask_for_code(self, name: str) -> None:
        self.proved = name
        self.welcome.update(_("The second step: the six digits of your authenticator app, or a recovery code."))
        self.first_label.update(_("Code of the app"))
        self.second_label.display = self.second.display = False
        self.first.value = self.second.value = ""
        self.first.focus()
        self.status.clear()

    def do_begin_again(self) -> None:
        """Begin again when it is not that account's code that one has."""
        self.proved = self.former = self.first.value = ""
        self.welcome.update(_("No complaint stays unanswered."))
        self.first_label.update(_("Account name"))
        self.second_label.display = self.second.display = True
        self.first.focus()
        self.status.clear()

    def _ask_for_own_password(self, entered: Entered) -> None:
        self.entered = entered
        self.welcome.update(_("Choose a password of your own; the first one was given to you."))
        self.first_label.update(_("New password"))
        self.second_label.update(_("The same again"))
        self.second_label.display = self.second.display = True
        self.first.password = True
        self.first.value = self.second.value = ""
        self.first.focus()
        self.status.clear()

    def _choose(self, entered: Entered, new: str, again: str) -> None:
        if new != again:
            self.say(_("The two are not the same. Type them again."), "warn")
            self.second.value = ""
            return
        actor, token = entered.actor, entered.token
        former, now = self.former, self.now

        def work() -> Entered:
            login = accounts.me(actor).login
            accounts.set_password(actor, login, new, now=now, old=former, keep=token)
            walls.enter(actor)
            return replace(entered, must_change=False)

        self.tell(work, self._go_on)

    def _go_on(self, entered: Entered) -> None:
        """Enter, by way of the second step where it must be set up first."""
        self.former = self.second.value = ""
        if not entered.must_set_up:
            self._enter(entered)
            return
        from ehumas_tui.screens.second_step import SecondStepScreen

        self.app.push_screen(SecondStepScreen(entered.actor, lambda: self._enter(entered)))

    def _enter(self, entered: Entered) -> None:
        self.console_app.pop_screen()
        self.console_app.enter(entered.actor, token=entered.token)


def _field(name: str, *, hidden: bool = False) -> Input:
    field = Input(id=name, compact=True, password=hidden, max_length=128)
    field.cursor_blink = False
    return field
