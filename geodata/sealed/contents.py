"""Whether a sealed file can be shown, whatever version of the tables it has."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from geodata.sealed.header import check_header
from geodata.sealed.opening import connect_sealed
from geodata.sealed.unpacking import unpacked

__all__ = ["verify_content"]


def verify_content(path: Path) -> str:
    """Go through everything in a sealed file; returns the id of the career in it.

    Of an older version, which is loaded anew when it is opened, the author's files are read.
    Raises DatabaseUnusable, and SeedsUnreadable for an older one that this program cannot load.
    """
    if not check_header(path).is_older:
        with closing(connect_sealed(path, thorough=True)) as connection:
            return str(connection.execute("SELECT id FROM career").fetchone()[0])
    from geodata.seedfiles import find_gazetteers, read_seeds

    with unpacked(path) as folder:
        gazetteers = find_gazetteers(folder, shipped=folder)
        return read_seeds(folder, gazetteers=gazetteers).career.id
