"""The store's public functions, found in its code, and one call of each by each kind of actor on things that exist."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import store
from store import (
    articles,
    attachments,
    citizens,
    complaints,
    content,
    corrections,
    data_requests,
    database,
    escalations,
    holidays,
    keys,
    models,
    queries,
    reports,
)
from store.actors import PUBLIC, SYSTEM, Actor
from store.clock import HOUR
from store.errors import NotAllowed, NotFound, StoreError
from tests.support.city import City

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "B" * 43
FOREIGN = ("zebra", "halu oleo", "81277777777", "zamrud", "rsud")
"""Words of the stranger's complaint, person and agency, in small letters."""
OTHER_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "C" * 43
SPECIAL: dict[str, dict[str, Any]] = {
    "bulk.load": {"stream": tuple},
    "bulk.read": {"table": "complaint"},
    "imports.take_in": {"rows": []},
}
"""Where a parameter's name means something else than everywhere."""
ABSURD: dict[str, Any] = {
    "text": "",
    "reason": "",
    "question": "",
    "note": "",
    "to": "",
    "tracking": "",
    "name": "",
    "password": "",
    "comment": "x" * 1_000,
    "stars": 99,
    "kind": "absurd",
    "state": ("absurd",),
    "typed": "absurd",
    "reply": "",
    "phone": "absurd",
    "email": "absurd",
    "met": "",
    "found": "",
    "promise_day": "absurd",
    "day": "absurd",
    "assignee": "x" * 1_000,
    "hours": {"absurd": (5, 1)},
    "month": "absurd",
    "draft": articles.Draft(title="", body=""),
    "visit_ids": (),
    "filters": queries.Filter(state=("absurd",)),
}
"""Values that nothing can be done with, by parameter; who may not do it at all must not even hear that."""


@dataclass(frozen=True)
class Scene:
    """A city with two of everything: RSUD's and a stranger's, and PUPR's and the citizen's own."""

    actors: dict[str, Actor]
    foreign: dict[str, Any]
    own: dict[str, dict[str, Any]]


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield every public function of the store by its module and name."""
    for module in pkgutil.walk_packages(store.__path__, "store."):
        if ".migrations" in module.name:
            continue
        for name, function in vars(importlib.import_module(module.name)).items():
            if inspect.isfunction(function) and function.__module__ == module.name and not name.startswith("_"):
                yield f"{module.name.removeprefix('store.')}.{name}", function


def takes_actor(function: Callable[..., Any]) -> bool:
    """Tell whether the function asks first who acts."""
    return next(iter(inspect.signature(function).parameters), "") == "actor"


def touches_tables(function: Callable[..., Any]) -> bool:
    """Tell whether the function's module can reach a table at all."""
    module = importlib.import_module(function.__module__)
    return any(inspect.isclass(value) and issubclass(value, models.Table) for value in vars(module).values()) or (
        getattr(module, "db", None) is database.db
    )


def scene(city: City) -> Scene:
    """Make two of everything, let three days of silence pass, and return who may try what on which."""
    stranger = citizens.NewCitizen("Halu Oleo", "081277777777", "Jl. Zamrud 7", "Bende")
    strange = _things(city, "RSUD", KEY, city.forwarded("Lampu zebra mati", agency="RSUD", citizen=stranger))
    number = city.forwarded("Jalan rusak", agency="PUPR", citizen=None, citizen_id=city.citizen.citizen_id)
    link = queries.holder(number, f"secret-{city.made:024d}")
    mine = _things(city, "PUPR", OTHER_KEY, number)
    actors = {
        "o": city.operator,
        "s": city.supervisor,
        "v": city.viewer,
        "f": city.officer("PUPR"),
        "c": city.citizen,
        "h": link,
        "p": PUBLIC,
        "y": SYSTEM,
    }
    city.clock.advance(73 * HOUR)
    escalations.fire_due(city.clock.now())
    named = replace(strange["new"], citizen=None, citizen_id=city.citizen.citizen_id)
    shared = _shared(city) | {"now": city.clock.now(), "at": city.clock.now() + HOUR}
    own = shared | _fired(mine)
    for_citizens = own | {"new": named, "login": "+6281234567890"}
    return Scene(actors, shared | _fired(strange), {"f": own, "c": for_citizens, "h": for_citizens})


