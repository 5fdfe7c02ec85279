"""The second step at the login (TOTP) of Humas' own accounts: to set up, to renew, to take away, to demand.

The secret is shown once and kept sealed (`store.vault`); no event names it. An SSH key needs no second step: it is
something one has already. Citizens and agencies are not concerned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from store import attempts, changes, events, passwords, second_step, sessions, vault
from store.account_rows import HUMAS_ROLES, AccountView, changed, row_to_change
from store.actors import Actor, Right, Role, require
from store.database import transact
from store.errors import Conflict, Invalid, NotAllowed
from store.i18n import _
from store.models import Account, Control, Totp, TotpCode

CODES = 10
ISSUER = "E-Humas"
DEMANDED = frozenset({Role.OPERATOR, Role.SUPERVISOR})
"""The roles that must have a second step once it is demanded."""
_SWITCH = "totp"


@dataclass(frozen=True)
class Enrolment:
    """What an authenticator app needs: the secret (base32) and the address that its QR code holds."""

    secret: str
    uri: str


@dataclass(frozen=True)
class TotpView:
    """Whether a second step is on and since when (milliseconds UTC), the recovery codes left, whether it must be."""

    since: int | None
    codes_left: int
    demanded: bool


def state(actor: Actor) -> TotpView:
    """Return how the actor's own second step stands."""
    _require_own(actor)
    row = _confirmed(actor)
    return TotpView(row.confirmed_at if row else None, second_step.left(actor.account_id), must_have(actor))


def begin(actor: Actor, *, now: int) -> Enrolment:
    """Make a secret for the actor's own account; it counts once `confirm` has seen a code of it.

    Beginning again gives another secret. Raises Conflict when a second step is on already.
    """
    from pyotp import random_base32

    _require_own(actor)
    secret = random_base32()

    def unit() -> Enrolment:
        if _confirmed(actor) is not None:
            raise Conflict(_("Your second step is set up already. A supervisor can reset it."))
        account = Account.get_by_id(actor.account_id)
        Totp.delete().where(Totp.account == account.id).execute()
        sealed = vault.sealed_secret(secret, "totp", second_step.bound(account.id))
        Totp.create(account=account.id, sealed=sealed, created_at=now)
        return Enrolment(secret, f"otpauth://totp/{ISSUER}:{quote(account.login)}?secret={secret}")

    return transact(unit)


def confirm(actor: Actor, typed: str, *, now: int) -> Sequence[str]:
    """Put the second step in force after one code of it, and return the recovery codes; nobody sees them again.

    Raises Invalid for a wrong code, Conflict when nothing was begun.
    """
    _require_own(actor)

    def unit() -> Sequence[str]:
        row = Totp.get_or_none((Totp.account == actor.account_id) & Totp.confirmed_at.is_null())
        if row is None:
            raise Conflict(_("There is nothing to confirm. Begin with the second step first."))
        if not second_step.take_step(row, second_step.plain(typed), now):
            raise Invalid(_("That is not the code of now. Look at the app again; is this machine's clock right?"))
        row.confirmed_at = now
        row.save()
        events.append(actor, "totp_set_up", None, {"account": row.account_id}, now)
        changes.record("account", row.account_id, now)
        return _new_codes(row.account_id)

    return transact(unit)


def renew_codes(actor: Actor, typed: str, *, now: int) -> Sequence[str]:
    """Return new recovery codes after one code of the app; the former ones open nothing any more.

    Tries count like logins. Raises Invalid for a wrong code, Conflict without a second step, NotAllowed after too many.
    """
    _require_own(actor)
    row = _confirmed(actor)
    if row is None:
        raise Conflict(_("Your account has no second step yet."))
    login = Account.get_by_id(actor.account_id).login
    attempt = transact(lambda: attempts.begin(login, "", now))

    def unit() -> Sequence[str]:
        if not second_step.take_step(Totp.get_by_id(row.id), second_step.plain(typed), now):
            raise Invalid(_("That is not the code of now. Look at the app again; is this machine's clock right?"))
        attempts.succeed(attempt)
        events.append(actor, "recovery_codes_renewed", None, {"account": row.account_id}, now)
        return _new_codes(row.account_id)

    return transact(unit)


def reset(actor: Actor, login: str, *, now: int) -> AccountView:
    """Take an account's second step away, so that it can be set up anew, and end its sessions.

    Nobody resets the own one: whoever finds an open console could. Raises NotFound, NotAllowed, Conflict.
    """
    require(actor, Right.EDIT_ACCOUNTS)

    def unit() -> AccountView:
        row = row_to_change(actor, login)
        if row.id == actor.account_id:
            raise NotAllowed(_("You can't reset your own second step. Ask another supervisor."))
        if not Totp.delete().where(Totp.account == row.id).execute():
            raise Conflict(_("“%(login)s” has no second step.") % {"login": row.login})
        TotpCode.delete().where(TotpCode.account == row.id).execute()
        sessions.end_all(row.id, now)
        return changed(actor, "totp_reset", row, now)

    return transact(unit)


def demand(actor: Actor, demanded: bool, *, now: int) -> bool:
    """Say whether operators and supervisors must have a second step; they are led to it at their next login."""
    require(actor, Right.EDIT_POLICY)

    def unit() -> bool:
        value = "1" if demanded else ""
        row = {"key": _SWITCH, "value": value, "at": now, "account": actor.account_id}
        new = {Control.value: value, Control.at: now, Control.account: actor.account_id}
        Control.insert(**row).on_conflict(conflict_target=[Control.key], update=new).execute()
        events.append(actor, "totp_demanded", None, {"demanded": demanded}, now)
        changes.record("control", 0, now)
        return demanded

    return transact(unit)


def is_demanded() -> bool:
    """Tell whether operators and supervisors must have a second step."""
    return bool(Control.select().where((Control.key == _SWITCH) & (Control.value != "")).exists())


def must_have(actor: Actor) -> bool:
    """Tell whether a second step is demanded of the actor's role."""
    return actor.role in DEMANDED and is_demanded()


def must_set_up(actor: Actor) -> bool:
    """Tell whether the actor, who has just logged in, must set up a second step first."""
    return must_have(actor) and _confirmed(actor) is None


def _require_own(actor: Actor) -> None:
    if actor.role not in HUMAS_ROLES or actor.account_id is None:
        raise NotAllowed(_("Only an account of Humas has a second step; act as the one it is for."))


def _confirmed(actor: Actor) -> Totp | None:
    found: Totp | None = Totp.get_or_none((Totp.account == actor.account_id) & Totp.confirmed_at.is_null(False))
    return found


def _new_codes(account_id: int) -> Sequence[str]:
    TotpCode.delete().where(TotpCode.account == account_id).execute()
    codes = [passwords.one_time() for _number in range(CODES)]
    for code in codes:
        TotpCode.create(account=account_id, digest=second_step.digest(account_id, code))
    return codes
