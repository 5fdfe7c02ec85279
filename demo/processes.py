"""The demo's companions: portal, WhatsApp simulator and scheduler as processes that live as long as the demo does."""

import ctypes
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.errors import Unavailable
from store.i18n import _, language

START_SECONDS = 30.0
STOP_SECONDS = 5.0
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass
class Companions:
    """Processes that were started, with the settings they share; `folder` takes what they print."""

    environment: Mapping[str, str]
    folder: Path
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, name: str, *arguments: str, port: int | None = None) -> None:
        """Start `ehumas …` beside the demo and wait until it listens. Raises Unavailable with its last words."""
        with self._log(name).open("wb") as log:
            self.running[name] = self._popen(
                arguments, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        if port is not None:
            self._await(name, port)

    def run(self, *arguments: str) -> int:
        """Run `ehumas …` on this terminal and return what it ended with."""
        self.running["foreground"] = self._popen(arguments)
        return self.running["foreground"].wait()

    def stop(self) -> None:
        """End every process that still runs; one that does not listen is killed."""
        for process in reversed(self.running.values()):
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in self.running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _popen(self, arguments: Sequence[str], **given: Any) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            command(*arguments),
            env=self.environment,
            preexec_fn=_die_with_parent,  # noqa: PLW1509  # the demo has no threads
            **given,
        )

    def _await(self, name: str, port: int) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.running[name].poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        words = self._log(name).read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
        raise Unavailable(
            _("The demo's %(name)s did not start: %(reason)s") % {"name": name, "reason": words[0] if words else "–"}
        )

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"


@contextmanager
def orderly_exit() -> Iterator[None]:
    """Let SIGTERM and a lost terminal end this process by way of its `finally` clauses, and never in their middle."""
    ending = (signal.SIGTERM, signal.SIGHUP)
    former = {name: signal.signal(name, _leave) for name in ending}
    try:
        yield
    finally:
        for name, handler in former.items():
            signal.signal(name, handler)


@contextmanager
def companions(environment: Mapping[str, str], folder: Path) -> Iterator[Companions]:
    """Hold processes that are gone afterwards."""
    held = Companions(environment, folder)
    try:
        yield held
    finally:
        held.stop()


def command(*arguments: str) -> list[str]:
    """Return the command line of `ehumas …` with this Python."""
    return [sys.executable, "-m", "cli", *arguments]


def environment(database: str, folder: Path, portal: int, simulator: int) -> dict[str, str]:
    """Return this process's environment with the demo's own settings: addresses, and secrets made for this run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EHUMAS_")}
    here = str(Path(__file__).parent.parent)
    return kept | {
        "PYTHONPATH": os.pathsep.join(filter(None, (here, kept.get("PYTHONPATH")))),
        "EHUMAS_CONFIG": os.devnull,
        "EHUMAS_LANG": language(),
        "EHUMAS_DATABASE": database,
        "EHUMAS_MEDIA": str(folder / "media"),
        "EHUMAS_PORTAL_URL": f"http://127.0.0.1:{portal}",
        "EHUMAS_WHATSAPP_URL": f"http://127.0.0.1:{simulator}",
        "EHUMAS_WHATSAPP_TOKEN": secrets.token_urlsafe(16),
        "EHUMAS_WHATSAPP_APP_SECRET": secrets.token_urlsafe(16),
        "EHUMAS_WHATSAPP_VERIFY_TOKEN": secrets.token_urlsafe(16),
        "EHUMAS_SECRET_KEY": secrets.token_urlsafe(32),
    }


def free_ports(count: int) -> list[int]:
    """Return loopback ports that nobody listens on."""
    held = [socket.create_server(("127.0.0.1", 0)) for _port in range(count)]
    try:
        return [int(server.getsockname()[1]) for server in held]
    finally:
        for server in held:
            server.close()


def _leave(number: int, _frame: object) -> None:
    """Begin to end; whoever asks again meanwhile is not heard."""
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _die_with_parent() -> None:
    """Ask the kernel to end this process when the demo was killed outright; other systems have no such wish."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)
