"""The rows of the second step: whether an account has one, and whether a code opens it. The commands are in `totp`.

Codes are those of RFC 6238: six digits, new every 30 seconds. The one before and the one after are taken too, for
clocks differ; none twice, and none older than the newest that was taken.
"""

import hmac

from store import events, vault
from store.actors import Actor
from store.models import Totp, TotpCode

STEP = 30_000
"""Milliseconds that a code stands."""
TOLERANCE = 1
DIGITS = 6


def is_on(account_id: int) -> bool:
    """Tell whether the account has a second step that was confirmed."""
    return bool(Totp.select().where((Totp.account == account_id) & Totp.confirmed_at.is_null(False)).exists())


def take(actor: Actor, code: str, now: int) -> bool:
    """Tell whether the code opens the actor's account, and use it up; without a second step every code does.

    Call it inside a transaction. Raises Unavailable without the right master key.
    """
    row = Totp.get_or_none((Totp.account == actor.account_id) & Totp.confirmed_at.is_null(False))
    if row is None:
        return True
    typed = plain(code)
    return take_step(row, typed, now) if typed.isdecimal() and len(typed) == DIGITS else _recover(actor, typed, now)


def take_step(row: Totp, typed: str, now: int) -> bool:
    """Tell whether the code is one of now that was not taken yet, and remember it."""
    from pyotp import TOTP

    made = TOTP(vault.opened_secret(row.sealed, "totp", bound(row.account_id)), digits=DIGITS)
    present = now // STEP
    for step in range(present - TOLERANCE, present + TOLERANCE + 1):
        if step > row.last_step and hmac.compare_digest(made.generate_otp(step), typed):
            row.last_step = step
            row.save()
            return True
    return False


def _recover(actor: Actor, typed: str, now: int) -> bool:
    """Use a recovery code up, once and for all, and write down that it was used."""
    unused = (TotpCode.digest == digest(actor.account_id, typed)) & TotpCode.used_at.is_null()
    if not TotpCode.update(used_at=now).where(unused).execute():
        return False
    events.append(actor, "recovery_code_used", None, {"account": actor.account_id, "left": left(actor.account_id)}, now)
    return True


def left(account_id: int | None) -> int:
    """Return how many recovery codes an account has left."""
    return int(TotpCode.select().where((TotpCode.account == account_id) & TotpCode.used_at.is_null()).count())


def plain(code: str) -> str:
    """Return a code without the spaces and dashes that people type between its parts."""
    return "".join(sign for sign in code.casefold() if sign.isalnum())


def digest(account_id: int | None, code: str) -> str:
    """Return what is kept of a recovery code: a digest that only the master key can make."""
    return vault.blind("recovery code", f"{account_id}:{plain(code)}")


def bound(account_id: int) -> str:
    """Return what the sealed secret of an account is bound to, so that it opens for no other."""
    return f"totp:{account_id}"
