"""Present-day borders as lines for an optional overlay, labelled as of today."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from resources.basemap.mercator import Floats
from resources.basemap.sources import MAGICS, shapes

__all__ = ["cut_at_antimeridian", "joined_lines", "simplified", "write_borders"]

_TOLERANCE = 0.012
_DECIMALS = 3
_NOT_BORDERS = ("ForgetMagics", "Lease limit", "Overlay limit")
"""Lines that the package marks as not to be drawn, and limits that part no states."""


def write_borders(path: Path, folder: Path = MAGICS) -> None:
    """Write the borders between states of today as GeoJSON lines in [lon, lat]."""
    features = [
        _feature(record, line)
        for record, parts in shapes("admin_0_boundary_lines_land", "10m", folder)
        if record["featurecla"] not in _NOT_BORDERS
        for joined in joined_lines(parts)
        for line in cut_at_antimeridian(joined)
    ]
    collection = {
        "type": "FeatureCollection",
        "when": "present day",
        "attribution": "Natural Earth",
        "features": features,
    }
    beside = path.with_name(path.name + ".part")
    beside.write_text(json.dumps(collection, separators=(",", ":")) + "\n", encoding="utf-8")
    beside.replace(path)


def joined_lines(parts: Sequence[Floats]) -> list[Floats]:
    """Join lines that go on where another ends; the source cuts a border into short pieces."""
    lines: list[Floats] = []
    for part in parts:
        following = [index for index, line in enumerate(lines) if _meet(part[-1], line[0])]
        line = np.vstack((part, lines.pop(following[0])[1:])) if following else part
        leading = [index for index, other in enumerate(lines) if _meet(other[-1], line[0])]
        lines.append(np.vstack((lines.pop(leading[0]), line[1:])) if leading else line)
    return lines


def cut_at_antimeridian(line: Floats) -> list[Floats]:
    """Cut a [lon, lat] line where it jumps from one side of the map to the other.

    Each piece ends on the antimeridian at the latitude where it crosses.
    """
    jumps = np.flatnonzero(np.abs(np.diff(line[:, 0])) > 180)
    pieces, rest = [], line
    for jump in jumps[::-1]:
        west, east = _crossing(line[jump], line[jump + 1])
        pieces.append(np.vstack((east, rest[jump + 1 :])))
        rest = np.vstack((rest[: jump + 1], west))
    return [*pieces, rest][::-1]


def simplified(line: Floats, tolerance: float) -> Floats:
    """Drop points that lie nearer than ``tolerance`` degrees to the line left (Douglas-Peucker)."""
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, distance = _farthest(line, first, last)
        if distance > tolerance:
            keep[far] = True
            spans += [(first, far), (far, last)]
    return line[keep]


def _meet(one: Floats, other: Floats) -> bool:
    return bool(np.array_equal(one, other))


def _crossing(before: Floats, after: Floats) -> tuple[Floats, Floats]:
    side = np.sign(before[0])
    whole = after[0] + 360 * side
    part = (180 * side - before[0]) / (whole - before[0])
    lat = before[1] + part * (after[1] - before[1])
    return np.array([180 * side, lat]), np.array([-180 * side, lat])


def _farthest(line: Floats, first: int, last: int) -> tuple[int, float]:
    if last - first < 2:
        return first, 0.0
    start, along = line[first], line[last] - line[first]
    between = line[first + 1 : last] - start
    length = float(np.hypot(*along))
    across = np.abs(between[:, 0] * along[1] - between[:, 1] * along[0])
    distances = across / length if length else np.hypot(between[:, 0], between[:, 1])
    far = int(np.argmax(distances))
    return first + 1 + far, float(distances[far])


def _feature(record: dict[str, object], line: Floats) -> dict[str, object]:
    points = np.round(simplified(line, _TOLERANCE), _DECIMALS)
    kind = str(record["featurecla"]).partition(" (")[0]
    return {
        "type": "Feature",
        "properties": {"kind": kind.lower()},
        "geometry": {"type": "LineString", "coordinates": points.tolist()},
    }
