"""Logging in: account name and password; and choosing a password of one's own when the first one was given."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Center, Middle, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from ehumas_tui.screens.base import ConsoleScreen
from store import accounts, walls
from store.actors import Actor
from store.i18n import _

Entered = tuple[Actor, str, bool]
"""Who logged in, the session's token, and whether the password must be changed first."""


class LoginScreen(ConsoleScreen):
    """Two fields; the store decides, counts the tries and says so politely."""

    SCOPES: ClassVar[tuple[str, ...]] = ("login",)
    WATCHES: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.entered: Entered | None = None
        self.former = ""

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
        (self.second if self.first.has_focus else self.first).focus()

    def do_leave(self) -> None:
        """Quit."""
        self.console_app.do_quit()

    def do_log_in(self) -> None:
        """Go on to the password, or log in."""
        if self.first.has_focus and not self.second.value:
            self.second.focus()
        elif self.entered is None:
            self._log_in(self.first.value, self.second.value)
        else:
            self._choose(self.entered, self.first.value, self.second.value)

    def _log_in(self, name: str, password: str) -> None:
        now, source = self.now, self.console_app.source

        def work() -> Entered:
            actor, token = accounts.login(name, password, source=source, now=now, kind="console")
            must_change = accounts.me(actor).must_change
            if not must_change:
                walls.enter(actor)
            return actor, token, must_change

        self.say(_("One moment …"), "info")
        self.former = password
        self.tell(work, self._logged_in, self._not_logged_in)

    def _logged_in(self, entered: Entered) -> None:
        if entered[2]:
            self._ask_for_own_password(entered)
        else:
            self._enter(entered)

    def _not_logged_in(self, error: Exception) -> None:
        self.second.value = ""
        self.second.focus()
        self.refused(error)

    def _ask_for_own_password(self, entered: Entered) -> None:
        self.entered = entered
        self.welcome.update(_("Choose a password of your own; the first one was given to you."))
        self.first_label.update(_("New password"))
        self.second_label.update(_("The same again"))
        self.first.password = True
        self.first.value = self.second.value = ""
        self.first.focus()
        self.status.clear()

    def _choose(self, entered: Entered, new: str, again: str) -> None:
        if new != again:
            self.say(_("The two are not the same. Type them again."), "warn")
            self.second.value = ""
            return
        actor, token, _must = entered
        former, now = self.former, self.now

        def work() -> Entered:
            login = accounts.me(actor).login
            accounts.set_password(actor, login, new, now=now, old=former, keep=token)
            walls.enter(actor)
            return actor, token, False

        self.tell(work, self._enter)

    def _enter(self, entered: Entered) -> None:
        self.former = self.second.value = ""
        self.console_app.pop_screen()
        self.console_app.enter(entered[0], token=entered[1])


def _field(name: str, *, hidden: bool = False) -> Input:
    field = Input(id=name, compact=True, password=hidden, max_length=128)
    field.cursor_blink = False
    return field
