"""Who is there: logging in, the sessions that follow and end, and the accounts that a key or a script names."""

import hashlib

from store import attempts, clock, events, ids, passwords, phones, second_step, vault
from store.actors import Actor, Role
from store.database import transact
from store.errors import Invalid, NotAllowed, NotFound
from store.i18n import _
from store.models import Account, Session, SshKey

STAFF_LIFE = 12 * clock.HOUR
CITIZEN_LIFE = 30 * clock.DAY


class CodeNeeded(NotAllowed):
    """The password is right, and the account has a second step: log in again with a code."""


def login(login: str, password: str, *, source: str, now: int, kind: str = "web", code: str = "") -> tuple[Actor, str]:
    """Open a session and return its actor and its token; citizens log in by their telephone number.

    `source` is the address that the rate limit counts by, `code` the second step where the account has one. Raises
    NotAllowed with the same sentence, after the same work, for an unknown login, a wrong password and a disabled
    account; CodeNeeded for a right password without its code; NotAllowed for a wrong code, and after too many tries.
    """
    name = stored_login(login)
    attempt = transact(lambda: attempts.begin(name, source, now))
    account = Account.get_or_none(Account.login == name)
    right = passwords.matches(account.password_hash if account else "", password)
    if account is None or not right or not is_usable(account):
        raise NotAllowed(_("The login or the password is wrong."))
    if not code.strip() and second_step.is_on(account.id):
        transact(lambda: attempts.withdraw(attempt))
        raise CodeNeeded(_("Type the code that your authenticator app shows now."))
    return transact(lambda: _admit(account, attempt, password, kind, now, code))


def stored_login(text: str) -> str:
    """Return a login as its row keeps it: a telephone number as a keyed digest, which may also be given as such."""
    name = plain_login(text)
    return vault.blind("login", name) if name.startswith("+") else name


def plain_login(text: str) -> str:
    """Return a login in its one form: a name in small letters, a telephone number with its country code."""
    name = text.strip().casefold()
    if name[:1] in {"+", "0"} or name.isdigit():
        try:
            return phones.normalise(name)
        except Invalid:
            return name
    return name


def resume(token: str, now: int) -> Actor:
    """Return the actor of a session that goes on. Raises NotAllowed when it has ended."""
    row = Session.select(Session, Account).join(Account).where(Session.token_hash == _digest(token)).first()
    if row is None or row.revoked_at is not None or row.expires_at <= now or not is_usable(row.account):
        raise NotAllowed(_("Your session has ended. Log in again."))
    return _actor(row.account)


def logout(token: str, now: int) -> None:
    """End a session; ending one that has ended already does nothing."""
    mine = (Session.token_hash == _digest(token)) & Session.revoked_at.is_null()
    transact(lambda: Session.update(revoked_at=now).where(mine).execute())


def end_all(account_id: int, now: int, *, but: str = "") -> int:
    """End every session of an account except that of the token `but`, and return how many; for the store's own use."""
    others = (Session.account == account_id) & Session.revoked_at.is_null() & (Session.token_hash != _digest(but))
    return int(Session.update(revoked_at=now).where(others).execute())


def actor_for_account(account_id: int, *, now: int, via: str = "ssh") -> Actor:
    """Return the actor of an account that somebody else has proved, as sshd did by its key, and record it.

    Raises NotFound when there is none, NotAllowed when it is disabled or a citizen's.
    """
    account = Account.get_or_none(Account.id == account_id)
    if account is None:
        raise NotFound(_("There is no account %(id)d.") % {"id": account_id})
    return transact(lambda: _take_up(account, "session_opened", {"via": via}, now))


def actor_for_login(login: str, *, now: int, by: str = "") -> Actor:
    """Return the actor that a script with the database's credentials acts as, and record it with who ran it.

    Raises NotFound when there is no such account, NotAllowed when it is disabled or a citizen's.
    """
    account = Account.get_or_none(Account.login == stored_login(login))
    if account is None:
        raise NotFound(_("There is no account “%(login)s”. See: ehumas account list") % {"login": login[:40]})
    return transact(lambda: _take_up(account, "acted_as", {"by": by}, now))


def is_welcome(actor: Actor, *, via: str = "") -> bool:
    """Tell whether a console that is open may stay: the account lives, and over SSH it still has a key."""
    account = Account.get_or_none(Account.id == actor.account_id)
    if account is None or not is_usable(account):
        return False
    keys = SshKey.select().where((SshKey.account == account.id) & SshKey.revoked_at.is_null())
    return via != "ssh" or bool(keys.exists())


def _admit(proved: Account, attempt: int, password: str, kind: str, now: int, code: str) -> tuple[Actor, str]:
    """Open the session, unless the account was changed while its password was being looked at, or the code is wrong."""
    account = Account.get_by_id(proved.id)
    if account.password_hash != proved.password_hash or not is_usable(account):
        raise NotAllowed(_("The login or the password is wrong."))
    if not second_step.take(_actor(account), code, now):
        raise NotAllowed(_("The code is wrong, or was used already. Wait for the next one, or use a recovery code."))
    attempts.succeed(attempt)
    if passwords.outdated(account.password_hash):
        Account.update(password_hash=passwords.digest(password)).where(Account.id == account.id).execute()
    actor, token = _actor(account), ids.new_secret()
    life = CITIZEN_LIFE if actor.role is Role.CITIZEN else STAFF_LIFE
    Session.insert(
        token_hash=_digest(token), account=account.id, kind=kind, created_at=now, expires_at=now + life
    ).execute()
    if actor.role is not Role.CITIZEN:
        events.append(actor, "session_opened", None, {"via": kind}, now)
    return actor, token


def _take_up(account: Account, kind: str, data: dict[str, str], now: int) -> Actor:
    actor = _actor(account)
    if actor.role is Role.CITIZEN or not is_usable(account):
        raise NotAllowed(_("This account may not be used here: it is disabled, or a citizen's."))
    events.append(actor, kind, None, data, now)
    return actor


def is_usable(account: Account) -> bool:
    """Tell whether the account, and the agency behind it, is in use."""
    return account.state == "active" and (account.agency is None or account.agency.active)


def _actor(account: Account) -> Actor:
    return Actor(
        Role(account.role),
        account_id=account.id,
        agency_id=account.agency_id,
        citizen_id=account.citizen_id,
        name=account.name,
    )


def _digest(token: str) -> str:
    """Return what is stored of a token; the token itself is known to its holder only."""
    return hashlib.sha256(token.encode()).hexdigest()
