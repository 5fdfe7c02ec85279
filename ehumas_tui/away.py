"""An app that lends its terminal to another program and takes it back, while the store and the clock go on."""

import asyncio
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from textual.screen import Screen

from ehumas_tui.safe_app import SafeApp


class AwayApp(SafeApp):
    """While it is away nothing is drawn; afterwards everything is, anew."""

    is_away = False

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Draw nothing on a terminal that somebody else has."""
        if not self.is_away:
            super()._display(screen, renderable)

    async def run_outside(self, words: Sequence[str], environ: Mapping[str, str]) -> int:
        """Let a program have the terminal until it ends, and return its exit code, negative for a signal's.

        Raises OSError when it can't be started.
        """
        with self._lent():
            process = await asyncio.create_subprocess_exec(*words, env=dict(environ))
            try:
                return await process.wait()
            finally:
                if process.returncode is None:
                    process.terminate()

    @contextmanager
    def _lent(self) -> Iterator[None]:
        """Lend the terminal; an interrupt that is typed there is the other program's."""
        driver = self._driver
        if driver is None or not driver.can_suspend:
            yield
            return
        former = signal.signal(signal.SIGINT, lambda *_signal: None)
        self.is_away = True
        driver.suspend_application_mode()
        try:
            with driver.no_automatic_restart():
                yield
        finally:
            self.is_away = False
            signal.signal(signal.SIGINT, former)
            driver.resume_application_mode()
            self.do_redraw()
            self.refresh(layout=True)
