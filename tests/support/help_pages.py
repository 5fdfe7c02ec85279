"""docs/cli.md, made of what `--help` really says. `python -m tests.support.help_pages` writes it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command
from typer.testing import CliRunner

import cli

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
HEAD = """# The command line

Made from `ehumas … --help` by `make docs`; a test fails when it is out of step. Indonesian help: `ehumas --lang id`.

Every list has `--json` (a JSON array on stdout, nothing else) and `--plain`. Data goes to stdout, words to stderr.

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | failed, or the given value cannot be |
| 2 | wrong use of the command |
| 3 | not allowed for this account |
| 4 | not found |
| 5 | conflict: somebody else was first, or the state does not allow it now |
"""


def page() -> str:
    """Return the whole page as it should be now."""
    return "\n".join([HEAD, *(_section(path) for path in paths())])


def paths() -> Iterator[tuple[str, ...]]:
    """Return every command's words, groups before their commands."""
    root = get_command(cli.app)
    yield ()
    yield from _below(root, ())


def _below(group: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    context = typer.Context(group)
    for name in group.list_commands(context) if hasattr(group, "list_commands") else ():
        yield (*path, name)
        yield from _below(group.get_command(context, name), (*path, name))


def _section(path: tuple[str, ...]) -> str:
    title = " ".join(("ehumas", *path))
    return f"{'#' * min(2 + len(path[1:]), 3)} `{title}`\n\n```\n{_help(path)}\n```\n"


def _help(path: tuple[str, ...]) -> str:
    given = ["--lang", "en", *path, "--help"]
    told = CliRunner().invoke(cli.app, given, prog_name="ehumas", env={"COLUMNS": "100"})
    assert told.exit_code == 0, (path, told.output)
    return told.stdout.strip()


def explanation(path: tuple[str, ...]) -> str:
    """Return the sentence that a command's help begins with, or nothing."""
    parts = _help(path).split("\n\n")
    return parts[1].strip() if len(parts) > 2 and parts[1].startswith("  ") else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
