"""How often is too often: limits on what anybody may send in from one address or one account, kept in the database."""

from typing import NamedTuple

from store.clock import DAY, HOUR, MINUTE
from store.database import transact
from store.errors import NotAllowed
from store.i18n import _, format_span
from store.models import Hit


class TooOften(NotAllowed):
    """The limit is reached; the sentence says how long to wait."""


class Limit(NamedTuple):
    """So many uses in a span of milliseconds."""

    uses: int
    span: int


LIMITS = {
    "register": Limit(20, HOUR),
    "complaint": Limit(20, HOUR),
    "complaint_address": Limit(200, HOUR),
    "track": Limit(60, 15 * MINUTE),
    "say": Limit(30, HOUR),
}
"""An address may be a whole neighbourhood behind one mobile carrier, so addresses are allowed more than accounts."""


def take(action: str, source: str, *, now: int) -> None:
    """Count one use of the action by an address or account. Raises TooOften when there were too many."""
    limit = LIMITS[action]

    def unit() -> None:
        Hit.delete().where(Hit.at < now - DAY).execute()
        recent = Hit.select(Hit.at).where(Hit.action == action, Hit.source == source, Hit.at > now - limit.span)
        oldest = recent.order_by(Hit.at.desc()).offset(limit.uses - 1).limit(1).scalar()
        if oldest is not None:
            wait = {"span": format_span(oldest + limit.span - now)}
            raise TooOften(_("That was too often in a short time. Wait %(span)s, then try again.") % wait)
        Hit.create(action=action, source=source, at=now)

    transact(unit)
