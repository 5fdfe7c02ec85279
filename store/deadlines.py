"""The clocks of a complaint as rows: started, cancelled, resumed and explained. Firing them stands in `escalations`.

A clock has two levels. `owner_key` names what started it (a referral, an answer, an event), so that starting it twice
is harmless: `UNIQUE (owner_key, clock, level)`.
"""

from dataclasses import dataclass
from typing import Any

from peewee import Function, fn

from store import policy as policies
from store import recount
from store.i18n import _
from store.models import Deadline, Referral
from store.rows import prepared


@dataclass(frozen=True)
class DeadlineView:
    """One level of one clock; instants are milliseconds UTC."""

    id: int
    clock: str
    level: int
    due_at: int
    state: str
    fired_at: int | None
    late_ms: int | None
    owner_key: str


def start(
    clock: str,
    owner_key: str,
    complaint_id: int,
    start_at: int,
    *,
    referral_id: int | None = None,
    policy: policies.Policy | None = None,
) -> int:
    """Write both levels of a clock and return when the first is due; call it in the transaction that causes it."""
    dues = (policy or policies.current(start_at)).due(clock, start_at)
    _start(complaint_id, referral_id, owner_key, clock, *dues)
    return dues[0]


@prepared
def _start(complaint: Any, referral: Any, owner_key: Any, clock: Any, *dues: Any) -> Any:
    shared = {"complaint": complaint, "referral": referral, "owner_key": owner_key, "clock": clock, "state": "pending"}
    rows = [{**shared, "level": level, "due_at": due} for level, due in enumerate(dues, start=1)]
    return Deadline.insert_many(rows).on_conflict_ignore()


def cancel(complaint_id: int) -> None:
    """Stop every running clock of the complaint."""
    _cancel(complaint_id)


@prepared
def _cancel(complaint_id: Any) -> Any:
    pending = (Deadline.complaint == complaint_id) & (Deadline.state == "pending")
    return Deadline.update(state="cancelled").where(pending)


def resume(clock: str, owner_key: str) -> int:
    """Let a stopped clock go on as if it had never stopped, and return when its first level is or was due.

    Holidays that were added meanwhile count: the clock would have moved with them.
    """
    recount.stopped(clock, owner_key)
    Deadline.update(state="pending").where(
        Deadline.owner_key == owner_key, Deadline.clock == clock, Deadline.state == "cancelled"
    ).execute()
    query = Deadline.select(Deadline.due_at).where(
        Deadline.owner_key == owner_key, Deadline.clock == clock, Deadline.level == 1
    )
    return int(query.scalar())


def of_complaint(complaint_id: int, agency_id: int | None = None) -> list[DeadlineView]:
    """Return every deadline the complaint ever had, oldest clock first; or only those of an agency's own referrals."""
    return [DeadlineView(*row) for row in _of(complaint_id, agency_id=agency_id)]


@prepared
def _of(complaint_id: Any, *, agency_id: int | None) -> Any:
    query = Deadline.select(
        Deadline.id,
        Deadline.clock,
        Deadline.level,
        Deadline.due_at,
        Deadline.state,
        Deadline.fired_at,
        Deadline.late_ms,
        Deadline.owner_key,
    ).where(Deadline.complaint == complaint_id, *of_agency(agency_id))
    return query.order_by(Deadline.id)


def of_agency(agency_id: int | None) -> list[Function]:
    """Return the conditions on Deadline for what an agency may know of: its own referrals; none for None."""
    if agency_id is None:
        return []
    own = Referral.select(Referral.id).where(Referral.id == Deadline.referral, Referral.agency == agency_id)
    return [fn.EXISTS(own)]


def reply_owner(referral_id: int) -> str:
    """Return the owner key of a referral's reply clock."""
    return f"referral:{referral_id}"


def answer_owner(answer_id: int) -> str:
    """Return the owner key of an answer's review or promise clock."""
    return f"answer:{answer_id}"


def event_owner(event_id: int) -> str:
    """Return the owner key of a clock that an event started."""
    return f"event:{event_id}"


def clock_name(clock: str) -> str:
    """Return what staff call the clock."""
    return {
        "forward": _("waiting to be forwarded"),
        "reply": _("waiting for the agency's answer"),
        "review": _("waiting for Humas to review"),
        "promise": _("promised date of the agency"),
        "data": _("waiting for the citizen's facts"),
    }[clock]
