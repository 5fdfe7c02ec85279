"""Accounts as people type them in one line, and a one-time password as it is said once."""

from collections.abc import Callable

from store import accounts
from store.accounts import AccountView
from store.actors import Actor, Role, role_name
from store.errors import Invalid
from store.i18n import _

ROLES = (Role.OPERATOR, Role.SUPERVISOR, Role.VIEWER)


def shown(row: AccountView, secret: str) -> str:
    """Return the one-time password in a sentence; nothing keeps it."""
    shown = {"login": row.login, "password": secret}
    return _("“%(login)s” logs in with %(password)s once and then chooses. It is shown only now.") % shown


def three(typed: str) -> tuple[str, str, str]:
    """Read three parts with commas between them; what is missing is empty."""
    first, second, third, *_more = [*(part.strip() for part in typed.split(",")), "", "", ""]
    return first, second, third


def switch(actor: Actor, row: AccountView, now: int) -> tuple[Callable[[], AccountView], Callable[[AccountView], str]]:
    """Return what shuts an account out or lets it in again, and what is said when it is done."""
    shut = row.state == "active"
    change = accounts.disable if shut else accounts.enable
    said = _("“%(login)s” is shut out at once.") if shut else _("“%(login)s” may log in again.")
    return lambda: change(actor, row.login, now=now), lambda made: said % {"login": made.login}


def role(word: str) -> str:
    """Return the role that a word names: the code, or what people call it. Raises Invalid."""
    wanted = word.strip().casefold()
    for one in ROLES:
        if wanted and wanted in (one.value, role_name(one).casefold()):
            return one.value
    known = ", ".join(one.value for one in ROLES)
    raise Invalid(_("“%(role)s” is not a role of Humas. Choose one of: %(known)s.") % {"role": word, "known": known})
