"""The small career on disk, the folders that opening it needs, and the career sealed."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.locations import Locations, find_locations
from geodata.sealed.packing import pack
from tests.unit.seedfiles.smallcareer import write_small


@pytest.fixture(scope="module")
def locations(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    """Folders of a module's own; the small career is the one that ships."""
    above = tmp_path_factory.mktemp("atlas")
    write_small(above / "seeds")
    env = {
        f"CAREER_ATLAS_{name.upper()}": str(above / name)
        for name in ("seeds", "cache", "config", "state", "data")
    }
    return find_locations(env)


@pytest.fixture(scope="module")
def original(locations: Locations, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the small career, sealed."""
    out = tmp_path_factory.mktemp("packed") / "small.career"
    pack(locations.seeds / "small", out, locations=locations)
    return out.read_bytes()


@pytest.fixture
def sealed(original: bytes, tmp_path: Path) -> Path:
    """A copy of the sealed career, for a test to bend."""
    path = tmp_path / "small.career"
    path.write_bytes(original)
    return path
