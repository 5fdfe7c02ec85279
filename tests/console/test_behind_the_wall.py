"""An officer at a real terminal, on PostgreSQL with the wall built by its command: the whole work goes through it."""

import json
import os
import subprocess
import sys

import psycopg
import pytest

from store import queries
from store.clock import SystemClock, VirtualClock
from store.database import disconnect
from store.walls.building import Names
from tests.conftest import Store
from tests.console.terminal import ROOT, Terminal
from tests.support.city import City

pytestmark = pytest.mark.parametrize("store", ["postgresql"], indirect=True)
CTRL_O = "\x0f"
KEY = "kunci untuk pengujian"


def ehumas(environ: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a command as an administrator does."""
    command = [sys.executable, str(ROOT / "cli.py"), *words]
    return subprocess.run(command, env={**os.environ, **environ}, capture_output=True, text=True, check=False)


def logins(store: Store) -> set[str]:
    """Return who is connected to the database now, except this question."""
    with psycopg.connect(store.url) as asking:
        rows = asking.execute(
            "SELECT usename FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
    return {str(name) for (name,) in rows}


def test_an_officer_answers_under_the_agencys_own_login(
    city: City, clock: VirtualClock, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EHUMAS_SECRET_KEY", KEY)
    clock.set(SystemClock().now())
    number, other = city.forwarded("Jalan berlubang"), city.forwarded("Antrean panjang", agency="RSUD")
    disconnect()
    environ = {"EHUMAS_DATABASE": store.url, "EHUMAS_LANG": "id", "EHUMAS_SECRET_KEY": KEY}
    built = ehumas(environ, "db", "wall", "--json")
    assert json.loads(built.stdout) == {"stands": True, "agencies": ["DLHK", "PUPR", "RSUD"]}, built.stderr
    try:
        with Terminal("console", "--as", "pupr", environ=environ, size=(120, 40)) as officer:
            officer.sees("Pengaduan kami", number, "Harus dijawab 1")
            assert logins(store) == {Names(store.url.partition("?")[0].rpartition("/")[2], "").login("PUPR")}
            assert other not in officer.text
            officer.press("b")
            officer.sees("● Jawaban akhir")
            officer.press("Sudah ditambal 24 November di Jl. Saranani." + CTRL_O)
            officer.sees("jawaban dikirim ke Humas", "Diperiksa Humas 1")
            officer.press("Q")
            assert officer.ends() == 0
        assert queries.get(city.operator, number).answers[0].body.startswith("Sudah ditambal")
        disconnect()
        refused = ehumas({**environ, "EHUMAS_SECRET_KEY": ""}, "console", "--as", "pupr")
        assert refused.returncode == 1
        assert "EHUMAS_SECRET_KEY" in refused.stderr
    finally:
        assert ehumas(environ, "db", "wall", "--remove").returncode == 0
