"""Loading a past in bulk: rows as they stand, into a database that has no complaint yet, in one transaction.

For a demo, a training or a bench: real complaints come in through `intake` and `imports`. Whoever makes the rows
answers for what they say. A load that is interrupted leaves nothing of itself behind.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from peewee import Model, chunked

from store import bulk_aids
from store.actors import Actor, Role
from store.database import db, is_postgres, transact
from store.errors import Conflict, NotAllowed
from store.events import GENESIS
from store.i18n import _
from store.models import (
    Account,
    Agency,
    Answer,
    Attachment,
    Attempt,
    Category,
    Change,
    Citizen,
    CitizenKey,
    Complaint,
    Deadline,
    Event,
    EventText,
    Inbound,
    Message,
    MessageComplaint,
    Officer,
    Receipt,
    Referral,
    Visit,
    Ward,
)
from store.rows import first, tuples

Row = tuple[Any, ...]
"""All values of a table's `columns`, in their order."""

BATCH = 20_000
_MODELS: tuple[type[Model], ...] = (
    Citizen,
    CitizenKey,
    Complaint,
    Referral,
    Answer,
    Deadline,
    Event,
    EventText,
    Message,
    MessageComplaint,
    Attempt,
    Inbound,
    Receipt,
    Visit,
)
_BESIDE: tuple[type[Model], ...] = (Attachment, Change)
_BY_NAME: dict[str, type[Model]] = {vars(model)["_meta"].table_name: model for model in (*_MODELS, *_BESIDE)}
TABLES = tuple(_BY_NAME)[: len(_MODELS)]
"""What a life leaves behind. A load may bring photos and the end of the feed beside it."""


@dataclass(frozen=True)
class Ends:
    """Where a load goes on: the next free key of each table, and the hash of the timeline's last entry."""

    keys: dict[str, int]
    head: str


def columns(table: str) -> tuple[str, ...]:
    """Return the names of a table's columns, the key first."""
    return tuple(field.column_name for field in vars(_BY_NAME[table])["_meta"].sorted_fields)


def read(actor: Actor, table: str) -> Iterator[Row]:
    """Return every row of a table in the order of its keys: what a load may be modelled on."""
    _require_system(actor)
    model = _BY_NAME[table]
    return tuples(model.select().order_by(vars(model)["_meta"].primary_key))


def names(actor: Actor) -> dict[str, dict[int, str]]:
    """Return what rows refer to by key: each ward, topic, agency, account and officer, by what tells it from others."""
    _require_system(actor)
    kept: tuple[tuple[str, type[Model], Any], ...] = (
        ("ward", Ward, Ward.name),
        ("category", Category, Category.code),
        ("agency", Agency, Agency.code),
        ("account", Account, Account.name),
        ("officer", Officer, Officer.phone),
    )
    return {
        table: {int(key): str(name) for key, name in tuples(model.select(vars(model)["_meta"].primary_key, column))}
        for table, model, column in kept
    }


def ends(actor: Actor) -> Ends:
    """Return where a load into this database goes on. Raises Conflict when there are complaints in it."""
    _require_system(actor)
    _require_empty()
    keys = {}
    for table, model in _BY_NAME.items():
        newest = first(model.select(vars(model)["_meta"].primary_key).order_by(-vars(model)["_meta"].primary_key))
        keys[table] = 1 if newest is None else int(newest[0]) + 1
    head = first(Event.select(Event.hash).order_by(Event.id.desc()))
    return Ends(keys, head[0] if head else GENESIS)


def load(
    actor: Actor, stream: Callable[[], Iterable[tuple[str, Row]]], tell: Callable[[float], object] = lambda _done: None
) -> None:
    """Put a stream of tables' names and rows into the database; `stream` is called inside the transaction.

    Indexes are made again at the end, `tell` hears which share of them stands. On SQLite nobody else may have the file
    open. Raises NotAllowed for anybody but the system, Conflict when there are complaints already.
    """
    _require_system(actor)
    _require_empty()
    with bulk_aids.hurry():
        transact(lambda: _load(stream(), tell))
    bulk_aids.settle()


def _load(stream: Iterable[tuple[str, Row]], tell: Callable[[float], object]) -> None:
    _require_empty()
    with bulk_aids.without_indexes(tuple(_BY_NAME), tell):
        for batch in chunked(stream, BATCH):
            by_table: dict[str, list[Row]] = {}
            for table, row in batch:
                by_table.setdefault(table, []).append(row)
            for table, rows in by_table.items():
                _put(table, rows)
        bulk_aids.raise_sequences({table: columns(table)[0] for table in _BY_NAME})


def _put(table: str, rows: list[Row]) -> None:
    """Write rows as fast as the driver can: it knows two ways that peewee does not."""
    cursor, names = db.connection().cursor(), ", ".join(columns(table))
    if not is_postgres():
        marks = ", ".join("?" * len(columns(table)))
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        return
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _require_system(actor: Actor) -> None:
    if actor.role is not Role.SYSTEM:
        raise NotAllowed(_("Only the system itself loads in bulk. Take complaints in with: ehumas complaint import"))


def _require_empty() -> None:
    if Complaint.select(Complaint.id).exists():
        raise Conflict(
            _("There are complaints in this database already. A past is loaded into a fresh one only; choose another.")
        )
