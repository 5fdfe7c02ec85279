"""Taking in a sheet: each row parsed, then handed to the store; what fails is told with its line."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from commands.exchange import csvsheet, lapor, places, tables
from store import agencies, categories, imports
from store.actors import SYSTEM, Actor
from store.errors import Invalid, StoreError
from store.i18n import _
from store.imports import Incoming, Outcome

KINDS = ("csv", "lapor")


@dataclass(frozen=True)
class Result:
    """What an import did: how many rows are new, how many were known, and which were refused, by line."""

    created: int
    known: int
    refused: list[Outcome]
    odd_encoding: str = ""


def take_in(actor: Actor, path: Path, kind: str, *, now: int, dry_run: bool = False) -> Result:
    """Read the file as that kind of sheet and take its rows in. Raises Invalid or NotFound for a file that is none."""
    if kind == "lapor":
        sheet = tables.read(path, lapor.is_header, lapor.WANTED)
        ours = _ours()
        return _finish(actor, sheet, lambda row: lapor.incoming(row, ours), now, dry_run)
    if kind == "csv":
        sheet = tables.read(path, csvsheet.is_header, csvsheet.WANTED)
        return _finish(actor, sheet, csvsheet.incoming, now, dry_run)
    raise Invalid(
        _("“%(kind)s” is no kind of sheet. Choose one of: %(known)s.") % {"kind": kind[:20], "known": ", ".join(KINDS)}
    )


def _ours() -> lapor.Ours:
    known = [places.Known(agency.code, agency.name) for agency in agencies.find(SYSTEM, active=True)]
    return lapor.Ours(known, frozenset(topic.code for topic in categories.listing()))


def _finish(
    actor: Actor, sheet: tables.Sheet, parse: Callable[[tables.Row], Incoming], now: int, dry_run: bool
) -> Result:
    parsed: list[Incoming] = []
    refused: list[Outcome] = []
    for row in sheet.rows:
        try:
            if row.problem:
                raise Invalid(row.problem)
            parsed.append(parse(row))
        except StoreError as error:
            refused.append(Outcome(row.line, problem=error.message))
    outcomes = imports.take_in(actor, parsed, now=now, dry_run=dry_run)
    refused += [outcome for outcome in outcomes if outcome.problem]
    created = sum(outcome.created for outcome in outcomes)
    known = len(outcomes) - created - sum(bool(outcome.problem) for outcome in outcomes)
    return Result(created, known, sorted(refused, key=lambda outcome: outcome.line), sheet.odd_encoding)
