"""A museum that publishes the career again and again, for content to be replaced."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from geodata.locations import find_locations
from geodata.sealed.packing import pack
from geodata.updates.client import Updates
from geodata.updates.publishing import create

__all__ = ["CAREER", "Museum"]

CAREER: Final = "zakovsky"


class Museum:
    """Keys, a repository, and the author's files, in ``folder``; ``updates`` is the kiosk's own
    folder of updates."""

    def __init__(self, folder: Path, *, updates: Path) -> None:
        self._locations = find_locations()
        self._career = folder / CAREER
        self._sealed = folder / "sealed"
        self._sealed.mkdir(parents=True)
        shutil.copytree(self._locations.seeds / CAREER, self._career)
        self._publisher = create(folder / "repository", folder / "keys", passphrase="")
        self._updates = Updates(updates, career=CAREER)
        self._version = 0

    def trust(self) -> None:
        """Let the kiosk take updates of this museum."""
        self._updates.trust((self._publisher.folder / "root.json").read_bytes())

    def publish(self) -> None:
        """Publish another version, and let it wait on the kiosk."""
        self._version += 1
        text = self._career / "text.en.toml"
        text.write_text(f"{text.read_text('utf-8')}\n# {self._version}\n", encoding="utf-8")
        file = self._sealed / f"{self._version}.career"
        pack(self._career, file, locations=self._locations)
        self._publisher.add(file)
        self._updates.stage(str(self._publisher.folder))
        file.unlink()
