"""`ehumas holiday …`: the days on which nobody is visited."""

from typing import Annotated

import typer

from commands.output import Column, JsonFlag, PlainFlag, print_list, say
from commands.session import session
from store import holidays
from store.i18n import N_, _, format_day

app = typer.Typer(no_args_is_help=True)

Day = Annotated[str, typer.Argument(metavar="DATE", help=N_("A day, such as 2026-08-17."))]


@app.command("list", help=N_("List the holidays."))
def list_(
    year: Annotated[int | None, typer.Option(min=1900, max=9999, help=N_("Only this year."))] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List the holidays."""
    with session() as s:
        rows = holidays.listing(s.actor, year=year)
    print_list(
        rows,
        [Column(_("Day"), lambda row: format_day(row.day)), Column(_("Name"), lambda row: row.name)],
        vars,
        as_json=json,
        plain=plain,
    )


@app.command(help=N_("Add a holiday."))
def add(day: Day, name: Annotated[str, typer.Option(help=N_("What day it is."))]) -> None:
    """Add a holiday."""
    with session() as s:
        added = holidays.add(s.actor, day, name, now=s.now)
    say(_("%(day)s is a holiday: %(name)s") % {"day": format_day(added.day), "name": added.name})


@app.command(help=N_("Make a holiday a working day again."))
def disable(day: Day) -> None:
    """Remove a holiday."""
    with session() as s:
        holidays.remove(s.actor, day, now=s.now)
    say(_("Done."))
