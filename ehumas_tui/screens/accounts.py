"""The accounts: who may log in, as what, and how it is guarded; to make, change, shut out, and let in again."""

from typing import Any, ClassVar

from textual.content import Content

from ehumas_tui import account_page, account_typing
from ehumas_tui.account_page import Account
from ehumas_tui.screens.searching import SearchingScreen
from ehumas_tui.widgets.columns import Column
from ehumas_tui.widgets.prompt import Question
from ehumas_tui.widgets.record_list import RecordList
from store import access, accounts, keys, passwords, totp
from store.access import Access
from store.accounts import AccountView
from store.actors import Right, may
from store.i18n import N_, _, ngettext


class AccountsScreen(SearchingScreen[Access]):
    """Every account of Humas, then the agencies'."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "accounts")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"account", "agency"})
    EMPTY: ClassVar[str] = N_("No account is called that.")
    SEARCH_HINT: ClassVar[str] = N_("login, name or agency")

    def columns(self) -> list[Column[Access]]:
        """Return what a line says about an account."""
        return account_page.columns()

    def reload(self) -> None:
        """Read the accounts."""
        actor, now, search = self.actor, self.now, self.search
        self.ask("accounts", lambda: access.find(actor, now=now, search=search), self._show)

    def _show(self, rows: list[Access]) -> None:
        self.show_rows(rows)

    def preview(self, row: Access | None) -> None:
        """Read the sessions and keys and show them beside the list."""
        if row is None:
            self.pane.show(Content(""))
            return
        actor, now = self.actor, self.now
        self.ask("preview", lambda: account_page.read(actor, row, now), self._previewed, lambda _error: None)

    def _previewed(self, found: Account) -> None:
        self.pane.show(account_page.page(found, self.now))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Change the account."""
        event.stop()
        self.run_worker(self.action_perform("edit_account"))

    # --- actions ---

    def do_search_accounts(self) -> None:
        """Search as one types; Enter keeps the search, Esc gives it up."""
        self.ask_search()

    def do_add_account(self) -> None:
        """Make an account of Humas; its first password is shown once."""
        actor, secret = self.actor, passwords.one_time()

        def create(typed: str, now: int) -> AccountView:
            login, name, role = account_typing.three(typed)
            return accounts.create(
                actor, role=role, login=login, name=name or login, password=secret, must_change=True, now=now
            )

        def said(row: AccountView) -> str:
            self.landing = row.id
            return account_typing.shown(row, secret)

        self.ask_for(_("New account"), create, said, hint=_("login, name, role: operator, supervisor or viewer"))

    def do_edit_account(self) -> None:
        """Change name, number and role."""
        actor, row = self.actor, self._row()
        value = ", ".join((row.name, row.phone, row.role.value if row.role in account_typing.ROLES else ""))

        def edit(typed: str, now: int) -> AccountView:
            name, phone, role = account_typing.three(typed)
            new = account_typing.role(role) if role and row.role in account_typing.ROLES else row.role
            return accounts.edit(
                actor, row.login, name=name, phone=phone, role=None if new == row.role else new, now=now
            )

        label = _("Name, telephone, role of “%(login)s”") % {"login": row.login}
        self.ask_for(label, edit, lambda _row: _("Changed."), value=value.removesuffix(", "))

    def do_switch_account(self) -> None:
        """Shut out or let in."""
        self.carry_out(*account_typing.switch(self.actor, self._row(), self.now))

    def do_reset_password(self) -> None:
        """Give a one-time password, after a second look."""
        actor, row, secret = self.actor, self._row(), passwords.one_time()

        def work(now: int) -> AccountView:
            return accounts.set_password(actor, row.login, secret, now=now)

        label = _("A new password for “%(login)s” ends its sessions. Sure?") % {"login": row.login}
        self.ask_sure(label, work, lambda made: account_typing.shown(made, secret))

    def do_reset_totp(self) -> None:
        """Take the second step away, after a second look."""
        actor, row = self.actor, self._row()
        label = _("Without its second step “%(login)s” opens by password alone. Sure?") % {"login": row.login}
        said = _("The second step of “%(login)s” is taken away; its sessions have ended.")
        self.ask_sure(
            label,
            lambda now: totp.reset(actor, row.login, now=now),
            lambda made: said % {"login": made.login},
        )

    def do_end_sessions(self) -> None:
        """End every login of the account."""
        actor, now, row = self.actor, self.now, self._row()
        self.carry_out(
            lambda: access.end_sessions(actor, row.login, now=now),
            lambda count: (
                ngettext("%(count)d session was ended.", "%(count)d sessions were ended.", count) % {"count": count}
            ),
        )

    def do_unlock_account(self) -> None:
        """Forget failed tries."""
        actor, now, row = self.actor, self.now, self._row()
        said = _("“%(login)s” may log in again.")
        self.carry_out(lambda: accounts.unlock(actor, row.login, now=now), lambda made: said % {"login": made.login})

    def do_add_account_key(self) -> None:
        """Let a key open the account."""
        actor, row = self.actor, self._row()
        said = _("The key %(fingerprint)s opens “%(login)s”.")
        self.ask_for(
            _("Key for “%(login)s”") % {"login": row.login},
            lambda typed, now: keys.add(actor, row.login, typed, now=now),
            lambda key: said % {"fingerprint": key.fingerprint, "login": row.login},
            hint=_("paste the line of the .pub file"),
            limit=9_000,
        )

    def do_own_totp(self) -> None:
        """Set up the own second step; where it is on, make new recovery codes."""
        actor = self.actor
        self.ask("totp", lambda: totp.state(actor), self._own_totp)

    def _own_totp(self, state: totp.TotpView) -> None:
        from ehumas_tui.screens.second_step import SecondStepScreen

        if state.since is None:
            self.app.push_screen(SecondStepScreen(self.actor, self.reload))
            return
        label = _("New recovery codes (%(count)d left); code of the app") % {"count": state.codes_left}

        def submit(typed: str) -> None:
            actor, now = self.actor, self.now
            self.tell(lambda: totp.renew_codes(actor, typed, now=now), renewed)

        def renewed(codes: Any) -> None:
            self.prompt.close()
            self.app.push_screen(SecondStepScreen(self.actor, self.reload, codes))

        self.ask_line(Question(label, submit, hint="123 456", limit=20))

    # --- why not ---

    def why_not_add_account(self) -> str:
        """Return why no account can be made here."""
        if may(self.actor, Right.EDIT_ACCOUNTS):
            return ""
        return _("Only the supervisor makes accounts of Humas; an agency's are made in the agency.")

    def why_not_edit_account(self) -> str:
        """Return why the account can't be changed."""
        rows = self.rows()
        if not rows:
            return _("There is nobody here yet.")
        if len(rows) > 1:
            return _("One account at a time; Esc takes the marks away.")
        if not accounts.may_edit(self.actor, rows[0].account.role):
            return _("Only the supervisor looks after accounts of Humas.")
        return ""

    why_not_reset_password = why_not_end_sessions = why_not_unlock_account = why_not_edit_account
    why_not_add_account_key = why_not_edit_account

    def why_not_switch_account(self) -> str:
        """Return why the account can't be shut out."""
        reason = self.why_not_edit_account()
        own = not reason and self.rows()[0].id == self.actor.account_id
        return _("You can't shut yourself out.") if own else reason

    def why_not_reset_totp(self) -> str:
        """Return why there is no second step to take away."""
        reason = self.why_not_edit_account()
        if reason:
            return reason
        row = self.rows()[0]
        if row.totp_since is None:
            return _("This account has no second step.")
        return _("Another supervisor resets yours.") if row.id == self.actor.account_id else ""

    # --- asking ---

    def _row(self) -> AccountView:
        return self.rows()[0].account