def _things(city: City, agency: str, key: str, number: str) -> dict[str, Any]:
    """Return what belongs to one agency, and a complaint that it was given."""
    row = queries.find(city.operator, queries.Filter(agency=agency), now=city.clock.now()).rows[0]
    officer = models.Officer.select().join(models.Agency).where(models.Agency.code == agency).get()
    citizen_id = models.Complaint.get_by_id(row.id).citizen_id
    new = complaints.NewComplaint(title="x", text="y", client_key="some-new-key", citizen=citizens.NewCitizen("A"))
    return {
        "number": number,
        "numbers": [number],
        "complaint_id": row.id,
        "citizen_id": citizen_id,
        "request_id": data_requests.take(city.operator, citizen_id, "access", "x", now=city.clock.now()).id,
        "rows": [row],
        "agency": agency,
        "code": agency,
        "officer_id": officer.id,
        "login": agency.lower(),
        "fingerprint": keys.add(city.supervisor, agency.lower(), key, now=city.clock.now()).fingerprint,
        "new": new,
    }


def _fired(things: dict[str, Any]) -> dict[str, Any]:
    """Return the things with what the engine made of their silence."""
    link = models.MessageComplaint.get(models.MessageComplaint.complaint == things["complaint_id"])
    visit = models.Visit.get(models.Visit.complaint == things["complaint_id"])
    return things | {"message_id": link.message_id, "visit_id": visit.id, "visit_ids": (visit.id,)}


def _shared(city: City) -> dict[str, Any]:
    """Return the things that belong to nobody in particular, and harmless words."""
    now = city.clock.now()
    inbound = models.Inbound.create(received_at=now, source="x", digest="x", content="{}")
    receipt = models.Receipt.create(
        dedupe_key="x", provider_id="", status="replied", at=now, inbound=inbound, detail="sudah"
    )
    holidays.add(city.supervisor, "2027-01-01", "Tahun baru", now=now)
    reports.freeze(city.operator, "2026-09", now=now)
    draft = articles.Draft(title="Judul", body="Isi")
    return {
        "receipt_id": receipt.id,
        "slug": content.add(city.operator, "news", draft, now=now).slug,
        "draft": draft,
        "kind": "news",
        "version": 1,
        "into": city.complaint(),
        "secret": "s" * 22,
        "client_key": "some-client-key",
        "registration": citizens.Registration("A", "081234999999", "Jl. X", "Korumba", "sandi-yang-panjang", True),
        "filters": queries.Filter(),
        "password": "sandi-yang-panjang",
        "role": "operator",
        "text": "Teks",
        "name": "Nama",
        "reason": "Alasan",
        "question": "Di mana?",
        "note": "Catatan",
        "comment": "kunci",
        "to": "PLN",
        "tracking": "1",
        "stars": 3,
        "met": "Nama",
        "found": "Temuan",
        "form": "answer:1",
        "body": "teks",
        "work": lambda: None,
        "seq": 0,
        "token": "konsol-lain",
        "doing": "reading",
        "typed": "123456",
        "demanded": True,
        "done": True,
        "reply": "Jawaban",
        "month": "2026-09",
        "day": "2027-01-01",
        "sha256": "0" * 64,
        "file": attachments.Photo("0" * 64, 1, attachments.PDF, "a.pdf"),
        "correction": corrections.Correction(address="Jl. Baru 1"),
        "days": [],
        "year": 2028,
    }


def refusal(
    function: Callable[..., Any], actor: Actor, values: dict[str, Any], *, absurd: bool = False
) -> NotAllowed | NotFound | None:
    """Return the wall's refusal of the call; None when it got past the wall, whatever then became of it.

    `absurd` gives every parameter that may be absurd such a value.
    """
    said = outcome(function, actor, values, absurd=absurd)
    return said if isinstance(said, NotAllowed | NotFound) else None


def outcome(function: Callable[..., Any], actor: Actor, values: dict[str, Any], *, absurd: bool = False) -> Any:
    """Return what the call returns, or the store's error; nothing that it did stays."""
    positional, named = _arguments(function, values, absurd)

    def unit() -> None:
        raise _RolledBackError(function(actor, *positional, **named))

    try:
        database.transact(unit)
    except StoreError as error:
        return error
    except _RolledBackError as end:
        return end.args[0]
    raise AssertionError("the unit always raises")


def _arguments(function: Callable[..., Any], given: dict[str, Any], absurd: bool) -> tuple[list[Any], dict[str, Any]]:
    values = given | SPECIAL.get(f"{function.__module__.removeprefix('store.')}.{function.__name__}", {})
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for one in list(inspect.signature(function).parameters.values())[1:]:
        if one.kind is one.VAR_KEYWORD:
            continue
        if absurd and one.name in ABSURD:
            value = ABSURD[one.name]
        elif one.default is one.empty:
            value = values[one.name]
        else:
            continue
        if one.kind is one.KEYWORD_ONLY:
            named[one.name] = value
        else:
            positional.append(value)
    return positional, named


class _RolledBackError(Exception):
    """Ends the transaction so that nothing stays."""
