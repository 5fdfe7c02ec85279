"""`ehumas citizen request …`: what people ask about their own data (law 27/2022), and until when it is answered."""

from collections.abc import Mapping
from typing import Annotated

import typer

from commands.output import Column, JsonFlag, PlainFlag, iso, print_fields, print_list
from commands.session import session
from store import data_requests
from store.data_requests import KINDS, RequestView
from store.i18n import N_, _, format_instant, format_span

app = typer.Typer(no_args_is_help=True)

Id = Annotated[int, typer.Argument(metavar="ID", help=N_("The request's number, as `list` shows it."))]
Reply = Annotated[str, typer.Option(metavar="TEXT", help=N_("What the person was told."))]


@app.command(help=N_("Take down what somebody asks about the own data; due in 3×24 hours."))
def add(
    citizen: Annotated[int, typer.Argument(metavar="CITIZEN", help=N_("The citizen's number, as `list` shows it."))],
    kind: Annotated[str, typer.Option(metavar="KIND", help=N_("access, correction or erasure."))],
    note: Annotated[str, typer.Option(metavar="TEXT", help=N_("What they asked for."))],
    json: JsonFlag = False,
) -> None:
    """Take a request down."""
    with session() as s:
        _print(data_requests.take(s.actor, citizen, kind, note, now=s.now), s.now, json)


@app.command("list", help=N_("List the requests that wait, the one due first at the top."))
def list_(
    citizen: Annotated[int, typer.Option(metavar="ID", help=N_("All requests of this citizen, also answered."))] = 0,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List requests."""
    with session() as s:
        found = data_requests.of_person(s.actor, citizen) if citizen else data_requests.waiting(s.actor)
    print_list(found, _columns(s.now), _record, as_json=json, plain=plain)


@app.command(help=N_("Show one request."))
def show(request: Id, json: JsonFlag = False) -> None:
    """Show one request."""
    with session() as s:
        _print(data_requests.get(s.actor, request), s.now, json)


@app.command(help=N_("Say that it is done, and what the person was told."))
def done(request: Id, reply: Reply, json: JsonFlag = False) -> None:
    """Close a request as done."""
    with session() as s:
        _print(data_requests.close(s.actor, request, done=True, reply=reply, now=s.now), s.now, json)


@app.command(help=N_("Say that it can't be done, and what the person was told."))
def refuse(request: Id, reply: Reply, json: JsonFlag = False) -> None:
    """Close a request as refused."""
    with session() as s:
        _print(data_requests.close(s.actor, request, done=False, reply=reply, now=s.now), s.now, json)


def _columns(now: int) -> list[Column[RequestView]]:
    return [
        Column("ID", lambda row: row.id, right=True),
        Column(_("Left"), lambda row: "" if row.closed_at else format_span(row.due_at - now)),
        Column(_("Due"), lambda row: format_instant(row.due_at)),
        Column(_("Citizen"), lambda row: row.citizen_id, right=True),
        Column(_("Asks for"), lambda row: _(KINDS[row.kind])),
        Column(_("State"), state_word),
        Column(_("Note"), lambda row: row.note),
    ]


def state_word(row: RequestView) -> str:
    """Return how a request stands."""
    return {"": _("open"), "done": _("done"), "refused": _("refused")}[row.outcome]


def _record(row: RequestView) -> Mapping[str, object]:
    return {
        "id": row.id,
        "citizen": row.citizen_id,
        "kind": row.kind,
        "note": row.note,
        "received_at": iso(row.received_at),
        "due_at": iso(row.due_at),
        "closed_at": iso(row.closed_at),
        "state": row.outcome or "open",
        "reply": row.reply,
    }


def _print(row: RequestView, now: int, as_json: bool) -> None:
    fields: list[tuple[str, object]] = [(column.title, column.cell(row)) for column in _columns(now)]
    fields += [(_("What they were told"), row.reply)] if row.reply else []
    print_fields(fields, _record(row), as_json=as_json)
