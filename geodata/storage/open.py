"""Opening a career by its name, its folder, its sealed file or its database file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from geodata.errors import DatabaseUnusable, UnknownCareer
from geodata.locations import Locations
from geodata.sealed.names import is_sealed_name
from geodata.seedfiles.files import find_gazetteers, seed_files
from geodata.storage.cache import CachedCareers
from geodata.storage.connection import open_read_only, settle
from geodata.storage.fingerprint import fingerprint
from geodata.storage.opencareer import OpenCareer
from geodata.version import version

__all__ = ["find_career", "list_careers", "open_career"]

DATABASE_SUFFIX: Final = ".sqlite"

_LONGEST_SHOWN: Final = 200


def open_career(name_or_folder: str, *, locations: Locations) -> OpenCareer:
    """Open a career: the name of a shipped one, a folder, a sealed file (``….career``), or a
    database file (``….sqlite``).

    The files of a folder are read when they have changed, and then kept loaded in the cache
    folder. Where that cannot be written the career is held in memory, and its ``notice`` says so.

    Raises UnknownCareer, SeedsUnreadable with every problem in the files, and DatabaseUnusable for
    a sealed or a database file that is damaged or of another version.
    """
    if is_sealed_name(name_or_folder) and _is_there(Path(name_or_folder)):
        return _open_sealed(Path(name_or_folder), locations)
    if name_or_folder.endswith(DATABASE_SUFFIX) and _is_there(Path(name_or_folder)):
        path = Path(name_or_folder)
        return OpenCareer(open_read_only(path), path=path)
    return _open_folder(find_career(name_or_folder, seeds=locations.seeds), locations)


def _open_folder(folder: Path, locations: Locations) -> OpenCareer:
    gazetteers = find_gazetteers(folder, shipped=locations.seeds / "gazetteer")
    mark = fingerprint(seed_files(folder, gazetteers), program_version=version())
    cache = CachedCareers(locations.cache / "careers")
    found = cache.find(folder.name, mark)
    if found is not None:
        return OpenCareer(found[0], path=found[1], disposable=True)
    return _keep(cache, _load(folder, gazetteers, mark), folder.name, mark)


def _open_sealed(path: Path, locations: Locations) -> OpenCareer:
    """Open a sealed career. One from an older version is loaded anew from the files inside it."""
    # Here, so that whoever opens a folder does not wait for what only a sealed file needs.
    from geodata.sealed.header import check_header
    from geodata.sealed.opening import connect_sealed
    from geodata.sealed.seal import digest_of_seal

    if not check_header(path).is_older:
        return OpenCareer(connect_sealed(path), path=path, mark=digest_of_seal(path))
    from geodata.sealed.unpacking import unpacked

    with unpacked(path) as folder:
        return _open_folder(folder, locations)


def find_career(name_or_folder: str, *, seeds: Path) -> Path:
    """Return the folder of a career. Raises UnknownCareer, with a near name where there is one."""
    named = Path(name_or_folder)
    for folder in (seeds / name_or_folder, named):
        if name_or_folder and _is_there(folder / "career.toml"):
            return folder.resolve()
    shown = name_or_folder if len(name_or_folder) <= _LONGEST_SHOWN else "…"
    if name_or_folder and _is_there(named):
        raise UnknownCareer(f"“{shown}” holds no career: career.toml is missing in it.")
    known = list_careers(seeds)
    import difflib

    near = difflib.get_close_matches(name_or_folder, known, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(known) or 'none'}."
    raise UnknownCareer(f"There is no career “{shown}” and no folder of that name. {hint}")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name too long for the system, or with a NUL in it
        return False


def list_careers(seeds: Path) -> list[str]:
    """Return the names of the careers that ship."""
    return sorted(path.parent.name for path in seeds.glob("*/career.toml"))


def _load(folder: Path, gazetteers: tuple[Path, ...], mark: str) -> sqlite3.Connection:
    # Here, so that a warm start does not wait for what only loading needs.
    from geodata.seedfiles import read_seeds
    from geodata.storage.loader import load

    seeds = read_seeds(folder, gazetteers=gazetteers)
    return load(
        seeds.career,
        seeds.career.postings,
        places=seeds.places,
        sources=seeds.sources.values(),
        content_hash=mark,
    )


def _keep(cache: CachedCareers, loaded: sqlite3.Connection, name: str, mark: str) -> OpenCareer:
    try:
        connection, path = cache.keep(loaded, name, mark)
    except DatabaseUnusable as error:
        settle(loaded)
        return OpenCareer(loaded, notice=f"{error} Until then the career is read at each start.")
    loaded.close()
    return OpenCareer(connection, path=path, disposable=True)
