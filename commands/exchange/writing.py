"""Complaints as files for others: a CSV of our own, the LAPOR! columns, or JSON. No secret one, no identity."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from commands import complaint_records as records
from commands.exchange import lapor_columns
from commands.output import safe_json
from store import dossiers, queries
from store.actors import Actor, Right, require
from store.dossiers import Dossier
from store.errors import Invalid
from store.i18n import _
from store.queries import Filter
from store.text import csv_safe, printable

PAGE = 500
OWN = (
    "number", "state", "title", "text", "agency", "ward", "place", "category", "privacy", "channel",
    "received_at", "forwarded_at", "answered_at", "closed_at", "handovers", "external_id",
)  # fmt: skip


def write(actor: Actor, kind: str, states: tuple[str, ...], agency: str, path: Path | None, *, now: int) -> int:
    """Write what the filter holds to the file, or to stdout, and return how many. Raises Invalid, NotAllowed."""
    require(actor, Right.EXPORT)
    writer = _writers().get(kind)
    if writer is None:
        raise Invalid(
            _("“%(kind)s” is no kind of file. Choose one of: %(known)s.")
            % {"kind": kind[:20], "known": ", ".join(_writers())}
        )
    filters = Filter(state=states, agency=agency)
    queries.find(actor, filters, now=now, limit=1)
    with _target(path) as stream:
        return writer(_told(actor, filters, now), stream)


def _writers() -> dict[str, Callable[[Iterable[Dossier], TextIO], int]]:
    return {"csv": _own_csv, "lapor": _lapor, "json": _json}


def _told(actor: Actor, filters: Filter, now: int) -> Iterator[Dossier]:
    """Yield what may be told, page by page."""
    after = None
    while True:
        page = queries.find(actor, filters, now=now, limit=PAGE, after=after)
        yield from dossiers.of(actor, [row for row in page.rows if row.privacy != "secret"])
        after = page.next_key
        if after is None:
            return


@contextmanager
def _target(path: Path | None) -> Iterator[TextIO]:
    """Open the file, which appears only when it is whole; or stdout."""
    if path is None:
        yield sys.stdout
        return
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        unfinished.replace(path)
    except OSError as error:
        raise Invalid(
            _("The file %(path)s cannot be written: %(reason)s.") % {"path": path, "reason": error.strerror}
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _own_csv(found: Iterable[Dossier], stream: TextIO) -> int:
    """Write a CSV for spreadsheets here: byte-order mark, semicolons, no cell that is a formula."""
    stream.write("\ufeff")
    return _table(found, stream, OWN, records.record, ";")


def _lapor(found: Iterable[Dossier], stream: TextIO) -> int:
    """Write the columns of the sheet “Laporan Ringkas” of SP4N-LAPOR!; times are UTC, as they are there."""
    return _table(found, stream, lapor_columns.COLUMNS, lapor_columns.cells, ",")


def _json(found: Iterable[Dossier], stream: TextIO) -> int:
    count = 0
    for dossier in found:
        stream.write("[\n" if not count else ",\n")
        stream.write(safe_json(json.dumps(records.record(dossier), ensure_ascii=False)))
        count += 1
    stream.write("\n]\n" if count else "[]\n")
    return count


def _table(
    found: Iterable[Dossier],
    stream: TextIO,
    columns: Sequence[str],
    cells: Callable[[Dossier], Mapping[str, object]],
    delimiter: str,
) -> int:
    line = io.StringIO()
    writer = csv.writer(line, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    count = 0
    for dossier in found:
        values = cells(dossier)
        writer.writerow([_cell(values[name]) for name in columns])
        count += 1
        stream.write(line.getvalue())
        line.seek(0)
        line.truncate()
    stream.write(line.getvalue())
    return count


def _cell(value: object) -> str:
    return "" if value is None else csv_safe(printable(str(value)))
