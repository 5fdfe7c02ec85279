"""The rows in which identities stand: kept sealed, opened one by one, found by the phone's blind index."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from peewee import JOIN, ModelSelect, fn

from store import vault
from store.models import Account, Citizen, CitizenKey, Ward
from store.rows import insert, prepared, tuples
from store.vault import Identity


class Found(NamedTuple):
    """A person and their ward's name; no person once erased."""

    person: Identity | None
    ward: str


def keep(person: Identity, ward: int | None, **more: Any) -> int:
    """Keep a new person and return the citizen's key; `more` are further columns. Call it inside a transaction."""
    key = vault.new_key()
    kept = {"identity": vault.sealed(key, person), "phone_index": vault.phone_index(person.phone), "ward": ward}
    citizen_id = insert(Citizen, **kept, **more)
    vault.keep(citizen_id, key)
    return citizen_id


def rewrite(citizen_id: int, person: Identity) -> None:
    """Keep who a citizen really is, sealed with a new key: nothing opens the former words any more."""
    key = vault.new_key()
    kept = {"identity": vault.sealed(key, person), "phone_index": vault.phone_index(person.phone)}
    vault.replace(citizen_id, key)
    Citizen.update(**kept).where(Citizen.id == citizen_id).execute()


def remove(citizen_id: int) -> None:
    """Remove a row that nothing belongs to any more; call it inside a transaction."""
    vault.destroy(citizen_id)
    Citizen.delete().where(Citizen.id == citizen_id).execute()


def with_phone(phone: str, *, but: int) -> list[int]:
    """Return the keys of everybody else who has that number (E.164), oldest first."""
    query = Citizen.select(Citizen.id).where(Citizen.phone_index == vault.phone_index(phone), Citizen.id != but)
    return [int(key) for (key,) in tuples(query.order_by(Citizen.id))]


def read(citizen_id: int) -> Found:
    """Return who a citizen is."""
    return opened(next(iter(_by_key(citizen_id)), (citizen_id, "", None, "")))


@prepared
def _by_key(citizen_id: Any) -> Any:
    return select().where(Citizen.id == citizen_id)


def known(person: Identity, ward: int | None) -> int | None:
    """Return who has that number and no account, in the same ward, and proves to be the same person."""
    found = _without_account(vault.phone_index(person.phone), ward=ward)
    return next((int(row[0]) for row in found if opened(row).person == person), None)


@prepared
def _without_account(phone_index: Any, *, ward: int | None) -> Any:
    query = select().join(Account, JOIN.LEFT_OUTER, on=(Account.citizen == Citizen.id))
    same = Citizen.ward.is_null() if ward is None else Citizen.ward == ward
    return query.where(Citizen.phone_index == phone_index, same, Account.id.is_null())


def select(*more: Any) -> "ModelSelect[Citizen]":
    """Select what `opened` takes, and `more` behind it."""
    query = Citizen.select(Citizen.id, Citizen.identity, CitizenKey.wrapped, fn.COALESCE(Ward.name, ""), *more)
    keyed = query.join(CitizenKey, JOIN.LEFT_OUTER, on=(CitizenKey.citizen == Citizen.id))
    return keyed.join(Ward, JOIN.LEFT_OUTER, on=(Citizen.ward == Ward.id))


def opened(row: Sequence[Any]) -> Found:
    """Return who stands in a selected row. Raises Unavailable without the right master key."""
    citizen_id, sealed, wrapped, ward = row
    return Found(vault.opened(citizen_id, sealed, wrapped) if wrapped else None, ward)
