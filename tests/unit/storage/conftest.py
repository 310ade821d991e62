"""The small career on disk, and the folders that opening it needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.locations import Locations, find_locations
from tests.unit.seedfiles.smallcareer import write_small


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """Folders of their own below ``tmp_path``; the small career is the one that ships."""
    write_small(tmp_path / "seeds")
    env = {
        f"CAREER_ATLAS_{name.upper()}": str(tmp_path / name)
        for name in ("seeds", "cache", "config", "state", "data")
    }
    return find_locations(env)
