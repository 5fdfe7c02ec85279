"""`ehumas account …`: who may log in, as what, until when."""

from pathlib import Path
from typing import Annotated

import typer

from commands import account_totp
from commands.administration import account_record, administrator, given, password_from
from commands.output import Column, JsonFlag, PlainFlag, print_fields, print_list, say
from store import accounts
from store.accounts import AccountView
from store.actors import role_name
from store.i18n import N_, _, format_instant

app = typer.Typer(no_args_is_help=True)
app.add_typer(account_totp.app, name="totp", help=N_("The second step at the login: a code of an authenticator app."))

Login = Annotated[str, typer.Argument(metavar="LOGIN", help=N_("The account's login."))]
Role = Annotated[
    str, typer.Option("--role", metavar="ROLE", help=N_("operator, supervisor, viewer or officer (of an agency)."))
]
Agency = Annotated[str, typer.Option("--agency", metavar="CODE", help=N_("The agency of an officer's account."))]
PasswordFile = Annotated[
    Path | None, typer.Option("--password-file", metavar="FILE", help=N_("A file that holds the password."))
]


@app.command(help=N_("Make an account; without a terminal or a file it gets a one-time password, which is printed."))
def add(
    login: Login,
    role: Role,
    name: Annotated[str, typer.Option(help=N_("The person's name."))],
    agency: Agency = "",
    phone: Annotated[str, typer.Option(help=N_("The person's telephone number."))] = "",
    password_file: PasswordFile = None,
    no_password: Annotated[bool, typer.Option("--no-password", help=N_("Only an SSH key opens it."))] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Make an account; without a terminal or a file it gets a one-time password, which is printed."""
    secret, once = ("", False) if no_password else password_from(password_file, login)
    with administrator() as s:
        made = accounts.create(
            s.actor,
            role=role,
            login=login,
            name=name,
            agency=agency,
            phone=phone,
            password=secret,
            must_change=once,
            now=s.now,
        )
    _print(made, json, plain, secret if once else "")


@app.command("list", help=N_("List the accounts of Humas and of the agencies."))
def list_(
    role: Annotated[str, typer.Option(metavar="ROLE", help=N_("Only accounts of this role."))] = "",
    agency: Annotated[str, typer.Option(metavar="CODE", help=N_("Only accounts of this agency."))] = "",
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List the accounts of Humas and of the agencies."""
    with administrator() as s:
        print_list(
            accounts.find(s.actor, role=role, agency=agency),
            [
                Column[AccountView](_("Login"), lambda row: row.login),
                Column[AccountView](_("Name"), lambda row: row.name),
                Column[AccountView](_("Role"), lambda row: role_name(row.role)),
                Column[AccountView](_("Agency"), lambda row: row.agency),
                Column[AccountView](_("State"), _state),
            ],
            account_record,
            as_json=json,
            plain=plain,
        )


@app.command(help=N_("Show one account."))
def show(login: Login, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show one account."""
    with administrator() as s:
        _print(accounts.get(s.actor, login), json, plain)


@app.command(help=N_("Change what is given and leave the rest."))
def edit(
    login: Login,
    name: Annotated[str | None, typer.Option(help=N_("The person's name."))] = None,
    phone: Annotated[str | None, typer.Option(help=N_("The person's telephone number."))] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help=N_("Another role within Humas."))] = None,
    agency: Annotated[str | None, typer.Option(metavar="CODE", help=N_("Another agency of an officer."))] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Change what is given and leave the rest."""
    changes = given(name=name, phone=phone, role=role, agency=agency)
    with administrator() as s:
        _print(accounts.edit(s.actor, login, now=s.now, **changes), json, plain)


@app.command(help=N_("Give an account a new password; its sessions end, and it must be changed at the next login."))
def password(login: Login, password_file: PasswordFile = None) -> None:
    """Give an account a new password; its sessions end, and it must be changed at the next login."""
    secret, once = password_from(password_file, login)
    with administrator() as s:
        accounts.set_password(s.actor, login, secret, now=s.now)
    say(_("The password of “%(login)s” was set; the account's sessions have ended.") % {"login": login})
    if once:
        typer.echo(secret)


@app.command(help=N_("Shut an account out; its sessions end at once."))
def disable(login: Login) -> None:
    """Shut an account out; its sessions end at once."""
    with administrator() as s:
        accounts.disable(s.actor, login, now=s.now)
    say(_("The account “%(login)s” is shut out.") % {"login": login})


@app.command(help=N_("Let a disabled account in again."))
def enable(login: Login) -> None:
    """Let a disabled account in again."""
    with administrator() as s:
        accounts.enable(s.actor, login, now=s.now)
    say(_("The account “%(login)s” may log in again.") % {"login": login})


@app.command(help=N_("Forget the failed tries of an account, so that it can log in at once."))
def unlock(login: Login) -> None:
    """Forget the failed tries of an account, so that it can log in at once."""
    with administrator() as s:
        accounts.unlock(s.actor, login, now=s.now)
    say(_("The account “%(login)s” may log in again.") % {"login": login})


def _print(row: AccountView, json: bool, plain: bool, secret: str = "") -> None:
    fields: list[tuple[str, object]] = [
        (_("Login"), row.login),
        (_("Name"), row.name),
        (_("Role"), role_name(row.role)),
        (_("Agency"), row.agency),
        (_("Phone"), row.phone),
        (_("State"), _state(row)),
        (_("Since"), format_instant(row.created_at)),
    ]
    record = account_record(row)
    if secret:
        fields.append((_("One-time password"), secret))
        record["password"] = secret
    print_fields([field for field in fields if field[1]], record, as_json=json, plain=plain)


def _state(row: AccountView) -> str:
    if row.state == "disabled":
        return _("shut out")
    if not row.has_password:
        return _("by key only")
    return _("must change the password") if row.must_change else _("in use")
