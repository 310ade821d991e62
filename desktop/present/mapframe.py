"""Where the world stands on the map, for what is drawn over it and pointed at on it. No Qt here.

Web Mercator, as the map's page has it: 256 pixels for the whole world at zoom 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

__all__ = ["MapFrame"]

_TILE: Final = 256
_MOST_LATITUDE: Final = 85.05112878


@dataclass(frozen=True, slots=True)
class MapFrame:
    """What the map shows: its middle (``lat``, ``lon`` in degrees), ``zoom``, and its place
    ``left``, ``top``, ``width``, ``height`` in pixels of the stage, ``covered`` of them below."""

    lat: float
    lon: float
    zoom: float
    left: float
    top: float
    width: float
    height: float
    covered: float = 0

    @property
    def seen_height(self) -> float:
        """How much of its height can be seen."""
        return self.height - self.covered

    def holds(self, x: float, y: float) -> bool:
        """Whether a pixel of the stage lies on the map, where it can be seen."""
        inside = self.left <= x < self.left + self.width
        return inside and self.top <= y < self.top + self.seen_height

    def to_place(self, x: float, y: float) -> tuple[float, float]:
        """(lat, lon) under a pixel of the stage."""
        world_x = _world_x(self.lon) + (x - self.left - self.width / 2) / self._scale
        world_y = _world_y(self.lat) + (y - self.top - self.height / 2) / self._scale
        lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * world_y))))
        return lat, (world_x - 0.5) * 360

    def to_stage(self, lat: float, lon: float) -> tuple[float, float]:
        """The pixel of the stage at which a place stands."""
        x = (_world_x(lon) - _world_x(self.lon)) * self._scale + self.left + self.width / 2
        y = (_world_y(lat) - _world_y(self.lat)) * self._scale + self.top + self.height / 2
        return x, y

    @property
    def _scale(self) -> float:
        return float(_TILE * 2**self.zoom)


def _world_x(lon: float) -> float:
    return lon / 360 + 0.5


def _world_y(lat: float) -> float:
    sine = math.sin(math.radians(max(-_MOST_LATITUDE, min(_MOST_LATITUDE, lat))))
    return 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
