"""The terminal this session draws on: its true size, how much it may send at once, and whether it can be drawn on.

Whoever sits at the other end of an SSH session types what they like. Textual believes a size that is typed
(`CSI 48;…t`): 24 bytes made one session grow by 400 MiB. So sizes come from the pseudo-terminal only, within bounds.
"""

import os
import sys
from collections.abc import Mapping

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import InBandWindowResize

MOST_COLUMNS, MOST_ROWS = 400, 150
PASTE_LIMIT = 20_000


class GuardedDriver(LinuxDriver):
    """Textual's driver for Unix terminals, deaf to sizes that are typed, with pastes cut to what a form takes."""

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal said, unless it claims a size."""
        if isinstance(message, InBandWindowResize | events.Resize):
            return
        if isinstance(message, events.Paste) and len(message.text) > PASTE_LIMIT:
            message = events.Paste(message.text[:PASTE_LIMIT])
        super().process_message(message)

    def _query_in_band_window_resize(self) -> None:
        """Do not offer the terminal to send its size with the keys."""

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        return min(width, MOST_COLUMNS), min(height, MOST_ROWS)


def is_usable(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether this process has a terminal that a screen can be drawn on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and environ.get("TERM", "") not in ("", "dumb")
