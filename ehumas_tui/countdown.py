"""The countdown in the leftmost column: how long a complaint has before its clock runs out, or since when it has."""

from store.clock import HOUR, MINUTE
from store.i18n import _

SOON = 4 * HOUR
WIDTH = 9


def countdown(due_at: int | None, now: int, soon: int = SOON) -> tuple[str, str]:
    """Return the words and their tone: `▲ 2h 4j` is overdue, `△ 3j 05m` due within `soon`, `✓` has no clock."""
    if due_at is None:
        return "✓", "muted"
    left = due_at - now
    if left <= 0:
        return f"▲ {span(-left):>6}", "late"
    return (f"△ {span(left):>6}", "soon") if left <= soon else (f"  {span(left):>6}", "")


def span(length: int) -> str:
    """Return a span of milliseconds in six cells or less, by its two largest units: `12h 4j`, `3j 05m`, `45m`."""
    minutes = length // MINUTE
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    if days >= 100:
        return _("%(days)dd") % {"days": days}
    if days:
        return _("%(days)dd %(hours)dh") % {"days": days, "hours": hour}
    if hours:
        return _("%(hours)dh %(minutes)02dm") % {"hours": hours, "minutes": minute}
    return _("%(minutes)dm") % {"minutes": minute}
