"""The administrator's guide: every setting stands in it with its default, and no other."""

import re
from pathlib import Path

import pytest

from store.settings import PREFIX, Settings

GUIDE = (Path(__file__).parents[2] / "docs" / "admin.md").read_text(encoding="utf-8")
ROWS: dict[str, str] = dict(re.findall(rf"^\| `{PREFIX}([A-Z_]+)` \| ([^|]*) \| [^|]+ \|$", GUIDE, flags=re.MULTILINE))
NO_SETTINGS = {"AS", "CONFIG"}
"""Variables that name the file of settings, and who acts."""


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_has_a_row_with_its_default(name: str) -> None:
    assert name.upper() in ROWS
    default = Settings.model_fields[name].default
    if isinstance(default, str) and default:
        assert ROWS[name.upper()] == f"`{default}`"


def test_every_variable_of_the_guide_is_a_setting() -> None:
    named = {name.removesuffix("_FILE") for name in re.findall(rf"\b{PREFIX}([A-Z_]*[A-Z])\b", GUIDE)}
    assert named - NO_SETTINGS <= {name.upper() for name in Settings.model_fields}
