"""`ehumas visit …`: visits to agencies that stayed silent, their sheet of paper, and what was found."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from commands.output import Column, JsonFlag, PlainFlag, iso, print_fields, print_list, say
from commands.session import Session, session
from store import attachments, visits
from store.errors import Invalid, NotFound
from store.i18n import N_, _, format_day, format_instant
from store.visits import VisitView

app = typer.Typer(no_args_is_help=True)

Id = Annotated[int, typer.Argument(metavar="ID", help=N_("The visit's number, see: ehumas visit list."))]
AgencyOption = Annotated[str, typer.Option("--agency", metavar="CODE", help=N_("Only this agency."))]
State = Annotated[
    str, typer.Option("--state", metavar="planned|done|cancelled|all", help=N_("Which visits; the planned ones."))
]


@app.command("list", help=N_("List the visits, by day and agency."))
def list_(
    state: State = "planned", agency: AgencyOption = "", json: JsonFlag = False, plain: PlainFlag = False
) -> None:
    """List the visits, by day and agency."""
    with session() as s:
        print_list(
            visits.find(s.actor, state=visits.STATES if state == "all" else (state,), agency=agency),
            [
                Column[VisitView](_("Visit"), lambda row: row.id, right=True),
                Column[VisitView](_("Day"), lambda row: format_day(row.visit_on)),
                Column[VisitView](_("Agency"), lambda row: row.agency),
                Column[VisitView](_("Number"), lambda row: row.number),
                Column[VisitView](_("Title"), lambda row: row.title),
                Column[VisitView](_("State"), lambda row: state_word(row.state)),
                Column[VisitView](_("Who goes"), lambda row: row.assignee),
            ],
            record_of,
            as_json=json,
            plain=plain,
        )


@app.command(help=N_("Show one visit."))
def show(visit_id: Id, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show one visit."""
    with session() as s:
        _print(visits.get(s.actor, visit_id), json, plain)


@app.command(help=N_("Set the day of a visit, or who goes."))
def plan(
    visit_id: Id,
    day: Annotated[str, typer.Option(metavar="DATE", help=N_("The day, such as 2026-10-31."))] = "",
    assignee: Annotated[str | None, typer.Option(metavar="NAME", help=N_("Who goes."))] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Set the day of a visit, or who goes."""
    with session() as s:
        _print(visits.plan(s.actor, visit_id, now=s.now, day=day, assignee=assignee), json, plain)


@app.command(help=N_("Print the sheet of a trip: all planned visits to one agency, or those that are named."))
def sheet(
    visit_ids: Annotated[list[int] | None, typer.Argument(metavar="ID…", help=N_("The visits."))] = None,
    agency: AgencyOption = "",
    out: Annotated[str, typer.Option("--out", metavar="DIR", help=N_("Where the PDF goes."))] = ".",
    paper: Annotated[str, typer.Option("--paper", metavar="a4|f4", help=N_("The paper of the PDF."))] = "a4",
    letterhead: Annotated[str, typer.Option("--letterhead", metavar="FILE", help=N_("The letterhead (TOML)."))] = "",
) -> None:
    """Print the sheet of a trip."""
    from commands.report import head_of, paper_of
    from reports import visit_sheet
    from store import sheets

    with session() as s:
        chosen = visit_ids or _of_agency(s, agency)
        made = sheets.sheet(s.actor, chosen)
        head = head_of(s.settings, letterhead)
        data = visit_sheet.sheet_pdf(made, head, now=s.now, paper=paper_of(paper))
    path = Path(out) / visit_sheet.file_name(made)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Invalid(
            _("%(path)s cannot be written: %(problem)s.") % {"path": path, "problem": error.strerror or error}
        ) from error
    say(_("Written: %(path)s") % {"path": path})


@app.command(help=N_("Record a visit that was made: whom you met, what was found, what was promised."))
def record(
    visit_id: Id,
    met: Annotated[str, typer.Option(metavar="NAME", help=N_("Whom you met, with the position."))],
    found: Annotated[str, typer.Option(metavar="TEXT", help=N_("What was found."))],
    promise: Annotated[str, typer.Option(metavar="DATE", help=N_("The day that was promised."))] = "",
    photo: Annotated[list[Path] | None, typer.Option(metavar="FILE", help=N_("A photo; may be given again."))] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Record a visit that was made."""
    with session() as s:
        kept = [attachments.keep(_read(path), path.name, folder=s.settings.media) for path in photo or []]
        done = visits.record(s.actor, visit_id, now=s.now, met=met, found=found, promise_day=promise, photos=kept)
        _print(done, json, plain)


@app.command(help=N_("Cancel a visit that is not needed."))
def cancel(
    visit_id: Id,
    reason: Annotated[str, typer.Option(metavar="TEXT", help=N_("Why it is not needed."))],
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Cancel a visit that is not needed."""
    with session() as s:
        _print(visits.cancel(s.actor, visit_id, reason, now=s.now), json, plain)


def record_of(row: VisitView) -> Mapping[str, object]:
    """Return a visit as JSON carries it."""
    return {
        "id": row.id,
        "agency": row.agency,
        "agency_name": row.agency_name,
        "complaints": [row.number],
        "title": row.title,
        "created_at": iso(row.created_at),
        "due_at": iso(row.due_at),
        "visit_date": row.visit_on,
        "state": row.state,
        "assignee": row.assignee,
        "met": row.met,
        "found": row.found,
        "promise_date": row.promise_on or None,
        "done_at": iso(row.done_at),
        "version": row.version,
    }


def state_word(state: str) -> str:
    """Return what staff call a visit's state."""
    return {"planned": _("planned"), "done": _("made"), "cancelled": _("cancelled")}[state]


def _print(row: VisitView, json: bool, plain: bool) -> None:
    print_fields(
        [
            (_("Visit"), row.id),
            (_("Agency"), f"{row.agency} {row.agency_name}"),
            (_("Number"), row.number),
            (_("Title"), row.title),
            (_("Due since"), format_instant(row.due_at)),
            (_("Day"), format_day(row.visit_on)),
            (_("State"), state_word(row.state)),
            (_("Who goes"), row.assignee),
            (_("Whom you met"), row.met),
            (_("What was found"), row.found),
            (_("Promised for"), format_day(row.promise_on) if row.promise_on else ""),
        ],
        record_of(row),
        as_json=json,
        plain=plain,
    )


def _of_agency(s: Session, agency: str) -> list[int]:
    """Return the agency's planned visits. Raises Invalid when no agency is named either, NotFound for none."""
    if not agency:
        raise Invalid(_("Name the visits, or the agency with --agency CODE."))
    planned = visits.find(s.actor, agency=agency)
    if not planned:
        raise NotFound(_("No visit to %(agency)s is planned.") % {"agency": agency.upper()[:20]})
    return [visit.id for visit in planned]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Invalid(
            _("The photo %(path)s cannot be read: %(problem)s.") % {"path": path, "problem": error.strerror or error}
        ) from error
