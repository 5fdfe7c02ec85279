"""How something is done to chosen complaints: told to the store, said, and told to the second of two writers."""

from collections.abc import Callable, Sequence

from ehumas_tui import overtaken
from ehumas_tui.overtaken import Overtaken
from ehumas_tui.screens.base import ConsoleScreen
from ehumas_tui.widgets.prompt import Question
from store import database
from store.errors import Conflict
from store.i18n import _, ngettext
from store.queries import ComplaintRow

Chosen = Sequence[ComplaintRow]


class Commanding(ConsoleScreen):
    """A screen whose `chosen()` complaints commands are carried out on."""

    def chosen(self) -> list[ComplaintRow]:
        """Return what an action is meant for."""
        return []

    def command(
        self,
        work: Callable[[], list[str]],
        said: str,
        rows: list[ComplaintRow] | None = None,
        *,
        can_undo: bool = True,
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do it, remember the numbers for `undo`, and say what was done to how many; `refused` hears why not.

        Where somebody else was first, `rows` become what stands now, so that doing it again does it knowingly.
        """

        def done(found: list[str]) -> None:
            self.console_app.last_done = list(found) if can_undo else []
            self.console_app.unsent = ("", "")
            self.prompt.close()
            self.done(found)
            self.console_app.reload_front()
            self.console_app.say(said % {"what": about(found)})

        def failed(error: Exception) -> None:
            (refused or self.refused)(error)
            if isinstance(error, Conflict) and rows:
                self._look_again(error, rows)

        self.tell(work, done, failed)

    def _look_again(self, error: Conflict, rows: list[ComplaintRow]) -> None:
        """Read what the other one did, show it, and let the next try be about that."""
        actor, before = self.actor, list(rows)

        def read(found: Overtaken) -> None:
            rows[:] = found.rows
            changed = _("Changed: %(what)s") % {"what": overtaken.sentence(found)}
            if found.events:
                self.say(f"{error.message} {changed}", "bad")

        self.ask("overtaken", lambda: overtaken.read(actor, before), read, lambda _error: None)

    def ask_and_do(
        self, label: str, one: Callable[[ComplaintRow, str], None], said: str, *, hint: str = "", limit: int = 500
    ) -> None:
        """Ask one question, then do `one` for every chosen complaint: all of them or none.

        A text that was refused is offered again when the same is asked about the same ones.
        """
        rows = self.chosen()
        asked = " ".join([label, *numbers_of(rows)])
        unsent, kept = self.console_app.unsent

        def submit(typed: str) -> None:
            def each() -> list[str]:
                for row in rows:
                    one(row, typed)
                return numbers_of(rows)

            self.console_app.unsent = (asked, typed)
            self.command(lambda: database.transact(each), said, rows)

        value, number = kept if unsent == asked else "", rows[0].number if len(rows) == 1 else ""
        words = f"{label} ({about(numbers_of(rows))})"
        self.ask_line(Question(words, submit, value=value, hint=hint, limit=limit, number=number))


def about(found: Sequence[str]) -> str:
    """Return which complaint is meant: its number, or how many."""
    if len(found) == 1:
        return found[0]
    return ngettext("%(count)d complaint", "%(count)d complaints", len(found)) % {"count": len(found)}


def numbers_of(rows: Chosen) -> list[str]:
    """Return the complaints' numbers."""
    return [row.number for row in rows]


def versions_of(rows: Chosen) -> dict[str, int]:
    """Return the versions that the person saw, by number."""
    return {row.number: row.version for row in rows}
