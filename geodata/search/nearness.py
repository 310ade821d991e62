"""The box around a point in which everything within a distance of it lies."""

from __future__ import annotations

import math
from typing import Final

__all__ = ["box_around"]

_KM_PER_DEGREE: Final = 111.0
"""Of latitude, at least; a little too small, so that the box is a little too large."""


def box_around(point: tuple[float, float], radius_km: float) -> tuple[float, float, float, float]:
    """Return south, west, north, east in degrees of a box around a point (lat, lon).

    West is greater than east where the box goes over the antimeridian; at a pole it is all round.
    """
    lat, lon = point
    high = radius_km / _KM_PER_DEGREE
    south, north = max(-90.0, lat - high), min(90.0, lat + high)
    narrowest = math.cos(math.radians(max(abs(south), abs(north))))
    wide = high / narrowest if narrowest > 1e-6 else 180.0
    if wide >= 180:
        return south, -180.0, north, 180.0
    return south, _around(lon - wide), north, _around(lon + wide)


def _around(lon: float) -> float:
    return (lon + 180) % 360 - 180
