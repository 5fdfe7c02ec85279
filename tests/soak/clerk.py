"""The administrator at the command line: lists, additions, imports, backups and checks while everybody works."""

import csv
import json
import random
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from demo import processes
from tests.soak import words
from tests.soak.town import Town

PATIENCE = 120.0
ROWS = 25


@dataclass
class Clerk:
    """One person who runs `ehumas …`, one command after the other."""

    town: Town
    login: str
    until: float
    pace: float = 1.0
    made: int = 0

    def work(self) -> None:
        """Work until the end of the run."""
        self.ledger, self.rng = self.town.ledger("clerk"), random.Random("clerk")
        turns = [self.list, self.add, self.check, self.bring_in, self.backup, self.upgrade, self.board, self.verify]
        while time.monotonic() < self.until:
            turns[self.made % len(turns)]()
            self.made += 1
            time.sleep(self.rng.uniform(0.5, 2.5) * self.pace)
        self.ledger.close()

    def list(self) -> None:
        """List the newest complaints."""
        self._run("complaint", "list", "--limit", "50", "--json")

    def board(self) -> None:
        """Read the zero board, and what the doctor says of the database."""
        self._run("board", "--json")

    def check(self) -> None:
        """Ask every rule while everybody writes."""
        self._run("db", "check")

    def verify(self) -> None:
        """Walk the chain while it grows."""
        self._run("db", "verify")

    def upgrade(self) -> None:
        """Bring the tables to this version, as a careful administrator does too often."""
        self._run("db", "upgrade")

    def backup(self) -> None:
        """Copy the database; only a whole copy is written down."""
        kind = "sqlite3" if self.town.kind == "sqlite" else "dump"
        target = self.town.folder / "copies" / f"copy-{self.made}.{kind}"
        if self._run("db", "backup", str(target)) is not None:
            self.ledger.tell("copied", file=str(target), size=target.stat().st_size)

    def add(self) -> None:
        """Write down a complaint from the counter."""
        title = f"Parit loket x{self.made:05d}"
        self.ledger.tell("tried", what="added", title=title)
        citizen = ("--citizen-name", "Wa Ode Rina", "--phone", "081355550199", "--address", "Jl. Saranani 12")
        said = self._run("complaint", "add", "--title", title, "--text", "Tersumbat sejak Senin.", *citizen, "--json")
        if said is not None:
            self.ledger.tell("added", title=title, number=json.loads(said)["number"])

    def bring_in(self) -> None:
        """Take in a sheet, again until it is through: each row must come in once."""
        file = self._sheet()
        for _try in range(10):
            if self._run("complaint", "import", str(file)) is not None:
                self.ledger.tell("imported", marks=[f"impor-{self.made}-{row}" for row in range(ROWS)])
                return

    def _sheet(self) -> Path:
        file = self.town.folder / f"sheet-{self.made}.csv"
        with file.open("w", newline="", encoding="utf-8") as opened:
            sheet = csv.writer(opened)
            sheet.writerow(["title", "text", "citizen_name", "phone", "received_at", "external_id"])
            for row in range(ROWS):
                mark = f"impor-{self.made}-{row}"
                sheet.writerow([f"Lampu {mark}", "Gelap.", f"Warga {row}", "", "2026-09-01T08:00", mark])
        return file

    def _run(self, *command: str) -> str | None:
        """Run one command and return its output; None when it did not end well, which is written down."""
        began = time.monotonic()
        process = subprocess.Popen(
            processes.command("--as", self.login, *command),
            env=self.town.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.town.folder,
        )
        self.town.running("command", process.pid)
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            self.ledger.tell("stuck", act=" ".join(command[:2]), wanted=f"an end within {PATIENCE} s")
        name, code = " ".join(command[:2]), process.returncode
        for kind, sentences in (("busy", words.BUSY), ("broken", words.BROKEN)):
            if said := words.found(out + err, sentences):
                self.ledger.tell(kind, said=said, screen=(out + err)[-600:])
        if code == 0:
            self.ledger.tell("commanded", what=name, seconds=time.monotonic() - began)
            return out
        if code == -9:
            self.ledger.tell("killed", what=name)
        elif words.found(err, words.SILENCES):
            self.ledger.tell("unavailable", what=name)
        else:
            self.ledger.tell("odd", what=f"{name} ended with {code}", page=(out + err)[-600:])
        return None
