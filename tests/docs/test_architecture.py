"""The page about the building names every table, state and clock, and the hours that are in force."""

import re
from pathlib import Path

import pytest

from store.cases import ENDED, OPEN
from store.policy import Policy

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MIGRATIONS = [path for path in (ROOT / "store" / "migrations").rglob("*") if path.suffix in (".py", ".sql")]
TABLES = [name for path in MIGRATIONS for name in re.findall(r"CREATE TABLE (\w+)", path.read_text(encoding="utf-8"))]


def rows(heading: str) -> dict[str, str]:
    """Return the tables' rows below a heading, by the name they begin with."""
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", part, flags=re.MULTILINE))


def test_every_table_is_named_and_no_other() -> None:
    part = PAGE.split("## The tables\n")[1].split("\n## ")[0]
    named = re.findall(r"`(\w+)`", part)
    assert len(TABLES) > 30
    assert sorted(named) == sorted(set(TABLES)), "a migration may make a table anew"


def test_every_state_and_clock_has_its_row() -> None:
    assert set(rows("States and clocks")) == {*OPEN, *ENDED, *Policy().hours}


@pytest.mark.parametrize(("clock", "hours"), Policy().hours.items())
def test_a_clocks_row_says_its_hours(clock: str, hours: tuple[int, int]) -> None:
    said = re.findall(r"(\d+) h:", rows("States and clocks")[clock])
    assert said == [str(hour) for hour in hours]


def test_the_rooms_that_it_names_are_there() -> None:
    named = re.findall(r"`((?:store|commands|demo|ehumas_tui|portal|escalation|reports)[./]\w*(?:\.py)?)`", PAGE)
    missing = [name for name in named if not any(_places(name))]
    assert named
    assert missing == []


def _places(name: str) -> list[bool]:
    path = name.replace(".py", "").replace(".", "/")
    return [(ROOT / f"{path}.py").exists(), (ROOT / path).is_dir()]
