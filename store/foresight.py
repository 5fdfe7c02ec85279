"""What a change of the office's rules would move, told before it is made; nothing is changed by asking."""

from collections.abc import Sequence
from typing import Any

from peewee import fn

from store import policy, recount
from store.actors import Actor, Right, require
from store.clock import HOUR, parse_day
from store.deadlines import clock_name
from store.i18n import _, format_day, format_instant, ngettext
from store.models import Complaint, Message, Visit
from store.policy import Policy


def of_policy(actor: Actor, *, now: int, **parts: Any) -> Sequence[str]:
    """Return, in sentences, what a policy with these `parts` (as `policy.proposed` takes them) would change.

    Raises Invalid as the change itself would.
    """
    require(actor, Right.EDIT_POLICY)
    old, new = policy.current(now), policy.proposed(now, **parts)
    clocks = [clock for clock in policy.CLOCKS if old.due(clock, now) != new.due(clock, now)]
    told = [_due(old, new, clock, now) for clock in clocks]
    if _counts_otherwise(old, new):
        told.append(_running(tuple(clocks) or policy.CLOCKS))
    if new.window != old.window:
        told.append(_waiting(new, now))
    if new.soon_hours != old.soon_hours:
        told.append(_soon(old, new, now))
    if new.undo_minutes != old.undo_minutes:
        told.append(_undo(new))
    return told or [_("Nothing would change.")]


def of_holiday(actor: Actor, day: str, *, now: int) -> Sequence[str]:
    """Return, in sentences, what a new holiday (ISO day) would move. Raises Invalid for what is no day."""
    require(actor, Right.EDIT_POLICY)
    free = parse_day(day).isoformat()
    moved = len(recount.moves(free))
    planned = Visit.select().where(Visit.state == "planned", Visit.visit_on == free).count()
    later = ngettext("%(count)d deadline would be due later.", "%(count)d deadlines would be due later.", moved)
    kept = ngettext("%(count)d visit is planned on that day.", "%(count)d visits are planned on that day.", planned)
    return [format_day(free), later % {"count": moved}, kept % {"count": planned}]


def _counts_otherwise(old: Policy, new: Policy) -> bool:
    return (old.hours, old.working, old.calendar) != (new.hours, new.working, new.calendar)


def _due(old: Policy, new: Policy, clock: str, now: int) -> str:
    was, will = old.due(clock, now), new.due(clock, now)
    told = {"clock": clock_name(clock)}
    told |= {"first": format_instant(will[0], "short"), "second": format_instant(will[1], "short")}
    told |= {"was_first": format_instant(was[0], "short"), "was_second": format_instant(was[1], "short")}
    return (
        _("%(clock)s, starting now: due %(first)s and %(second)s instead of %(was_first)s and %(was_second)s.") % told
    )


def _running(clocks: Sequence[str]) -> str:
    """Say how many clocks run that keep their deadlines."""
    open_ones = (Complaint.due_at.is_null(False)) & Complaint.clock.in_(clocks)
    count = Complaint.select(fn.COUNT(Complaint.id)).where(open_ones).scalar()
    words = ngettext("%(count)d that runs keeps its time.", "%(count)d that run keep their time.", count)
    return words % {"count": count}


def _waiting(new: Policy, now: int) -> str:
    count = Message.select(fn.COUNT(Message.id)).where(Message.state == "queued").scalar()
    at = new.sending_time(now)
    when = _("at once") if at == now else format_instant(at)
    words = ngettext("%(count)d message waits", "%(count)d messages wait", count) % {"count": count}
    return _("%(waiting)s; the next one may go out %(when)s.") % {"waiting": words, "when": when}


def _soon(old: Policy, new: Policy, now: int) -> str:
    was, will = (_due_within(now, one.soon_hours) for one in (old, new))
    return _("%(will)d complaints would be due soon, now %(was)d are.") % {"will": will, "was": was}


def _due_within(now: int, hours: int) -> int:
    soon = (Complaint.due_at > now) & (Complaint.due_at <= now + hours * HOUR)
    return int(Complaint.select(fn.COUNT(Complaint.id)).where(soon).scalar())


def _undo(new: Policy) -> str:
    minutes = new.undo_minutes
    words = ngettext(
        "What was done in the last %(count)d minute could be taken back, nothing older.",
        "What was done in the last %(count)d minutes could be taken back, nothing older.",
        minutes,
    )
    return words % {"count": minutes}
