"""Forwarding to an agency, its answer, and the review of it: the way of a complaint between Humas and the OPD."""

from collections.abc import Mapping, Sequence

from store import cases, deadlines, policy, recall, substance
from store.actors import Actor, Right, Role, require
from store.cases import Case
from store.clock import day_end, parse_day, to_iso
from store.database import transact
from store.errors import Conflict, Invalid, NotAllowed, NotFound
from store.i18n import _
from store.models import Agency, Answer, Referral
from store.numbers import parse
from store.rows import tuples
from store.text import clean_line, clean_text

ANSWER_LIMIT = 5_000
REASON_LIMIT = 500
RETURNS_BEFORE_DECISION = 2
PROMISE_DAYS = 366


def forward(
    actor: Actor,
    numbers: Sequence[str],
    agency: str,
    *,
    now: int,
    note: str = "",
    versions: Mapping[str, int] | None = None,
) -> list[str]:
    """Hand complaints to the agency with that code and start its reply clock; return their numbers.

    From another agency this is a transfer: the old referral is closed, its reminders are cancelled. All or none.
    After the second return by agencies a supervisor decides where a complaint goes.
    """
    require(actor, Right.TRIAGE)
    note = clean_line(note, REASON_LIMIT, _("Note"), required=False)

    def unit() -> list[str]:
        target = active_agency(agency)
        taken = cases.take_all(actor, numbers, now, versions)
        for case in taken:
            _forward_one(case, target, note)
        return [case.row.number for case in taken]

    return transact(unit)


def answer(
    actor: Actor,
    number: str,
    text: str,
    *,
    now: int,
    client_key: str,
    kind: str = "final",
    promise_day: str = "",
    version: int | None = None,
) -> str:
    """Write the agency's answer for Humas to review; the reply clock stops, the review clock starts.

    An `interim` answer names the day (`YYYY-MM-DD`) by which the rest is promised. The same client key is one answer:
    sent again it is acknowledged, whatever came after it.
    """
    require(actor, Right.ANSWER)
    body = clean_text(text, ANSWER_LIMIT, _("Answer"))

    def unit() -> str:
        if Answer.select().where(Answer.client_key == client_key).exists():
            return parse(number)
        promise_at = _promise(kind, promise_day, now)
        case = cases.take(actor, number, now)
        if version is not None and case.row.version != version:
            raise Conflict(cases.changed_sentence(case.row))
        case.require_state("forwarded", "in_progress")
        if empty := substance.refusal(body, kind):  # after whose it is and what it is now: a stranger learns nothing
            raise Invalid(empty)
        referral = case.open_referral()
        row = Answer.create(
            referral=referral.id,
            complaint=case.id,
            account=actor.account_id,
            body=body,
            kind=kind,
            promise_at=promise_at,
            at=now,
            review="pending",
            client_key=client_key,
        )
        _submitted(case, referral, row)
        return str(case.row.number)

    return transact(unit)


def accept(
    actor: Actor,
    numbers: Sequence[str],
    *,
    now: int,
    versions: Mapping[str, int] | None = None,
    despite: str = "",
) -> list[str]:
    """Accept the answers under review: a final one closes the complaint, an interim one starts the promise clock.

    An accepted answer counts from the moment it was submitted. Raises Doubtful for one that does not say what was
    done, unless a sentence says why it is accepted `despite` that.
    """
    require(actor, Right.REVIEW)
    despite = clean_text(despite, REASON_LIMIT, _("Reason"), required=False)

    def unit() -> list[str]:
        taken = cases.take_all(actor, numbers, now, versions)
        for case in taken:
            _accept_one(case, despite)
        return [case.row.number for case in taken]

    return transact(unit)


