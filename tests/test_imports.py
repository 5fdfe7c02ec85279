"""The top of the house: `cli.py` is a single module, which import-linter cannot hold."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("commands", "demo", "ehumas_tui", "escalation", "portal", "reports", "store")


def imports_of(file: Path) -> set[str]:
    """Return the first part of every module that the file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_nothing_imports_the_entry_point() -> None:
    importers = [file for room in ROOMS for file in (ROOT / room).rglob("*.py") if "cli" in imports_of(file)]
    assert importers == []


def test_the_entry_point_never_touches_the_tables() -> None:
    assert not imports_of(ROOT / "cli.py") & {"peewee", "playhouse", "sqlite3", "pysqlite3", "psycopg"}
