"""A field of a form: its name and one line to type into."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

WIDTH = 18


class Field(Horizontal):
    """A labelled line; `value` is what stands in it."""

    def __init__(self, name: str, label: str, *, hint: str = "", limit: int = 200) -> None:
        super().__init__(id=f"field-{name}", classes="field")
        self.label = label
        self.input = Input(id=name, compact=True, placeholder=hint, max_length=limit, select_on_focus=False)
        self.input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """Lay out name and line."""
        yield Static(self.label, classes="field-label", markup=False)
        yield self.input

    @property
    def value(self) -> str:
        """Return what was typed."""
        return self.input.value

    @value.setter
    def value(self, text: str) -> None:
        self.input.value = text
