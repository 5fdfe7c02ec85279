"""The city's wards (kelurahan) and districts (kecamatan): lists for forms, and finding one by code or name."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from peewee import fn

from store.errors import Invalid
from store.i18n import _
from store.models import District, Ward
from store.rows import prepared, tuples


@dataclass(frozen=True)
class WardView:
    """A ward and the district it lies in."""

    code: str
    name: str
    district: str


def listing() -> list[WardView]:
    """Return every ward, by district and name."""
    query = Ward.select(Ward.code, Ward.name, District.name.alias("district")).join(District)
    return [WardView(*row) for row in tuples(query.order_by(District.name, Ward.name))]


def by_district() -> dict[str, list[WardView]]:
    """Return every ward under the name of its district, both by name."""
    return {district: list(group) for district, group in groupby(listing(), key=lambda ward: ward.district)}


def find(text: str) -> int | None:
    """Return the key of the ward with that code or name, None for no text. Raises Invalid when there is none."""
    wanted = text.strip()
    if not wanted:
        return None
    for (found,) in _named(wanted, wanted.lower()):
        return int(found)
    raise Invalid(_("There is no ward “%(ward)s” in Kendari. Choose one from the list.") % {"ward": wanted[:40]})


@prepared
def _named(code: Any, name: Any) -> Any:
    return Ward.select(Ward.id).where((Ward.code == code) | (fn.LOWER(Ward.name) == name))
