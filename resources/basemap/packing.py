"""Write tiles into one MBTiles file, the same bytes for the same tiles in the same order.

MBTiles 1.3 is an SQLite file with ``metadata`` and ``tiles``, where rows count from the south. Here
``tiles`` is a view over ``map`` and ``images``, so that a picture that many tiles share, such as
open sea, is stored once.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["Tile", "write_mbtiles"]

Tile = tuple[int, int, int, bytes]
"""Zoom, XYZ column, XYZ row (from the north), and the picture."""

_SCHEMA = """
PRAGMA page_size = 1024;
PRAGMA application_id = 0x4d504258;
CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE images (tile_id INTEGER PRIMARY KEY, tile_data BLOB NOT NULL);
CREATE TABLE map (
    zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id INTEGER NOT NULL,
    PRIMARY KEY (zoom_level, tile_column, tile_row)
) WITHOUT ROWID;
CREATE VIEW tiles AS
    SELECT zoom_level, tile_column, tile_row, tile_data
    FROM map JOIN images USING (tile_id);
"""
"""The application id is "MPBX", by which SQLite files of this kind are known.

Small pages waste less behind pictures of two kilobytes: 3 MB of 30."""


def write_mbtiles(path: Path, metadata: Mapping[str, str], tiles: Iterable[Tile]) -> None:
    """Write ``tiles`` to ``path``; what stood there is replaced only once all are written."""
    beside = path.with_name(path.name + ".part")
    beside.unlink(missing_ok=True)
    database = sqlite3.connect(beside)
    try:
        database.executescript(_SCHEMA)
        database.executemany("INSERT INTO metadata VALUES (?, ?)", sorted(metadata.items()))
        _insert(database, tiles)
        database.commit()
        database.execute("VACUUM")
    finally:
        database.close()
    beside.replace(path)


def _insert(database: sqlite3.Connection, tiles: Iterable[Tile]) -> None:
    known: dict[bytes, int] = {}
    for zoom, column, row, picture in tiles:
        digest = hashlib.sha256(picture).digest()
        if digest not in known:
            known[digest] = len(known) + 1
            database.execute("INSERT INTO images VALUES (?, ?)", (known[digest], picture))
        southern = 2**zoom - 1 - row
        database.execute(
            "INSERT INTO map VALUES (?, ?, ?, ?)", (zoom, column, southern, known[digest])
        )
