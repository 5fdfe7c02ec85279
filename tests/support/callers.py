"""Which functions of the store the rooms above it name, read from their code."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOMS = ("cli.py", "commands", "ehumas_tui", "escalation", "portal", "reports")
"""Who asks the store for others; the demo makes a city of its own from behind the wall."""
ROOT = Path(__file__).parents[2]


def in_rooms() -> Iterator[tuple[str, str]]:
    """Yield (file, function) for every function of a store module that a file outside of the store names."""
    for room in ROOMS:
        place = ROOT / room
        for file in [place] if place.is_file() else sorted(place.rglob("*.py")):
            for name in _named(ast.parse(file.read_text(encoding="utf-8"))):
                yield file.relative_to(ROOT).as_posix(), name


def _named(tree: ast.Module) -> Iterator[str]:
    modules: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "store":
            inside = (node.module or "").removeprefix("store").removeprefix(".")
            for alias in node.names:
                modules[alias.asname or alias.name] = f"{inside}.{alias.name}".removeprefix(".")
                yield f"{inside}.{alias.name}".removeprefix(".")
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield f"{modules[node.value.id]}.{node.attr}"
