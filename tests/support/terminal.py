"""A real pseudo-terminal with a program in it, read the way a terminal emulator shows it (pyte)."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pyte

PATIENCE = 40.0
QUIET = 0.05


class Terminal:
    """A terminal of some size. `raw` is every byte the program sent to it."""

    def __init__(self, master: int, process: "subprocess.Popen[bytes]", columns: int, rows: int) -> None:
        self.process = process
        self.raw = bytearray()
        self.master = master
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, keys: str) -> None:
        """Press keys, each when the program has drawn what the one before led to; `\\r` is Enter, `\\x1b` Escape."""
        for key in keys:
            self.send(key)

    def send(self, sequence: str) -> None:
        """Send what one key sends at once, such as `\\x1b[C` for the arrow to the right."""
        os.write(self.master, sequence.encode())
        while self._read(QUIET):
            pass

    def sees(self, *words: str) -> None:
        """Wait until all of it stands on the screen; fail with the screen as it is."""
        self._until(lambda: all(one in self.text for one in words), f"{words} on")

    def sees_no(self, words: str) -> None:
        """Wait until it stands on the screen no more."""
        self._until(lambda: words not in self.text, f"no {words!r} on")

    def ends(self) -> int:
        """Wait until the program has ended and return its exit code."""
        self._until(lambda: self.process.poll() is not None, "the end after")
        return int(self.process.returncode)

    def _until(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited in vain for {what} this screen:\n{self.text}")
            self._read(QUIET)

    def _read(self, seconds: float) -> bool:
        """Take what the program sends within that time; False when it sends nothing."""
        ready, _w, _x = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65_536)
        except OSError:  # Linux says EIO when the last program has left the terminal
            return False
        self.raw += data
        self._stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]", b"", data))
        return True


@contextmanager
def terminal(
    command: Sequence[str], environment: Mapping[str, str], *, columns: int = 100, rows: int = 30
) -> Iterator[Terminal]:
    """Run a command in a terminal; whatever still runs at the end of the block is ended."""
    plain = {name: value for name, value in environment.items() if name not in ("COLUMNS", "LINES")}
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=plain | {"TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(slave)
    try:
        yield Terminal(master, process, columns, rows)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=20)
        os.close(master)
