"""`ehumas account totp …`: the second step at the login; one sets up one's own, a supervisor takes it away."""

from collections.abc import Sequence
from typing import Annotated

import typer

from commands.administration import administrator
from commands.output import JsonFlag, PlainFlag, iso, print_fields, say
from commands.session import session
from store import totp
from store.i18n import N_, _, format_instant

app = typer.Typer(no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="CODE", help=N_("The six digits that the authenticator app shows now."))]


@app.command(help=N_("Show how your own second step stands (--as names you)."))
def show(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show how the own second step stands."""
    with session() as s:
        found = totp.state(s.actor)
    fields: list[tuple[str, object]] = [
        (_("Second step"), format_instant(found.since) if found.since else _("off")),
        (_("Recovery codes left"), found.codes_left),
        (_("Demanded"), _("yes") if found.demanded else _("no")),
    ]
    record = {"since": iso(found.since), "codes_left": found.codes_left, "demanded": found.demanded}
    print_fields(fields, record, as_json=json, plain=plain)


@app.command(help=N_("Begin with your own second step: prints the secret and its QR code; confirm it next."))
def begin(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Make a secret for the own account and print it."""
    with session() as s:
        made = totp.begin(s.actor, now=s.now)
    if not json and not plain:
        _draw(made.uri)
    record = {"secret": made.secret, "uri": made.uri}
    print_fields([(_("Secret"), made.secret), (_("Address"), made.uri)], record, as_json=json, plain=plain)
    say(_("Nothing is in force yet. Confirm it: ehumas account totp confirm CODE"))


@app.command(help=N_("Put your second step in force with one code of it; prints the recovery codes, once."))
def confirm(code: Code) -> None:
    """Confirm the own second step and print the recovery codes."""
    with session() as s:
        codes = totp.confirm(s.actor, code, now=s.now)
    _hand_out(codes)


@app.command(help=N_("Make new recovery codes; the former ones open nothing any more."))
def codes(code: Code) -> None:
    """Make new recovery codes and print them."""
    with session() as s:
        made = totp.renew_codes(s.actor, code, now=s.now)
    _hand_out(made)


@app.command(help=N_("Take an account's second step away, when a telephone was lost; its sessions end."))
def reset(login: Annotated[str, typer.Argument(metavar="LOGIN", help=N_("The account's login."))]) -> None:
    """Take an account's second step away."""
    with administrator() as s:
        totp.reset(s.actor, login, now=s.now)
    say(_("“%(login)s” opens by its password alone until a second step is set up again.") % {"login": login})


@app.command(help=N_("Demand a second step of operators and supervisors, or no longer."))
def demand(
    off: Annotated[bool, typer.Option("--off", help=N_("Demand it no longer."))] = False,
) -> None:
    """Demand a second step, or no longer."""
    with administrator() as s:
        totp.demand(s.actor, not off, now=s.now)
    say(_("Nobody must have a second step.") if off else _("Demanded: whoever has none sets it up at the next login."))


def _draw(uri: str) -> None:
    """Draw the QR code on standard error, where words go."""
    import sys

    import segno

    if sys.stderr.isatty():
        segno.make(uri, error="l", micro=False).terminal(out=sys.stderr, border=2, compact=True)


def _hand_out(made: Sequence[str]) -> None:
    for one in made:
        typer.echo(one)
    say(_("Each of these lets you in once, in the code's place. Nobody can show them again."))
