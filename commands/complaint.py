"""`ehumas complaint …`: the group, put together from looking, working, and exchanging sheets."""

from collections.abc import Callable

import typer

from commands import complaint_exchange as exchange
from commands import complaint_read as read
from commands import complaint_work as work
from store.i18n import N_

app = typer.Typer(no_args_is_help=True)

COMMANDS: list[tuple[str, Callable[..., None], str]] = [
    ("add", work.add, N_("Take a complaint in; print its number, the secret and the promise.")),
    ("list", read.list_, N_("List complaints, newest first.")),
    ("show", read.show, N_("Show one complaint.")),
    ("explain", read.explain, N_("Say why each deadline stands where it stands.")),
    ("history", read.history, N_("Print the timeline, oldest first.")),
    ("suggest", read.suggest, N_("Rank the agencies it may belong to, with the reasons.")),
    ("forward", work.forward, N_("Forward to an agency; its reply clock starts.")),
    ("answer", work.answer, N_("Answer for an agency; act as one of its officers with --as.")),
    ("accept", work.accept, N_("Accept the answers under review.")),
    ("send-back", work.send_back, N_("Send an answer back to the agency; the old clock goes on.")),
    ("return", work.return_, N_("Give it back to Humas: not the agency's matter.")),
    ("merge", work.merge, N_("Merge into another complaint about the same thing.")),
    ("ask", work.ask, N_("Ask the citizen for missing facts.")),
    ("supply", work.supply, N_("Add the facts that the citizen was asked for.")),
    ("reject", work.reject, N_("Propose to reject; a second person's call confirms it.")),
    ("refer", work.refer, N_("Refer to an institution outside the city.")),
    ("reopen", work.reopen, N_("Open an ended complaint again.")),
    ("note", work.note, N_("Write a note to the timeline.")),
    ("undo", work.undo, N_("Undo the last action, if it was just now and yours.")),
    ("reveal", work.reveal, N_("Show a citizen's whole identity; the reason is recorded.")),
    ("import", exchange.import_, N_("Take in a sheet: each row whole, or refused with its reason.")),
    ("export", exchange.export, N_("Write complaints as a sheet, without secret ones and identities.")),
]

for name, function, help_text in COMMANDS:
    app.command(name, help=help_text)(function)
