"""What deploy/ says: settings that exist, commands that exist, units that systemd reads."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from store.settings import Settings

DEPLOY = Path(__file__).parents[2] / "deploy"
FILES = [file for file in sorted(DEPLOY.rglob("*")) if file.is_file()]
COMMANDS = sorted(
    {
        " ".join(words)
        for file in FILES
        for words in re.findall(r"ehumas (init|doctor|[a-z]+) ?([a-z-]*)", file.read_text(encoding="utf-8"))
        if words[0] in cli.COMMANDS or words[0] in cli.GROUPS
    }
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_in_deploy_exists(command: str) -> None:
    words = [word for word in command.split() if word not in {"FILE", ""}]
    if words[0] in cli.COMMANDS:
        words = words[:1]
    assert CliRunner().invoke(cli.app, [*words, "--help"]).exit_code == 0, command


def test_the_commands_were_found() -> None:
    assert {"portal serve", "scheduler run", "db backup", "ssh config"} <= set(COMMANDS)


def test_the_settings_file_names_settings_that_exist() -> None:
    text = (DEPLOY / "ehumas.toml").read_text(encoding="utf-8")
    whole = re.sub(r"^# ([a-z_]+ = \"[^\"]*\").*$", r"\1", text, flags=re.MULTILINE).replace(
        'database = "postgresql', 'database_file = "postgresql'
    )
    named = {name.removesuffix("_file") for name in tomllib.loads(whole)}
    assert {"database", "secret_key", "whatsapp_token", "smtp_url"} <= named <= set(Settings.model_fields)


@pytest.mark.parametrize(
    "unit", [file for file in FILES if file.suffix in {".service", ".timer"}], ids=lambda f: f.name
)
def test_systemd_reads_the_unit(unit: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd is not installed here")
    done = subprocess.run([program, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if unit.name in line and "not executable" not in line]
    assert told == []
