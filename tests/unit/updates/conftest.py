"""A museum that publishes three versions of a small career, and a machine that trusts it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from geodata.locations import find_locations
from geodata.sealed.packing import pack
from geodata.updates.client import Updates
from geodata.updates.installed import Content, installed_content
from geodata.updates.publishing import Publisher, create, open_repository
from tests.unit.seedfiles.smallcareer import write_small

VERSIONS = 3


@dataclass(frozen=True, slots=True)
class Museum:
    """Sealed files by version, and the repository as it was after each was published."""

    folder: Path

    def sealed(self, version: int) -> Path:
        return self.folder / f"small-{version}.career"

    def repository(self, version: int) -> Path:
        return self.folder / f"repository-{version}"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"


@dataclass(frozen=True, slots=True)
class Machine:
    """A kiosk, as far as its content goes."""

    folder: Path

    @property
    def updates(self) -> Updates:
        return Updates(self.folder, career="small")

    def take(self, source: Path | str) -> int:
        """Fetch and show what is new; returns the version that is shown."""
        if self.updates.stage(str(source)) is not None:
            self.updates.apply()
        return self.shown.version

    @property
    def shown(self) -> Content:
        return installed_content(self.folder, career="small", shipped="shipped")


@pytest.fixture(scope="session")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Museum:
    museum = Museum(tmp_path_factory.mktemp("museum"))
    locations = find_locations({"CAREER_ATLAS_SEEDS": str(museum.folder / "seeds")})
    write_small(museum.folder / "seeds")
    publisher = create(museum.folder / "repository", museum.keys, passphrase="")
    for version in range(1, VERSIONS + 1):
        text = museum.folder / "seeds" / "small" / "text.en.toml"
        text.write_text(text.read_text("utf-8") + f"# version {version}\n", "utf-8")
        folder = museum.folder / "seeds" / "small"
        pack(folder, museum.sealed(version), locations=locations)
        publisher.add(museum.sealed(version))
        shutil.copytree(publisher.folder, museum.repository(version))
    return museum


@pytest.fixture
def repository(museum: Museum, tmp_path: Path) -> Path:
    """A copy of the repository with one version in it, for a test to bend or go on with."""
    return Path(shutil.copytree(museum.repository(1), tmp_path / "repository"))


@pytest.fixture
def keys(museum: Museum, tmp_path: Path) -> Path:
    return Path(shutil.copytree(museum.keys, tmp_path / "keys"))


@pytest.fixture
def publisher(repository: Path, keys: Path) -> Publisher:
    return open_repository(repository, [keys], lambda _name: "")


@pytest.fixture
def machine(museum: Museum, tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "machine")
    machine.updates.trust((museum.repository(1) / "root.json").read_bytes())
    return machine
