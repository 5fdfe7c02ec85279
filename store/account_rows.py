"""The rows behind `store.accounts`: how an account is found, shown and written, and who may touch which."""

from collections.abc import Mapping
from dataclasses import dataclass

from peewee import JOIN, ModelSelect

from store import changes, events, sessions
from store.actors import Actor, Right, Role, may, require
from store.errors import Invalid, NotAllowed, NotFound
from store.i18n import _
from store.models import Account, Agency

HUMAS_ROLES = frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.VIEWER})
ACCOUNT_ROLES = HUMAS_ROLES | {Role.OFFICER, Role.CITIZEN}


@dataclass(frozen=True)
class AccountView:
    """One account as those who look after accounts see it; instants are milliseconds UTC, `agency` is a code."""

    id: int
    role: Role
    login: str
    name: str
    phone: str
    agency: str
    state: str
    must_change: bool
    has_password: bool
    created_at: int


def parse_role(text: str) -> Role:
    """Return the role of an account. Raises Invalid for a word that names none."""
    named = text.strip().lower()
    if named not in ACCOUNT_ROLES:
        known = ", ".join(sorted(ACCOUNT_ROLES))
        raise Invalid(_("“%(role)s” is not a role. Known are: %(known)s.") % {"role": text[:40], "known": known})
    return Role(named)


def may_edit(actor: Actor, role: Role) -> bool:
    """Tell whether the actor looks after accounts of that role: operators do so for officers, supervisors for all."""
    return may(actor, Right.EDIT_ACCOUNTS) or (role is Role.OFFICER and may(actor, Right.EDIT_AGENCIES))


def require_edit(actor: Actor, role: Role) -> None:
    """Raise NotAllowed unless the actor looks after accounts of the role."""
    if not may_edit(actor, role):
        raise NotAllowed(_("Only the Humas supervisor looks after accounts of this kind."))


def require_create(actor: Actor, role: Role) -> None:
    """Raise NotAllowed unless the actor may make accounts of the role; a citizen registers without anybody's help."""
    if role is not Role.CITIZEN or not may(actor, Right.SUBMIT):
        require_edit(actor, role)


def every() -> "ModelSelect[Account]":
    """Return the query over accounts, each with its agency."""
    return Account.select(Account, Agency).join(Agency, JOIN.LEFT_OUTER)


def find_row(actor: Actor, login: str) -> Account:
    """Return the row of a login. Raises NotFound, also for a citizen's unless the actor edits all accounts."""
    require(actor, Right.EDIT_AGENCIES)
    row: Account | None = every().where(Account.login == sessions.stored_login(login)).first()
    if row is None or (row.role == Role.CITIZEN and not may(actor, Right.EDIT_ACCOUNTS)):
        raise NotFound(_("There is no account “%(login)s”. See: ehumas account list") % {"login": login[:40]})
    return row


def row_to_change(actor: Actor, login: str) -> Account:
    """Return the row of a login that the actor looks after. Raises NotFound, NotAllowed."""
    row = find_row(actor, login)
    require_edit(actor, Role(row.role))
    return row


def changed(actor: Actor, kind: str, row: Account, now: int, data: Mapping[str, object] | None = None) -> AccountView:
    """Save the row, write the event, tell the feed, and return the view; call it inside a transaction."""
    row.save()
    events.append(actor, kind, None, {"account": row.id, **(data or {})}, now)
    changes.record("account", row.id, now, row.agency_id)
    return view(row)


def view(row: Account) -> AccountView:
    """Return what is shown of a row."""
    return AccountView(
        id=row.id,
        role=Role(row.role),
        login=row.login,
        name=row.name,
        phone=row.phone,
        agency=row.agency.code if row.agency else "",
        state=row.state,
        must_change=row.must_change,
        has_password=bool(row.password_hash),
        created_at=row.created_at,
    )
