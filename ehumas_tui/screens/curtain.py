"""The curtain before a screen: it is drawn once, with what the store answered, instead of empty first."""

from contextlib import ExitStack
from typing import Any

from textual.screen import Screen

from ehumas_tui.client import Client
from ehumas_tui.session import StoreAnswered

AT_MOST = 0.3
"""Seconds after which a screen is drawn even if the store has not answered yet."""


class CurtainedScreen(Client, Screen[Any]):
    """A screen that is covered while it is built and what it shows is read."""

    def __init__(self) -> None:
        super().__init__()
        self._curtain, self._is_covered = ExitStack(), False

    def draw_curtain(self) -> None:
        """Let nothing be drawn for now."""
        self._is_covered = True
        self._curtain.enter_context(self.app.batch_update())
        self.set_timer(AT_MOST, self.raise_curtain)

    def on_store_answered(self, message: StoreAnswered) -> None:
        """Hand the answer on; the first ones raise the curtain."""
        super().on_store_answered(message)
        self.raise_curtain_when_read()

    def raise_curtain_when_read(self) -> None:
        """Let the screen be drawn when nothing is awaited that it shows."""
        if not self.waits:
            self.raise_curtain()

    def raise_curtain(self) -> None:
        """Let the screen be drawn."""
        if self._is_covered:
            self._is_covered = False
            self._curtain.close()
            self.refresh(layout=True)
