"""Where geometries lie: their positions checked, and one point that stands for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from geodata.gazetteers.wkt import DEPTHS
from geodata.places import Locus

__all__ = ["BadPosition", "locus_of", "representative"]

_LOCI: Final = {
    "Point": Locus.POINT,
    "MultiPoint": Locus.AREA,
    "LineString": Locus.LINE,
    "MultiLineString": Locus.LINE,
    "Polygon": Locus.AREA,
    "MultiPolygon": Locus.AREA,
}
_EAST: Final = 180.0
_FAR_EAST: Final = 360.0
"""Shapes across the antimeridian are often written beyond 180 degrees; a point never is."""


class BadPosition(ValueError):
    """A position is no place on the Earth; ``value`` is it, ``args[0]`` says why."""

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(reason)
        self.value = value


def locus_of(kind: str) -> Locus:
    """Return what may be drawn for a type of geometry; unlocated for an unknown one."""
    return _LOCI.get(kind, Locus.UNLOCATED)


def representative(kind: str, coordinates: Any) -> tuple[float, float] | None:
    """Return a point (lat, lon) for a geometry: the point itself, or the middle of its box.

    None where the coordinates do not have the shape of that type of geometry. Raises BadPosition
    for a number that is not finite or no latitude or longitude.
    """
    depth = DEPTHS.get(kind)
    if depth == 0:
        return _point(coordinates)
    if depth is None:
        return None
    positions = _positions(coordinates, depth)
    if not positions:
        return None
    lons, lats = (sorted(column) for column in zip(*(each[:2] for each in positions), strict=True))
    _check(lats[0], lons[0], _FAR_EAST)
    _check(lats[-1], lons[-1], _FAR_EAST)
    return (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2


def _point(coordinates: Any) -> tuple[float, float] | None:
    if not _is_position(coordinates):
        return None
    lon, lat = coordinates[0], coordinates[1]
    _check(lat, lon, _EAST)
    return lat, lon


def _check(lat: float, lon: float, east: float) -> None:
    if -90 <= lat <= 90 and -east <= lon <= east:
        return
    if not (math.isfinite(lat) and math.isfinite(lon)):
        raise BadPosition([lon, lat], "is not finite. Write a number of degrees.")
    if abs(lat) > 90 and abs(lat) <= 180 and abs(lon) <= 90:
        raise BadPosition(
            [lon, lat],
            "has a latitude beyond 90 degrees; longitude and latitude are likely swapped. "
            "GeoJSON has the longitude first.",
        )
    raise BadPosition(
        [lon, lat],
        "is out of range: a longitude is from -180 to 180 degrees, a latitude from -90 to 90.",
    )


def _positions(coordinates: Any, depth: int) -> Sequence[Any]:
    """Return all positions in nested lists; none where they are not nested so or are no numbers."""
    level = [coordinates]
    for _ in range(depth):
        if not all(type(part) is list for part in level):
            return []
        level = [inner for part in level for inner in part]
    for position in level:
        if not _is_position(position):
            return []
        if not (math.isfinite(position[0]) and math.isfinite(position[1])):
            raise BadPosition(position, "is not finite. Write a number of degrees.")
    return level


def _is_position(value: Any) -> bool:
    return (
        type(value) is list
        and len(value) >= 2
        and type(value[0]) in (float, int)
        and type(value[1]) in (float, int)
    )
