"""`ehumas init`: the database, what a new city starts with, and the first operator. Doing it again changes nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from commands.administration import password_from
from commands.output import JsonFlag, print_json, say
from commands.session import clock, open_store
from store.i18n import N_, _

DEFAULT_OPERATOR = "humas"

app = typer.Typer(add_completion=False)


@app.command(help=N_("Create the database and the first operator account; idempotent."))
def init(
    operator: Annotated[
        str, typer.Option(metavar="NAME", help=N_("Login of the operator; “humas” when there is none yet."))
    ] = "",
    password_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("A file that holds the operator's password."))
    ] = None,
    json: JsonFlag = False,
) -> None:
    """Create the database and the first operator account; idempotent."""
    from store import migrate, seed, settings
    from store.actors import SYSTEM
    from store.settings import without_password

    login = operator or DEFAULT_OPERATOR
    password = password_from(password_file, login) if password_file else None
    with _for_this_user_only():
        applied = migrate.upgrade(settings.load().database)
    with open_store() as current:
        added = seed.load(SYSTEM, now=clock().now())
        name, created, secret = _operator(login, password, named=bool(operator))
    address = without_password(current.database)
    say(_("The database is ready: %(address)s") % {"address": address})
    if json:
        done = {"migrations": list(applied), "added": vars(added)}
        print_json({"database": address, "operator": name, "created": created, "password": secret or None, **done})
    elif secret:
        say(_("One-time password of “%(login)s”; it must be changed at the first login:") % {"login": name})
        typer.echo(secret)


@contextmanager
def _for_this_user_only() -> Iterator[None]:
    """Let nobody else on the machine read what is created: the file holds people's names and numbers."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _operator(login: str, password: tuple[str, bool] | None, *, named: bool) -> tuple[str, bool, str]:
    """Make the operator unless there is one; return the login, whether it was made, and a password if made up."""
    from store import accounts
    from store.actors import SYSTEM

    known = [row.login for row in accounts.find(SYSTEM)]
    operators = [row.login for row in accounts.find(SYSTEM, role="operator")]
    if login in known or (operators and not named):
        kept = login if login in known else operators[0]
        say(_("The account “%(login)s” was there already; nothing of it was changed.") % {"login": kept})
        return kept, False, ""
    secret, once = password or password_from(None, login)
    accounts.create(
        SYSTEM,
        role="operator",
        login=login,
        name=login.capitalize(),
        password=secret,
        must_change=once,
        now=clock().now(),
    )
    say(_("The operator “%(login)s” was made.") % {"login": login})
    return login, True, secret if once else ""
