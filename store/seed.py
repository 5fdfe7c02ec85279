"""What a new database starts with: places, agencies, topics and holidays from `store/seed/*.csv`."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from store import events
from store.actors import Actor, Right, require
from store.database import transact
from store.models import Agency, Category, District, Holiday, Table, Ward
from store.rows import tuples

DIRECTORY = Path(__file__).parent / "seed"


@dataclass(frozen=True)
class Seeded:
    """How many rows a loading added; all are zero when everything was there."""

    districts: int
    wards: int
    agencies: int
    categories: int
    holidays: int


def load(actor: Actor, *, now: int) -> Seeded:
    """Add what is missing, in one transaction. What a person changed or disabled stays as it is."""
    require(actor, Right.EDIT_POLICY)
    return transact(lambda: _load(actor, now))


def _load(actor: Actor, now: int) -> Seeded:
    districts = _add(District, "code", _rows("districts"))
    known = _keys(District)
    wards = _add(Ward, "code", ({**row, "district": known[row["district"]]} for row in _rows("wards")))
    agencies = _add(Agency, "code", ({k: row[k] for k in ("code", "name", "kind")} for row in _rows("agencies")))
    owners = _keys(Agency)
    categories = _add(Category, "code", ({**row, "agency": owners.get(row["agency"])} for row in _rows("categories")))
    seeded = Seeded(districts, wards, agencies, categories, _add(Holiday, "day", _rows("holidays")))
    if any(vars(seeded).values()):
        events.append(actor, "seed_loaded", None, vars(seeded), now)
    return seeded


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DIRECTORY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _keys(table: type[District | Agency]) -> dict[str, int]:
    return {code: int(key) for code, key in tuples(table.select(table.code, table.id))}


def _add(table: type[Table], key: str, rows: Iterator[Mapping[str, object]] | Iterator[dict[str, str]]) -> int:
    """Insert the rows whose key is not there yet, and return how many."""
    column = getattr(table, key)
    known = {value for (value,) in tuples(table.select(column))}
    missing = [row for row in rows if row[key] not in known]
    if missing:
        table.insert_many(missing).execute()
    return len(missing)
