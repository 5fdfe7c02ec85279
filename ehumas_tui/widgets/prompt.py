"""The prompt: one line above the footer for frequent questions, instead of a dialogue over the screen."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from ehumas_tui import text


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
            field.value = question.value
        field.cursor_position = len(question.value)
        self.display = True
        self.screen.set_focus(field)

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
        elif event.key == "tab" and self.question.complete is not None:
            event.stop()
            event.prevent_default()
            self.field.value = self.question.complete(self.field.value)
            self.field.cursor_position = len(self.field.value)

    def do_prompt_send(self) -> None:
        """Give the answer, as Enter does."""
        if self.question is not None:
            self.question.submit(self.field.value)

    def do_prompt_cancel(self) -> None:
        """End the question."""
        if self.question is not None:
            cancel = self.question.cancel
            self.close()
            if cancel is not None:
                cancel()
