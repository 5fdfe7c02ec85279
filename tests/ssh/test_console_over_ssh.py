"""The real console at the far end of a real SSH connection, read as a terminal shows it."""

import os
import select
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fcntl import ioctl
from pathlib import Path

import pyte
import pytest

from store import accounts, keys
from tests.conftest import Store
from tests.support import sshd
from tests.support.city import City

pytestmark = [pytest.mark.ssh, pytest.mark.processes]

ROOT = Path(__file__).parents[2]
COLUMNS, ROWS = 80, 24
PATIENCE = 30


@dataclass
class Terminal:
    """A pseudo-terminal with a client on it; the screen is what a person would see."""

    handle: int
    child: int
    screen: pyte.Screen = field(default_factory=lambda: pyte.Screen(COLUMNS, ROWS))

    def __post_init__(self) -> None:
        self.stream = pyte.ByteStream(self.screen)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, keys_: str) -> None:
        os.write(self.handle, keys_.encode())

    def sees(self, *words: str) -> None:
        """Read what comes until all the words stand on the screen."""
        until = time.monotonic() + PATIENCE
        while not all(one in self.text for one in words):
            left = until - time.monotonic()
            assert left > 0, f"waited in vain for {words}; the screen:\n{self.text}"
            if select.select([self.handle], [], [], left)[0]:
                assert self._read(), f"the connection ended; the screen:\n{self.text}"

    def ends(self) -> int:
        """Read to the end and return what the client ended with."""
        while self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def _read(self) -> bool:
        try:
            data = os.read(self.handle, 65_536)
        except OSError:
            return False
        self.stream.feed(data)
        return bool(data)


@contextmanager
def on_terminal(command: list[str]) -> Iterator[Terminal]:
    """Run a program on a terminal of 80 by 24."""
    child, handle = os.forkpty()
    if child == 0:
        os.execvpe(command[0], command, {**os.environ, "TERM": "xterm-256color"})
    ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        yield Terminal(handle, child)
    finally:
        os.close(handle)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The command line, started as an installed one is: isolated, and knowing where its modules are."""
    file = tmp_path / "program.py"
    paths = [str(ROOT), *(path for path in sys.path if path.endswith("site-packages"))]
    file.write_text(f"import sys\nsys.path[:0] = {paths!r}\nfrom cli import main\nmain()\n")
    return file


@pytest.fixture
def server(store: Store, city: City, tmp_path: Path, program: Path) -> Iterator[sshd.Server]:
    """A sshd that starts the real console on the city's database."""
    with sshd.running(tmp_path, store.url, program) as running:
        yield running


def test_an_officer_answers_over_ssh_and_sees_only_the_own_agency(server: sshd.Server, city: City) -> None:
    mine, foreign = city.forwarded("Antrean panjang", "RSUD"), city.forwarded("Jalan berlubang", "PUPR")
    key = sshd.make_key(server.folder / "rsud")
    keys.add(city.operator, "rsud", key.with_suffix(".pub").read_text(), now=city.clock.now())
    with on_terminal(server.command(key, "-tt")) as terminal:
        terminal.sees("E-Humas", mine, "Antrean panjang")
        assert foreign not in terminal.text
        terminal.press("b")
        terminal.sees("Jawaban akhir")
        terminal.press("Loket ditambah dua mulai besok pagi pukul 07.00.")
        terminal.sees("07.00.")
        terminal.press("\x0f")
        terminal.sees(f"{mine}: jawaban dikirim ke Humas.")
        terminal.press("\x03\x1a\x1c")
        terminal.press("Q")
        assert terminal.ends() == 0
    from store import queries

    assert queries.get(city.operator, mine).state == "answered"


def test_a_console_that_is_open_closes_when_its_account_is_shut_out(server: sshd.Server, city: City) -> None:
    key = sshd.make_key(server.folder / "pupr")
    keys.add(city.operator, "pupr", key.with_suffix(".pub").read_text(), now=city.clock.now())
    with on_terminal(server.command(key, "-tt")) as terminal:
        terminal.sees("E-Humas")
        accounts.disable(city.operator, "pupr", now=city.clock.now())
        assert terminal.ends() == 3


def test_without_a_terminal_there_is_one_clear_sentence_and_no_shell(server: sshd.Server, city: City) -> None:
    key = sshd.make_key(server.folder / "dlhk")
    keys.add(city.operator, "dlhk", key.with_suffix(".pub").read_text(), now=city.clock.now())
    done = server.ask(key, "cat", "/etc/passwd")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
