"""`ehumas db …`: the database's schema, copies, and whether what stands in it can be."""

from pathlib import Path
from typing import Annotated

import typer

from commands import chain, wall
from commands.complaint_read import NumberArgument
from commands.output import Column, JsonFlag, PlainFlag, print_json, print_list, say
from commands.session import clock, open_store, session
from store import settings
from store.actors import SYSTEM
from store.errors import Invalid
from store.i18n import N_, _, ngettext

app = typer.Typer(no_args_is_help=True)


@app.command(help=N_("Bring the tables to this program's version; safe to repeat."))
def upgrade() -> None:
    """Apply the migrations that are missing."""
    from store import migrate

    done = migrate.upgrade(settings.load().database)
    for name in done:
        typer.echo(name)
    say(_("The database is up to date.") if not done else _("The database was upgraded."))


@app.command(help=N_("Write a copy of the whole database while everything goes on."))
def backup(
    target: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help=N_("Where to; a name with the time if left out."))
    ] = None,
) -> None:
    """Copy the database to a file."""
    from store import backups

    with open_store():
        path = target or Path(f"ehumas-{_stamp()}.{'dump' if _is_postgres() else 'sqlite3'}")
        size = backups.backup(path)
    typer.echo(str(path))
    say(_("Backup written: %(size).1f MB. Photos lie in the media folder and are copied apart.") % {"size": size / 1e6})


@app.command(help=N_("Put a backup in the database's place; what was there is kept beside it."))
def restore(source: Annotated[Path, typer.Argument(metavar="FILE", help=N_("A file of ehumas db backup."))]) -> None:
    """Restore a backup."""
    from store import backups

    kept = backups.restore(settings.load().database, source, stamp=_stamp())
    say(_("The backup is in place."))
    if kept is not None:
        say(_("The former database is kept as %(path)s.") % {"path": kept})


@app.command(help=N_("Ask the data whether every rule holds."))
def check(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Check the invariants."""
    from store import checks

    with open_store():
        findings = checks.check(SYSTEM)
    print_list(
        findings,
        [
            Column("", lambda row: "ok" if row.ok else "!!"),
            Column(_("Rule"), lambda row: _(row.rule)),
            Column(_("Broken by"), lambda row: "" if row.ok else f"{row.count}: {', '.join(row.examples)}"),
        ],
        lambda row: {"rule": row.rule, "ok": row.ok, "count": row.count, "examples": list(row.examples)},
        as_json=json,
        plain=plain,
    )
    if not all(row.ok for row in findings):
        raise typer.Exit(1)


app.command("verify", help=N_("Walk the timeline's chain of hashes from its beginning."))(chain.verify)
app.command("anchor", help=N_("Sign today's end of the timeline, let it leave the house, print all anchors."))(
    chain.anchor
)


app.command(
    "wall", help=N_("Build the wall that lets an agency's session see only its own rows; again after upgrades.")
)(wall.wall)


@app.command("erase-citizen", help=N_("Erase who is behind a complaint, for good; the complaint itself stays."))
def erase_citizen(
    number: NumberArgument,
    reason: Annotated[str, typer.Option(help=N_("Why; it is recorded."))],
    yes: Annotated[bool, typer.Option("--yes", help=N_("Do not ask for the number again."))] = False,
    json: JsonFlag = False,
) -> None:
    """Destroy the key of a citizen's identity."""
    from store import erasure

    with session() as s:
        if not yes:
            _ask_again(number)
        reached = erasure.erase(s.actor, number, reason, now=s.now)
    if json:
        print_json(vars(reached))
    say(
        ngettext("Erased. %(count)d complaint stays.", "Erased. %(count)d complaints stay.", len(reached.complaints))
        % {"count": len(reached.complaints)}
    )
    if reached.same_phone:
        say(_("The same telephone number stands behind %(numbers)s too.") % {"numbers": ", ".join(reached.same_phone)})
    if reached.entries:
        say(erasure.out_of_reach(reached))


def _ask_again(number: str) -> None:
    """Have the number typed once more. Raises Invalid when it is another one: nothing is done."""
    from store import numbers

    typed = typer.prompt(_("This cannot be undone. Type the number again"), err=True)
    if numbers.parse(typed) != numbers.parse(number):
        raise Invalid(_("That is another number. Nothing was erased."))


def _stamp() -> str:
    """Return the time in the city's zone for a file's name."""
    from store.clock import to_datetime

    return f"{to_datetime(clock().now()):%Y%m%d-%H%M%S}"


def _is_postgres() -> bool:
    from store.database import is_postgres

    return is_postgres()
