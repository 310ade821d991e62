"""Tiles for a page that stands alone: as many zoom levels as fit."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from geodata.basemap import open_basemap
from geodata.errors import AssetMissing, DatabaseUnusable
from geodata.locations import Locations
from geodata.page.views import NO_TILES, TileFacts

__all__ = ["EmbeddedTiles", "embedded_tiles"]

MOST_BYTES: Final = 7_500_000
"""Of base64, which leaves room for scripts, fonts and texts in a page of 10 MB."""


@dataclass(frozen=True, slots=True)
class EmbeddedTiles:
    """Pictures as base64 by "zoom/column/row", and what the basemap says of itself."""

    facts: TileFacts = NO_TILES
    tiles: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""


def embedded_tiles(locations: Locations) -> EmbeddedTiles:
    """The reduced basemap, or the coarser levels of the full one; none, with a sentence that says
    so, where neither can be read."""
    folder = locations.resources / "basemap"
    reduced = folder / "page.mbtiles"
    try:
        return _read(reduced if reduced.is_file() else folder / "world.mbtiles")
    except (AssetMissing, DatabaseUnusable) as error:
        return EmbeddedTiles(notice=str(error))


def _read(path: Path) -> EmbeddedTiles:
    tiles: dict[str, str] = {}
    with open_basemap(path) as basemap:
        facts = TileFacts.of(basemap)
        level: dict[str, str] = {}
        deepest, size = facts.min_zoom, 0
        for zoom, column, row, picture in basemap.tiles():
            if zoom != deepest:
                tiles, level, deepest = tiles | level, {}, zoom
            code = base64.b64encode(picture).decode()
            size += len(code)
            if size > MOST_BYTES:
                # A level of which a part is missing would show as a patchwork.
                return EmbeddedTiles(TileFacts(facts.min_zoom, zoom - 1, facts.bounds), tiles)
            level[f"{zoom}/{column}/{row}"] = code
    return EmbeddedTiles(facts, tiles | level)
