"""Build hook: compiles the message catalogues before they go into a wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's config parameter is private
    """Write a `.mo` beside every `.po`; a wheel carries them inside the store."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are collected."""
        from store.catalogues import compile_all

        compile_all(Path(self.root) / "locale")
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"]["locale"] = "store/locale"
