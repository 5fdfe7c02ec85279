"""`ehumas agency …`: the departments, hospitals and offices that complaints are forwarded to."""

from typing import Annotated

import typer

from commands.administration import agency_record, given, officer_record
from commands.output import Column, JsonFlag, PlainFlag, print_fields, print_list, say
from commands.session import session
from store import agencies, officers, phones
from store.agencies import AgencyView
from store.i18n import N_, _

app = typer.Typer(no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="CODE", help=N_("The agency's code in capitals, such as PUPR."))]
Kind = Annotated[str, typer.Option(metavar="KIND", help=N_("dinas, badan, bagian, rsud, bumd, kecamatan, …"))]


@app.command(help=N_("Make an agency."))
def add(
    code: Code,
    name: Annotated[str, typer.Option(help=N_("The agency's full name."))],
    kind: Kind = "dinas",
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Make an agency."""
    with session() as s:
        _print(agencies.add(s.actor, code, name, kind=kind, now=s.now), [], json, plain)


@app.command("list", help=N_("List the agencies in use."))
def list_(
    search: Annotated[str, typer.Option(metavar="TEXT", help=N_("Part of a code or name."))] = "",
    all_: Annotated[bool, typer.Option("--all", help=N_("Also those out of use."))] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List the agencies in use."""
    with session() as s:
        print_list(
            agencies.find(s.actor, search=search, active=None if all_ else True),
            [
                Column[AgencyView](_("Code"), lambda row: row.code),
                Column[AgencyView](_("Name"), lambda row: row.name),
                Column[AgencyView](_("Kind"), lambda row: row.kind),
                Column[AgencyView](_("In use"), lambda row: row.active),
            ],
            agency_record,
            as_json=json,
            plain=plain,
        )


@app.command(help=N_("Show one agency and its officers."))
def show(code: Code, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show one agency and its officers."""
    with session() as s:
        row = agencies.get(s.actor, code)
        _print(row, officers.find(s.actor, agency=row.code), json, plain)


@app.command(help=N_("Change what is given and leave the rest."))
def edit(
    code: Code,
    name: Annotated[str | None, typer.Option(help=N_("The agency's full name."))] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help=N_("dinas, badan, bagian, …"))] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Change what is given and leave the rest."""
    changes = given(name=name, kind=kind)
    with session() as s:
        row = agencies.edit(s.actor, code, now=s.now, name=changes.get("name"), kind=changes.get("kind"))
        _print(row, officers.find(s.actor, agency=row.code), json, plain)


@app.command(help=N_("Take an agency out of use; refused while complaints are with it."))
def disable(code: Code) -> None:
    """Take an agency out of use; refused while complaints are with it."""
    with session() as s:
        row = agencies.disable(s.actor, code, now=s.now)
    say(_("%(code)s is out of use: nothing is forwarded to it, its accounts stay out.") % {"code": row.code})


@app.command(help=N_("Take an agency into use again."))
def enable(code: Code) -> None:
    """Take an agency into use again."""
    with session() as s:
        row = agencies.enable(s.actor, code, now=s.now)
    say(_("%(code)s is in use again.") % {"code": row.code})


def _print(row: AgencyView, people: list[officers.OfficerView], json: bool, plain: bool) -> None:
    fields: list[tuple[str, object]] = [
        (_("Code"), row.code),
        (_("Name"), row.name),
        (_("Kind"), row.kind),
        (_("In use"), row.active),
    ]
    fields += [(_("Officer"), _line(officer)) for officer in people]
    record = agency_record(row) | {"officers": [officer_record(officer) for officer in people]}
    print_fields(fields, record, as_json=json, plain=plain)


def _line(officer: officers.OfficerView) -> str:
    reached = phones.shown(officer.phone) or officer.email or _("no number")
    unused = "" if officer.active else ", " + _("out of use")
    return f"{officer.name}, {reached}{unused}"
