"""Web Mercator: degrees to world units, and the pixel window that a block of tiles covers.

World units run from 0 to 1 from west to east and from north to south, as the tile scheme does.
Formula: EPSG:3857 on a sphere, which cuts the world at 85.0511 degrees north and south.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["TILE_PIXELS", "Floats", "TileRange", "Window", "latitudes_of", "world_units"]

Floats = NDArray[np.float64]

TILE_PIXELS = 512
"""Side of a tile in pixels: a slot of 256 CSS pixels at double density."""

_POLE_LIMIT = 89.9


def world_units(lon_lat: Floats) -> Floats:
    """Turn an (n, 2) array of [lon, lat] degrees into an (n, 2) array of [x, y] world units.

    Latitudes beyond the edge of the projection come out below 0 or above 1, never infinite.
    """
    lat = np.radians(np.clip(lon_lat[:, 1], -_POLE_LIMIT, _POLE_LIMIT))
    x = lon_lat[:, 0] / 360.0 + 0.5
    y = 0.5 - np.arcsinh(np.tan(lat)) / (2 * np.pi)
    return np.column_stack((x, y))


def latitudes_of(y: Floats) -> Floats:
    """Give the latitudes in degrees of vertical world units."""
    return np.degrees(np.arctan(np.sinh((0.5 - y) * 2 * np.pi)))


@dataclass(frozen=True, slots=True)
class TileRange:
    """The XYZ tiles of one zoom from ``left``, ``top`` to ``right``, ``bottom``, all included."""

    zoom: int
    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def of_bounds(cls, zoom: int, bounds: tuple[float, float, float, float]) -> TileRange:
        """Cover ``bounds`` (west, south, east, north in degrees) with the tiles of ``zoom``."""
        west, south, east, north = bounds
        corners = world_units(np.array([[west, north], [east, south]])) * 2**zoom
        last = 2**zoom - 1
        left, top, right, bottom = np.clip(np.floor(corners.ravel() - [0, 0, 1e-9, 1e-9]), 0, last)
        return cls(zoom, int(left), int(top), int(right), int(bottom))

    def blocks(self, side: int) -> list[TileRange]:
        """Cut the range into blocks of at most ``side`` tiles a side, row by row."""
        return [
            TileRange(
                self.zoom, x, y, min(x + side - 1, self.right), min(y + side - 1, self.bottom)
            )
            for y in range(self.top, self.bottom + 1, side)
            for x in range(self.left, self.right + 1, side)
        ]


@dataclass(frozen=True, slots=True)
class Window:
    """A block of tiles as one picture, with a margin so that soft edges meet across blocks."""

    tiles: TileRange
    margin: int

    @property
    def pixels_per_world(self) -> float:
        """How many pixels the whole world is wide at this zoom."""
        return float(TILE_PIXELS * 2**self.tiles.zoom)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, margins included."""
        across = self.tiles.right - self.tiles.left + 1
        down = self.tiles.bottom - self.tiles.top + 1
        return (across * TILE_PIXELS + 2 * self.margin, down * TILE_PIXELS + 2 * self.margin)

    @property
    def origin(self) -> tuple[float, float]:
        """The world pixel at the window's upper left corner."""
        return (
            float(self.tiles.left * TILE_PIXELS - self.margin),
            float(self.tiles.top * TILE_PIXELS - self.margin),
        )

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in world units; may reach beyond 0 and 1 at the map's edge."""
        (x, y), (width, height), scale = self.origin, self.size, self.pixels_per_world
        return (x / scale, y / scale, (x + width) / scale, (y + height) / scale)
