"""`ehumas complaint import|export`: sheets of other systems in, ours out."""

from pathlib import Path
from typing import Annotated

import typer

from commands.output import JsonFlag, print_json, say
from commands.session import session
from store.i18n import N_, _, ngettext

SHOWN = 20

Source = Annotated[str, typer.Option("--from", metavar="csv|lapor", help=N_("What kind of sheet it is."))]
Target = Annotated[str, typer.Option("--to", metavar="csv|lapor|json", help=N_("What kind of file to write."))]
States = Annotated[
    list[str] | None, typer.Option("--state", metavar="STATE", help=N_("Only these states; may be repeated."))
]


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("A CSV file."))],
    source: Source = "csv",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Try everything, keep nothing."))] = False,
    json: JsonFlag = False,
) -> None:
    """Take in a sheet of complaints: each row whole, or refused with its line and the reason."""
    from commands.exchange.reading import take_in

    with session() as s:
        result = take_in(s.actor, file, source, now=s.now, dry_run=dry_run)
    if result.odd_encoding:
        say(_("The file is not UTF-8; it was read as %(encoding)s.") % {"encoding": result.odd_encoding})
    for refusal in result.refused if not json else ():
        say(_("Line %(line)d refused: %(reason)s") % {"line": refusal.line, "reason": refusal.problem})
    say(_summary(result.created, result.known, len(result.refused), dry_run))
    if json:
        print_json(
            {
                "created": result.created,
                "known": result.known,
                "dry_run": dry_run,
                "refused": [{"line": row.line, "reason": row.problem} for row in result.refused],
            }
        )
    if result.refused:
        raise typer.Exit(1)


def export(
    target: Target = "csv",
    state: States = None,
    agency: Annotated[str, typer.Option(metavar="CODE", help=N_("Only complaints with this agency."))] = "",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help=N_("Write here instead of stdout."))] = None,
) -> None:
    """Write complaints as a sheet; secret ones and identities are never written."""
    from commands.exchange.writing import write

    states = tuple(name for given in state or () for name in given.split(","))
    with session() as s:
        written = write(s.actor, target, states, agency, out, now=s.now)
    say(ngettext("%(count)d complaint written.", "%(count)d complaints written.", written) % {"count": written})


def _summary(created: int, known: int, refused: int, dry_run: bool) -> str:
    told = {"created": created, "known": known, "refused": refused}
    if dry_run:
        return _("Nothing was kept. It would be: %(created)d new, %(known)d known already, %(refused)d refused.") % told
    return _("%(created)d new, %(known)d known already, %(refused)d refused.") % told
