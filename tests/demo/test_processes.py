"""The demo as a person starts it: everything beside it comes with it and goes with it."""

import os
import pty
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from typer.testing import CliRunner

import cli
from demo import processes
from store import i18n
from store.errors import Unavailable

ROOT = Path(__file__).parents[2]
SECONDS = 90.0

pytestmark = pytest.mark.processes


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing of this machine is met or left."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EHUMAS_")}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "EHUMAS_CONFIG": os.devnull,
        "TERM": "xterm-256color",
    }


def until(condition: Callable[[], bool], seconds: float = SECONDS) -> bool:
    """Wait until the condition holds and tell whether it did."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        select.select([], [], [], 0.05)
    return True


def test_without_a_terminal_it_prints_the_board_and_the_addresses_and_leaves_nothing(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "cli", "demo", "--complaints", "30"],
        env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "http://127.0.0.1:" in ended.stdout
    assert "kendari terang 2026" in ended.stdout
    assert "belum diteruskan" in ended.stdout
    assert "Papan nol" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not list(tmp_path.glob("ehumas-demo-*"))
    port = int(ended.stdout.split("http://127.0.0.1:")[1].split()[0])
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)


def test_a_database_that_is_in_use_is_left_alone(surroundings: dict[str, str], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    made = subprocess.run(
        [sys.executable, "-m", "cli", "init"],
        env={**surroundings, "EHUMAS_DATABASE": url},
        check=True,
        capture_output=True,
    )
    assert made.returncode == 0
    ended = subprocess.run(
        [sys.executable, "-m", "cli", "demo", "--database", url],
        env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert ended.returncode == 5
    assert "own.sqlite3" in ended.stderr


@dataclass
class Terminal:
    """A demo on a pseudo-terminal, and what it started."""

    process: "subprocess.Popen[bytes]"
    master: int
    shown: bytes = b""

    def read(self) -> None:
        """Take what the demo painted, so that it never waits for us."""
        while select.select([self.master], [], [], 0)[0]:
            try:
                painted = os.read(self.master, 65_536)
            except OSError:
                return
            if not painted:
                return
            self.shown += painted

    def children(self) -> list[psutil.Process]:
        """Return what runs beside it."""
        try:
            return list(psutil.Process(self.process.pid).children(recursive=True))
        except psutil.NoSuchProcess:
            return []

    def sees(self, words: str) -> bool:
        """Tell whether the words were painted."""
        self.read()
        return words.encode() in self.shown


@pytest.fixture
def terminal(surroundings: dict[str, str]) -> Iterator[Terminal]:
    """The demo on a terminal of 100 × 30, once its console has painted the zero board."""
    master, slave = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "demo", "--complaints", "24"],
        env=surroundings, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )  # fmt: skip
    os.close(slave)
    held = Terminal(process, master)
    assert until(lambda: held.sees("Papan nol")), held.shown[-2000:]
    yield held
    if process.poll() is None:
        process.kill()
        process.wait()
    os.close(held.master)


def gone(children: list[psutil.Process]) -> bool:
    return not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children)


def test_the_console_goes_on_saying_where_portal_and_telephones_are(terminal: Terminal) -> None:
    assert until(lambda: terminal.sees("Portal http://127.0.0.1:") and terminal.sees("WhatsApp http://127.0.0.1:"))


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_however_the_demo_ends_no_process_stays(terminal: Terminal, ending: str, tmp_path: Path) -> None:
    children = terminal.children()
    started = " ".join(" ".join(child.cmdline()) for child in children)
    assert all(words in started for words in ("portal serve", "whatsapp simulator", "scheduler run", "console"))
    terminal.process.send_signal(getattr(signal, ending))

    def over() -> bool:
        terminal.read()
        return terminal.process.poll() is not None and gone(children)

    assert until(over)
    if ending != "SIGKILL":
        assert terminal.process.returncode == 128 + getattr(signal, ending)
        assert not list(tmp_path.glob("ehumas-demo-*"))


@pytest.mark.parametrize("code", ["id", "en"])
def test_everything_beside_the_demo_speaks_its_language(code: str, tmp_path: Path) -> None:
    with i18n.using(code):
        assert processes.environment("sqlite:///x", tmp_path, 1, 2)["EHUMAS_LANG"] == code


def test_a_companion_that_does_not_start_says_its_last_words(tmp_path: Path) -> None:
    environment = processes.environment("sqlite:////nowhere/x", tmp_path, 1, 2)
    with (
        pytest.raises(Unavailable, match="nowhere"),
        processes.companions(environment, tmp_path) as beside,
    ):
        beside.start("portal", "portal", "serve", port=processes.free_ports(1)[0])


def test_a_companion_that_does_not_listen_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
    monkeypatch.setattr(processes, "command", lambda *_words: [sys.executable, "-c", deaf])
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.2)
    with processes.companions(dict(os.environ), tmp_path) as beside:
        beside.start("deaf")
        assert until(lambda: (tmp_path / "deaf.log").stat().st_size > 0)
    assert beside.running["deaf"].returncode == -signal.SIGKILL


def test_a_signal_ends_by_way_of_every_finally() -> None:
    def told_to_end() -> None:
        with processes.orderly_exit():
            os.kill(os.getpid(), signal.SIGTERM)
            until(lambda: False, 5)

    with pytest.raises(SystemExit) as ended:
        told_to_end()
    assert ended.value.code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_in_process_the_demo_ends_as_its_sweep_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a subprocess shows, without one: the coverage of the command itself."""

    class Nobody:
        def __init__(self, *_given: object) -> None:
            self.started: list[str] = []

        def start(self, name: str, *_words: str, port: int | None = None) -> None:
            self.started.append(name)

        def run(self, *_words: str) -> int:
            return 0

        def stop(self) -> None:
            self.started.clear()

    monkeypatch.setattr(processes, "Companions", Nobody)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    result = CliRunner().invoke(cli.app, ["demo", "--complaints", "12"])
    assert result.exit_code == 0, result.output
    assert "Portal" in result.stdout
