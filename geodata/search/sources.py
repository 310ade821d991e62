"""The indexes that are on this computer beside the career's own."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from geodata.errors import DatabaseUnusable
from geodata.locations import Locations
from geodata.search.entries import entry_of_place
from geodata.search.hits import BASE, GAZETTEER
from geodata.search.index import SearchIndex, open_index
from geodata.search.writing import Progress, build_index

__all__ = ["base_path", "gazetteer_path", "index_gazetteer", "open_sources"]

_BASE: Final = "base.sqlite"
_GAZETTEER: Final = "gazetteer.sqlite"


def base_path(locations: Locations) -> Path:
    """Where the index of today's places is, if it has been built."""
    return locations.data / _BASE


def gazetteer_path(locations: Locations) -> Path:
    """Where the gazetteer is that the user's imports go into."""
    return locations.data / _GAZETTEER


def open_sources(locations: Locations, *, make: bool = False) -> list[SearchIndex]:
    """Open what there is beside the career's own places: the user's gazetteer and today's places.

    With ``make``, the index of a gazetteer that has changed is made first, which takes a moment
    for each thousand places; else such a gazetteer is passed by. What is damaged or from another
    version is passed by too. The indexes belong to the thread that calls.
    """
    found: list[SearchIndex] = []
    own = gazetteer_path(locations)
    if own.is_file():
        with suppress(DatabaseUnusable):
            path = index_gazetteer(own, locations) if make else _index_path(own, locations)
            found.append(open_index(path, source=GAZETTEER))
    if base_path(locations).is_file():
        with suppress(DatabaseUnusable):
            found.append(open_index(base_path(locations), source=BASE))
    return found


def index_gazetteer(
    gazetteer: Path, locations: Locations, *, progress: Progress | None = None
) -> Path:
    """Return the index of a gazetteer as it is now, made anew where the gazetteer has changed.

    It is kept in the cache folder, from where it may vanish. Raises DatabaseUnusable where the
    gazetteer is damaged or the index cannot be written.
    """
    path = _index_path(gazetteer, locations)
    if path.is_file():
        return path
    # Here, so that whoever only searches does not wait for what only reading files needs.
    from geodata.gazetteers import Gazetteer

    with Gazetteer(gazetteer) as opened:
        build_index(map(entry_of_place, opened.places()), path, progress=progress)
    for old in path.parent.glob(f"{gazetteer.stem}-*.sqlite"):
        if old != path:
            with suppress(OSError):
                old.unlink()
    return path


def _index_path(gazetteer: Path, locations: Locations) -> Path:
    state = gazetteer.stat()
    mark = f"{state.st_size:x}-{state.st_mtime_ns:x}"
    return locations.cache / "search" / f"{gazetteer.stem}-{mark}.sqlite"
