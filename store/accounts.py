"""Accounts: who may log in, as what, and how that begins and ends. The logging in itself is in `store.sessions`."""

import re

from peewee import IntegrityError

from store import agencies, attempts, passwords, sessions
from store.account_rows import (
    HUMAS_ROLES,
    AccountView,
    changed,
    every,
    find_row,
    may_edit,
    parse_role,
    require_create,
    row_to_change,
    view,
)
from store.actors import Actor, Right, Role, require
from store.database import transact
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.i18n import _
from store.models import Account
from store.sessions import CodeNeeded, actor_for_account, actor_for_login, is_welcome, login, logout, resume
from store.text import clean_line

__all__ = [
    "AccountView",
    "CodeNeeded",
    "actor_for_account",
    "actor_for_login",
    "create",
    "disable",
    "edit",
    "enable",
    "find",
    "get",
    "is_welcome",
    "login",
    "logout",
    "may_edit",
    "me",
    "resume",
    "set_password",
    "unlock",
]


def create(
    actor: Actor,
    *,
    role: str,
    login: str,
    name: str,
    now: int,
    password: str = "",
    agency: str = "",
    citizen_id: int | None = None,
    phone: str = "",
    must_change: bool = False,
) -> AccountView:
    """Make an account. Without a password only a key opens it; an officer needs the agency's code.

    A citizen's login is the telephone number; who it is stands in the vault, not here. Raises Invalid, NotAllowed,
    NotFound (agency), Conflict (login taken).
    """
    kind = parse_role(role)
    require_create(actor, kind)
    plain = sessions.plain_login(login) if kind is Role.CITIZEN else _staff_login(login)
    hashed = passwords.digest(passwords.check(password, plain)) if password else ""
    named, reached = ("", "") if kind is Role.CITIZEN else (_name(name), _phone(phone))

    def unit() -> AccountView:
        row = Account(
            role=kind.value,
            login=sessions.stored_login(plain),
            name=named,
            phone=reached,
            password_hash=hashed,
            agency=_agency_id(actor, kind, agency),
            citizen=citizen_id,
            must_change=must_change,
            created_at=now,
        )
        try:
            row.save(force_insert=True)
        except IntegrityError as error:
            raise Conflict(_("The login “%(login)s” is taken. Choose another one.") % {"login": plain}) from error
        return changed(actor, "account_created", row, now, {"role": kind.value})

    return transact(unit)


def find(actor: Actor, *, role: str = "", agency: str = "") -> list[AccountView]:
    """Return accounts by login; citizens' only when asked for by role, and only to whoever edits all accounts."""
    require(actor, Right.EDIT_AGENCIES)
    query = every().order_by(Account.login)
    if role and parse_role(role) is Role.CITIZEN:
        require(actor, Right.EDIT_ACCOUNTS)
    query = query.where(Account.role == parse_role(role) if role else Account.role != Role.CITIZEN)
    if agency:
        query = query.where(Account.agency == agencies.get(actor, agency).id)
    return [view(row) for row in query]


def get(actor: Actor, login: str) -> AccountView:
    """Return one account by its login. Raises NotFound."""
    return view(find_row(actor, login))


def me(actor: Actor) -> AccountView:
    """Return the actor's own account. Raises NotFound for an actor without one."""
    row = every().where(Account.id == actor.account_id).first()
    if row is None:
        raise NotFound(_("You act without an account. Log in, or name one with --as."))
    return view(row)


def edit(
    actor: Actor,
    login: str,
    *,
    now: int,
    name: str | None = None,
    phone: str | None = None,
    role: str | None = None,
    agency: str | None = None,
) -> AccountView:
    """Change a name, a telephone number, a role within Humas, or an officer's agency; None leaves it as it is."""

    def unit() -> AccountView:
        row = row_to_change(actor, login)
        if row.role == Role.CITIZEN:
            raise Invalid(_("A citizen's account has nothing to change here: name and number are the citizen's own."))
        if role is not None:
            row.role = _new_role(actor, row, parse_role(role)).value
        if name is not None:
            row.name = _name(name)
        if phone is not None:
            row.phone = _phone(phone)
        if agency is not None:
            row.agency_id = _agency_id(actor, Role(row.role), agency)
        return changed(actor, "account_edited", row, now)

    return transact(unit)


