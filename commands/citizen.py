"""`ehumas citizen …`: people as Humas may see them: masked, until somebody gives a reason."""

from typing import Annotated

import typer

from commands import citizen_request
from commands.complaint_work import reveal
from commands.output import Column, JsonFlag, PlainFlag, iso, print_fields, print_list
from commands.session import session
from store import citizens, corrections
from store.corrections import Correction
from store.i18n import N_, _, format_instant

app = typer.Typer(no_args_is_help=True)
app.add_typer(citizen_request.app, name="request", help=N_("What people ask about their own data (law 27/2022)."))


@app.command("list", help=N_("List citizens, newest first, masked."))
def list_(
    phone: Annotated[str, typer.Option(help=N_("Only those with this telephone number."))] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help=N_("At most so many."))] = 50,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List citizens."""
    with session() as s:
        rows = citizens.find(s.actor, phone=phone, limit=limit)
    print_list(
        rows,
        [
            Column("ID", lambda row: row.id, right=True),
            Column(_("Name"), lambda row: row.name),
            Column(_("Phone"), lambda row: row.phone),
            Column(_("Ward"), lambda row: row.ward),
            Column(_("Complaints"), lambda row: row.complaints, right=True),
            Column(_("Account"), lambda row: row.account),
            Column(_("Since"), lambda row: format_instant(row.since, "date")),
        ],
        lambda row: vars(row) | {"since": iso(row.since)},
        as_json=json,
        plain=plain,
    )


app.command("show", help=N_("Show the whole identity behind a complaint; the reason is recorded."))(reveal)


@app.command(help=N_("Correct who somebody is; the reason is kept with the data requests, and the account follows."))
def correct(
    citizen: Annotated[int, typer.Argument(metavar="ID", help=N_("The citizen's number, as `list` shows it."))],
    reason: Annotated[str, typer.Option(metavar="TEXT", help=N_("Why, and who asked for it."))],
    name: Annotated[str | None, typer.Option(help=N_("The right name."))] = None,
    phone: Annotated[str | None, typer.Option(help=N_("The right telephone number; empty for none."))] = None,
    address: Annotated[str | None, typer.Option(help=N_("The right address; empty for none."))] = None,
    same: Annotated[
        str,
        typer.Option(
            metavar="merge|share",
            help=N_("Somebody else has that number: merge for the same person, share for a telephone of two."),
        ),
    ] = "",
    json: JsonFlag = False,
) -> None:
    """Correct who somebody is."""
    with session() as s:
        right = Correction(name, phone, address)
        row = corrections.correct(s.actor, citizen, right, reason, now=s.now, same=same)
    fields = [(_("Name"), row.name), (_("Phone"), row.phone), (_("Address"), row.address), (_("Ward"), row.ward)]
    record = {"id": citizen, "name": row.name, "phone": row.phone, "address": row.address, "ward": row.ward}
    print_fields(fields, record, as_json=json)
