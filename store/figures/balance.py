"""F1 to F3 and F12: what came, what was finished, what was opened again, and that it all adds up."""

from collections import Counter, defaultdict
from typing import Any

from peewee import Cast, Expression, ModelSelect, Value, fn

from store.clock import DAY
from store.figures.document import Flow, Share
from store.figures.window import Counts, Window, by_agency, counted, grouped, plus, received_before, received_in, total
from store.models import Complaint, Event, Referral
from store.rows import tuples

REOPEN_WITHIN = 30 * DAY
FINAL = '%"kind":"final"%'
ENDINGS = ("rejected", "referred", "merged")


def received(at: Window) -> Counts:
    """F1: received in the month."""
    return by_agency(received_in(at))


def closed(at: Window) -> Counts:
    """F2: closed in the month and still closed at the cut-off."""
    return by_agency(Complaint.closed_at >= at.start, Complaint.closed_at < at.until)


def open_at_start(at: Window) -> Counts:
    """F3: open at the month's first instant."""
    return plus(_open_or_closed_later(at.start), grouped(_opened_again(at)), -1)


def reopened(at: Window) -> Counts:
    """F3: closed at the month's first instant and opened again within it."""
    return grouped(_opened_again(at).where(Event.at < at.until))


def open_at_end(at: Window) -> Counts:
    """F3: open at the month's end; what was closed in it but opened again by the cut-off counts as never closed."""
    return plus(_open_or_closed_later(at.until), grouped(_opened_again(at).where(Event.at >= at.until)), -1)


def flow(at: Window) -> Flow:
    """F3 for the city, with the identity asserted."""
    kept = Flow(
        start=total(open_at_start(at)),
        received=total(received(at)),
        reopened=total(reopened(at)),
        closed=total(closed(at)),
        end=total(open_at_end(at)),
    )
    check(kept)
    return kept


def check(kept: Flow) -> None:
    """Raise AssertionError unless start + received + reopened - closed = end: then nothing may be printed."""
    end = kept["start"] + kept["received"] + kept["reopened"] - kept["closed"]
    if end != kept["end"]:
        raise AssertionError(f"the month does not add up: {kept}")


def reopenings(at: Window) -> Counts:
    """F15: how often complaints were opened again in the month, by the agency whose answer had closed them.

    The complaint leads to its few referrals; the outcome is written so that it lends no index to all that ever ended.
    """
    outcome = fn.COALESCE(Referral.outcome, "")
    answered = Referral.select(Referral.agency).where(
        Referral.complaint == Event.complaint, outcome == "answered", Referral.closed_at <= Event.at
    )
    last = answered.order_by(Referral.id.desc()).limit(1)
    query = Event.select(last).where(Event.kind == "reopened", Event.at >= at.start, Event.at < at.until, stands())
    return Counter(agency for (agency,) in tuples(query))


def reopened_of_month_before(at: Window) -> Share:
    """F12: of those closed in the month before, how many were opened again within 30 days."""
    before = at.before()
    closings = Event.select(Event.complaint, Event.at).where(
        Event.kind == "accepted", Event.data**FINAL, Event.at >= before.start, Event.at < before.end, stands()
    )
    reopenings = Event.select(Event.complaint, Event.at).where(
        Event.kind == "reopened", Event.at >= before.start, Event.at < before.end + REOPEN_WITHIN, stands()
    )
    closed: dict[int, list[int]] = defaultdict(list)
    for complaint, when in tuples(closings):
        closed[complaint].append(when)
    again = {
        complaint
        for complaint, when in tuples(reopenings)
        if any(0 <= when - ended <= REOPEN_WITHIN for ended in closed.get(complaint, ()))
    }
    return share(len(again), len(closed))


def share(hits: int, of: int) -> Share:
    """Return a share; None stands for no case at all."""
    return Share(hits=hits, of=of, share=round(hits / of, 4) if of else None)


def _open_or_closed_later(at: int) -> Counts:
    """Return the complaints received before `at` that are open now or were closed at `at` or later."""
    earlier = received_before(at)
    return plus(
        by_agency(Complaint.due_at.is_null(False), earlier),
        by_agency(Complaint.closed_at >= at, earlier),
    )


def _opened_again(at: Window) -> "ModelSelect[Any]":
    """Select those closed at the month's start whose first turn since then was to be opened again, by agency."""
    earlier = Event.alias()
    turned_before = earlier.select(earlier.id).where(
        earlier.complaint == Event.complaint,
        earlier.at >= at.start,
        earlier.id < Event.id,
        (earlier.kind.in_((*ENDINGS, "reopened"))) | ((earlier.kind == "accepted") & (earlier.data**FINAL)),
        stands(earlier),
    )
    return (
        Event.select(Complaint.agency, fn.COUNT(Event.id))
        .join(Complaint)
        .where(
            Event.kind == "reopened",
            Event.at >= at.start,
            Complaint.received_at < at.start,
            counted(),
            stands(),
            ~fn.EXISTS(turned_before),
        )
        .group_by(Complaint.agency)
    )


def stands(event: Any = Event) -> Expression:
    """Return the condition that an event was not undone."""
    undo = Event.alias()
    same = Value('%"event":').concat(Cast(event.id, "TEXT")).concat(",%")
    undone = undo.select(undo.id).where(undo.complaint == event.complaint, undo.kind == "undone", undo.data**same)
    condition: Expression = ~fn.EXISTS(undone)
    return condition
