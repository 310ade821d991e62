"""What lies around a point."""

from __future__ import annotations

import math
from typing import Final

from geodata.places.distance import distance_km
from geodata.search.hits import Hit
from geodata.search.index import Filters, SearchIndex

__all__ = ["box_around", "hits_within"]

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


def hits_within(index: SearchIndex, point: tuple[float, float], radius_km: float) -> list[Hit]:
    """Return the places of an index within a distance of a point (lat, lon), nearest first.

    Their score is 1 at the point and falls to 0 at the distance.
    """
    inside = index.inside(Filters(box=box_around(point, radius_km)))
    measured = ((distance_km(point, (found.lat, found.lon)), found) for found in inside)
    near = [(km, found) for km, found in measured if km <= radius_km]
    near.sort(key=lambda each: (each[0], -each[1].population, each[1].place_id))
    return [
        Hit(
            place_id=found.place_id,
            name=found.name,
            match="near",
            valid_then=None,
            score=round(1 - km / radius_km, 4),
            lat=found.lat,
            lon=found.lon,
            country=found.country,
            kind=found.kind,
            population=found.population,
            source=index.source,
            seq=found.seq,
            attribution=index.attribution,
            distance_km=round(km, 3),
        )
        for km, found in near
    ]


def _around(lon: float) -> float:
    return (lon + 180) % 360 - 180
