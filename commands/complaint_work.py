"""`ehumas complaint add|forward|answer|…`: each a command of the store, with the record that stands afterwards."""

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from commands import complaint_records as records
from commands.complaint_read import NumberArgument
from commands.output import JsonFlag, iso, print_fields, print_json, say
from commands.session import Session, session
from store import citizens, complaints, ids, queries
from store.cases import state_label
from store.clock import from_iso
from store.errors import NotFound
from store.i18n import N_, _, format_instant

Numbers = Annotated[list[str], typer.Argument(metavar="NUMBER…", help=N_("Numbers of complaints, all or none."))]
Reason = Annotated[str, typer.Option("--reason", help=N_("The reason, in a sentence; - reads it from stdin."))]
TextOption = Annotated[str, typer.Option("--text", help=N_("The text; - reads it from stdin."))]


def add(
    title: Annotated[str, typer.Option(help=N_("What it is about, in a line."))],
    text: TextOption,
    citizen_name: Annotated[str, typer.Option(metavar="NAME", help=N_("Who complains."))],
    phone: Annotated[str, typer.Option(help=N_("The citizen's telephone number."))] = "",
    address: Annotated[str, typer.Option(help=N_("The citizen's address."))] = "",
    ward: Annotated[str, typer.Option(help=N_("The ward it is about (code or name)."))] = "",
    place: Annotated[str, typer.Option(help=N_("Where it is: street, landmark."))] = "",
    category: Annotated[str, typer.Option(metavar="CODE", help=N_("Its topic."))] = "",
    privacy: Annotated[str, typer.Option(metavar="public|anonymous|secret", help=N_("Who may know."))] = "public",
    channel: Annotated[str, typer.Option(help=N_("How it came in: counter, phone, whatsapp, …"))] = "counter",
    at: Annotated[str, typer.Option(metavar="ISO", help=N_("When it came in, if earlier than now."))] = "",
    key: Annotated[str, typer.Option(help=N_("A key that makes repeating this command harmless."))] = "",
    json: JsonFlag = False,
) -> None:
    """Take a complaint in and print its number, the citizen's secret and the promise."""
    with session() as s:
        ticket = complaints.submit(
            s.actor,
            complaints.NewComplaint(
                title=title,
                text=_given(text),
                client_key=key or ids.new_key(),
                citizen=citizens.NewCitizen(citizen_name, phone, address),
                ward=ward,
                place=place,
                category=category,
                privacy=privacy,
                channel=channel,
            ),
            now=s.now,
            secret=ids.new_secret(),
            received_at=from_iso(at) if at else None,
        )
        record = records.full_record(queries.get(s.actor, ticket.number))
    record |= {"secret": ticket.secret, "promise_at": iso(ticket.promise_at), "created": ticket.created}
    print_fields(
        [
            (_("Number"), ticket.number),
            (_("Secret"), ticket.secret or _("given out before")),
            (_("Answer promised by"), format_instant(ticket.promise_at)),
        ],
        record,
        as_json=json,
    )


def forward(
    numbers: Numbers,
    agency: Annotated[str, typer.Option(metavar="CODE", help=N_("To this agency."))],
    note: Annotated[str, typer.Option(help=N_("A note for the agency."))] = "",
    json: JsonFlag = False,
) -> None:
    """Forward complaints to an agency; its reply clock starts."""
    _many(lambda s: complaints.forward(s.actor, numbers, agency, now=s.now, note=note), json)


def answer(
    number: NumberArgument,
    text: TextOption,
    interim: Annotated[bool, typer.Option("--interim", help=N_("The work goes on; a day is promised."))] = False,
    promise: Annotated[str, typer.Option(metavar="DATE", help=N_("The promised day of an interim answer."))] = "",
    key: Annotated[str, typer.Option(help=N_("A key that makes repeating this command harmless."))] = "",
    json: JsonFlag = False,
) -> None:
    """Answer for an agency; act as one of its officers with --as."""
    if promise and not interim:
        raise typer.BadParameter(_("--promise belongs to --interim"))
    kind = "interim" if interim else "final"
    _one(
        lambda s: complaints.answer(
            s.actor, number, _given(text), now=s.now, client_key=key or ids.new_key(), kind=kind, promise_day=promise
        ),
        json,
    )


def accept(
    numbers: Numbers,
    despite: Annotated[
        str,
        typer.Option(
            metavar="SENTENCE",
            help=N_("Why an answer is accepted that does not say what was done."),
        ),
    ] = "",
    json: JsonFlag = False,
) -> None:
    """Accept the answers under review."""
    _many(lambda s: complaints.accept(s.actor, numbers, now=s.now, despite=_given(despite)), json)


