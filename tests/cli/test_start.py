"""The start is short: a job imports neither the console's library nor the network's nor the typesetter's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("textual", "requests", "typst", "rich", "starlette", "PIL", "schedule")
PROBE = """
import sys
from cli import app
try:
    app(sys.argv[1:], prog_name="ehumas")
except SystemExit as ended:
    print(" ".join(name for name in {heavy} if name in sys.modules), file=sys.stderr)
    print(ended.code, file=sys.stderr)
"""


def probe(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    given = {**os.environ, "PYTHONPATH": str(ROOT), "EHUMAS_CONFIG": os.devnull, **env}
    code = PROBE.format(heavy=HEAVY)
    return subprocess.run([sys.executable, "-c", code, *words], env=given, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("complaint", "--help"), ("board", "--help")])
def test_help_imports_nothing_heavy(words: tuple[str, ...]) -> None:
    heavy, code = probe(*words).stderr.splitlines()[-2:]
    assert (heavy, code) == ("", "0")


def test_a_job_on_the_database_imports_nothing_heavy(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'city.sqlite3'}"
    made = probe("init", EHUMAS_DATABASE=database)
    assert made.stderr.splitlines()[-1] == "0"
    listed = probe("complaint", "list", "--json", EHUMAS_DATABASE=database)
    assert listed.stdout == "[]\n"
    assert listed.stderr.splitlines()[-2:] == ["", "0"]


def test_a_closed_pipe_leaves_no_trace(tmp_path: Path) -> None:
    given = {**os.environ, "PYTHONPATH": str(ROOT), "EHUMAS_CONFIG": os.devnull}
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "--help"], env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    _out, told = process.communicate(timeout=60)
    assert b"Traceback" not in told
    assert b"BrokenPipe" not in told


def test_alone_it_opens_the_console_as_whoever_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    import cli
    from ehumas_tui import entry

    seen: list[object] = []

    def opened(_clock: object, **given: object) -> int:
        seen.append(given["actor"])
        return 0

    monkeypatch.setenv("EHUMAS_DATABASE", f"sqlite:///{tmp_path / 'city.sqlite3'}")
    monkeypatch.setattr(entry, "run", opened)
    runner = CliRunner()
    assert runner.invoke(cli.app, ["init"]).exit_code == 0
    assert runner.invoke(cli.app, []).exit_code == 0
    assert runner.invoke(cli.app, ["--as", "humas"]).exit_code == 0
    assert seen[0] is None
    assert getattr(seen[1], "name", "")
