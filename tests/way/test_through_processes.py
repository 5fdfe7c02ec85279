"""The same way through real processes: portal, simulator and scheduler over HTTP, the console in a pseudo-terminal.

The clock is the machine's. A complaint that was forwarded more than a day ago is laid into the database first; from
there on everything happens by itself or by keys and clicks.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2
import pytest

import cli
from demo import processes
from store import accounts, complaints, ids, keys, officers, policy, queries, seed
from store.actors import PUBLIC, SYSTEM, Actor
from store.citizens import NewCitizen
from store.clock import HOUR, SystemClock
from tests.conftest import Store
from tests.portal.support import Browser, photo
from tests.support import sshd
from tests.support.terminal import Terminal, terminal

pytestmark = pytest.mark.processes

PASSWORD = "kopi pagi di teluk"


class Town:
    """The processes, and who may sit down at a console."""

    def __init__(self, environment: dict[str, str], server: sshd.Server, stack: ExitStack) -> None:
        self.environment, self.server, self._stack = environment, server, stack
        self.portal = environment["EHUMAS_PORTAL_URL"]
        self.simulator = environment["EHUMAS_WHATSAPP_URL"]

    def console(self, *words: str, columns: int = 120, rows: int = 40) -> Terminal:
        """Open the console in a terminal of its own."""
        command = processes.command("console", *words)
        return self._stack.enter_context(terminal(command, self.environment, columns=columns, rows=rows))

    def over_ssh(self, login: str) -> Terminal:
        """Let a key open the account's console, and connect with it through the real sshd."""
        key = sshd.make_key(self.server.folder / login)
        keys.add(operator(), login, key.with_suffix(".pub").read_text(), now=SystemClock().now())
        command = self.server.command(key, "-tt")
        return self._stack.enter_context(terminal(command, self.environment, columns=120, rows=40))


@pytest.fixture
def town(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A database with an operator, an agency and its officer; portal and simulator running."""
    portal, simulator = processes.free_ports(2)
    environment = processes.environment(store.url, tmp_path, portal, simulator)
    monkeypatch.setenv("EHUMAS_SECRET_KEY", environment["EHUMAS_SECRET_KEY"])
    furnish()
    with processes.companions(environment, tmp_path) as beside, ExitStack() as stack:
        beside.start("portal", "portal", "serve", "--port", str(portal), port=portal)
        beside.start("simulator", "whatsapp", "simulator", "--port", str(simulator), port=simulator)
        beside.start("scheduler", "scheduler", "run")
        server = stack.enter_context(sshd.running(tmp_path, store.url, Path(cli.__file__)))
        yield Town(environment, server, stack)


def furnish() -> None:
    """Lay in what a day of office work would have made."""
    now = SystemClock().now()
    seed.load(SYSTEM, now=now)
    policy.change(SYSTEM, now=now - 30 * HOUR, window=(0, 24 * 60))
    officers.add(SYSTEM, "PUPR", "Petugas Jalan", phone="081140000001", now=now)
    for role, login, agency in (("operator", "humas", ""), ("officer", "pupr", "PUPR")):
        accounts.create(SYSTEM, role=role, login=login, name=login, agency=agency, password=PASSWORD, now=now)


def operator() -> Actor:
    return accounts.actor_for_login("humas", now=SystemClock().now())


def forwarded_a_day_ago() -> str:
    """Lay in a complaint whose agency has been silent for 25 hours."""
    then = SystemClock().now() - 25 * HOUR
    new = complaints.NewComplaint(
        title="Lampu padam", text="Gelap.", client_key=ids.new_key(), citizen=NewCitizen("Siti"), channel="portal"
    )
    ticket = complaints.submit(PUBLIC, new, now=then, secret=ids.new_secret())
    complaints.forward(operator(), [ticket.number], "PUPR", now=then)
    return ticket.number


def test_a_citizen_an_operator_and_an_officer_meet_through_real_processes(town: Town) -> None:
    silent = forwarded_a_day_ago()

    citizen = Browser(httpx2.Client(base_url=town.portal, follow_redirects=True))
    citizen.register()
    citizen.complain([("photo", ("lubang.jpg", photo(), "image/jpeg"))], title="Lubang di Baruga")
    secret = citizen.secret_path
    number = newest()

    desk = town.console()
    desk.sees("Humas Kota Kendari")
    desk.press(f"humas\r{PASSWORD}\r")
    desk.sees("Papan nol", silent)
    desk.press("M")
    desk.sees("Lewat tenggat", number)
    desk.press("t")
    desk.sees("Jawaban ditunggu sampai")
    desk.press("PUPR\r")
    desk.sees("→ PUPR")

    agency = town.over_ssh("pupr")
    agency.sees(number, silent)
    assert "Papan nol" not in agency.text, "an agency sees its own complaints and nothing else"
    agency.press(f"{number}\r")
    agency.sees("Riwayat")
    agency.press("b")
    agency.sees("Kirim")
    agency.press("Lubang ditambal hari ini.")
    agency.sees("Lubang ditambal hari ini.")
    agency.press("\x0f")
    agency.sees("dijawab")

    desk.press(f"{number}\r")
    desk.sees("Lubang ditambal hari ini.")
    desk.press("a")
    desk.sees("selesai")
    assert "Lubang ditambal hari ini." in citizen.get(secret)

    desk.press("\x1b")
    desk.sees("Lewat tenggat")
    desk.press(f"{silent}\r")
    desk.sees("dibaca", "Petugas Jalan")
    phones = httpx2.get(f"{town.simulator}/ledger", params={"json": "1"}).text
    assert silent in phones
    desk.press("Q")
    assert desk.ends() == 0


def newest() -> str:
    return queries.find(SYSTEM, queries.Filter(), now=SystemClock().now()).rows[0].number
