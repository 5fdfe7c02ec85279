"""`ehumas message …`: what went out to officers and citizens, what became of it, and a person's hand on it."""

from typing import Annotated

import typer

from commands.output import Column, JsonFlag, PlainFlag, iso, print_fields, print_list, say
from commands.session import session
from store import clock_holds, control, outbox
from store.i18n import N_, _, format_instant, format_span
from store.outbox import MessageDetail, MessageFilter, MessageView, OrphanView

app = typer.Typer(no_args_is_help=True)

IdArgument = Annotated[int, typer.Argument(metavar="ID", help=N_("The message's number in the list."))]
Note = Annotated[str, typer.Option(help=N_("What was said, in a sentence."))]


@app.command("list", help=N_("List messages, newest first."))
def list_(
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help=N_("Only these states; may be repeated."))
    ] = None,
    agency: Annotated[str, typer.Option(metavar="CODE", help=N_("Only messages to this agency."))] = "",
    complaint: Annotated[str, typer.Option(metavar="NUMBER", help=N_("Only messages about this complaint."))] = "",
    tasks: Annotated[bool, typer.Option("--tasks", help=N_("Only what waits for a person."))] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help=N_("At most so many."))] = 50,
    after: Annotated[int | None, typer.Option(metavar="ID", help=N_("Go on where the last page ended."))] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """List messages."""
    states = tuple(name for given in state or () for name in given.split(","))
    wanted = MessageFilter(states=states, agency=agency, complaint=complaint, open_tasks=tasks)
    with session() as s:
        rows = outbox.find(s.actor, wanted, limit=limit, before=after)
        print_list(rows, _columns(), record, as_json=json, plain=plain)
    if len(rows) == limit:
        say(_("There may be more: --after %(key)s") % {"key": rows[-1].id})


