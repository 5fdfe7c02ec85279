"""An app that sends only what is new and printable, opens and saves nothing, and crashes with a number only."""

from collections.abc import Sequence
from typing import Any

from textual._compositor import CompositorUpdate
from textual.app import App
from textual.events import Resize
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from ehumas_tui import crash
from ehumas_tui.shown import Shown
from ehumas_tui.text import PrintableFilter


class SafeApp(App[int]):
    """What the console takes away from Textual, because other people's text and other people's terminals are at it."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]  # handed on as they are
        self._printable = PrintableFilter()
        self._shown = Shown()
        self._coloured: dict[str, str] = {}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Look at every line once more before it goes to the terminal."""
        colourless = [NoColor()] if self.no_color else []
        return [*super().get_line_filters(), *colourless, self._printable]

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Send only what the terminal does not show yet."""
        news: Any = self._shown.news(renderable) if isinstance(renderable, CompositorUpdate) else renderable
        super()._display(screen, news)

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the one stylesheet anew only when the theme gave it other colours: no screen brings a style of its own.

        Textual parses all of it twice for each place one goes to for the first time.
        """
        colours = self.get_css_variables()
        front = self.screen_stack[-1] if self._current_mode in self._screen_stacks and self.screen_stack else None
        if colours != self._coloured:
            self._coloured = colours
            super().refresh_css(animate)
        elif front is not None and front.is_mounted and front._css_update_count != self._css_update_count:
            self.stylesheet.update(front, animate=animate)
            front._refresh_layout(self.size)
            front._css_update_count = self._css_update_count

    async def _on_resize(self, event: Resize) -> None:
        """Send everything anew to a terminal of another size."""
        self._shown.forget()
        await super()._on_resize(event)

    def do_redraw(self) -> None:
        """Send everything anew, after something else wrote on the terminal."""
        self._shown.forget()
        self.screen.refresh()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: the browser would open on the server."""

    def deliver_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str | None:
        """Save nothing: the file would lie on the server."""
        return None

    def action_suspend_process(self) -> None:
        """Stay: behind the console there is no shell."""

    def _handle_exception(self, error: Exception) -> None:
        """Leave with a reference number; Textual's own page would print every local variable."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.panic(crash.sentence(crash.record(error)))
