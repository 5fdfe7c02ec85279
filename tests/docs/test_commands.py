"""What the pages tell people to type exists: each command, and each of its options."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli

ROOT = Path(__file__).parents[2]
PAGES = [
    page for page in (*ROOT.glob("docs/*.md"), ROOT / "README.md", ROOT / "deploy/README.md") if page.name != "cli.md"
]
TYPED = re.compile(r"(?:^|bin/)ehumas(?: --(?:as|lang) \S+)*((?: [a-z][a-z-]*)+)([^|;#]*)")
SUBGROUPS = {("account", "totp"), ("citizen", "request")}
"""Commands that have commands of their own."""
Typed = tuple[tuple[str, ...], frozenset[str]]


def typed(text: str) -> set[Typed]:
    """Return the commands in a page's code, each with its options: `(("db", "backup"), {"--json"})`."""
    code = [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", text)]
    code += [line.strip() for line in text.splitlines() if line.startswith("    ")]
    found = set()
    for piece in code:
        for words, rest in TYPED.findall(piece):
            named = words.split()
            options = frozenset(re.findall(r"(?<!\S)--[a-z][a-z-]*", rest))
            depth = 3 if tuple(named[:2]) in SUBGROUPS else 2 if named[0] in cli.GROUPS else 1
            found.add((tuple(named[:depth]), options))
    return found


def shown(command: tuple[str, ...]) -> str:
    """Return a command's help, or nothing when there is no such command."""
    told = CliRunner().invoke(cli.app, [*command, "--help"])
    return told.output if told.exit_code == 0 else ""


ALL = sorted(
    (page.relative_to(ROOT).as_posix(), *one) for page in PAGES for one in typed(page.read_text(encoding="utf-8"))
)


@pytest.mark.parametrize(("page", "command", "options"), ALL, ids=[f"{one[0]} {' '.join(one[1])}" for one in ALL])
def test_what_a_page_tells_to_type_exists(page: str, command: tuple[str, ...], options: frozenset[str]) -> None:
    help_page = shown(command)
    assert help_page, f"{page}: ehumas {' '.join(command)}"
    assert {option for option in options if option not in help_page} == set()


def test_the_commands_were_found() -> None:
    named = {command for _page, command, _options in ALL}
    wanted = {
        ("init",),
        ("doctor",),
        ("db", "restore"),
        ("policy", "edit"),
        ("ssh", "config"),
        ("key", "add"),
        ("demo",),
    }
    assert wanted <= named


def test_what_does_not_exist_is_noticed() -> None:
    assert typed("`ehumas db\nmend X --well`") == {(("db", "mend"), frozenset({"--well"}))}
    assert not shown(("db", "mend"))
    assert "--well" not in shown(("db", "backup"))
