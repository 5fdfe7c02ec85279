"""Who runs a command, on which database, at what time: the one way from the command line into the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from store import settings
from store.actors import SYSTEM, Actor
from store.clock import Clock, SystemClock
from store.errors import Invalid
from store.i18n import _, use_zone
from store.settings import Settings


@dataclass
class Chosen:
    """What the command line chose: the acting account's login, and the clock (a test puts its own)."""

    login: str = ""
    clock: Clock = field(default_factory=SystemClock)


chosen = Chosen()


@dataclass(frozen=True)
class Session:
    """An open store for one command. `now` is read once, so that a command is one moment."""

    settings: Settings
    actor: Actor
    now: int


def clock() -> Clock:
    """Return the clock of this process."""
    return chosen.clock


@contextmanager
def open_store() -> Iterator[Settings]:
    """Connect the store to the database of the settings; for commands that act as the system or as nobody."""
    from store import office
    from store.database import connect, disconnect

    current = settings.load()
    use_zone(current.timezone)
    connect(current.database)
    try:
        office.use_texts(current.template)
        yield current
    finally:
        disconnect()


@contextmanager
def session() -> Iterator[Session]:
    """Connect, and act as the account of `--as` or EHUMAS_AS; without one, as the only Humas operator there is."""
    with open_store() as current:
        now = clock().now()
        yield Session(current, acting(now), now)


def acting(now: int, account: int | None = None) -> Actor:
    """Return who acts: the account whose key sshd accepted, else that of `--as`; and record who ran it.

    From here on an officer's process works behind the wall of its agency, whatever command it is.
    Raises NotFound, NotAllowed, Invalid or Unavailable with what to do.
    """
    from store import accounts, walls

    if account is not None:
        actor = accounts.actor_for_account(account, now=now, via="ssh")
    else:
        actor = accounts.actor_for_login(chosen.login or _only_operator(), now=now, by=_machine_user())
    walls.enter(actor)
    return actor


def _only_operator() -> str:
    """Return the login of the one Humas operator there is; with none or several, somebody must be named."""
    from store import accounts

    logins = [account.login for account in accounts.find(SYSTEM, role="operator") if account.state == "active"]
    if len(logins) != 1:
        raise Invalid(_("Say who acts: add --as USER, or set EHUMAS_AS to the login of a Humas account."))
    return logins[0]


def _machine_user() -> str:
    """Return the login name on this machine, for the record."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
