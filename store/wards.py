"""The city's wards (kelurahan) and districts (kecamatan): lists for forms, and finding one by code or name."""

from dataclasses import dataclass
from itertools import groupby

from peewee import fn

from store.errors import Invalid
from store.i18n import _
from store.models import District, Ward
from store.rows import tuples


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
    matches = (Ward.code == wanted) | (fn.LOWER(Ward.name) == wanted.lower())
    found = Ward.select(Ward.id).where(matches).scalar()
    if found is None:
        raise Invalid(_("There is no ward “%(ward)s” in Kendari. Choose one from the list.") % {"ward": wanted[:40]})
    return int(found)
