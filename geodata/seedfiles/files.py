"""Which files a career is read from. Kept apart from the readers: a warm start needs only this."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["find_gazetteers", "seed_files"]


def find_gazetteers(folder: Path, *, shipped: Path) -> tuple[Path, ...]:
    """Return the gazetteer folders that a career's folder draws on.

    The folder ``gazetteer`` beside the career goes before the ``shipped`` one; a folder
    ``gazetteer`` inside the career adds places that are its own.
    """
    beside = folder.parent / "gazetteer"
    shared = beside if beside.is_dir() else shipped
    inside = folder / "gazetteer"
    return (shared, inside) if inside.is_dir() else (shared,)


def seed_files(folder: Path, gazetteers: Sequence[Path]) -> list[Path]:
    """Return every file that a career is read from, in a fixed order."""
    files = sorted(folder.glob("*.toml"))
    for gazetteer in gazetteers:
        files += sorted([*gazetteer.glob("*.toml"), *gazetteer.rglob("*.geojson")])
    return [path for path in files if path.is_file() and path.name != "expected.toml"]
