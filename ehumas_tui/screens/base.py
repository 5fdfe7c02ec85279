"""What every screen is made of: header, body, status line, prompt, hints; and how keys find their action."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.events import DescendantFocus, Key, ScreenResume
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ehumas_tui import actions, places
from ehumas_tui.action import Action
from ehumas_tui.screens.curtain import CurtainedScreen
from ehumas_tui.widgets.header import Header
from ehumas_tui.widgets.hints import KeyHints
from ehumas_tui.widgets.prompt import Prompt, Question
from ehumas_tui.widgets.status import StatusLine
from store.actors import Actor
from store.changes import ChangeView
from store.i18n import _
from store.presence import WRITING

if TYPE_CHECKING:
    from ehumas_tui.app import Console


class ConsoleScreen(CurtainedScreen):
    """A screen with the console's frame around its `body()`."""

    AUTO_FOCUS = ""
    SCOPES: ClassVar[tuple[str, ...]] = ()
    """The scopes of the registry whose keys work here, besides `everywhere`."""
    WATCHES: ClassVar[frozenset[str]] = frozenset({"complaint"})
    """The tables whose changes make this screen `reload`."""
    SHOWS_COMPANY: ClassVar[bool] = False
    """Whether who else is at the complaint stands in the status line."""

    def __init__(self) -> None:
        super().__init__()
        self.stale = self._was_laid_out = False

    def body(self) -> Iterable[Widget]:
        """Yield the widgets between header and status line."""
        return ()

    def reload(self) -> None:
        """Read anew what is shown, without moving cursor, marks or text under way."""

    def concerns(self, change: ChangeView) -> bool:
        """Tell whether somebody's change is one that this screen shows."""
        return change.entity in self.WATCHES

    @property
    def console_app(self) -> "Console":
        """Return the app as what it is."""
        return self.app  # type: ignore[return-value]  # the console is the only app there is

    @property
    def actor(self) -> Actor:
        """Return who is logged in."""
        return self.console_app.actor

    @property
    def now(self) -> int:
        """Return the session's time, milliseconds UTC."""
        return self.console_app.clock.now()

    @property
    def laid_out(self) -> bool:
        """Tell whether the frame stands: not yet while it is built, no more while it is taken down."""
        return self._was_laid_out and bool(self.query(Prompt))

    @property
    def status(self) -> StatusLine:
        """Return the status line."""
        return self.query_one(StatusLine)

    @property
    def prompt(self) -> Prompt:
        """Return the prompt."""
        return self.query_one(Prompt)

    def compose(self) -> ComposeResult:
        """Put the frame around the body, and show it when what it shows has been read."""
        self.draw_curtain()
        yield Header()
        yield from self.body()
        yield StatusLine()
        yield Prompt()
        yield KeyHints()

    def on_mount(self) -> None:
        """Bind the keys of the registry that exist for this person, and read what is shown."""
        self._was_laid_out = True
        ours = BindingsMap(actions.bindings(self.scopes(), self.actor)).key_to_bindings
        self._bindings = BindingsMap.from_keys({**self._bindings.key_to_bindings, **ours})
        self.refresh_frame()
        self.reload()
        self.raise_curtain_when_read()

    def on_screen_resume(self, _event: ScreenResume) -> None:
        """Catch up with what happened while another screen was in front."""
        self.refresh_frame()
        if self.stale:
            self.stale = False
            self.reload()

    def scopes(self) -> tuple[str, ...]:
        """Return every scope whose keys work here."""
        return (*self.SCOPES, "everywhere")

    def store_changed(self, changed: Iterable[ChangeView], *, missed: bool = False) -> None:
        """Reload if a change concerns this screen: now when it is in front, else when it comes to the front.

        When changes were missed, any may have concerned it. What is not laid out yet has its first read to come.
        """
        if not self.laid_out:
            return
        if missed or any(self.concerns(change) for change in changed):
            if self.is_current:
                self.reload()
            else:
                self.stale = True

    def whereabouts(self) -> tuple[str, str] | None:
        """Return the complaint that the person is at and what is done there (`store.presence`); None for none."""
        asked = next((prompt.question for prompt in self.query(Prompt)), None)
        return (asked.number, WRITING) if asked is not None and asked.number else None

    def show_company(self, words: str) -> None:
        """Say who else is at the complaint, if this screen is about one."""
        if self.SHOWS_COMPANY:
            for line in self.query(StatusLine):
                line.accompany(words)

    def tick(self) -> None:
        """Let time show; called every second while this screen is in front."""

    def refresh_frame(self) -> None:
        """Bring header and hints up to date."""
        if self.laid_out:
            for header in self.query(Header):
                header.show(**self.console_app.header())
            self.refresh_hints()

    def refresh_hints(self) -> None:
        """Show what can be done now."""
        is_asked = self.prompt.question is not None
        found = actions.hints(("prompt", "everywhere") if is_asked else self.scopes(), self.actor)
        possible = [action for action in found if not self.why_not(action)]
        back = actions.find("back")
        if len(self.app.screen_stack) > 1 and possible and not is_asked and back.is_for(self.actor):
            possible.insert(-1, back)
        for line in self.query(KeyHints):
            line.show(possible, typing=isinstance(self.focused, Input | TextArea))

    # --- words and questions ---

    def say(self, sentence: str, tone: str = "good") -> None:
        """Say something in the status line."""
        for line in self.query(StatusLine):
            line.say(sentence, tone)

    def ask_line(self, question: Question) -> None:
        """Ask a question in the prompt."""
        self.status.clear()
        self.prompt.ask(question)
        self.refresh_hints()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Show the keys that work where the keyboard is now."""
        self.refresh_hints()

    def on_prompt_closed(self, event: Prompt.Closed) -> None:
        """Give the keyboard back to the body."""
        event.stop()
        self.focus_body()
        self.refresh_hints()

    def focus_body(self) -> None:
        """Put the keyboard where this screen is worked with."""
        self.focus_next("#body *")

    def done(self, value: Any) -> None:
        """Follow up on a command that succeeded, such as unmarking what it took."""

    # --- keys ---

    def on_key(self, event: Key) -> None:
        """A digit begins a complaint's number, from anywhere."""
        if event.character is not None and event.character.isdecimal() and self.prompt.question is None:
            event.stop()
            self.console_app.ask_number(self, event.character)

    async def action_perform(self, action_id: str) -> None:
        """Do an action of the registry, or say why it is not possible now."""
        action = actions.find(action_id)
        if not action.is_for(self.actor):
            return
        reason = self.why_not(action)
        if reason:
            self.say(reason, "warn")
            return
        place = places.find(action.id)
        handler = self._handler(f"do_{action.id}") if place is None else None
        if place is not None:
            self.console_app.go(place)
        elif handler is not None:
            handler()

    def why_not(self, action: Action) -> str:
        """Return why the action is not possible now, or nothing."""
        asked = self._handler(f"why_not_{action.id}")
        if asked is not None:
            return str(asked() or "")
        return self.why_not_step(action) if action.step else ""

    def why_not_step(self, action: Action) -> str:
        """Return why a step with complaints is not possible now, or nothing; screens with complaints know."""
        return ""

    def _handler(self, name: str) -> Callable[[], Any] | None:
        """Find a method from the focused widget upwards, then on the screen's main widget, then on the app."""
        nodes: list[DOMNode] = list(self.focused.ancestors_with_self) if self.focused is not None else []
        for node in [*nodes, *self.main_widgets(), self, self.app]:
            method = getattr(node, name, None)
            if method is not None:
                found: Callable[[], Any] = method
                return found
        return None

    def main_widgets(self) -> list[DOMNode]:
        """Return the widgets that get the keys nobody under the focus answers to, such as the list below a filter."""
        return []

    def do_back(self) -> None:
        """Leave this screen, unless it is the first of its place."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.say(_("This is the beginning. Quit with %(key)s.") % {"key": actions.find("quit").key}, "info")
