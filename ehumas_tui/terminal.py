"""The terminal this session draws on: its true size, how much it may send at once, and whether it can be drawn on.

Whoever sits at the other end of an SSH session types what they like. Textual believes a size that is typed
(`CSI 48;…t`): 24 bytes made one session grow by 400 MiB. So sizes come from the pseudo-terminal only, within bounds.
"""

import codecs
import os
import selectors
import sys
from collections.abc import Iterable, Mapping

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import InBandWindowResize

MOST_COLUMNS, MOST_ROWS = 400, 150
PASTE_LIMIT = 20_000
READ_AT_ONCE = 4_096
WAIT_FOR_KEYS = 0.1
HUNG_UP = 129
"""The exit code of a session whose line is gone, as if its hang-up signal had ended it."""


class GuardedDriver(LinuxDriver):
    """Textual's driver for Unix terminals, deaf to sizes that are typed, with pastes cut to what a form takes.

    A line that hangs up ends the session; Textual's own driver would go on for ever with nobody there.
    """

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal said, unless it claims a size."""
        if isinstance(message, InBandWindowResize | events.Resize):
            return
        if isinstance(message, events.Paste) and len(message.text) > PASTE_LIMIT:
            message = events.Paste(message.text[:PASTE_LIMIT])
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys; bytes that are no text are replaced. Raises EOFError or OSError when the line is gone."""
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(WAIT_FOR_KEYS):
                    self._heard(parser.feed(decode(self._read())))
                self._heard(parser.tick())

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except (EOFError, OSError):
            self._app.call_later(self._app.exit, HUNG_UP)

    def _read(self) -> bytes:
        data = os.read(self.fileno, READ_AT_ONCE)
        if not data:
            raise EOFError
        return data

    def _heard(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _query_in_band_window_resize(self) -> None:
        """Do not offer the terminal to send its size with the keys."""

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        return min(width, MOST_COLUMNS), min(height, MOST_ROWS)


def is_usable(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether this process has a terminal that a screen can be drawn on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and environ.get("TERM", "") not in ("", "dumb")
