"""`ehumas citizen …`: people as Humas may see them: masked, until somebody gives a reason."""

from typing import Annotated

import typer

from commands.complaint_work import reveal
from commands.output import Column, JsonFlag, PlainFlag, iso, print_list
from commands.session import session
from store import citizens
from store.i18n import N_, _, format_instant

app = typer.Typer(no_args_is_help=True)


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
