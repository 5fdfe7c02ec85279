"""A console at work in a benchmark: an app on a terminal that only counts, and a process on a real pseudo-terminal."""

import asyncio
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

from textual import events
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver

from ehumas_tui.keynames import read

ROOT = Path(__file__).parents[1]
SIZE = (120, 40)
PATIENCE = 60.0
QUIET = 0.05
"""Seconds without a byte after which a screen counts as drawn."""
DRAWN = 500
"""So many bytes are more than the terminal's preparation: something was drawn."""


class CountingDriver(HeadlessDriver):
    """A terminal of one size that takes everything in and shows nothing."""

    def __init__(self, app: App[Any], **given: Any) -> None:
        super().__init__(app, **given)
        self.sent, self.last = 0, 0.0
        self.written = asyncio.Event()

    @property
    def is_headless(self) -> bool:
        """Let the app draw as on a real terminal."""
        return False

    def write(self, data: str) -> None:
        """Count the bytes and remember when they came."""
        self.sent += len(data.encode())
        self.last = perf_counter()
        self.written.set()


@dataclass
class Desk:
    """An app that runs, and its terminal."""

    app: App[Any]
    is_quiet: Callable[[], bool] = lambda: True

    @property
    def driver(self) -> CountingDriver:
        """Return the terminal."""
        driver: CountingDriver = self.app._driver  # type: ignore[assignment]  # it was asked for
        return driver

    async def frame(self, key: str) -> float:
        """Press a key and return the milliseconds until the first byte of its frame."""
        await self.settle()
        self.driver.written.clear()
        begun = perf_counter()
        self._press(key)
        async with asyncio.timeout(PATIENCE):
            await self.driver.written.wait()
        return (perf_counter() - begun) * 1_000

    async def whole(self, key: str) -> tuple[float, int]:
        """Press a key and return the milliseconds until the last byte that it caused, and all these bytes."""
        await self.settle()
        before, begun = self.driver.sent, perf_counter()
        await self.frame(key)
        await self.settle()
        return (self.driver.last - begun) * 1_000, self.driver.sent - before

    async def settle(self) -> None:
        """Wait until nothing is read or drawn any more."""
        end = monotonic() + PATIENCE
        while not self._rests():
            assert monotonic() < end, "the screen does not come to rest"
            await asyncio.sleep(QUIET / 5)

    def _rests(self) -> bool:
        is_drawn = self.app._driver is not None and self.driver.sent >= DRAWN
        return is_drawn and self.is_quiet() and perf_counter() - self.driver.last >= QUIET

    def _press(self, key: str) -> None:
        event = events.Key(read(key), key if len(key) == 1 else None)
        event.set_sender(self.app)
        self.app.post_message(event)


@asynccontextmanager
async def running(app: App[Any], is_quiet: Callable[[], bool] = lambda: True) -> AsyncIterator[Desk]:
    """Run an app made with `driver_class=CountingDriver` until the block ends."""
    task = asyncio.create_task(app.run_async(size=SIZE))
    desk = Desk(app, is_quiet)
    try:
        await desk.settle()
        yield desk
    finally:
        app.exit()
        await task


def first_frame(arguments: list[str], environ: Mapping[str, str], words: bytes) -> tuple[float, float]:
    """Start Python on a pseudo-terminal; return the milliseconds until it wrote `words`, and then its memory in MiB."""
    master, worker = pty.openpty()
    fcntl.ioctl(worker, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    begun, seen = perf_counter(), b""
    given = {**os.environ, "TERM": "xterm-256color", "EHUMAS_CONFIG": os.devnull, **environ}
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=given, stdin=worker, stdout=worker, stderr=worker
    )
    os.close(worker)
    try:
        while words not in seen:
            ready, _write, _error = select.select([master], [], [], PATIENCE)
            assert ready, f"no {words!r} after {PATIENCE} s"
            seen += os.read(master, 65_536)
        return (perf_counter() - begun) * 1_000, _memory(process.pid)
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1_024