def send_back(actor: Actor, number: str, reason: str, *, now: int, version: int | None = None) -> str:
    """Send an answer back to the agency: the old clock goes on as if it had never stopped."""
    require(actor, Right.REVIEW)
    reason = clean_text(reason, REASON_LIMIT, _("Reason"))

    def unit() -> str:
        case = cases.take(actor, number, now, version)
        case.require_state("answered")
        row, referral = _pending(case), case.open_referral()
        _review(row, "sent_back", actor, now, reason)
        _resume_agency_clock(case, referral)
        case.log("sent_back", {"answer": row.id, "reason": reason}, undoable=True)
        return str(case.row.number)

    return transact(unit)


def return_(actor: Actor, number: str, reason: str, *, now: int, version: int | None = None) -> str:
    """Give a complaint back to Humas because it is not the agency's matter; Humas's forward clock starts again.

    Humas may do it for an agency that said so on the telephone.
    """
    require(actor, Right.NOTE)
    reason = clean_text(reason, REASON_LIMIT, _("Reason"))

    return transact(lambda: returned(cases.take(actor, number, now, version), reason))


def returned(case: Case, reason: str) -> str:
    """Give a complaint back to Humas inside a transaction, and return its number."""
    case.require_state("forwarded", "in_progress")
    returned_by = cases.agency_code(case.row.agency_id)
    referral = end_with_agency(case, "returned")
    event_id = case.log("returned", {"agency": returned_by, "reason": reason, "referral": referral}, undoable=True)
    due = deadlines.start("forward", deadlines.event_owner(event_id), case.id, case.now)
    case.run("forward", due, state="returned", agency_id=None, returns=case.row.returns + 1)
    return str(case.row.number)


def active_agency(code: str) -> Agency:
    """Return the agency with that code. Raises NotFound for none, Conflict for one that takes no complaints."""
    row = Agency.get_or_none(Agency.code == code.strip().upper())
    if row is None:
        known = ", ".join(
            found for (found,) in tuples(Agency.select(Agency.code).where(Agency.active).order_by(Agency.code))
        )
        raise NotFound(
            _("There is no agency “%(code)s”. Choose one of %(known)s.") % {"code": code[:20], "known": known}
        )
    if not row.active:
        raise Conflict(_("Agency %(code)s takes no complaints any more. Choose another.") % {"code": row.code})
    return row


def end_with_agency(case: Case, outcome: str) -> int | None:
    """Close the open referral with everything that hangs on it, and return its key."""
    referral = case.end_referral(outcome)
    deadlines.cancel(case.id)
    recall.unsent(case.id, case.now)
    if referral is None:
        return None
    recall.visits(int(referral.id), case.now)
    return int(referral.id)


def _forward_one(case: Case, target: Agency, note: str) -> None:
    case.require_state("new", "returned", "reopened", "forwarded", "in_progress")
    row, actor = case.row, case.actor
    if row.agency_id == target.id and row.state in ("forwarded", "in_progress"):
        raise Conflict(
            _("Complaint %(number)s is with %(agency)s already.") % {"number": row.number, "agency": target.code}
        )
    if row.returns >= RETURNS_BEFORE_DECISION and actor.role is not Role.SUPERVISOR:
        raise NotAllowed(
            _("Agencies returned complaint %(number)s twice. The supervisor decides where it goes now.")
            % {"number": row.number}
        )
    former = cases.agency_code(row.agency_id) if row.state in ("forwarded", "in_progress") else ""
    end_with_agency(case, "transferred")
    referral = Referral.create(
        complaint=case.id,
        cycle=row.cycle,
        agency=target.id,
        note=note,
        forwarded_at=case.now,
        account=actor.account_id,
    )
    hours = policy.current(case.now)
    owner = deadlines.reply_owner(referral.id)
    due = deadlines.start("reply", owner, case.id, case.now, referral_id=referral.id, policy=hours)
    handed_over = Referral.select().where(
        Referral.complaint == case.id, Referral.outcome.is_null() | (Referral.outcome != "undone")
    )
    case.run("reply", due, state="forwarded", agency_id=target.id, handovers=handed_over.count())
    case.log(
        "forwarded",
        {"agency": target.code, "from": former, "note": note, "referral": referral.id, "due_at": to_iso(due)},
        undoable=True,
    )