def set_password(actor: Actor, login: str, password: str, *, now: int, old: str = "", keep: str = "") -> AccountView:
    """Give an account a password and end its sessions, except that of the token `keep`.

    One's own needs the `old` one; somebody else's must be changed at the next login. Raises Invalid, NotAllowed.
    """
    plain = sessions.plain_login(login)
    stored = sessions.stored_login(plain)
    own = actor.account_id is not None and me(actor).login == stored
    if own:
        _prove(stored, old, now)
    else:
        row_to_change(actor, plain)
    hashed = passwords.digest(passwords.check(password, plain))

    def unit() -> AccountView:
        row = Account.get_by_id(actor.account_id) if own else row_to_change(actor, plain)
        row.password_hash, row.must_change = hashed, not own
        sessions.end_all(row.id, now, but=keep)
        if not own:
            attempts.forgive(row.login, now)
        return changed(actor, "password_set", row, now)

    return transact(unit)


def disable(actor: Actor, login: str, *, now: int) -> AccountView:
    """Shut an account out and end its sessions at once. Nobody can disable the own account."""

    def unit() -> AccountView:
        row = row_to_change(actor, login)
        if row.id == actor.account_id:
            raise NotAllowed(_("You can't disable your own account. Ask another supervisor."))
        row.state = "disabled"
        sessions.end_all(row.id, now)
        return changed(actor, "account_disabled", row, now)

    return transact(unit)


def enable(actor: Actor, login: str, *, now: int) -> AccountView:
    """Let a disabled account in again."""

    def unit() -> AccountView:
        row = row_to_change(actor, login)
        row.state = "active"
        return changed(actor, "account_enabled", row, now)

    return transact(unit)


def unlock(actor: Actor, login: str, *, now: int) -> AccountView:
    """Forget the failed tries of an account, so that it can log in at once."""

    def unit() -> AccountView:
        row = row_to_change(actor, login)
        attempts.forgive(row.login, now)
        return changed(actor, "account_unlocked", row, now)

    return transact(unit)


def _prove(login: str, password: str, now: int) -> None:
    """Make sure that whoever changes a password knows the one in force; guesses count like logins."""
    attempt = transact(lambda: attempts.begin(login, "", now))
    if not passwords.matches(Account.get(Account.login == login).password_hash, password):
        raise NotAllowed(_("The present password is wrong. Nothing was changed."))
    transact(lambda: attempts.succeed(attempt))


def _new_role(actor: Actor, row: Account, role: Role) -> Role:
    if row.id == actor.account_id:
        raise NotAllowed(_("You can't change your own role. Ask another supervisor."))
    if row.role != role and not {Role(row.role), role} <= HUMAS_ROLES:
        raise Invalid(_("A role can only change within Humas. Make a new account instead."))
    return role


def _staff_login(text: str) -> str:
    login = text.strip().casefold()
    if not re.fullmatch(r"[a-z][a-z0-9._-]{1,31}", login):
        raise Invalid(
            _("“%(login)s” can't be a login: 2 to 32 letters, digits, dots or dashes, a letter first.")
            % {"login": text[:40]}
        )
    return login


def _agency_id(actor: Actor, role: Role, code: str) -> int | None:
    """Return the agency of an officer's account; no other role has one."""
    if role is not Role.OFFICER:
        if code:
            raise Invalid(_("Only an officer's account belongs to an agency."))
        return None
    if not code:
        raise Invalid(_("An officer's account needs the agency's code, such as PUPR."))
    return agencies.get(actor, code).id


def _name(text: str) -> str:
    return clean_line(text, 120, _("Name"))


def _phone(text: str) -> str:
    return clean_line(text, 30, _("Phone"), required=False)
