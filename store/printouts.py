"""Complaints on paper, as an office takes them along or files them: what was said, done and answered.

Paper leaves the house, so no citizen stands on it, and of a secret complaint only its number and its state.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store import sheets, views
from store.actors import Actor, Right, require
from store.errors import Invalid
from store.i18n import _
from store.sheets import SheetEntry
from store.views import ComplaintView

AT_MOST = 100
"""Complaints on one sheet; more are a report's business."""


@dataclass(frozen=True)
class Said:
    """One answer that was not withdrawn; `review` is pending, accepted or sent_back, `at` milliseconds UTC."""

    at: int
    agency: str
    body: str
    review: str


@dataclass(frozen=True)
class Printed:
    """One complaint: what the visit sheet says of it too, with whom it is, and its answers, oldest first."""

    entry: SheetEntry
    agency: str
    answers: tuple[Said, ...]


@dataclass(frozen=True)
class Printout:
    """All that goes on one sheet."""

    complaints: tuple[Printed, ...]


def printout(actor: Actor, numbers: Sequence[str]) -> Printout:
    """Return the sheet of these complaints, in their order.

    Raises Invalid for none or too many, NotFound for one that the actor may not see.
    """
    require(actor, Right.SEE_HISTORY)
    wanted = list(dict.fromkeys(numbers))
    if not wanted:
        raise Invalid(_("There is no complaint to print. Mark some first."))
    if len(wanted) > AT_MOST:
        raise Invalid(_("At most %(limit)d complaints go on one sheet. Mark fewer.") % {"limit": AT_MOST})
    return Printout(tuple(_printed(actor, views.get(actor, number)) for number in wanted))


def _printed(actor: Actor, view: ComplaintView) -> Printed:
    entry = sheets.entry_of(actor, view, agency=view.agency)
    answers = (
        ()
        if entry.secret
        else tuple(Said(one.at, one.agency, one.body, one.review) for one in view.answers if one.review != "withdrawn")
    )
    return Printed(entry, view.agency, answers)
