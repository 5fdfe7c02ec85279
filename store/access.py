"""How each staff account is used and guarded: last login, open sessions, keys, second step, and whether it is locked.

No password, secret or token stands here; they stand nowhere.
"""

from dataclasses import dataclass

from peewee import Expression, fn

from store import attempts, changes, events, sessions
from store.account_rows import AccountView, every, find_row, row_to_change, view
from store.actors import Actor, Right, Role, require
from store.database import transact
from store.models import Account, Event, Session, SshKey, Totp, TotpCode
from store.rows import tuples


@dataclass(frozen=True)
class Access:
    """One account; instants are milliseconds UTC, 0 for never. `totp_since` is None without a second step."""

    account: AccountView
    last_login: int
    sessions: int
    keys: int
    totp_since: int | None
    codes_left: int
    locked_until: int

    @property
    def id(self) -> int:
        """Return the account's key."""
        return self.account.id


@dataclass(frozen=True)
class SessionView:
    """A login that goes on: from when to when (milliseconds UTC), and by which door."""

    kind: str
    created_at: int
    expires_at: int


def find(actor: Actor, *, now: int, search: str = "") -> list[Access]:
    """Return the accounts of Humas and of the agencies, Humas first; `search` is part of a login, name or agency."""
    require(actor, Right.EDIT_AGENCIES)
    wanted = search.casefold().strip()
    rows = [view(row) for row in every().where(Account.role != Role.CITIZEN).order_by(Account.login)]
    kept = [row for row in rows if any(wanted in part.casefold() for part in (row.login, row.name, row.agency))]
    used = _used(now)
    return [_access(row, used, now) for row in sorted(kept, key=lambda row: (row.role == Role.OFFICER, row.agency))]


def open_sessions(actor: Actor, login: str, *, now: int) -> list[SessionView]:
    """Return the sessions of an account that go on, newest first. Raises NotFound."""
    account = find_row(actor, login)
    query = Session.select(Session.kind, Session.created_at, Session.expires_at).where(
        (Session.account == account.id) & _is_open(now)
    )
    return [SessionView(*row) for row in tuples(query.order_by(Session.id.desc()))]


def end_sessions(actor: Actor, login: str, *, now: int) -> int:
    """End every session of an account and return how many; a console of it closes within seconds."""
    require(actor, Right.EDIT_AGENCIES)

    def unit() -> int:
        row = row_to_change(actor, login)
        ended = sessions.end_all(row.id, now)
        events.append(actor, "sessions_ended", None, {"account": row.id, "count": ended}, now)
        changes.record("account", row.id, now, row.agency_id)
        return ended

    return transact(unit)


@dataclass(frozen=True)
class _Used:
    """By account: the last login, open sessions, keys in use, second steps, and recovery codes left."""

    logins: dict[int, int]
    sessions: dict[int, int]
    keys: dict[int, int]
    totp: dict[int, int]
    codes: dict[int, int]


def _used(now: int) -> _Used:
    opened = Event.select(Event.account, fn.MAX(Event.at)).where(Event.kind == "session_opened")
    alive = Session.select(Session.account, fn.COUNT(Session.id)).where(_is_open(now))
    keys = SshKey.select(SshKey.account, fn.COUNT(SshKey.id)).where(SshKey.revoked_at.is_null())
    steps = Totp.select(Totp.account, Totp.confirmed_at).where(Totp.confirmed_at.is_null(False))
    codes = TotpCode.select(TotpCode.account, fn.COUNT(TotpCode.id)).where(TotpCode.used_at.is_null())
    return _Used(
        dict(tuples(opened.group_by(Event.account))),
        dict(tuples(alive.group_by(Session.account))),
        dict(tuples(keys.group_by(SshKey.account))),
        dict(tuples(steps)),
        dict(tuples(codes.group_by(TotpCode.account))),
    )


def _access(row: AccountView, used: _Used, now: int) -> Access:
    return Access(
        row,
        used.logins.get(row.id, 0),
        used.sessions.get(row.id, 0),
        used.keys.get(row.id, 0),
        used.totp.get(row.id),
        used.codes.get(row.id, 0),
        attempts.locked_until(row.login, now),
    )


def _is_open(now: int) -> Expression:
    return Session.revoked_at.is_null() & (Session.expires_at > now)
