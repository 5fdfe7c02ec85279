"""Attempts to log in, and how many are too many: the lock-out of a login and the rate limit of a source.

A try is written down as failed before the password is looked at, and marked as good afterwards. So a hundred guesses
sent at once meet the same limit as a hundred in a row. A login that does not exist is counted like one that does.
"""

import hashlib

from peewee import ModelSelect

from store import clock
from store.errors import NotAllowed
from store.i18n import _, format_span
from store.models import LoginAttempt
from store.rows import tuples

WINDOW = 15 * clock.MINUTE
PER_LOGIN = 5
PER_SOURCE = 40
KEPT = clock.DAY


def begin(login: str, source: str, now: int) -> int:
    """Count one try and return its key; call it inside a transaction. Raises NotAllowed when there were too many.

    A refused try is not counted: whoever goes on knocking does not make the lock-out longer.
    """
    LoginAttempt.delete().where(LoginAttempt.at < now - KEPT).execute()
    until = max(locked_until(login, now), _source_until(source, now))
    if until > now:
        raise NotAllowed(
            _("Too many failed attempts. Wait %(span)s, then try again.") % {"span": format_span(until - now)}
        )
    row = LoginAttempt.insert(at=now, login_digest=digest(login), source=source, ok=False)
    return int(row.execute())


def succeed(attempt_id: int) -> None:
    """Mark a try as good: the failures before it no longer count."""
    LoginAttempt.update(ok=True).where(LoginAttempt.id == attempt_id).execute()


def withdraw(attempt_id: int) -> None:
    """Take a try back that was neither good nor bad, as a right password whose code is still to come."""
    LoginAttempt.delete().where(LoginAttempt.id == attempt_id).execute()


def forgive(login: str, now: int) -> None:
    """Forget the failures of a login, as a good try would: for a person who unlocks it."""
    LoginAttempt.insert(at=now, login_digest=digest(login), source="", ok=True).execute()


def locked_until(login: str, now: int) -> int:
    """Return the instant until which the login is locked, 0 when it is not."""
    mine = LoginAttempt.login_digest == digest(login)
    last_good = LoginAttempt.select(LoginAttempt.id).where(mine & LoginAttempt.ok)
    since = last_good.order_by(LoginAttempt.id.desc()).limit(1).scalar() or 0
    failed = LoginAttempt.select(LoginAttempt.at).where(mine & (LoginAttempt.id > since) & ~LoginAttempt.ok)
    return _until(failed, PER_LOGIN, now)


def _source_until(source: str, now: int) -> int:
    """Return the instant until which the source is refused, 0 when it is not or nobody named one."""
    if not source:
        return 0
    failed = LoginAttempt.select(LoginAttempt.at).where((LoginAttempt.source == source) & ~LoginAttempt.ok)
    return _until(failed, PER_SOURCE, now)


def _until(failed: "ModelSelect[LoginAttempt]", allowed: int, now: int) -> int:
    """Return when the oldest of `allowed` failures leaves the window, 0 when there are fewer or it has left."""
    newest = [int(at) for (at,) in tuples(failed.order_by(LoginAttempt.at.desc()).limit(allowed))]
    if len(newest) < allowed or newest[-1] + WINDOW <= now:
        return 0
    return newest[-1] + WINDOW


def digest(login: str) -> str:
    """Return what is kept of a login that was typed: people type passwords and telephone numbers there."""
    return hashlib.sha256(login.encode()).hexdigest()
