"""Being seen: which complaint this console is at and what is done there, told to the store; who else is there, shown.

One look a second, and only while a complaint is open: a list and an empty desk cost nothing.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ehumas_tui import text
from ehumas_tui.screens.base import ConsoleScreen
from store import ids, presence
from store.i18n import N_, _, ngettext
from store.presence import ANSWERING, FORWARDING, READING, WRITING, Present

if TYPE_CHECKING:
    from ehumas_tui.app import Console

LOOK_EVERY = 0.8
"""Seconds between two looks: somebody who comes is seen at the next one, and sees whoever is there at the one after."""
NAMES, NAME_WIDTH = 2, 24
DOING = {
    WRITING: N_("writes"),
    ANSWERING: N_("writes an answer"),
    FORWARDING: N_("chooses an agency"),
}


class Company:
    """Who else is where this console is."""

    def __init__(self, app: "Console") -> None:
        self._app, self._token = app, ids.new_key()
        self._at: tuple[str, str] | None = None
        self._waits = False

    def look(self) -> None:
        """Tell where the person is now and ask who else is there; nothing while the answer before is under way."""
        place = self._place()
        if place is None:
            self.leave()
            return
        if self._waits:
            return
        app, token, former, self._at = self._app, self._token, self._at, place
        (number, doing), actor, now = place, app.actor, app.clock.now()
        if former is None or former[0] != number:
            self._show([])
        self._waits = True
        app.ask("present", lambda: presence.look(actor, token, number, doing, now=now), self._seen, self._failed)

    def leave(self) -> None:
        """Be nowhere any more, as when the console ends."""
        actor, token, former, self._at = self._app.actor, self._token, self._at, None
        if former is not None:
            self._app.tell(lambda: presence.leave(actor, token), lambda _nothing: None, self._failed, beside=True)

    def _place(self) -> tuple[str, str] | None:
        """Return the complaint that the person is at and what is done there: the nearest one behind the screen."""
        places = (one.whereabouts() for one in reversed(self._app.screen_stack) if isinstance(one, ConsoleScreen))
        return next((place for place in places if place is not None), None)

    def _seen(self, found: Sequence[Present]) -> None:
        self._waits = False
        self._show(found)

    def _failed(self, _error: Exception) -> None:
        """Stay silent: what the person does is refused in its own words, if it is."""
        self._waits = False

    def _show(self, found: Sequence[Present]) -> None:
        if (front := self._app.front) is not None and front.laid_out:
            front.show_company(sentence(found, front.size.width - 4))


def sentence(found: Sequence[Present], width: int) -> str:
    """Return who else has the complaint open and what they write, in so many cells where that is possible."""
    if not found:
        return ""
    shown, more = found[:NAMES], len(found) - NAMES
    names = ", ".join(_name(one) for one in shown) + (f" +{more}" if more > 0 else "")
    busy = [one for one in found if one.doing != READING]
    said = ", ".join(_busy(one, named=len(found) > 1) for one in busy[:NAMES])
    too = ngettext("%(names)s has this open too", "%(names)s have this open too", len(found)) % {"names": names}
    whole = " · ".join(part for part in (too, said) if part)
    short = " · ".join(part for part in (names if len(found) == 1 or not said else "", said) if part)
    return f"◉ {whole if cell_len(whole) <= width - 2 else short}"


def _busy(one: Present, *, named: bool) -> str:
    doing = _(DOING[one.doing])
    return f"{_name(one)} {doing}" if named else doing


def _name(one: Present) -> str:
    name = _("you, elsewhere") if one.own else text.fit(text.one_line(one.name), NAME_WIDTH).rstrip()
    return f"{name} ({one.agency})" if one.agency and not one.own else name
