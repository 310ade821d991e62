"""Places and dates as GeoJSON and the Linked Places Format have them.

No false pins: what is no point is a shape, or a circle where only a radius is known, or nothing.
Coordinates are [longitude, latitude] in degrees here, as GeoJSON wants them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

from geodata.dates import Bound, Timespan
from geodata.places import Locus, Outline, Place

__all__ = ["geometry_of", "valid_outlines", "when_of"]

_CORNERS: Final = 48
_KM_A_DEGREE: Final = 111.195
_DIGITS: Final = 5


def when_of(span: Timespan | None) -> dict[str, Any] | None:
    """A ``when`` with the first and last day of each end (Gregorian), or None for no date."""
    if span is None:
        return None
    ends = {"start": _end(span.start), "end": _end(span.end)}
    return (
        {"timespans": [{name: end for name, end in ends.items() if end}]}
        if any(ends.values())
        else None
    )


def _end(bound: Bound) -> dict[str, str]:
    iso = bound.as_iso()
    return {name: day for name in ("earliest", "latest") if (day := iso[name])}


def valid_outlines(place: Place, when: Timespan | None) -> tuple[Outline, ...]:
    """The outlines that may have held at a date; undated ones always."""
    return tuple(
        outline
        for outline in place.outlines
        if outline.span is None or (when is not None and outline.span.overlaps(when))
    )


def geometry_of(place: Place, outlines: Sequence[Outline]) -> dict[str, Any] | None:
    """The shape of a place: its outlines, else a point where it is one, else a circle."""
    if outlines:
        return {"type": "MultiPolygon", "coordinates": [_polygon(r) for r in _rings(outlines)]}
    if place.lat is None or place.lon is None:
        return None
    if place.locus is Locus.POINT:
        return {"type": "Point", "coordinates": [place.lon, place.lat]}
    if place.radius_km is None:
        return None
    circle = _circle(place.lat, place.lon, place.radius_km)
    return {"type": "Polygon", "coordinates": [circle]}


def _rings(outlines: Iterable[Outline]) -> Iterable[Sequence[tuple[float, float]]]:
    return (ring for outline in outlines for ring in outline.rings)


def _polygon(ring: Sequence[tuple[float, float]]) -> list[list[list[float]]]:
    """A ring of (lat, lon) as a polygon, anticlockwise as RFC 7946 (3.1.6) wants it."""
    points = [[round(lon, _DIGITS), round(lat, _DIGITS)] for lat, lon in ring]
    return [points if _area(points) > 0 else points[::-1]]


def _area(points: Sequence[Sequence[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(points))


def _circle(lat: float, lon: float, radius_km: float) -> list[list[float]]:
    high = radius_km / _KM_A_DEGREE
    wide = high / max(math.cos(math.radians(lat)), 0.05)
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
    ring = [
        [
            round(lon + wide * math.cos(turn), _DIGITS),
            round(max(-90.0, min(90.0, lat + high * math.sin(turn))), _DIGITS),
        ]
        for turn in turns
    ]
    return [*ring, ring[0]]
