"""`ehumas officer …`: the people of an agency whom escalations reach."""

from typing import Annotated

import typer

from commands.administration import given, officer_record
from commands.output import Column, JsonFlag, PlainFlag, print_fields, print_list, say
from commands.session import session
from store import officers, phones
from store.i18n import N_, _
from store.officers import OfficerView

app = typer.Typer(no_args_is_help=True)

Id = Annotated[int, typer.Argument(metavar="ID", help=N_("The officer's number in `ehumas officer list`."))]


@app.command(help=N_("Add an officer to an agency."))
def add(
    agency: Annotated[str, typer.Option(metavar="CODE", help=N_("The agency's code, such as PUPR."))],
    name: Annotated[str, typer.Option(help=N_("The person's name."))],
    phone: Annotated[str, typer.Option(help=N_("The number of the person's WhatsApp; an empty one means a task."))],
    email: Annotated[str, typer.Option(help=N_("An address for when WhatsApp fails."))] = "",
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Add an officer to an agency."""
    with session() as s:
        made = officers.add(s.actor, agency, name, phone=phone, email=email, now=s.now)
        _print(made, json, plain)
    if not made.phone:
        say(_("Without a number a person has to call each time: ehumas message list --tasks"))


@app.command("list", help=N_("List the officers in use."))
def list_(
    agency: Annotated[str, typer.Option(metavar="CODE", help=N_("Only officers of this agency."))] = "",
    all_: Annotated[bool, typer.Option("--all", help=N_("Also those out of use."))] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List the officers in use."""
    with session() as s:
        print_list(
            officers.find(s.actor, agency=agency, active=None if all_ else True),
            [
                Column[OfficerView](_("ID"), lambda row: row.id, right=True),
                Column[OfficerView](_("Agency"), lambda row: row.agency),
                Column[OfficerView](_("Name"), lambda row: row.name),
                Column[OfficerView](_("WhatsApp"), lambda row: phones.shown(row.phone)),
                Column[OfficerView](_("E-mail"), lambda row: row.email),
                Column[OfficerView](_("In use"), lambda row: row.active),
                Column[OfficerView](_("Problem"), officers.unreachable),
            ],
            officer_record,
            as_json=json,
            plain=plain,
        )


@app.command(help=N_("Show one officer."))
def show(officer: Id, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show one officer."""
    with session() as s:
        _print(officers.get(s.actor, officer), json, plain)


@app.command(help=N_("Change what is given and leave the rest."))
def edit(
    officer: Id,
    name: Annotated[str | None, typer.Option(help=N_("The person's name."))] = None,
    phone: Annotated[str | None, typer.Option(help=N_("The number of the person's WhatsApp."))] = None,
    email: Annotated[str | None, typer.Option(help=N_("An address for when WhatsApp fails."))] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Change what is given and leave the rest."""
    changes = given(name=name, phone=phone, email=email)
    with session() as s:
        _print(officers.edit(s.actor, officer, now=s.now, **changes), json, plain)


@app.command(help=N_("Send an officer no messages any more."))
def disable(officer: Id) -> None:
    """Send an officer no messages any more."""
    with session() as s:
        row = officers.disable(s.actor, officer, now=s.now)
    say(_("%(name)s gets no messages any more.") % {"name": row.name})


@app.command(help=N_("Send an officer messages again."))
def enable(officer: Id) -> None:
    """Send an officer messages again."""
    with session() as s:
        row = officers.enable(s.actor, officer, now=s.now)
    say(_("%(name)s gets messages again.") % {"name": row.name})


def _print(row: OfficerView, json: bool, plain: bool) -> None:
    fields: list[tuple[str, object]] = [
        (_("ID"), row.id),
        (_("Agency"), row.agency),
        (_("Name"), row.name),
        (_("WhatsApp"), phones.shown(row.phone) or _("no number")),
        (_("E-mail"), row.email),
        (_("In use"), row.active),
        (_("Problem"), officers.unreachable(row)),
    ]
    print_fields([field for field in fields if field[1] != ""], officer_record(row), as_json=json, plain=plain)
