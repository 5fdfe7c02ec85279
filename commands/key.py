"""`ehumas key …`: the SSH keys that open the console, each for one account."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.administration import administrator, key_record
from commands.output import Column, JsonFlag, PlainFlag, print_fields, print_list, say
from store import keys
from store.errors import Invalid
from store.i18n import N_, _, format_instant
from store.keys import KeyView

app = typer.Typer(no_args_is_help=True)

Fingerprint = Annotated[
    str, typer.Argument(metavar="FINGERPRINT", help=N_("The key's fingerprint, or the beginning of it."))
]


@app.command(help=N_("Let a public key open the console for an account."))
def add(
    login: Annotated[str, typer.Argument(metavar="LOGIN", help=N_("The account that the key opens."))],
    file: Annotated[Path, typer.Option(metavar="FILE", help=N_("The .pub file; - reads the line from stdin."))] = Path(
        "-"
    ),
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Let a public key open the console for an account."""
    line = _line(file)
    with administrator() as s:
        _print(keys.add(s.actor, login, line, now=s.now), json, plain)


@app.command("list", help=N_("List the keys in use."))
def list_(
    login: Annotated[str, typer.Option(metavar="LOGIN", help=N_("Only keys of this account."))] = "",
    agency: Annotated[str, typer.Option(metavar="CODE", help=N_("Only keys of this agency."))] = "",
    all_: Annotated[bool, typer.Option("--all", help=N_("Also revoked ones."))] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List the keys in use."""
    with administrator() as s:
        print_list(
            keys.find(s.actor, login=login, agency=agency, revoked=all_),
            [
                Column[KeyView](_("Login"), lambda row: row.login),
                Column[KeyView](_("Agency"), lambda row: row.agency),
                Column[KeyView](_("Type"), lambda row: row.type),
                Column[KeyView](_("Fingerprint"), lambda row: row.fingerprint),
                Column[KeyView](_("Comment"), lambda row: row.comment),
                Column[KeyView](_("State"), _state),
            ],
            key_record,
            as_json=json,
            plain=plain,
        )


@app.command(help=N_("Show one key."))
def show(fingerprint: Fingerprint, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show one key."""
    with administrator() as s:
        _print(keys.get(s.actor, fingerprint), json, plain)


@app.command(help=N_("Change the comment of a key."))
def edit(
    fingerprint: Fingerprint,
    comment: Annotated[str, typer.Option(metavar="TEXT", help=N_("Whose key it is, on which machine."))],
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Change the comment of a key."""
    with administrator() as s:
        _print(keys.edit(s.actor, fingerprint, comment=comment, now=s.now), json, plain)


@app.command(help=N_("Revoke a key for good."))
def disable(fingerprint: Fingerprint) -> None:
    """Revoke a key for good."""
    with administrator() as s:
        row = keys.revoke(s.actor, fingerprint, now=s.now)
    say(_("The key %(fingerprint)s is revoked for good.") % {"fingerprint": row.fingerprint})


def _line(file: Path) -> str:
    try:
        return sys.stdin.read() if file == Path("-") else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(_("The file %(path)s cannot be read: %(reason)s.") % {"path": file, "reason": error}) from error


def _print(row: KeyView, json: bool, plain: bool) -> None:
    fields: list[tuple[str, object]] = [
        (_("Login"), row.login),
        (_("Agency"), row.agency),
        (_("Type"), row.type),
        (_("Fingerprint"), row.fingerprint),
        (_("Comment"), row.comment),
        (_("Since"), format_instant(row.added_at)),
        (_("State"), _state(row)),
    ]
    print_fields([field for field in fields if field[1]], key_record(row), as_json=json, plain=plain)


def _state(row: KeyView) -> str:
    return _("in use") if row.revoked_at is None else _("revoked %(when)s") % {"when": format_instant(row.revoked_at)}
