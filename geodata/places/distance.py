"""How far two points are from each other."""

from __future__ import annotations

import math
from typing import Final

__all__ = ["distance_km"]

_EARTH_KM: Final = 6371.0088
"""The Earth's mean radius (IUGG)."""


def distance_km(one: tuple[float, float], other: tuple[float | None, float | None]) -> float:
    """Return the great-circle distance of two points (lat, lon) in kilometres, on a sphere, by the
    haversine formula. A point without a position is infinitely far away."""
    if other[0] is None or other[1] is None:
        return math.inf
    lat, lon = math.radians(one[0]), math.radians(one[1])
    other_lat, other_lon = math.radians(other[0]), math.radians(other[1])
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
