"""What the commands about accounts, agencies, officers and keys share: who acts, records, columns, passwords."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commands.output import iso
from commands.session import Session, chosen, clock, open_store, session
from store import passwords
from store.accounts import AccountView
from store.actors import SYSTEM
from store.agencies import AgencyView
from store.errors import Invalid
from store.i18n import _
from store.keys import KeyView
from store.officers import OfficerView


@contextmanager
def administrator() -> Iterator[Session]:
    """Connect, and act as the account of `--as`; without one as the system.

    Whoever has the database's credentials looks after accounts and keys: else nobody could make the first supervisor.
    """
    if chosen.login:
        with session() as s:
            yield s
        return
    with open_store() as settings:
        yield Session(settings, SYSTEM, clock().now())


def password_from(file: Path | None, login: str) -> tuple[str, bool]:
    """Return a password and whether it is a one-time one: from the file, typed at the terminal, or made up.

    Raises Invalid when the file can't be read or the password is too weak.
    """
    if file is not None:
        return passwords.check(_read(file), login), False
    if _at_terminal():
        return passwords.check(_typed(), login), False
    return passwords.one_time(), True


def given(**fields: str | None) -> dict[str, str]:
    """Return the options that were given. Raises Invalid when there is nothing to change."""
    found = {name: value for name, value in fields.items() if value is not None}
    if not found:
        raise Invalid(_("Nothing to change. Name at least one option; see --help."))
    return found


def account_record(row: AccountView) -> dict[str, object]:
    """Return an account as JSON carries it."""
    return {
        "id": row.id,
        "login": row.login,
        "name": row.name,
        "role": row.role.value,
        "agency": row.agency or None,
        "phone": row.phone,
        "state": row.state,
        "must_change": row.must_change,
        "has_password": row.has_password,
        "created_at": iso(row.created_at),
    }


def agency_record(row: AgencyView) -> dict[str, object]:
    """Return an agency as JSON carries it."""
    return {"code": row.code, "name": row.name, "kind": row.kind, "active": row.active}


def officer_record(row: OfficerView) -> dict[str, object]:
    """Return an officer as JSON carries it."""
    return dict(vars(row)) | {"unreachable_at": iso(row.unreachable_at), "unreachable_why": row.unreachable_why or None}


def key_record(row: KeyView) -> dict[str, object]:
    """Return a key as JSON carries it."""
    return {
        "fingerprint": row.fingerprint,
        "type": row.type,
        "login": row.login,
        "account_id": row.account_id,
        "agency": row.agency or None,
        "comment": row.comment,
        "added_at": iso(row.added_at),
        "revoked_at": iso(row.revoked_at),
        "public_key": row.line,
    }


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _typed() -> str:
    import getpass

    first = getpass.getpass(_("Password: "))
    if first != getpass.getpass(_("The same again: ")):
        raise Invalid(_("The two passwords differ. Nothing was changed; try again."))
    return first


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(_("The file %(path)s cannot be read: %(reason)s.") % {"path": file, "reason": error}) from error
