"""`ehumas report …`: the monthly report to the mayor, frozen once, in every format."""

import os
import shutil
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.output import Column, JsonFlag, PlainFlag, iso, print_list, say
from commands.session import Session, session
from store import reports
from store.clock import local_day
from store.errors import Invalid
from store.i18n import N_, _, format_instant, format_month
from store.reports import Edition, Report

if TYPE_CHECKING:
    from reports.letterhead import Letterhead
    from reports.typeset import Paper
    from store.settings import Settings

app = typer.Typer(no_args_is_help=True)

STDOUT = "-"
DEFAULT_FORMATS = "terminal,pdf,json"

Month = Annotated[str, typer.Argument(metavar="YYYY-MM", help=N_("The month; the last one when none is given."))]
Formats = Annotated[
    str, typer.Option("--format", metavar="LIST", help=N_("pdf,xlsx,csv,json,md,html,terminal, one or several."))
]
Out = Annotated[str, typer.Option("--out", metavar="DIR", help=N_("Where the files go; - for one file on stdout."))]
Freeze = Annotated[bool, typer.Option("--freeze", help=N_("Freeze the month's figures, also without a file."))]
Revise = Annotated[bool, typer.Option("--revise", help=N_("Make a new edition that says what changed."))]
Draft = Annotated[bool, typer.Option("--draft", help=N_("Only look: freeze nothing."))]
PaperOption = Annotated[str, typer.Option("--paper", metavar="a4|f4", help=N_("The paper of the PDF."))]
LetterheadOption = Annotated[
    str, typer.Option("--letterhead", metavar="FILE", help=N_("The letterhead (TOML), see: ehumas report letterhead."))
]


@app.command(help=N_("Make the report on a month; a closed month is frozen when its first file is made."))
def monthly(
    month: Month = "",
    formats: Formats = DEFAULT_FORMATS,
    out: Out = ".",
    freeze: Freeze = False,
    revise: Revise = False,
    draft: Draft = False,
    paper: PaperOption = "a4",
    letterhead: LetterheadOption = "",
) -> None:
    """Make the report on a month."""
    if freeze + revise + draft > 1:
        raise typer.BadParameter(_("choose one of --freeze, --revise and --draft"))
    from reports import monthly as making

    kinds = making.parse_formats(formats)
    files = [kind for kind in kinds if kind != "terminal"]
    with session() as s:
        filed = _filed(s.settings, letterhead)
        size = paper_of(paper)
        keep = freeze or (bool(files) and not draft)
        report = _report(s, month or _last_month(s.now), keep=keep, freeze=freeze, revise=revise)
        head = filed if letterhead else _worded(filed)
    if out == STDOUT:
        if len(kinds) != 1 or not files:
            raise Invalid(_("Only one file fits on stdout. Name one format besides terminal."))
        sys.stdout.buffer.write(making.render(report, files[0], head, size))
        return
    if "terminal" in kinds:
        _show(report)
    _tell(report)
    for path in making.write(report, files, Path(out), head, size) if files else []:
        say(_("Written: %(path)s") % {"path": path})


@app.command("list", help=N_("List the frozen reports, the newest first."))
def list_(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """List the frozen reports."""
    with session() as s:
        print_list(
            reports.find(s.actor),
            [
                Column[Edition](_("Month"), lambda row: format_month(row.month)),
                Column[Edition](_("Edition"), lambda row: row.edition, right=True),
                Column[Edition](_("Cut-off"), lambda row: format_instant(row.cutoff_at)),
                Column[Edition]("SHA-256", lambda row: row.sha256),
            ],
            lambda row: {
                "month": row.month,
                "edition": row.edition,
                "cutoff": iso(row.cutoff_at),
                "created_at": iso(row.created_at),
                "sha256": row.sha256,
            },
            as_json=json,
            plain=plain,
        )


@app.command(help=N_("Write a letterhead to edit: who writes, to whom, who signs."))
def letterhead(
    out: Annotated[str, typer.Option("--out", metavar="FILE", help=N_("The file to write."))] = "letterhead.toml",
) -> None:
    """Write a letterhead to edit."""
    from reports.letterhead import SHIPPED

    path = Path(out)
    if path.exists():
        raise Invalid(_("%(path)s is there already. Name another file with --out.") % {"path": path})
    try:
        path.write_bytes(SHIPPED.read_bytes())
    except OSError as error:
        raise Invalid(
            _("%(path)s cannot be written: %(problem)s.") % {"path": path, "problem": error.strerror or error}
        ) from error
    say(_("Written: %(path)s") % {"path": path})
    say(_("Edit it, then name it with --letterhead, or in the setting letterhead of ehumas.toml."))


def _report(s: Session, month: str, *, keep: bool, freeze: bool, revise: bool) -> Report:
    if revise:
        return reports.revise(s.actor, month, now=s.now)
    if freeze:
        return reports.freeze(s.actor, month, now=s.now)
    return (reports.make if keep else reports.look)(s.actor, month, now=s.now)


def head_of(settings: "Settings", named: str = "") -> "Letterhead":
    """Return the letterhead of the `named` file, else that of the settings with what the office worded itself."""
    filed = _filed(settings, named)
    return filed if named else _worded(filed)


def _filed(settings: "Settings", named: str) -> "Letterhead":
    from reports import letterhead as heads

    name = named or settings.letterhead
    return heads.load(Path(name) if name else None)


def _worded(filed: "Letterhead") -> "Letterhead":
    """Return a letterhead with what the office worded itself, which no agency may read."""
    from reports import letterhead as heads
    from store import office

    return heads.worded(filed, office.letterhead().words)


def paper_of(name: str) -> "Paper":
    """Return the paper of that name. Raises Invalid."""
    from reports.typeset import PAPERS

    if name.lower() not in PAPERS:
        raise Invalid(
            _("There is no paper “%(name)s”. Choose one of %(known)s.")
            % {"name": name[:20], "known": ", ".join(PAPERS)}
        )
    return "f4" if name.lower() == "f4" else "a4"


def _last_month(now: int) -> str:
    """Return the month before the one that runs."""
    return (local_day(now).replace(day=1) - timedelta(days=1)).strftime("%Y-%m")


def _show(report: Report) -> None:
    from reports import terminal

    tty = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if tty else terminal.WIDTH
    typer.echo(terminal.show(report.figures, width=width, colour=tty and "NO_COLOR" not in os.environ), nl=False)


def _tell(report: Report) -> None:
    """Say whether this is a draft or a frozen edition."""
    if report.edition:
        told = {"edition": report.edition, "time": format_instant(report.cutoff_at, "long"), "sha256": report.sha256}
        say(_("Frozen edition %(edition)d, data as of %(time)s, SHA-256 %(sha256)s") % told)
    else:
        say(_("A draft: nothing was frozen."))
