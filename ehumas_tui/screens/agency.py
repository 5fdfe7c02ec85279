"""One agency: its officers with their numbers, its accounts with their SSH keys; to add, change, stop and resume."""

from collections.abc import Callable
from typing import Any, ClassVar

from ehumas_tui import account_typing, agency_lines, agency_page
from ehumas_tui.agency_lines import Line, contact
from ehumas_tui.agency_page import Agency
from ehumas_tui.complaint_page import stack
from ehumas_tui.screens.file import FileScreen
from ehumas_tui.widgets.columns import Column
from store import accounts, agencies, keys, officers
from store.accounts import AccountView
from store.i18n import N_, _
from store.keys import KeyView
from store.officers import OfficerView


class AgencyScreen(FileScreen[Line]):
    """The people, accounts and keys of one agency; without a code, of the officer's own."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "agency")
    WATCHES: ClassVar[frozenset[str]] = frozenset({"agency", "officer", "account"})
    EMPTY: ClassVar[str] = N_("Nobody yet. Add an officer with a.")

    def __init__(self, code: str = "") -> None:
        super().__init__()
        self.code = code

    def columns(self) -> list[Column[Line]]:
        """Return what a line says."""
        return agency_lines.columns()

    def reload(self) -> None:
        """Read the agency."""
        actor, now, code = self.actor, self.now, self.code

        def read() -> Agency:
            return agency_page.read(actor, code or agencies.find(actor)[0].code, now)

        self.ask("agency", read, self._show)

    def _show(self, found: Agency) -> None:
        self.code = found.standing.agency.code
        heading, figures = agency_page.heading(found.standing), agency_page.figures(found.standing)
        self.title_page.show(stack([heading, figures], gap=0), from_top=False)
        self.show_rows(agency_lines.lines(found))

    # --- actions ---

    def do_add_officer(self) -> None:
        """Add an officer by name and number."""

        def add(typed: str, now: int) -> OfficerView:
            who = contact(typed)
            return officers.add(self.actor, self.code, who.name, phone=who.phone, email=who.email, now=now)

        said = _("%(name)s was added and gets the messages.")
        hint = _("name, WhatsApp number, e-mail")
        self._ask_new(_("New officer"), add, lambda row: said % {"name": row.name}, hint)

    def do_new_account(self) -> None:
        """Make an account that keys open."""

        def create(typed: str, now: int) -> AccountView:
            login, _comma, name = typed.partition(",")
            return accounts.create(
                self.actor, role="officer", login=login, name=name or login, agency=self.code, now=now
            )

        said = _("“%(login)s” was made; add its SSH key with s.")
        self._ask_new(_("New account"), create, lambda row: said % {"login": row.login}, _("login, name"))

    def do_add_key(self) -> None:
        """Let a key open the account under the cursor."""
        login = agency_lines.login_of(self.rows())
        said = _("The key %(fingerprint)s opens “%(login)s”.")
        self._ask_new(
            _("Key for “%(login)s”") % {"login": login},
            lambda typed, now: keys.add(self.actor, login, typed, now=now),
            lambda row: said % {"fingerprint": row.fingerprint, "login": row.login},
            hint=_("paste the line of the .pub file"),
            limit=9_000,
        )

    def do_rename_agency(self) -> None:
        """Change the agency's name."""

        def rename(typed: str, now: int) -> agencies.AgencyView:
            return agencies.edit(self.actor, self.code, name=typed, now=now)

        label = _("Name of %(code)s") % {"code": self.code}
        self.ask_for(label, rename, lambda row: _("It is called %(name)s now.") % {"name": row.name})

    def do_edit_line(self) -> None:
        """Change what the cursor is on."""
        record = self.rows()[0].record
        if isinstance(record, OfficerView):
            label, value = _("Officer"), agency_lines.written(record)
        elif isinstance(record, AccountView):
            label, value = _("Name of “%(login)s”") % {"login": record.login}, record.name
        else:
            label, value = _("Whose key is it?"), record.comment
        self.ask_for(label, lambda typed, now: self._edit(record, typed, now), lambda _row: _("Changed."), value=value)

    def _edit(self, record: agency_lines.Record, typed: str, now: int) -> object:
        if isinstance(record, OfficerView):
            who = contact(typed)
            return officers.edit(self.actor, record.id, name=who.name, phone=who.phone, email=who.email, now=now)
        if isinstance(record, AccountView):
            return accounts.edit(self.actor, record.login, name=typed, now=now)
        return keys.edit(self.actor, record.fingerprint, comment=typed, now=now)

    def do_switch_line(self) -> None:
        """Take out of use or into use; a key is revoked for good, which it asks about."""
        record, actor, now = self.rows()[0].record, self.actor, self.now
        if isinstance(record, OfficerView):
            switch = officers.disable if record.active else officers.enable
            said = _("%(name)s gets no messages any more.") if record.active else _("%(name)s gets messages again.")
            self.carry_out(lambda: switch(actor, record.id, now=now), lambda row: said % {"name": row.name})
        elif isinstance(record, AccountView):
            self.carry_out(*account_typing.switch(actor, record, now))
        else:
            self._revoke(record)

    def _revoke(self, record: KeyView) -> None:
        actor = self.actor
        self.ask_sure(
            _("Revoke the key of “%(login)s” for good?") % {"login": record.login},
            lambda now: keys.revoke(actor, record.fingerprint, now=now),
            lambda row: _("The key %(fingerprint)s is revoked for good.") % {"fingerprint": row.fingerprint},
        )

    def why_not_edit_line(self) -> str:
        """Return why there is nothing to change."""
        return "" if self.rows() else _("There is nobody here yet.")

    why_not_switch_line = why_not_edit_line

    def why_not_add_key(self) -> str:
        """Return why no key can be added here."""
        return "" if agency_lines.login_of(self.rows()) else _("Put the cursor on an account first; c makes one.")

    def _ask_new(
        self, label: str, work: Callable[[str, int], Any], said: Callable[[Any], str], hint: str, limit: int = 300
    ) -> None:
        """Ask one line and make something of it; the cursor goes to what was made."""

        def done(record: Any) -> str:
            self.landing = Line(record).id
            return said(record)

        self.ask_for(label, work, done, hint=hint, limit=limit)
