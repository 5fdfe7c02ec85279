"""`ehumas db wall` and what the doctor says of it, on both databases."""

import json
from typing import Any

from tests.cli.conftest import Run
from tests.conftest import Store
from tests.support.city import City


def part(run: Run, **env: str) -> dict[str, Any]:
    """Return the doctor's row about the wall."""
    rows = json.loads(run("doctor", "--json", **env).stdout)
    return next(row for row in rows if row["part"] == "tembok")


def test_the_wall_is_built_again_and_taken_down_by_its_command(run: Run, city: City, store: Store) -> None:
    secret = {"EHUMAS_SECRET_KEY": "rahasia-untuk-uji-tembok"}
    if store.kind == "sqlite":
        done = run("db", "wall", "--json", **secret)
        assert json.loads(done.stdout) == {"stands": True, "agencies": []}
        assert "SQLite" in done.stderr
        assert part(run)["detail"] == "setiap sesi OPD membawanya sendiri"
        return
    assert "ehumas db wall" in part(run)["to_do"]
    assert run("db", "wall").exit_code == 1
    for _again in range(2):
        assert "3 OPD" in run("db", "wall", **secret).stderr
    assert part(run, **secret) == {"part": "tembok", "ok": True, "detail": "3 OPD", "to_do": ""}
    assert part(run)["ok"] is False
    removed = run("db", "wall", "--remove", "--json", **secret)
    assert json.loads(removed.stdout) == {"stands": False, "agencies": []}
    assert part(run)["detail"] == "belum dibangun"
