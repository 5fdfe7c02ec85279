"""The second of two writers of a setting: told who was first and when, and nothing of either is lost."""

from collections.abc import Callable

from store.errors import Conflict
from store.formats import format_instant
from store.i18n import _


def refuse(seen: int | None, changed_at: int, author: Callable[[], str]) -> None:
    """Raise Conflict unless what was `seen` is still what stands; instants are milliseconds UTC, 0 for never changed.

    None for `seen` asks for nothing: whoever did not look, such as a script, overwrites knowingly.
    """
    if seen is None or seen == changed_at:
        return
    told = {"name": author() or _("somebody"), "time": format_instant(changed_at)}
    raise Conflict(_("%(name)s changed this at %(time)s. Look at it again; what you typed is kept.") % told)