def send_back(number: NumberArgument, reason: Reason, json: JsonFlag = False) -> None:
    """Send an answer back to the agency; the old clock goes on."""
    _one(lambda s: complaints.send_back(s.actor, number, _given(reason), now=s.now), json)


def return_(number: NumberArgument, reason: Reason, json: JsonFlag = False) -> None:
    """Give a complaint back to Humas: it is not the agency's matter."""
    _one(lambda s: complaints.return_(s.actor, number, _given(reason), now=s.now), json)


def merge(
    number: NumberArgument,
    into: Annotated[str, typer.Option(metavar="NUMBER", help=N_("The complaint that stays."))],
    json: JsonFlag = False,
) -> None:
    """Merge a complaint into another about the same thing."""
    _one(lambda s: complaints.merge(s.actor, number, into, now=s.now), json)


def ask(
    numbers: Numbers,
    question: Annotated[str, typer.Option("--question", "--reason", help=N_("What the citizen should tell."))],
    json: JsonFlag = False,
) -> None:
    """Ask the citizen for missing facts."""
    _many(lambda s: complaints.ask(s.actor, numbers, _given(question), now=s.now), json)


def supply(number: NumberArgument, text: TextOption, json: JsonFlag = False) -> None:
    """Add the facts that the citizen was asked for."""
    _one(lambda s: complaints.supply(s.actor, number, _given(text), now=s.now), json)


def reject(numbers: Numbers, reason: Reason = "", json: JsonFlag = False) -> None:
    """Propose to reject complaints; the same command of a second person confirms it."""
    _many(lambda s: complaints.reject(s.actor, numbers, _given(reason), now=s.now), json)


def refer(
    number: NumberArgument,
    to: Annotated[str, typer.Option(metavar="INSTITUTION", help=N_("Who is responsible instead of the city."))],
    tracking: Annotated[str, typer.Option(help=N_("The number it has there."))],
    json: JsonFlag = False,
) -> None:
    """Refer a complaint outside the city's authority to another institution."""
    _one(lambda s: complaints.refer(s.actor, number, to, tracking, now=s.now), json)


def reopen(number: NumberArgument, reason: Reason, json: JsonFlag = False) -> None:
    """Open an ended complaint again; a new cycle begins."""
    _one(lambda s: complaints.reopen(s.actor, number, _given(reason), now=s.now), json)


def note(numbers: Numbers, text: TextOption, json: JsonFlag = False) -> None:
    """Write a note to the timeline."""
    _many(lambda s: complaints.note(s.actor, numbers, _given(text), now=s.now), json)


def undo(number: NumberArgument, json: JsonFlag = False) -> None:
    """Undo the last action on a complaint, if it was just now and yours."""

    def work(s: Session) -> str:
        say(_("Undone: %(kind)s") % {"kind": complaints.undo(s.actor, number, now=s.now)})
        return number

    _one(work, json)


def reveal(number: NumberArgument, reason: Reason, json: JsonFlag = False) -> None:
    """Show the whole identity of a citizen; the reason is recorded."""
    with session() as s:
        seen = citizens.reveal(s.actor, number, _given(reason), now=s.now)
    fields: list[tuple[str, object]] = [
        (_("Name"), seen.name),
        (_("Phone"), seen.phone),
        (_("Address"), seen.address),
        (_("Ward"), seen.ward),
    ]
    print_fields(fields, vars(seen), as_json=json)


def _given(text: str) -> str:
    """Return the text, or what stands on stdin for a dash."""
    return sys.stdin.read() if text == "-" else text


def _one(work: Callable[[Session], str], as_json: bool) -> None:
    """Do one thing to one complaint and tell what became of it; JSON is an object."""
    with session() as s:
        record = _after(s, work(s))
    if as_json:
        print_json(record)


def _many(work: Callable[[Session], Sequence[str]], as_json: bool) -> None:
    """Do one thing to several complaints and tell what became of them; JSON is an array."""
    with session() as s:
        done = [_after(s, number) for number in work(s)]
    if as_json:
        print_json(done)


def _after(s: Session, number: str) -> dict[str, object]:
    """Tell the state a complaint is in now and return its record; an agency that gave it back sees it no more."""
    try:
        view = queries.get(s.actor, number)
    except NotFound:
        say(_("%(number)s: done") % {"number": number})
        return {"number": number}
    say(f"{view.number}: {state_label(view.state)}")
    return records.full_record(view)
