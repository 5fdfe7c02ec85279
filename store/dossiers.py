"""What stands behind the rows of a list, fetched for all of them at once: for JSON lists and exports."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from peewee import JOIN, fn

from store.actors import Actor, Right, Role, require
from store.cases import seen
from store.deadlines import DeadlineView, of_agency
from store.listing import ComplaintRow
from store.models import Category, Complaint, Deadline, Merger, Referral
from store.rows import tuples


@dataclass(frozen=True)
class Dossier:
    """A row with its text, dates and deadlines, without its citizen; `forwarded_at` is the newest referral's."""

    row: ComplaintRow
    text: str
    category: str
    category_name: str
    cycle: int
    returns: int
    answered_at: int | None
    forwarded_at: int | None
    external_id: str
    citizens: int
    deadlines: tuple[DeadlineView, ...]


def of(actor: Actor, rows: Sequence[ComplaintRow]) -> list[Dossier]:
    """Return the dossiers of those rows that the actor sees, in the same order."""
    require(actor, Right.SEE_HISTORY)
    texts = _texts(actor, [row.id for row in rows])
    keys = list(texts)
    forwarded = _forwarded(actor, keys)
    merged, running = _merged(keys), _deadlines(actor, keys)
    return [
        Dossier(
            row,
            *texts[row.id][:6],
            forwarded_at=forwarded.get(row.id),
            external_id=texts[row.id][6],
            citizens=1 + merged.get(row.id, 0),
            deadlines=tuple(running[row.id]),
        )
        for row in rows
        if row.id in texts
    ]


def _texts(actor: Actor, keys: list[int]) -> dict[int, tuple[str, str, str, int, int, int | None, str]]:
    query = (
        Complaint.select(
            Complaint.id,
            Complaint.body,
            fn.COALESCE(Category.code, ""),
            fn.COALESCE(Category.name, ""),
            Complaint.cycle,
            Complaint.returns,
            Complaint.answered_at,
            fn.COALESCE(Complaint.external_id, ""),
        )
        .join(Category, JOIN.LEFT_OUTER)
        .where(Complaint.id.in_(keys), seen(actor))
    )
    return {key: (body, *rest) for key, body, *rest in tuples(query)}


def _forwarded(actor: Actor, keys: list[int]) -> dict[int, int]:
    query = Referral.select(Referral.complaint_id, fn.MAX(Referral.forwarded_at)).where(
        Referral.complaint.in_(keys), Referral.outcome.is_null() | (Referral.outcome != "undone")
    )
    if actor.role is Role.OFFICER:
        query = query.where((Referral.agency + 0) == actor.agency_id)
    return dict(tuples(query.group_by(Referral.complaint_id)))


def _merged(keys: list[int]) -> dict[int, int]:
    query = Merger.select(Merger.merged_into_id, fn.COUNT(Merger.id)).where(Merger.merged_into.in_(keys))
    return dict(tuples(query.group_by(Merger.merged_into_id)))


def _deadlines(actor: Actor, keys: list[int]) -> defaultdict[int, list[DeadlineView]]:
    found: defaultdict[int, list[DeadlineView]] = defaultdict(list)
    query = Deadline.select(
        Deadline.complaint_id,
        Deadline.id,
        Deadline.clock,
        Deadline.level,
        Deadline.due_at,
        Deadline.state,
        Deadline.fired_at,
        Deadline.late_ms,
        Deadline.owner_key,
    ).where(Deadline.complaint.in_(keys), *of_agency(actor.agency_id))
    for key, *rest in tuples(query.order_by(Deadline.id)):
        found[key].append(DeadlineView(*rest))
    return found
