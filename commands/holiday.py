"""`ehumas holiday …`: the days on which nobody is visited, and each year's calendar."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from commands.output import Column, JsonFlag, PlainFlag, print_json, print_list, say
from commands.session import session
from store import holiday_sheets, holiday_years, holidays
from store.errors import Invalid
from store.holiday_years import Taken
from store.holidays import HolidayView
from store.i18n import N_, _, format_day, ngettext

app = typer.Typer(no_args_is_help=True)

LARGEST = 1_000_000
Day = Annotated[str, typer.Argument(metavar="DATE", help=N_("A day, such as 2026-08-17."))]
Decree = Annotated[str, typer.Option(help=N_("The decree that names the day."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=N_("Try everything, keep nothing."))]


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
        [
            Column(_("Day"), lambda row: format_day(row.day)),
            Column(_("Name"), lambda row: row.name),
            Column(_("Decree"), lambda row: row.decree),
        ],
        vars,
        as_json=json,
        plain=plain,
    )


@app.command(help=N_("Add a holiday."))
def add(day: Day, name: Annotated[str, typer.Option(help=N_("What day it is."))], decree: Decree = "") -> None:
    """Add a holiday."""
    with session() as s:
        added = holidays.add(s.actor, day, name, now=s.now, decree=decree)
    say(_("%(day)s is a holiday: %(name)s") % {"day": format_day(added.day), "name": added.name})


@app.command(help=N_("Make a holiday a working day again."))
def disable(day: Day) -> None:
    """Remove a holiday."""
    with session() as s:
        holidays.remove(s.actor, day, now=s.now)
    say(_("Done."))


@app.command("import", help=N_("Take the holidays of a decree from a sheet: all of its lines, or none."))
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("A CSV file with date,name,decree."))],
    decree: Annotated[str, typer.Option(help=N_("The decree, for lines that name none."))] = "",
    dry_run: DryRun = False,
    json: JsonFlag = False,
) -> None:
    """Take a sheet in; a second time nothing changes."""
    days = holiday_sheets.read(_text(file), decree)
    with session() as s:
        taken = holiday_years.take(s.actor, days, now=s.now, dry_run=dry_run)
    _tell(taken, dry_run=dry_run, as_json=json)


@app.command(help=N_("Put a year's national holidays in as estimates, until its decree is there."))
def propose(
    year: Annotated[int, typer.Argument(metavar="YEAR", help=N_("A year, such as 2028."))],
    dry_run: DryRun = False,
    json: JsonFlag = False,
) -> None:
    """Fill a year from the library's calendar."""
    with session() as s:
        taken = holiday_years.propose(s.actor, year, now=s.now, dry_run=dry_run)
    _tell(taken, dry_run=dry_run, as_json=json)
    say(_("These are estimates without joint leave (cuti bersama): enter the decree with ehumas holiday import FILE."))


def _text(file: Path) -> str:
    """Return the text of a sheet. Raises Invalid for what is none."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise Invalid(_("%(file)s is too large for a sheet of holidays.") % {"file": file})
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise Invalid(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Invalid(_("%(file)s is not UTF-8. Save it again as “CSV UTF-8”.") % {"file": file}) from error


def _tell(taken: Taken, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        record = {"dry_run": dry_run, "known": taken.known, "deadlines_moved": taken.moved}
        print_json(
            record | {name: [vars(one) for one in getattr(taken, name)] for name in ("added", "changed", "doubtful")}
        )
    else:
        for one in (*taken.added, *taken.changed):
            say(f"{format_day(one.day)}  {one.name}  {one.decree}".rstrip())
    told = {"added": len(taken.added), "changed": len(taken.changed), "known": taken.known}
    say(_("%(added)d new, %(changed)d changed, %(known)d known.") % told)
    moved = ngettext("%(count)d deadline is due later.", "%(count)d deadlines are due later.", taken.moved)
    if taken.moved:
        say(moved % {"count": taken.moved})
    if taken.doubtful:
        _doubt(taken.doubtful)
    if dry_run:
        say(_("This was a try: nothing was kept."))


def _doubt(days: Sequence[HolidayView]) -> None:
    """Name the days that no decree names and the sheet doesn't either: estimates that may be wrong."""
    named = ", ".join(format_day(one.day) for one in days)
    say(_("Without a decree and not in this sheet: %(days)s. If wrong: ehumas holiday disable DATE") % {"days": named})
