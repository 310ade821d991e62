"""Reading the files that authors write into careers, places and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodata.seedfiles.files import find_gazetteers, seed_files

if TYPE_CHECKING:
    from geodata.seedfiles.folder import Seeds, read_seeds

__all__ = ["Seeds", "find_gazetteers", "read_seeds", "seed_files"]


def __getattr__(name: str) -> Any:
    """Import the readers when they are first asked for: a warm start reads no seed files."""
    if name in ("Seeds", "read_seeds"):
        from geodata.seedfiles import folder

        return getattr(folder, name)
    raise AttributeError(name)
