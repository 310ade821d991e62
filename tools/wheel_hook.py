"""Puts the carried files into the wheel; hatchling calls it by what pyproject.toml says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["CarryData"]


class CarryData(BuildHookInterface[Any]):
    """Adds the content, our own resources and the built assets to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel is built; ``version`` is "standard" or "editable".

        Raises ``tools.carried.AssetsNotBuilt`` before set-up has fetched the assets.
        """
        if version == "editable":
            return
        # hatchling loads this file by its path: the project is not on the module path.
        sys.path.insert(0, self.root)
        from tools.carried import carried_files

        build_data["force_include"].update(carried_files(Path(self.root)))
