"""Small MBTiles files, in both of the shapes that are met in the wild."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image

from resources.basemap.packing import write_mbtiles

Plain = Callable[..., Path]


def picture(colour: tuple[int, int, int], form: str = "WEBP") -> bytes:
    """Pack a small picture of one colour."""
    packed = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(packed, form)
    return packed.getvalue()


LAND, SEA = picture((245, 240, 227)), picture((207, 219, 224))
FACTS = {
    "name": "Small",
    "attribution": "Natural Earth",
    "format": "webp",
    "bounds": "-10,40,60,70",
}


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A file of our own making: two zooms, land in the north-west of zoom 1, sea elsewhere."""
    path = tmp_path / "ours.mbtiles"
    tiles = [(0, 0, 0, LAND), (1, 0, 0, LAND), (1, 1, 0, SEA), (1, 0, 1, SEA), (1, 1, 1, SEA)]
    write_mbtiles(path, FACTS, tiles)
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Plain:
    """Make a museum's file: one plain table of tiles, as most tools write it."""

    def make(
        tiles: list[tuple[int, int, int, object]],
        facts: Mapping[str, str] | None = None,
        extra: str = "",
    ) -> Path:
        path = tmp_path / "museum.mbtiles"
        with sqlite3.connect(path) as database:
            database.executescript(
                "CREATE TABLE metadata (name text, value text);"
                "CREATE TABLE tiles (zoom_level integer, tile_column integer,"
                " tile_row integer, tile_data blob);"
            )
            database.executemany("INSERT INTO metadata VALUES (?, ?)", (facts or {}).items())
            database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", tiles)
            database.executescript(extra)
        database.close()
        return path

    return make
