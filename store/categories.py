"""The topics of complaints, each with the agency that usually answers it."""

from dataclasses import dataclass

from peewee import JOIN

from store.models import Agency, Category
from store.rows import tuples


@dataclass(frozen=True)
class CategoryView:
    """A topic; `agency` is the code of the agency that usually answers, empty when none does."""

    code: str
    name: str
    agency: str


def listing() -> list[CategoryView]:
    """Return every topic by name; the one for everything else stands last."""
    query = Category.select(Category.code, Category.name, Agency.code).join(Agency, JOIN.LEFT_OUTER)
    rows = [CategoryView(code, name, agency or "") for code, name, agency in tuples(query.order_by(Category.name))]
    return sorted(rows, key=lambda row: not row.agency)
