"""The header of every screen: whose office, who is logged in, the signs of life, and the places with their keys."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from ehumas_tui import actions, text
from ehumas_tui.places import Place
from ehumas_tui.vitals import Sign, Vitals
from store.i18n import _

LABELS = ("spaced", "whole", "short", "all short", "none")
"""How the places are called, to try one after the other; the first that lets all of them stand on the line is taken.

The place where one is keeps its whole name unless only its short one leaves room for the others'.
"""
_TONES = {"good": "$success", "warn": "$warning", "bad": "bold $error"}


class Header(Static):
    """Two lines, drawn again only when what they say changes."""

    def __init__(self) -> None:
        super().__init__(id="header")
        self._said: tuple[object, ...] = ()
        self.office, self.person, self.time = "", "", ""
        self.places: Sequence[Place] = ()
        self.current = ""
        self.vitals = Vitals(0)
        self._spans: list[tuple[int, int, Place]] = []

    def show(
        self, *, office: str, person: str, time: str, places: Sequence[Place], current: str, vitals: Vitals
    ) -> None:
        """Take over what there is to say."""
        said = (office, person, time, tuple(places), current, vitals)
        if said != self._said:
            self._said = said
            self.office, self.person, self.time = office, person, time
            self.places, self.current, self.vitals = places, current, vitals
            self.refresh()

    def render(self) -> Content:
        """Draw both lines at the width there is."""
        return Content("\n").join([self._first_line(), self._second_line()])

    def _first_line(self) -> Content:
        width = self.size.width
        right = self._signs(width)
        person = f"{text.one_line(self.person)}  {self.time} " if self.person and width >= 100 else f"{self.time} "
        right = right.append(Content.styled(person, "$bar-text"))
        room = max(0, width - right.cell_length - 1)
        left = Content.styled(text.fit(f" E-Humas  {self.office}", room) + " ", "bold $bar-text")
        return Content.assemble(left, right)

    def _signs(self, width: int) -> Content:
        signs = [
            (_("Scheduler") if width >= 72 else _("Sch."), self.vitals.scheduler),
            ("WhatsApp" if width >= 72 else "WA", self.vitals.channel),
            (_("Calendar") if width >= 100 else "", self.vitals.calendar),
        ]
        shown = [_sign(name, sign, wordy=width >= 72) for name, sign in signs if sign is not None]
        return Content.assemble(*shown)

    def _second_line(self) -> Content:
        tabs = next(filter(self._fit, map(self._tabs, LABELS)), self._tabs(LABELS[-1]))
        self._spans, column = [], 0
        for place, tab in zip(self.places, tabs, strict=True):
            self._spans.append((column, column + tab.cell_length, place))
            column += tab.cell_length
        return Content.assemble(*tabs)

    def _fit(self, tabs: Sequence[Content]) -> bool:
        return sum(tab.cell_length for tab in tabs) <= self.size.width

    def _tabs(self, labels: str) -> list[Content]:
        return [self._tab(place, labels) for place in self.places]

    def _tab(self, place: Place, labels: str) -> Content:
        is_here = place.id == self.current
        if labels in ("spaced", "whole") or (is_here and labels != "all short"):
            label = _(place.label)
        else:
            label = "" if labels == "none" else _(place.short)
        parts = [
            (f" {actions.find(place.action_id).key} ", "bold $hint-key"),
            (label, "bold underline $foreground" if is_here else "$bar-text"),
        ]
        if place is self.places[0]:
            number = f" ▲ {self.vitals.board}" if self.vitals.board else " ✓ 0"
            parts.append((number if label else number.lstrip(), "bold $error" if self.vitals.board else "$success"))
        stands_apart = labels == "spaced" or (labels == "none" and (is_here or place is self.places[0]))
        tab = Content.assemble(*parts, " " if stands_apart else "")
        return tab.stylize("on $background") if is_here else tab

    async def on_click(self, event: Click) -> None:
        """Go where was clicked on."""
        for start, end, place in self._spans:
            if event.y == 1 and start <= event.x < end:
                await self.run_action(f"screen.perform('{place.action_id}')")
                return


def _sign(name: str, sign: Sign, *, wordy: bool) -> Content:
    glyph, word, tone = sign
    shown = f"{name} {word}" if wordy or tone != "good" else name
    return Content.assemble((f"{glyph} ", _TONES[tone]), (f"{shown}  ", "$bar-text"))
