"""A list of settings whose changes are foreseen before they are saved, and which two people may change at once.

What a change would move is told first. Whoever was second is told who was first, and goes on with what was typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from textual.content import Content

from ehumas_tui import text
from ehumas_tui.complaint_page import section
from ehumas_tui.screens.asking import AskingScreen
from ehumas_tui.setting_lines import Items, Line
from ehumas_tui.widgets.prompt import Prompt, Question
from store.errors import Conflict, StoreError
from store.i18n import _
from store.policy import Policy
from store.policy_versions import Version

ROOMY = 24
"""On lower screens the page beside the list has no room for what a change would move: the line below says it."""
Work = Callable[[int], Any]
"""Saves a change at a time, on the store's thread."""


@dataclass(frozen=True)
class Found:
    """What one reading brings: the lines of a tab; beside policies, the one in force and those that were."""

    items: Items
    policy: Policy = field(default_factory=Policy)
    versions: Sequence[Version] = ()


class SavingScreen(AskingScreen[Line]):
    """A screen of one's own says its `reading()` besides what every list says."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Found([])

    def reading(self) -> Callable[[], Found]:
        """Return what reads the lines that are shown."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read what is shown."""
        self.ask("settings", self.reading(), self._show)

    def _show(self, found: Found) -> None:
        self.found = found
        self.show_rows(found.items)

    def on_prompt_closed(self, event: Prompt.Closed) -> None:
        """Show again what the line says, in the place of what a change would have moved."""
        super().on_prompt_closed(event)
        self.preview(next(iter(self.rows()), None))

    def ask_saving(
        self, line: Line, told: Sequence[str], save: Work, said: Callable[[Any], str], again: Callable[[Line], None]
    ) -> None:
        """Show what a change would move; Enter saves it, Esc leaves everything as it is."""

        def submit(answer: str) -> None:
            now = self.now
            if answer.strip().lower() == _("yes"):
                self.save(line, lambda: save(now), said, again)
            else:
                self.prompt.close()

        self.ask_line(Question(_("Save it?"), submit, value=_("yes"), hint=_("type “yes”"), limit=10))
        if self.size.height < ROOMY:
            self.say(" ".join(told), "info")
        self.pane.show(section(_("What this would change"), [text.block(one) for one in told]) or Content(""))

    def save(
        self, line: Line, work: Callable[[], Any], said: Callable[[Any], str], again: Callable[[Line], None]
    ) -> None:
        """Save a change; when somebody else was first, show theirs and ask again with what was typed."""

        def failed(error: Exception) -> None:
            if isinstance(error, Conflict):
                self.ask("settings", self.reading(), lambda found: self._go_on(found, line.id, error, again))
            else:
                self.refused(error)

        self.carry_out(work, said, failed)

    def _go_on(self, found: Found, key: int, error: StoreError, again: Callable[[Line], None]) -> None:
        self._show(found)
        line = next((one for one in found.items if isinstance(one, Line) and one.id == key), None)
        if line is None:
            self.prompt.close()
        else:
            again(line)
        self.say(error.message, "bad")
