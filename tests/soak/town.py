"""The town that is soaked: its database, its people and their work, and the processes that serve them."""

import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from demo import processes
from store import accounts, complaints, database, heartbeats, ids, migrate, officers, policy, seed
from store.actors import PUBLIC, SYSTEM, Actor
from store.citizens import NewCitizen
from store.clock import HOUR, MINUTE, SECOND, SystemClock
from tests.soak.ledger import Ledger
from tests.support import postgres

AGENCIES = ("PUPR", "RSUD", "DLHK", "DISHUB", "DINKES", "DISDUKCAPIL")
TITLES = ("Lubang di jalan", "Lampu padam", "Sampah menumpuk", "Got tersumbat", "Antrean panjang", "Air keruh")
STREETS = ("Saranani", "Wolter Monginsidi", "Abunawas", "Martandu", "Sorumba", "Tebau Nunggu")
SERVICES = ("portal", "simulator", "scheduler-1", "scheduler-2")
START_SECONDS = 60.0


@dataclass(frozen=True)
class Town:
    """Where everything is. `folder` holds ledgers, logs and process numbers; every process is given `environment`."""

    kind: str
    url: str
    folder: Path
    environment: dict[str, str]
    ports: dict[str, int]

    @property
    def portal(self) -> str:
        """Return the portal's address."""
        return self.environment["EHUMAS_PORTAL_URL"]

    def ledger(self, who: str) -> Ledger:
        """Return a ledger of the run."""
        return Ledger(self.folder / "ledgers", who)

    def running(self, who: str, pid: int) -> None:
        """Say which process is `who`'s now, for whoever kills and measures."""
        (self.folder / "pids" / who).write_text(str(pid))

    def pids(self) -> dict[str, int]:
        """Return the processes of E-Humas that run now."""
        found = {file.name: int(file.read_text() or 0) for file in (self.folder / "pids").iterdir()}
        return {who: pid for who, pid in found.items() if is_ours(pid)}


def is_ours(pid: int) -> bool:
    """Tell whether the process is one of E-Humas: numbers are given again."""
    try:
        return b"\0cli\0" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def make(kind: str, url: str, folder: Path) -> Town:
    """Lay the town out in the folder, and its tables in the database."""
    for name in ("ledgers", "pids", "logs", "state", "copies"):
        (folder / name).mkdir()
    portal, simulator = processes.free_ports(2)
    environment = processes.environment(url, folder, portal, simulator)
    environment |= {
        "XDG_STATE_HOME": str(folder / "state"),
        "EHUMAS_LANG": "id",
        "PATH": os.pathsep.join((str(postgres.programs()), environment.get("PATH", ""))),
    }
    migrate.upgrade(url)
    return Town(kind, url, folder, environment, {"portal": portal, "simulator": simulator})


def furnish(town: Town, consoles: int, seconds: int) -> dict[str, str]:
    """Fill the connected database; return each login with its agency, operators with none.

    Complaints wait for an agency, others were forwarded so long ago that they fall due during the run, one by one.
    """
    now = SystemClock().now()
    seed.load(SYSTEM, now=now)
    policy.change(SYSTEM, now=now - 80 * HOUR, window=(0, 24 * 60))
    desks = max(1, consoles * 2 // 5)
    operators = [f"humas{place}" for place in range(desks)]
    agents = {f"opd{place}": AGENCIES[place % len(AGENCIES)] for place in range(consoles - desks)}
    for place, agency in enumerate(AGENCIES):
        officers.add(SYSTEM, agency, f"Petugas {agency}", phone=f"08114000{place:04d}", now=now)
    for place, login in enumerate(operators):
        accounts.create(
            SYSTEM, role="supervisor" if place == 1 else "operator", login=login, name=login.title(), now=now
        )
    for login, agency in agents.items():
        accounts.create(SYSTEM, role="officer", login=login, name=login.title(), agency=agency, now=now)
    _lay_in(now, operators[0], consoles, seconds)
    return dict.fromkeys(operators, "") | agents


def _lay_in(now: int, login: str, consoles: int, seconds: int) -> None:
    rng = random.Random(2026)
    actor = accounts.actor_for_login(login, now=now)
    for _complaint_number in range(40 + consoles * seconds // 20):
        _complaint(rng, now - rng.randint(1, 300) * MINUTE)
    for age in (24, 72):
        for place in range(0, seconds, 4):
            then = now - age * HOUR + place * SECOND
            _complaint(rng, then, forwarder=actor)


def _complaint(rng: random.Random, at: int, forwarder: Actor | None = None) -> None:
    title = f"{rng.choice(TITLES)} di Jalan {rng.choice(STREETS)}"
    person = NewCitizen(f"Warga {rng.randint(1, 10**6)}", f"0812{rng.randint(10**7, 10**8 - 1)}")
    new = complaints.NewComplaint(
        title=title, text=f"{title}, sudah seminggu.", client_key=ids.new_key(), citizen=person, channel="portal"
    )
    number = complaints.submit(PUBLIC, new, now=at, secret=ids.new_secret()).number
    if forwarder is not None:
        complaints.forward(forwarder, [number], rng.choice(AGENCIES), now=at)


@dataclass
class Services:
    """Portal, simulator and two schedulers: started, watched, and started again when they were killed."""

    town: Town
    ledger: Ledger
    killed: set[str] = field(default_factory=set)
    _running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self) -> None:
        """Start all, and wait until those that listen do and both schedulers have given a sign of life."""
        for name in SERVICES:
            self._start(name)
        for name, port in self.town.ports.items():
            _await(name, partial(_listens, port))
        _await("schedulers", lambda: len(heartbeats.pulse(SystemClock().now()).beats) == 2)

    def watch(self) -> None:
        """Start again what was killed; what ended by itself is written down."""
        for name, process in list(self._running.items()):
            code = process.poll()
            if code is None:
                continue
            if name in self.killed:
                self.killed.discard(name)
                self.ledger.tell("restarted", name=name)
            else:
                self.ledger.tell("died", name=name, code=code)
            self._start(name)

    def stop(self) -> None:
        """End all, and write down what does not end as asked."""
        for process in self._running.values():
            process.terminate()
        for name, process in self._running.items():
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.ledger.tell("deaf", name=name)
                process.kill()
                process.wait()

    def _start(self, name: str) -> None:
        words = {
            "portal": ("portal", "serve", "--port", str(self.town.ports["portal"])),
            "simulator": ("whatsapp", "simulator", "--port", str(self.town.ports["simulator"])),
        }.get(name, ("scheduler", "run"))
        with (self.town.folder / "logs" / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                processes.command(*words),
                env=self.town.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.town.running(name, self._running[name].pid)


def _await(name: str, condition: Callable[[], bool]) -> None:
    end = time.monotonic() + START_SECONDS
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"nothing is heard of: {name}")
        time.sleep(0.1)


def _listens(port: int) -> bool:
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    return False


def kill(pid: int) -> bool:
    """Kill one process of E-Humas; False when it was gone before."""
    if not is_ours(pid):
        return False
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False


def actor(login: str) -> Actor:
    """Return the account as an actor."""
    return accounts.actor_for_login(login, now=SystemClock().now())


def apart(town: Town) -> None:
    """Begin as a process of its own: no connection of the parent may be used here."""
    database.connect(town.url)
