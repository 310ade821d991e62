"""A disk small enough to be filled."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["TinyDisk"]


@dataclass(frozen=True, slots=True)
class TinyDisk:
    """``path`` is where it is mounted: see ``desktop.soak.__main__``."""

    path: Path

    def fill(self) -> None:
        """Leave no byte."""
        with suppress(OSError), (self.path / "fill").open("wb", buffering=0) as file:
            while file.write(bytes(65536)):
                pass

    def free(self) -> None:
        """Give the room back."""
        (self.path / "fill").unlink(missing_ok=True)
