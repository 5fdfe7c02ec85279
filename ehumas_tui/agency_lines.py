"""The lines of an agency's list: officers, accounts, each with its SSH keys; and contacts as people type them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ehumas_tui.agency_page import Agency
from ehumas_tui.widgets.columns import Cell, Column
from ehumas_tui.widgets.row_window import Heading
from store import phones
from store.accounts import AccountView
from store.i18n import _, format_instant
from store.keys import KeyView
from store.officers import OfficerView, unreachable

Record = OfficerView | AccountView | KeyView
_KINDS = (OfficerView, AccountView, KeyView)


@dataclass(frozen=True)
class Line:
    """A line of the list: one officer, account or key; `id` tells the three kinds apart."""

    record: Record

    @property
    def id(self) -> int:
        """Return a key of its own for every record of the three kinds."""
        return self.record.id * len(_KINDS) + _KINDS.index(type(self.record))


@dataclass(frozen=True)
class Contact:
    """A person as typed in one line."""

    name: str
    phone: str
    email: str


def lines(found: Agency) -> list[Line | Heading]:
    """Return the agency's people under their headings."""
    items: list[Line | Heading] = []
    if found.officers:
        items += [Heading(_("Officers")), *map(Line, found.officers)]
    if found.accounts:
        items.append(Heading(_("Accounts and SSH keys")))
    for account in found.accounts:
        own = [key for key in found.keys if key.account_id == account.id]
        items += [Line(account), *map(Line, own)]
    return items


def columns() -> list[Column[Line]]:
    """Return what a line says."""
    return [
        Column(_("Name"), lambda line, _now: _name(line.record), 24, grow=2),
        Column(_("Number or key"), lambda line, _now: _detail(line.record), 20, grow=3),
        Column(_("State"), lambda line, _now: _state(line.record), 18),
    ]


def contact(typed: str) -> Contact:
    """Read `Ir. Budi, M.T., 0812 3456 7890, budi@…`: the name first, then number and address, in any order.

    A part without digit and `@` is a title and belongs to the name.
    """
    first, *others = [part.strip() for part in typed.split(",")]
    phone = next((part for part in others if "@" not in part and any(map(str.isdigit, part))), "")
    email = next((part for part in others if "@" in part), "")
    return Contact(", ".join([first, *(part for part in others if part and part not in (phone, email))]), phone, email)


def written(officer: OfficerView) -> str:
    """Return an officer as `contact` reads it."""
    return ", ".join(part for part in (officer.name, phones.shown(officer.phone), officer.email) if part)


def login_of(rows: Sequence[Line]) -> str:
    """Return the account that the cursor's line is about, nothing when it is about none."""
    record = rows[0].record if rows else None
    return record.login if isinstance(record, AccountView | KeyView) else ""


def _name(record: Record) -> Cell:
    if isinstance(record, KeyView):
        return f"  ⚿ {record.comment or record.type}", ""
    if isinstance(record, AccountView):
        return f"{record.login}  {record.name}", "strong"
    return record.name, "strong"


def _detail(record: Record) -> Cell:
    if isinstance(record, KeyView):
        return record.fingerprint, "muted"
    if isinstance(record, AccountView):
        return _("logs in with a password") if record.has_password else _("by key only"), "muted"
    reached = "  ".join(part for part in (phones.shown(record.phone), record.email) if part)
    if record.unreachable_at:
        return f"{reached}  {unreachable(record)}", "soon"
    return (reached, "") if reached else (_("no number: a task is made"), "soon")


def _state(record: Record) -> Cell:
    if isinstance(record, KeyView):
        return _("since %(day)s") % {"day": format_instant(record.added_at, "date")}, "muted"
    in_use = record.active if isinstance(record, OfficerView) else record.state == "active"
    return (_("● in use"), "good") if in_use else (_("○ out of use"), "muted")
