"""Which part of the world each file holds at which zoom, and how finely it is packed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from resources.basemap.mercator import TileRange
from resources.basemap.packing import Tile
from resources.basemap.paint import Painter

__all__ = ["FILES", "Sheet", "metadata_of", "tiles_of"]

Bounds = tuple[float, float, float, float]

_WORLD: Bounds = (-180.0, -85.0511, 180.0, 85.0511)
_EUROPE: Bounds = (-12.0, 35.0, 62.0, 72.0)
_SIBERIA: Bounds = (62.0, 44.0, 180.0, 76.0)
_NORTH: Bounds = (-30.0, 20.0, 180.0, 83.0)

_BLOCK = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """The tiles of one zoom over ``bounds`` (west, south, east, north); WebP quality to 100."""

    zoom: int
    bounds: Bounds
    quality: int


FILES: dict[str, tuple[Sheet, ...]] = {
    "world.mbtiles": (
        Sheet(2, _WORLD, 84),
        Sheet(3, _WORLD, 84),
        Sheet(4, _WORLD, 84),
        Sheet(5, _NORTH, 84),
        Sheet(6, _NORTH, 82),
        Sheet(7, _EUROPE, 80),
        Sheet(7, _SIBERIA, 80),
        Sheet(8, _EUROPE, 76),
        Sheet(8, _SIBERIA, 74),
    ),
    "page.mbtiles": (
        Sheet(2, _WORLD, 76),
        Sheet(3, _WORLD, 76),
        Sheet(4, _NORTH, 76),
        Sheet(5, (-12.0, 35.0, 150.0, 76.0), 76),
        Sheet(6, (-5.0, 38.0, 140.0, 70.0), 74),
    ),
}
"""The whole basemap for the window, and the reduced one that an exported page carries."""


def tiles_of(sheets: tuple[Sheet, ...], painter: Painter) -> Iterator[Tile]:
    """Paint and pack the tiles of ``sheets``, in one order whatever the machine."""
    done: set[tuple[int, int, int]] = set()
    for sheet in sheets:
        for block in TileRange.of_bounds(sheet.zoom, sheet.bounds).blocks(_BLOCK):
            for (column, row), picture in painter.tiles(block).items():
                if (sheet.zoom, column, row) not in done:
                    done.add((sheet.zoom, column, row))
                    yield sheet.zoom, column, row, _packed(picture, sheet.quality)


def metadata_of(sheets: tuple[Sheet, ...]) -> dict[str, str]:
    """Describe a file in the words of MBTiles 1.3."""
    return {
        "name": "Career Atlas basemap",
        "description": "Land, sea, lakes, rivers and relief of 1894 to 1938, without labels",
        "format": "webp",
        "type": "baselayer",
        "version": "1",
        "bounds": ",".join(f"{edge:g}" for edge in _WORLD),
        "center": "60,58,3",
        "minzoom": str(min(sheet.zoom for sheet in sheets)),
        "maxzoom": str(max(sheet.zoom for sheet in sheets)),
        "attribution": "Natural Earth",
        "license": "This rendering: CC BY 4.0. Its data, Natural Earth, is in the public domain.",
        "tile_pixels": "512",
    }


def _packed(picture: Image.Image, quality: int) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "WEBP", quality=quality, method=6)
    return packed.getvalue()