def _submitted(case: Case, referral: Referral, row: Answer) -> None:
    deadlines.cancel(case.id)
    recall.unsent(case.id, case.now)
    referral.submitted_at = case.now
    referral.save(only=[Referral.submitted_at])
    due = deadlines.start("review", deadlines.answer_owner(row.id), case.id, case.now, referral_id=referral.id)
    case.run("review", due, state="answered")
    case.log("answered", {"answer": row.id, "kind": row.kind, "promise_at": cases.iso(row.promise_at)})


def _accept_one(case: Case, despite: str) -> None:
    case.require_state("answered")
    row, referral = _pending(case), case.open_referral()
    doubtful = substance.doubtful(row.body, row.kind)
    if doubtful and not despite:
        raise substance.Doubtful(
            _("The answer to %(number)s does not say what was done. Send it back, or say why you accept it still.")
            % {"number": case.row.number}
        )
    _review(row, "accepted", case.actor, case.now)
    if referral.accepted_at is None:
        referral.accepted_at = row.at
        referral.save(only=[Referral.accepted_at])
    answered_at = case.row.answered_at or row.at
    if row.promise_at is None:
        end_with_agency(case, "answered")
        case.end("closed", answered_at=answered_at)
    else:
        deadlines.cancel(case.id)
        recall.visits(int(referral.id), case.now)
        owner = deadlines.answer_owner(row.id)
        hours = policy.current(case.now)
        deadlines.start("promise", owner, case.id, row.promise_at, referral_id=referral.id, policy=hours)
        due = deadlines.resume("promise", owner)  # it stands still when this answer was accepted before and that undone
        case.run("promise", due, state="in_progress", answered_at=answered_at)
    told = {"answer": row.id, "kind": row.kind, "promise_at": cases.iso(row.promise_at)}
    case.log("accepted", told | ({"reason": despite} if doubtful else {}), undoable=True)


def _resume_agency_clock(case: Case, referral: Referral) -> None:
    """Let the clock go on that ran before the answer: the promise of an accepted interim answer, or the reply clock."""
    deadlines.cancel(case.id)
    interim = (
        Answer.select(Answer.id)
        .where(Answer.referral == referral.id, Answer.kind == "interim", Answer.review == "accepted")
        .order_by(Answer.id.desc())
        .scalar()
    )
    if interim is None:
        due = deadlines.resume("reply", deadlines.reply_owner(referral.id))
        case.run("reply", due, state="forwarded")
        referral.submitted_at = None
        referral.save(only=[Referral.submitted_at])
    else:
        case.run("promise", deadlines.resume("promise", deadlines.answer_owner(interim)), state="in_progress")
    recall.renew(case.id, case.row.clock or "", case.now)


def _review(row: Answer, verdict: str, actor: Actor, now: int, reason: str = "") -> None:
    row.review, row.reviewed_at, row.reviewer_id, row.reason = verdict, now, actor.account_id, reason
    row.save()


def _pending(case: Case) -> Answer:
    """Return the answer under review; in the state `answered` there always is one."""
    return Answer.get(Answer.complaint == case.id, Answer.review == "pending")


def _promise(kind: str, promise_day: str, now: int) -> int | None:
    if kind == "final":
        return None
    if kind != "interim":
        raise Invalid(_("An answer is “final” or “interim”."))
    if not promise_day.strip():
        raise Invalid(_("An interim answer needs the date by which the work is promised."))
    at = day_end(parse_day(promise_day))
    if at <= now:
        raise Invalid(_("The promised date has passed. Give a later one."))
    if at > now + PROMISE_DAYS * 24 * 3_600_000:
        raise Invalid(_("The promised date is more than a year away. Give an earlier one."))
    return at
