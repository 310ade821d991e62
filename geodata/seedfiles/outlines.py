"""Reading the approximate outline of an area from GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from geodata.errors import Problem
from geodata.seedfiles.tomlfile import decoded, read_bytes

__all__ = ["Rings", "frame_holds", "read_outline"]

Rings = tuple[tuple[tuple[float, float], ...], ...]
"""Outer rings of (lat, lon) in degrees, each closed."""


class _NotAnOutline(ValueError):
    """Says what is wrong and what to do about it."""


def read_outline(path: Path, *, where: str, problems: list[Problem]) -> Rings:
    """Return the outer rings of a Polygon, MultiPolygon, Feature or FeatureCollection.

    What is wrong is added to ``problems``, and no rings are returned. Positions are [lon, lat] in
    the file and (lat, lon) in the result.
    """
    content = read_bytes(path, where=where, problems=problems)
    text = None if content is None else decoded(content, where=where, problems=problems)
    if text is None:
        return ()
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
        rings = tuple(_ring(ring) for ring in _outer_rings(document))
        if rings:
            return rings
        fault, row = "There is no polygon in it. Draw at least one.", ""
    except json.JSONDecodeError as error:
        fault, row = f"This is not valid JSON: {error.msg}. Correct the line.", str(error.lineno)
    except _NotAnOutline as error:
        fault, row = str(error), ""
    except (RecursionError, ValueError):
        fault, row = "Brackets or numbers go beyond all measure. Save the outline again.", ""
    problems.append(Problem(where, row, "", "", fault))
    return ()


def frame_holds(rings: Rings, lat: float, lon: float) -> bool:
    """Return whether a point lies in the box around the rings."""
    lats = [position[0] for ring in rings for position in ring]
    lons = [position[1] for ring in rings for position in ring]
    return min(lats) <= lat <= max(lats) and min(lons) <= lon <= max(lons)


def _outer_rings(node: Any) -> Iterator[Any]:
    """Yield the outer ring of each polygon, as the file has it."""
    kind = node.get("type") if isinstance(node, dict) else None
    if kind == "FeatureCollection":
        for feature in _list(node.get("features")):
            yield from _outer_rings(feature)
    elif kind == "Feature":
        yield from _outer_rings(node.get("geometry"))
    elif kind == "Polygon":
        yield _outer(node.get("coordinates"))
    elif kind == "MultiPolygon":
        for polygon in _list(node.get("coordinates")):
            yield _outer(polygon)
    else:
        raise _NotAnOutline("A GeoJSON Polygon or MultiPolygon belongs here. Draw areas only.")


def _outer(polygon: Any) -> Any:
    rings = _list(polygon)
    if len(rings) != 1:
        raise _NotAnOutline("A polygon has one outer ring here. Take out holes and empty polygons.")
    return rings[0]


def _ring(positions: Any) -> tuple[tuple[float, float], ...]:
    ring = tuple(_position(position) for position in _list(positions))
    if len(ring) < 4:
        raise _NotAnOutline("A ring has fewer than four positions. Draw it as a closed line.")
    if ring[0] != ring[-1]:
        raise _NotAnOutline("A ring is not closed. Repeat its first position at its end.")
    return ring


def _position(position: Any) -> tuple[float, float]:
    numbers = _list(position)
    if len(numbers) < 2 or not all(_is_number(number) for number in numbers):
        raise _NotAnOutline("A position is not [longitude, latitude]. Write two numbers.")
    lon, lat = float(numbers[0]), float(numbers[1])
    if abs(lat) > 90 or abs(lon) > 180:
        raise _NotAnOutline(
            f"The position [{lon:g}, {lat:g}] is not on the globe. "
            "Write [longitude, latitude], in this order."
        )
    return lat, lon


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise _NotAnOutline("A list of coordinates is missing. Save the outline as GeoJSON again.")


def _is_number(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and abs(value) < 1e9 and math.isfinite(value)


def _refuse_constant(name: str) -> NoReturn:
    raise _NotAnOutline(f"{name} is not a coordinate. Write numbers only.")
