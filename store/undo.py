"""Taking back one's last action on a complaint: states, clocks and referrals stand again as they stood before it."""

import json
from typing import Any

from store import cases, event_texts, policy, recall, recount
from store.actors import Actor, Right, Role, require
from store.cases import Case
from store.clock import MINUTE
from store.database import transact
from store.errors import Conflict, NotAllowed
from store.i18n import _
from store.models import Answer, Complaint, Deadline, Event, Referral
from store.rows import tuples

BESIDE = ("deadline_moved", "article_linked", "article_unlinked")
"""Entries that undo doesn't mind: a holiday that was added moved a deadline, what is published was linked or not."""


def undo(actor: Actor, number: str, *, now: int) -> str:
    """Undo the last action on the complaint and return the kind of event that was undone.

    Only who did it (or a supervisor) may, only within the policy's minutes, only while nothing followed it.
    Raises Conflict or NotAllowed with the reason.
    """
    require(actor, Right.NOTE)

    def unit() -> str:
        case = cases.take(actor, number, now)
        event = _last(case)
        before = event_texts.restored(json.loads(event.data), event_texts.of_event(event.id))["before"]
        _restore_referrals(case, before)
        _restore_deadlines(case, before["pending"])
        _restore_answers(case, before["answer"])
        case.log("undone", {"event": event.id, "kind": event.kind})
        if event.kind == "merged":
            _split(case)
        case.save(**before["complaint"] | _due(before["pending"]))
        _owe_again(case, before, event.at)
        return str(event.kind)

    return transact(unit)


def _last(case: Case) -> Event:
    theirs = (Event.complaint == case.id) & Event.kind.not_in(BESIDE)
    event: Event | None = Event.select().where(theirs).order_by(Event.id.desc()).first()
    if event is None or "before" not in json.loads(event.data):
        raise Conflict(_("The last event of complaint %(number)s cannot be undone.") % {"number": case.row.number})
    if event.account_id != case.actor.account_id and case.actor.role is not Role.SUPERVISOR:
        raise NotAllowed(_("Only the person who did it, or the supervisor, may undo it."))
    minutes = policy.current(case.now).undo_minutes
    if case.now > event.at + minutes * MINUTE:
        raise Conflict(
            _("Undo is possible for %(minutes)d minutes; that time has passed. Take the next step instead.")
            % {"minutes": minutes}
        )
    return event


def _restore_referrals(case: Case, before: dict[str, Any]) -> None:
    former = before["referral"]
    current = Referral.get_or_none(Referral.complaint == case.id, Referral.closed_at.is_null())
    if current is not None and (former is None or current.id != former["id"]):
        case.end_referral("undone")
    if former is not None:
        Referral.update(
            closed_at=None, outcome=None, submitted_at=former["submitted_at"], accepted_at=former["accepted_at"]
        ).where(Referral.id == former["id"]).execute()


def _restore_deadlines(case: Case, pending: list[int]) -> None:
    """Stop what the action started and let go on what it stopped; a level that fired since stays fired.

    A holiday that was added meanwhile counts for what goes on.
    """
    owners = Deadline.select(Deadline.clock, Deadline.owner_key).where(Deadline.id.in_(pending)).distinct()
    for clock, owner in list(tuples(owners)):
        recount.stopped(clock, owner)
    rows = Deadline.update(state="cancelled").where(Deadline.complaint == case.id, Deadline.state == "pending")
    rows.where(Deadline.id.not_in(pending)).execute()
    Deadline.update(state="pending").where(Deadline.id.in_(pending), Deadline.state == "cancelled").execute()


def _due(pending: list[int]) -> dict[str, int]:
    """Return the time that the complaint shows: when the first level is due that goes on; nothing when it had fired."""
    first = Deadline.select(Deadline.due_at).where(Deadline.id.in_(pending), Deadline.level == 1).scalar()
    return {} if first is None else {"due_at": int(first)}


def _restore_answers(case: Case, answer_id: int | None) -> None:
    if answer_id is not None:
        Answer.update(review="pending", reviewed_at=None, reviewer=None, reason="").where(
            Answer.id == answer_id
        ).execute()


def _owe_again(case: Case, before: dict[str, Any], undone_at: int) -> None:
    """Let the message and the visit be owed again that the action had taken back."""
    if case.row.clock is not None:
        recall.renew(case.id, case.row.clock, case.now)
    if before["referral"] is not None:
        recall.renew_visit(before["referral"]["id"], undone_at, case.now)


def _split(case: Case) -> None:
    """Tell the main complaint that the merged one left it again."""
    main = Complaint.get_by_id(case.row.merged_into_id)
    cases.take(case.actor, main.number, case.now).log("unmerged", {"number": case.row.number})
