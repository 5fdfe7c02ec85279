"""Counting a clock of working hours anew when a holiday was added: a deadline only ever moves later.

Where a clock started stands in what started it (its `owner_key`), so no second instant is kept beside `due_at`. What
fired stays fired; a clock that is stopped is counted when it goes on.
"""

from dataclasses import replace

from store import events, policy
from store.actors import Actor
from store.clock import day_start, local_day, parse_day, to_iso
from store.i18n import _, format_day, format_instant
from store.models import Answer, Complaint, Deadline, Event, Referral


def running(*days: str, by: Actor, now: int) -> int:
    """Move what runs past the new holidays `days` (ISO), tell each move in its timeline, and return how many moved."""
    found = moves(*days)
    for row, due in found:
        _move(row, due)
        last = local_day(due).isoformat()
        day = ", ".join(one for one in sorted(days) if one <= last)
        told = {"clock": row.clock, "level": row.level, "was": to_iso(row.due_at), "due_at": to_iso(due), "day": day}
        events.append(by, "deadline_moved", row.complaint_id, told, now)
    return len(found)


def moves(*days: str) -> list[tuple[Deadline, int]]:
    """Return what runs and is due later with holidays on `days` (ISO), each with its later time; nothing is changed."""
    if not days:
        return []
    rows = Deadline.select().where(Deadline.state == "pending", Deadline.due_at >= day_start(parse_day(min(days))))
    return [(row, due) for row in rows if (due := counted(row, *days)) > row.due_at]


def stopped(clock: str, owner_key: str) -> None:
    """Count a stopped clock anew, for it is about to go on."""
    mine = (Deadline.owner_key == owner_key) & (Deadline.clock == clock) & (Deadline.state == "cancelled")
    for row in Deadline.select().where(mine):
        if (due := counted(row)) > row.due_at:
            Deadline.update(due_at=due).where(Deadline.id == row.id).execute()


def counted(row: Deadline, *days: str) -> int:
    """Return when the level is due by the policy that its clock started under, by today's holidays and by `days`."""
    began, start = _start(row)
    hours = policy.current(began)
    hours = replace(hours, holidays=hours.holidays.union(days))
    return hours.due(row.clock, start)[row.level - 1] if row.clock in hours.working else row.due_at


def reason(key: int) -> str:
    """Return how the level with that key was counted, in words; nothing for hours around the clock."""
    row = Deadline.get_by_id(key)
    began, start = _start(row)
    hours = policy.current(began)
    if row.clock not in hours.working:
        return ""
    since = policy.since(began)
    told = {"start": format_instant(start), "policy": format_instant(since)}
    words = _("Counted since %(start)s: working hours, by the policy of %(policy)s.") % told
    free = hours.calendar.skipped(start, row.due_at, policy.holidays_from(local_day(start)))
    skipped = _("Holidays skipped: %(days)s.") % {"days": ", ".join(format_day(day) for day in free)}
    return f"{words} {skipped}" if free else words


def _move(row: Deadline, due: int) -> None:
    Deadline.update(due_at=due).where(Deadline.id == row.id, Deadline.state == "pending").execute()
    shown = (Complaint.id == row.complaint_id) & (Complaint.clock == row.clock) & (Complaint.due_at == row.due_at)
    if row.level == 1:
        Complaint.update(due_at=due).where(shown).execute()


def _start(row: Deadline) -> tuple[int, int]:
    """Return when the clock was started and from when its hours count; a promise counts from its date."""
    kind, key = row.owner_key.split(":")
    if kind == "referral":
        at = Referral.get_by_id(int(key)).forwarded_at
        return at, at
    if kind == "answer":
        answer = Answer.get_by_id(int(key))
        promised, at_once = row.clock == "promise", answer.at
        return (answer.reviewed_at or at_once, answer.promise_at or at_once) if promised else (at_once, at_once)
    event = Event.get_by_id(int(key))
    if event.kind != "received":
        return event.at, event.at
    came = Complaint.get_by_id(row.complaint_id).received_at
    return came, came
