"""A list whose actions ask one line first, or a “yes” before what is hard to take back."""

from collections.abc import Callable
from typing import Any, TypeVar

from ehumas_tui.screens.records import RecordScreen
from ehumas_tui.widgets.prompt import Question
from store.i18n import _

R = TypeVar("R")


class AskingScreen(RecordScreen[R]):
    """What is asked is done at the time of the answer; a refused text stays in the prompt."""

    def ask_for(
        self,
        label: str,
        work: Callable[[str, int], Any],
        said: Callable[[Any], str],
        *,
        value: str = "",
        hint: str = "",
        limit: int = 300,
    ) -> None:
        """Ask one line, do something with it at that time, and say it."""

        def submit(typed: str) -> None:
            now = self.now
            self.carry_out(lambda: work(typed, now), said)

        self.ask_line(Question(label, submit, value=value, hint=hint, limit=limit))

    def ask_sure(self, label: str, work: Callable[[int], Any], said: Callable[[Any], str], warning: str = "") -> None:
        """Do something once “yes” was typed; anything else leaves it. The `warning` stands above the question."""

        def submit(typed: str) -> None:
            now = self.now
            if typed.strip().lower() == _("yes"):
                self.carry_out(lambda: work(now), said)
            else:
                self.prompt.close()

        self.ask_line(Question(label, submit, hint=_("type “yes”"), limit=10))
        if warning:
            self.say(warning, "warn")
