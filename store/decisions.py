"""What Humas decides without an agency: ask for facts, reject, merge, refer elsewhere, note; and the citizen's part."""

from collections.abc import Callable, Mapping, Sequence

from store import cases, deadlines
from store.actors import Actor, Right, Role, require
from store.cases import Case
from store.clock import MINUTE
from store.database import transact
from store.errors import Conflict, Invalid, NotAllowed
from store.i18n import _
from store.models import Complaint, Event, EventText
from store.numbers import parse
from store.referrals import REASON_LIMIT, end_with_agency
from store.text import clean_line, clean_text

NOTE_LIMIT = 2_000
SENT_AGAIN = 10 * MINUTE


def ask(
    actor: Actor, numbers: Sequence[str], question: str, *, now: int, versions: Mapping[str, int] | None = None
) -> list[str]:
    """Ask the citizens for missing facts; Humas's clock stops, the citizen's starts."""
    require(actor, Right.TRIAGE)
    question = clean_text(question, REASON_LIMIT, _("Question"))

    def one(case: Case) -> None:
        case.require_state(*cases.WITH_HUMAS)
        deadlines.cancel(case.id)
        event_id = case.log("data_asked", {"question": question}, undoable=True)
        due = deadlines.start("data", deadlines.event_owner(event_id), case.id, now)
        case.run("data", due, state="needs_data")

    return _each(actor, numbers, now, versions, one)


def supply(actor: Actor, number: str, text: str, *, now: int) -> str:
    """Add the facts that were asked for; the complaint is Humas's again and its forward clock starts."""
    require(actor, Right.SUPPLY)
    text = clean_text(text, NOTE_LIMIT, _("Additional facts"))

    def one(case: Case) -> None:
        case.require_state("needs_data")
        deadlines.cancel(case.id)
        back_to_humas(case, case.log("data_supplied", {"length": len(text)}), body=f"{case.row.body}\n\n{text}")

    return _each(actor, [number], now, None, one)[0]


def back_to_humas(case: Case, event_id: int, *, state: str = "new", **fields: object) -> None:
    """Make the complaint Humas's to forward: a new forward clock starts with the event."""
    due = deadlines.start("forward", deadlines.event_owner(event_id), case.id, case.now)
    case.run("forward", due, state=state, **fields)


def reject(
    actor: Actor, numbers: Sequence[str], reason: str, *, now: int, versions: Mapping[str, int] | None = None
) -> list[str]:
    """Propose to reject complaints with a sentence for the citizen; a second person's call confirms it.

    Until it is confirmed the clock goes on. The confirming person may give a better sentence, or none to keep it.
    """
    require(actor, Right.TRIAGE)

    def one(case: Case) -> None:
        case.require_state(*cases.WITH_HUMAS)
        row = case.row
        sentence = clean_text(reason or row.reject_reason, REASON_LIMIT, _("Reason"))
        if row.reject_by_id is None:
            case.save(reject_by_id=actor.account_id, reject_reason=sentence)
            case.log("rejection_proposed", {"reason": sentence}, undoable=True)
        elif row.reject_by_id == actor.account_id:
            raise NotAllowed(
                _("You proposed to reject %(number)s. A second person must agree.") % {"number": row.number}
            )
        else:
            case.end("rejected", reject_reason=sentence)
            case.log("rejected", {"reason": sentence}, undoable=True)

    return _each(actor, numbers, now, versions, one)


def merge(actor: Actor, number: str, into: str, *, now: int, version: int | None = None) -> str:
    """Merge a complaint into another about the same thing; its clocks stop, its citizen hears with the other's."""
    require(actor, Right.TRIAGE)

    def unit() -> str:
        case = cases.take(actor, number, now, version)
        case.require_state(*cases.OPEN)
        main = cases.find(actor, into)
        if main.id == case.id:
            raise Invalid(_("A complaint cannot be merged into itself. Give the other number."))
        if main.state == "merged":
            raise Conflict(
                _("Complaint %(number)s is merged itself. Merge into the main one.") % {"number": main.number}
            )
        end_with_agency(case, "withdrawn")
        Complaint.update(merged_into=main.id).where(Complaint.merged_into == case.id).execute()
        case.end("merged", merged_into_id=main.id)
        case.log("merged", {"into": main.number}, undoable=True)
        cases.take(actor, main.number, now).log("merged_in", {"number": case.row.number})
        return str(case.row.number)

    return transact(unit)


def refer(actor: Actor, number: str, to: str, tracking: str, *, now: int, version: int | None = None) -> str:
    """Refer a complaint outside the city's authority to another institution, with the tracking number it has there."""
    require(actor, Right.TRIAGE)
    institution = clean_line(to, 120, _("Institution"))
    tracking = clean_line(tracking, 60, _("Tracking number"))

    def one(case: Case) -> None:
        case.require_state(*cases.WITH_HUMAS)
        case.end("referred", referred_to=f"{institution} ({tracking})")
        case.log("referred", {"to": institution, "tracking": tracking}, undoable=True)

    return _each(actor, [number], now, None if version is None else {parse(number): version}, one)[0]


def reopen(actor: Actor, number: str, reason: str, *, now: int) -> str:
    """Open an ended complaint again because it is not solved: a new cycle with new clocks, nothing from old dates."""
    require(actor, Right.REOPEN)
    reason = clean_text(reason, REASON_LIMIT, _("Reason"))

    def one(case: Case) -> None:
        case.require_state("closed", "rejected", "referred")
        if case.actor.role is Role.CITIZEN:
            case.require_state("closed")
        event_id = case.log("reopened", {"reason": reason}, undoable=True)
        back_to_humas(
            case,
            event_id,
            state="reopened",
            cycle=case.row.cycle + 1,
            closed_at=None,
            agency_id=None,
            rating=None,
            reject_by_id=None,
            reject_reason="",
            referred_to="",
            returns=0,
        )

    return _each(actor, [number], now, None, one)[0]


def rate(actor: Actor, number: str, stars: int, *, now: int) -> str:
    """Keep the citizen's rating of a closed complaint, 1 to 5; silence is never a rating."""
    require(actor, Right.RATE)
    if stars not in range(1, 6):
        raise Invalid(_("A rating is a whole number from 1 to 5."))

    def one(case: Case) -> None:
        case.require_state("closed")
        if case.row.rating != stars:
            case.save(rating=stars)
            case.log("rated", {"rating": stars})

    return _each(actor, [number], now, None, one)[0]


def note(actor: Actor, numbers: Sequence[str], text: str, *, now: int) -> list[str]:
    """Write a note to the timeline of each complaint; no clock moves.

    The same words by the same person within ten minutes are the same note, sent again.
    """
    require(actor, Right.NOTE)
    text = clean_text(text, NOTE_LIMIT, _("Note"))
    return _each(actor, numbers, now, None, lambda case: _note_once(case, text))


def _note_once(case: Case, text: str) -> None:
    mine = (Event.complaint == case.id) & (Event.kind == "noted") & (Event.account == case.actor.account_id)
    same = EventText.select().join(Event).where(mine, Event.at > case.now - SENT_AGAIN, EventText.content == text)
    if not same.exists():
        case.log("noted", {"text": text})


def _each(
    actor: Actor,
    numbers: Sequence[str],
    now: int,
    versions: Mapping[str, int] | None,
    one: Callable[[Case], object],
) -> list[str]:
    def unit() -> list[str]:
        taken = cases.take_all(actor, numbers, now, versions)
        for case in taken:
            one(case)
        return [case.row.number for case in taken]

    return transact(unit)
