"""The administrator's guide: every setting stands in it, and every command that it names exists."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from store.settings import PREFIX, Settings

GUIDE = (Path(__file__).parents[2] / "docs" / "admin.md").read_text(encoding="utf-8")
ROWS: dict[str, str] = dict(re.findall(rf"^\| `{PREFIX}([A-Z_]+)` \| ([^|]*) \| [^|]+ \|$", GUIDE, flags=re.MULTILINE))
NO_SETTINGS = {"AS", "CONFIG"}
"""Variables that name the file of settings, and who acts."""


def commands(text: str) -> set[tuple[str, ...]]:
    """Return the commands that a page names in its code, without their arguments: `("db", "backup")`."""
    code = [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", text)]
    code += [line.strip() for line in text.splitlines() if line.startswith("    ")]
    found = set()
    for piece in code:
        for words in re.findall(r"(?:^|bin/)ehumas(?: --(?:as|lang) \S+)*((?: [a-z][a-z-]*)+)", piece):
            named = words.split()
            found.add(tuple(named[: 2 if named[0] in cli.GROUPS else 1]))
    return found


COMMANDS = sorted(commands(GUIDE))


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_has_a_row_with_its_default(name: str) -> None:
    assert name.upper() in ROWS
    default = Settings.model_fields[name].default
    if isinstance(default, str) and default:
        assert ROWS[name.upper()] == f"`{default}`"


def test_every_variable_of_the_guide_is_a_setting() -> None:
    named = {name.removesuffix("_FILE") for name in re.findall(rf"\b{PREFIX}([A-Z_]*[A-Z])\b", GUIDE)}
    assert named - NO_SETTINGS <= {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_of_the_guide_exists(command: tuple[str, ...]) -> None:
    assert CliRunner().invoke(cli.app, [*command, "--help"]).exit_code == 0


def test_the_commands_were_found() -> None:
    wanted = {("init",), ("doctor",), ("db", "restore"), ("policy", "edit"), ("ssh", "config"), ("key", "add")}
    assert wanted <= set(COMMANDS)


def test_a_command_that_does_not_exist_is_noticed() -> None:
    assert commands("`ehumas db\nmend X`") == {("db", "mend")}
    assert CliRunner().invoke(cli.app, ["db", "mend", "--help"]).exit_code == 2
