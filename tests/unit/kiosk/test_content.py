"""Which content the exhibit opens: the newest that is whole, and in the end what shipped."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from desktop.kiosk.content import open_content, updates_folder
from geodata.locations import Locations, find_locations
from geodata.sealed.packing import pack
from geodata.updates.shelf import Shelf, Version, file_name, save_shelf

pytestmark = pytest.mark.slow  # together with its like it would double the quick run


@pytest.fixture
def installed(tmp_path: Path) -> tuple[Locations, Path]:
    """A machine on which version 3 was applied, and its file."""
    locations = find_locations({"CAREER_ATLAS_DATA": str(tmp_path / "data")})
    shelf = updates_folder(locations) / "zakovsky"
    shelf.mkdir(parents=True)
    packed = tmp_path / "new.career"
    pack(locations.seeds / "zakovsky", packed, locations=locations)
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    file = packed.rename(shelf / file_name(3, digest))
    save_shelf(shelf, Shelf(current=Version(3, file.name, digest), highest=3))
    return locations, file


def test_an_applied_update_is_opened(installed: tuple[Locations, Path]) -> None:
    locations, file = installed
    career, notice = open_content("zakovsky", locations)
    assert notice == ""
    assert career.path == file
    assert len(career.timeline) == 12


def test_a_damaged_one_is_passed_over_and_told(installed: tuple[Locations, Path]) -> None:
    locations, file = installed
    file.write_bytes(file.read_bytes()[:-100])
    career, notice = open_content("zakovsky", locations)
    assert career.path != file
    assert notice
    assert len(career.timeline) == 12


def test_without_updates_what_shipped_is_opened(tmp_path: Path) -> None:
    locations = find_locations({"CAREER_ATLAS_DATA": str(tmp_path)})
    career, notice = open_content("zakovsky", locations)
    assert (career.id, notice) == ("zakovsky", "")