@app.command(help=N_("Show one message with every try and every receipt."))
def show(message_id: IdArgument, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Show one message."""
    with session() as s:
        _print(outbox.get(s.actor, message_id), json, plain)


@app.command(help=N_("Let a message that failed go out once more."))
def retry(message_id: IdArgument, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Send again."""
    with session() as s:
        _print(outbox.retry(s.actor, message_id, now=s.now), json, plain)


@app.command(help=N_("Note that you reached the person by telephone; the task is done."))
def phoned(message_id: IdArgument, note: Note, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Note a call."""
    with session() as s:
        _print(outbox.phoned(s.actor, message_id, note, now=s.now), json, plain)


@app.command(help=N_("Print the number to call for a task."))
def callee(message_id: IdArgument) -> None:
    """Print a number."""
    with session() as s:
        number = outbox.callee(s.actor, message_id)
    if number:
        typer.echo(number)
    else:
        say(_("No number is known. Ask the agency, then: ehumas officer edit"))


@app.command(help=N_("List replies that nobody could place yet."))
def orphans(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """List orphaned replies."""
    with session() as s:
        print_list(
            outbox.orphans(s.actor),
            [
                Column[OrphanView](_("Id"), lambda row: row.id, right=True),
                Column[OrphanView](_("When"), lambda row: format_instant(row.at)),
                Column[OrphanView](_("From"), lambda row: row.sender),
                Column[OrphanView](_("Text"), lambda row: row.text),
            ],
            lambda row: {"id": row.id, "at": iso(row.at), "sender": row.sender, "text": row.text},
            as_json=json,
            plain=plain,
        )


@app.command(help=N_("Give an orphaned reply to the complaint it speaks of."))
def adopt(
    reply_id: Annotated[int, typer.Argument(metavar="ID", help=N_("The reply's number in: ehumas message orphans"))],
    number: Annotated[str, typer.Argument(metavar="NUMBER", help=N_("The complaint's number, such as 26-0417-5."))],
) -> None:
    """Place a reply."""
    with session() as s:
        outbox.adopt(s.actor, reply_id, number, now=s.now)
    say(_("The reply stands on complaint %(number)s now.") % {"number": number})


@app.command(help=N_("Stop sending; what is on its way is finished, the rest waits."))
def stop(reason: Annotated[str, typer.Option(help=N_("Why, in a sentence."))]) -> None:
    """Pull the kill switch."""
    with session() as s:
        control.stop_sending(s.actor, reason, now=s.now)
    say(_("Nothing is sent until: ehumas message resume"))


@app.command(help=N_("Let sending go on, and every channel try again at once."))
def resume() -> None:
    """Put the kill switch back."""
    with session() as s:
        control.resume_sending(s.actor, now=s.now)
    say(_("Messages go out again."))


@app.command(help=N_("Let a mass of due deadlines fire, after looking at the clock and the hours."))
def release() -> None:
    """Release a mass hold."""
    with session() as s:
        control.release_mass(s.actor, now=s.now)
    say(_("Due deadlines fire for one hour, however many they are."))


@app.command("trust-clock", help=N_("Say that the time is right, although a clock jumped or differs."))
def trust_clock() -> None:
    """End the time guard."""
    with session() as s:
        clock_holds.trust(s.actor, now=s.now)
    say(_("The clock is trusted; what is due fires."))


def record(row: MessageView) -> dict[str, object]:
    """Return a message as JSON carries it."""
    return {
        "id": row.id,
        "complaints": list(row.complaints),
        "officer": row.to if row.kind == "escalation" and row.to else None,
        "channel": row.channel,
        "state": row.state,
        "attempts": row.attempts,
        "repeats": row.repeats,
        "last_error": row.last_error or None,
        "kind": row.kind,
        "agency": row.agency or None,
        "to": row.to or None,
        "recipient": row.recipient or None,
        "text": row.text,
        "created_at": iso(row.created_at),
        "next_at": iso(row.next_at),
        "sent_at": iso(row.sent_at),
        "delivered_at": iso(row.delivered_at),
        "read_at": iso(row.read_at),
        "acknowledged_at": iso(row.acknowledged_at),
    }


def _columns() -> list[Column[MessageView]]:
    return [
        Column(_("Id"), lambda row: row.id, right=True),
        Column(_("State"), lambda row: row.state),
        Column(_("Channel"), lambda row: row.channel),
        Column(_("To"), lambda row: f"{row.agency} {row.to}".strip()),
        Column(_("Complaints"), lambda row: ", ".join(row.complaints)),
        Column(_("Written"), lambda row: format_instant(row.created_at)),
        Column(_("Tries"), lambda row: row.attempts, right=True),
        Column(_("Problem"), lambda row: row.last_error),
    ]


def _print(detail: MessageDetail, json: bool, plain: bool) -> None:
    fields: list[tuple[str, object]] = [(column.title, column.cell(detail.message)) for column in _columns()]
    fields.append((_("Text"), detail.message.text))
    for attempt in detail.attempts:
        lasted = "" if attempt.ended_at is None else f", {format_span(attempt.ended_at - attempt.started_at)}"
        words = (attempt.channel, attempt.result or "…", str(attempt.code or ""), attempt.detail)
        told = f"{format_instant(attempt.started_at)}{lasted}: {' '.join(word for word in words if word)}"
        fields.append((_("Try %(number)d") % {"number": attempt.number}, told))
    fields += [(_("Receipt"), f"{format_instant(r.at)}: {r.status} {r.detail}".strip()) for r in detail.receipts]
    print_fields(fields, _full_record(detail), as_json=json, plain=plain)


def _full_record(detail: MessageDetail) -> dict[str, object]:
    attempts = [
        vars(one) | {"started_at": iso(one.started_at), "ended_at": iso(one.ended_at)} for one in detail.attempts
    ]
    receipts = [vars(one) | {"at": iso(one.at)} for one in detail.receipts]
    return record(detail.message) | {"attempts_made": attempts, "receipts": receipts}
