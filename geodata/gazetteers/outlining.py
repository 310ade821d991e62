"""The polygons of a feature as outlines of a place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

from geodata.gazetteers.statements import as_object, claimed_of, objects, span_of
from geodata.gazetteers.wkt import WktError, read_wkt
from geodata.places import Outline

__all__ = ["outlines_of"]

Ring = tuple[tuple[float, float], ...]

_SHORTEST_RING: Final = 4


def outlines_of(geometry: Any) -> Iterator[Outline]:
    """Yield an outline for each polygon, or polygons that belong together, of a geometry; of a
    collection with when and whose claim each one is.

    Holes are left out, since an outline has none; so is a ring that goes beyond 180 degrees.
    """
    shape = as_object(geometry)
    for each in [shape, *objects(shape.get("geometries"))]:
        rings = tuple(ring for ring in map(_ring, _outer_rings(each)) if ring)
        if rings:
            yield Outline(rings, span_of(each.get("when")), claimed=claimed_of(each))


def _outer_rings(geometry: Mapping[str, Any]) -> Iterator[Any]:
    if "coordinates" not in geometry and isinstance(geometry.get("geowkt"), str):
        try:
            geometry = read_wkt(geometry["geowkt"])
        except WktError:
            return
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if geometry.get("type") == "Polygon" else coordinates
    if geometry.get("type") in ("Polygon", "MultiPolygon") and isinstance(polygons, list):
        yield from (polygon[0] for polygon in polygons if isinstance(polygon, list) and polygon)


def _ring(positions: Any) -> Ring:
    """Return a ring as (lat, lon), closed; () for what is none."""
    if not isinstance(positions, list) or not all(map(_is_position, positions)):
        return ()
    ring = tuple((float(position[1]), float(position[0])) for position in positions)
    if ring and ring[0] != ring[-1]:
        ring += ring[:1]
    return ring if len(ring) >= _SHORTEST_RING else ()


def _is_position(value: Any) -> bool:
    if not isinstance(value, list) or len(value) < 2:
        return False
    lon, lat = value[:2]
    if not all(type(number) in (int, float) and math.isfinite(number) for number in (lon, lat)):
        return False
    return bool(abs(lat) <= 90 and abs(lon) <= 180)
