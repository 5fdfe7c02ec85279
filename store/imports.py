"""Complaints from another system: taken in row by row, each whole or refused; the same row twice adds nothing.

A complaint that is still open elsewhere is open here, and its clocks begin with the import: an old date fires nothing
at once. Where its citizen was being waited for but left no telephone number, Humas decides: nobody here could ask
again. One that was closed or archived elsewhere ends here on the day it came in, the only date such a sheet knows,
and is told apart by its event `imported`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from store import cases, citizens, deadlines, decisions, ids, intake, referrals
from store.actors import Actor, Right, require
from store.cases import Case
from store.database import db, transact
from store.errors import Invalid, StoreError
from store.i18n import _
from store.intake import NewComplaint
from store.models import Deadline

STATES = ("new", "needs_data", "forwarded", "closed", "rejected")
BATCH = 100


@dataclass(frozen=True)
class Incoming:
    """One row: `state` is one of STATES, `agency` a code of ours or nothing, `origin` what the sheet said."""

    line: int
    new: NewComplaint
    received_at: int
    state: str = "new"
    agency: str = ""
    reason: str = ""
    origin: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of a row: its complaint's number, whether that is new, or why the row was refused."""

    line: int
    number: str = ""
    created: bool = False
    problem: str = ""


class _Rehearsed(Exception):
    """Rolls a rehearsal back and carries out what it found."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        super().__init__()
        self.outcomes = outcomes


def take_in(actor: Actor, rows: Iterable[Incoming], *, now: int, dry_run: bool = False) -> list[Outcome]:
    """Take rows in, a batch a transaction, a refused row leaving nothing behind. `dry_run` rolls everything back."""
    require(actor, Right.IMPORT)
    outcomes: list[Outcome] = []
    rehearsed: set[str] = set()
    for batch in _batches(rows):
        try:
            outcomes += transact(partial(_batch, actor, batch, now, dry_run))
        except _Rehearsed as rehearsal:
            outcomes += _without_repeats(batch, rehearsal.outcomes, rehearsed)
    return outcomes


def _batches(rows: Iterable[Incoming]) -> Iterator[list[Incoming]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _batch(actor: Actor, batch: list[Incoming], now: int, dry_run: bool) -> list[Outcome]:
    outcomes = [_row(actor, row, now) for row in batch]
    if dry_run:
        raise _Rehearsed(outcomes)
    return outcomes


def _without_repeats(batch: list[Incoming], outcomes: list[Outcome], seen: set[str]) -> list[Outcome]:
    """Mark rows that an earlier batch would have brought in already, had it not been rolled back."""
    told = [
        replace(done, created=done.created and row.new.client_key not in seen)
        for row, done in zip(batch, outcomes, strict=True)
    ]
    seen |= {row.new.client_key for row in batch}
    return told


def _row(actor: Actor, row: Incoming, now: int) -> Outcome:
    try:
        with db.savepoint():
            ticket = intake.submit(actor, row.new, now=now, secret=ids.new_secret(), received_at=row.received_at)
            if ticket.created:
                _settle(cases.take(actor, ticket.number, now), row)
            return Outcome(row.line, ticket.number, ticket.created)
    except StoreError as error:
        return Outcome(row.line, problem=error.message)


def _settle(case: Case, row: Incoming) -> None:
    """Bring a complaint that just came in to the state it has elsewhere."""
    if row.state not in STATES:
        raise Invalid(_("A complaint cannot be taken in as “%(state)s”.") % {"state": row.state[:40]})
    state = "new" if row.state == "needs_data" and not citizens.contact(case.row.citizen_id) else row.state
    event_id = case.log("imported", {"state": state, "agency": row.agency, **row.origin})
    Deadline.delete().where(Deadline.complaint == case.id).execute()
    if state in cases.ENDED:
        _end(case, row)
    elif state == "needs_data":
        case.run("data", deadlines.start("data", deadlines.event_owner(event_id), case.id, case.now), state=state)
    else:
        decisions.back_to_humas(case, event_id)
        if state == "forwarded":
            referrals.forward(case.actor, [case.row.number], row.agency, now=case.now)


def _end(case: Case, row: Incoming) -> None:
    """End the complaint in its own past; its agency is kept, for searching and for suggestions."""
    agency = referrals.active_agency(row.agency).id if row.agency else None
    past = replace(case, now=row.received_at)
    if row.state == "rejected":
        past.end("rejected", reject_reason=row.reason)
    else:
        past.end("closed", agency_id=agency)
