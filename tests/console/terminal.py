"""A real process on a real pseudo-terminal, seen through a terminal emulator (pyte)."""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


class Terminal:
    """`ehumas …` on a pseudo-terminal of so many columns and rows; `sent` is every byte that it wrote."""

    def __init__(self, *arguments: str, environ: Mapping[str, str], size: tuple[int, int] = (100, 30)) -> None:
        self.sent = b""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self.screen)
        self._master, worker = pty.openpty()
        fcntl.ioctl(worker, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "XDG_STATE_HOME")}
        self.process = subprocess.Popen(
            [sys.executable, "cli.py", *arguments],
            cwd=ROOT,
            env={**clean, "TERM": "xterm-256color", "EHUMAS_CONFIG": os.devnull, **environ},
            stdin=worker,
            stdout=worker,
            stderr=worker,
            start_new_session=True,
        )
        os.close(worker)

    def press(self, keys: str) -> None:
        """Send keys as the terminal sends them."""
        self.press_bytes(keys.encode())

    def press_bytes(self, keys: bytes) -> None:
        """Send bytes."""
        os.write(self._master, keys)

    def sees(self, *words: str) -> None:
        """Wait until all of it stands on the screen."""
        self.until(lambda: all(one in self.text for one in words), f"{words}")

    def until(self, condition: Callable[[], bool], what: str = "") -> None:
        """Read what the process writes until the condition holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end or (not self._read(0.2) and self.process.poll() is not None and not condition()):
                raise AssertionError(f"waited in vain for {what}; the screen:\n{self.text}")

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def ends(self) -> int:
        """Wait until the process has ended and return its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.2)
        while self._read(0.05):
            pass
        return self.process.wait(timeout=1)

    def kill(self) -> None:
        """Kill the process without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def hang_up(self) -> None:
        """Close the line."""
        os.close(self._master)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.kill()

    def _read(self, wait: float) -> bool:
        """Read what is there; tell whether there was anything."""
        ready, _write, _error = select.select([self._master], [], [], wait)
        if not ready:
            return False
        try:
            found = os.read(self._master, 65_536)
        except OSError:
            return False
        self.sent += found
        self._stream.feed(self._decode(found))
        return bool(found)
