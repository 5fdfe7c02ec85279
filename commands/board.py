"""`ehumas board`: the zero board on the command line."""

from collections.abc import Callable

import typer

from commands.complaint_records import list_columns, row_record
from commands.output import Column, JsonFlag, PlainFlag, print_list, say
from commands.session import session
from store.actors import Right, may
from store.i18n import N_, _, ngettext
from store.queries import Board, ComplaintRow

app = typer.Typer()

GROUPS = {
    "not_forwarded": N_("not forwarded"),
    "unanswered": N_("unanswered"),
    "review": N_("waiting for review"),
    "promise_broken": N_("promise broken"),
    "data_wait": N_("waiting for the citizen"),
    "visit_due": N_("visit due"),
    "message_failed": N_("message failed"),
}

Entry = tuple[str, ComplaintRow]


@app.command(help=N_("The zero board: what breaks the promise or is about to, oldest first."))
def board(json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Print the zero board."""
    from store import anchors, holiday_years, queries

    with session() as s:
        found = queries.board(s.actor, now=s.now)
        trouble = anchors.trouble(s.actor, now=s.now) if may(s.actor, Right.VERIFY) else ""
        calendar = holiday_years.told(s.now)
    print_board(found, s.now, as_json=json, plain=plain)
    if trouble:
        say(trouble)
    if calendar:
        say(" ".join((calendar, _("The supervisor enters the decree: ehumas holiday import FILE"))))


def print_board(found: Board, now: int, *, as_json: bool = False, plain: bool = False) -> None:
    """Print a board as rows with their group first; the one number goes to stderr."""
    entries: list[Entry] = [(group.kind, row) for group in found.groups for row in group.rows]
    rest = [Column[Entry](column.title, _of_row(column), column.right) for column in list_columns(now)]
    print_list(
        entries,
        [Column(_("Board"), lambda entry: _(GROUPS[entry[0]])), *rest],
        lambda entry: {
            "kind": entry[0],
            **row_record(entry[1]),
            "overdue": entry[1].due_at is not None and entry[1].due_at <= now,
        },
        as_json=as_json,
        plain=plain,
    )
    say(summary(found))


def _of_row(column: Column[ComplaintRow]) -> Callable[[Entry], object]:
    """Return a cell of the board's entry that reads like the list's."""
    return lambda entry: column.cell(entry[1])


def summary(found: Board) -> str:
    """Return the board's number and its parts in a sentence."""
    parts = [f"{_(GROUPS[group.kind])} {group.overdue}" for group in found.groups if group.overdue]
    told = {"total": found.total, "soon": found.soon, "parts": ", ".join(parts) or "–"}
    return (
        ngettext(
            "Zero board: %(total)d breaks the promise (%(parts)s), %(soon)d soon.",
            "Zero board: %(total)d break the promise (%(parts)s), %(soon)d soon.",
            found.total,
        )
        % told
    )
