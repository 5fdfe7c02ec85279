"""The prompt: one line above the footer for frequent questions, instead of a dialogue over the screen."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from ehumas_tui import actions, text
from ehumas_tui.outside import Outside
from store.i18n import _

LONG = 300
"""Questions that take fewer characters ask for a number, a name or a day."""


@dataclass(frozen=True)
class Question:
    """What the prompt asks. `submit` gets the text on Enter; `change` gets every keystroke's; `cancel` ends it.

    `number` names the one complaint that the words are for: others who have it open see that somebody writes.
    `suggester` shows how the text may go on, and Tab puts what `complete` returns in its place.
    The prompt stays open after `submit` until `Prompt.close()`, so that a refused text is not lost.
    """

    label: str
    submit: Callable[[str], None]
    value: str = ""
    hint: str = ""
    change: Callable[[str], None] | None = None
    cancel: Callable[[], None] | None = None
    limit: int = 500
    number: str = ""
    complete: Callable[[str], str] | None = None
    suggester: Suggester | None = None


class Prompt(Horizontal):
    """The line itself; hidden while nothing is asked."""

    class Closed(Message):
        """Nothing is asked any more."""

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self.display = False
        self.question: Question | None = None
        self._whole = ""

    def compose(self) -> ComposeResult:
        """Lay out the label and the field."""
        yield Static(id="prompt-label")
        field = Input(id="prompt-input", compact=True, select_on_focus=False)
        field.cursor_blink = False
        yield field

    @property
    def field(self) -> Input:
        """Return the field that is typed into."""
        return self.query_one(Input)

    def ask(self, question: Question) -> None:
        """Show the question and take the keyboard."""
        self.question = question
        self.query_one("#prompt-label", Static).update(text.line(f" {question.label} "))
        field = self.field
        field.placeholder = question.hint
        field.max_length = question.limit
        field.suggester = question.suggester
        with field.prevent(Input.Changed):
            self.put(question.value)
        self.display = True
        self.screen.set_focus(field)

    def put(self, words: str) -> None:
        """Put words into the line; of several lines it shows one, and they are meant until it is typed into."""
        self._whole = words
        self.field.value = text.flat(words)
        self.field.cursor_position = len(self.field.value)

    @property
    def words(self) -> str:
        """Return the answer as it stands."""
        return self._whole if self.field.value == text.flat(self._whole) else self.field.value

    def close(self) -> None:
        """Ask nothing any more and give the keyboard back."""
        if self.question is not None:
            self.question = None
            self.display = False
            self.post_message(self.Closed())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the asker of each keystroke."""
        event.stop()
        if self.question is not None and self.question.change is not None:
            self.question.change(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell the asker of the answer."""
        event.stop()
        self.do_prompt_send()

    def on_key(self, event: Key) -> None:
        """Esc ends the question, Tab completes what is typed."""
        if self.question is None:
            return
        if event.key == "escape":
            event.stop()
            self.do_prompt_cancel()
        elif event.key in actions.find("prompt_edit").keys:
            event.stop()
            self.call_later(self.run_action, "screen.perform('prompt_edit')")
        elif event.key == "tab" and self.question.complete is not None:
            event.stop()
            event.prevent_default()
            self.field.value = self.question.complete(self.field.value)
            self.field.cursor_position = len(self.field.value)

    def do_prompt_send(self) -> None:
        """Give the answer, as Enter does."""
        if self.question is not None:
            self.question.submit(self.words)

    def do_prompt_edit(self) -> None:
        """Write the answer in the person's own editor."""
        if self.question is not None:
            self._outside.open(self.question.label, self.words, self.question.limit, self.put)

    def why_not_prompt_edit(self) -> str:
        """Return why no editor can be opened for this question."""
        if self.question is None or self.question.limit < LONG:
            return _("So short an answer needs no editor.")
        return self._outside.why_not()

    @property
    def _outside(self) -> Outside:
        found: Outside = self.app.outside  # type: ignore[attr-defined]  # the console is the only app there is
        return found

    def do_prompt_cancel(self) -> None:
        """End the question."""
        if self.question is not None:
            cancel = self.question.cancel
            self.close()
            if cancel is not None:
                cancel()
