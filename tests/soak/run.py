"""One soak: builds the town, lets everybody work, breaks what is to be broken, and judges what stands at the end."""

import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from store import database, heartbeats
from store.clock import SECOND, SystemClock
from tests.soak import feed, invariants, ledger, streets, town
from tests.soak.clerk import Clerk
from tests.soak.faults import Killer, Server, recovery
from tests.soak.ledger import Told
from tests.soak.people import Officer, Operator
from tests.soak.town import Services, Town

SETTLING = 60.0
"""Seconds that those who work get at the end to finish what they began."""
LOOK_EVERY = 5.0


@dataclass(frozen=True)
class Plan:
    """What is to be soaked: for how many seconds, on which database, at how many consoles, with kills or without."""

    seconds: int = 600
    kind: str = "sqlite"
    consoles: int = 20
    kills: bool = False
    pace: float = 1.0
    streets: int = 4


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    told: Told
    wrong: list[str]
    logs: Path


def soak(plan: Plan, folder: Path) -> Outcome:
    """Run the plan in an empty folder and return what everybody was told and what was wrong."""
    folder.chmod(0o711)
    fate = ledger.Ledger(folder / "ledgers", "fate")
    server = Server(folder, fate) if plan.kind == "postgresql" else None
    url = server.url() if server is not None else f"sqlite:///{folder / 'ehumas.sqlite3'}"
    place = town.make(plan.kind, url, folder)
    former, os.environ["EHUMAS_SECRET_KEY"] = (
        os.environ.get("EHUMAS_SECRET_KEY"),
        place.environment["EHUMAS_SECRET_KEY"],
    )
    try:
        database.connect(url)
        logins = town.furnish(place, plan.consoles, plan.seconds)
        services = Services(place, fate)
        try:
            services.start()
            database.disconnect()
            _work(plan, place, services, server, logins)
        finally:
            services.stop()
        fate.close()
        told = ledger.read(folder / "ledgers")
        database.connect(url)
        logs = [*(folder / "logs").glob("*.log"), *(folder / "state").rglob("*.log")]
        return Outcome(told, invariants.violations(told, logs), folder / "logs")
    finally:
        database.disconnect()
        os.environ.pop("EHUMAS_SECRET_KEY")
        if former is not None:
            os.environ["EHUMAS_SECRET_KEY"] = former
        if server is not None:
            server.stop()


def _work(plan: Plan, place: Town, services: Services, server: Server | None, logins: dict[str, str]) -> None:
    until = time.monotonic() + plan.seconds
    crowd = _crowd(plan, place, logins, until)
    for one in crowd:
        one.start()
    database.connect(place.url)
    watch = Watch(plan, place, services, server, until)
    try:
        watch.run()
        end = time.monotonic() + SETTLING
        for one in crowd:
            one.join(max(0.1, end - time.monotonic()))
            services.watch()
    finally:
        database.disconnect()
        for one in crowd:
            if one.is_alive():
                services.ledger.tell("stuck", act=one.name, wanted="its end")
                one.terminate()
            elif one.exitcode:
                services.ledger.tell("died", name=one.name, code=one.exitcode)


def _crowd(plan: Plan, place: Town, logins: dict[str, str], until: float) -> list[BaseProcess]:
    """Return everybody who works, each a process that is not yet started."""
    clerk = next(iter(logins))
    make = multiprocessing.get_context("fork").Process
    desks = [(Officer if agency else Operator)(place, login, until, plan.pace) for login, agency in logins.items()]
    return [
        *(make(target=desk.work, name=desk.login) for desk in desks),
        make(target=streets.work, args=(place, plan.streets, until, plan.pace), name="streets"),
        make(target=Clerk(place, clerk, until, plan.pace).work, name="clerk"),
        make(target=feed.read, args=(place, clerk, until), name="reader"),
        make(target=feed.write, args=(place, until), name="writer"),
    ]


@dataclass
class Watch:
    """Stands beside the work: starts again what was killed, restarts the server twice, looks at memory and beats."""

    plan: Plan
    place: Town
    services: Services
    server: Server | None
    until: float
    _looked: float = 0.0
    _restarts: list[tuple[float, str]] = field(default_factory=list)

    def run(self) -> None:
        """Watch until the end of the run."""
        killer = Killer(self.place, self.services, self.services.ledger)
        begun = time.monotonic()
        if self.server is not None:
            self._restarts = [(begun + self.plan.seconds / 3, "fast"), (begun + self.plan.seconds * 2 / 3, "immediate")]
        while time.monotonic() < self.until:
            self.services.watch()
            if self.plan.kills:
                killer.turn()
            if self._restarts and time.monotonic() > self._restarts[0][0]:
                self._restart(self._restarts.pop(0)[1])
            if time.monotonic() - self._looked > LOOK_EVERY:
                self._looked = time.monotonic()
                self._look()
            time.sleep(0.1)

    def _restart(self, mode: str) -> None:
        assert self.server is not None
        database.disconnect()
        since = self.server.restart(mode)
        recovery(self.place, self.services.ledger, since)

    def _look(self) -> None:
        for who, pid in self.place.pids().items():
            with suppress(OSError, IndexError):
                self.services.ledger.tell("used", name=who, pid=pid, kib=_kib(pid), cpu=_cpu(pid))
        with suppress(Exception):
            pulse = heartbeats.pulse(SystemClock().now())
            self.services.ledger.tell("pulse", age=None if pulse.age is None else pulse.age / SECOND)


def _kib(pid: int) -> int:
    """Return the process's own share of memory (PSS), in KiB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1])


def _cpu(pid: int) -> float:
    """Return the seconds of processor that the process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    name = Path(tempfile.mkdtemp(prefix="ehumas-soak-"))
    try:
        yield name
    finally:
        shutil.rmtree(name, ignore_errors=True)
