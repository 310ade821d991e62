"""Read Natural Earth from shapefiles as rings and lines in world units.

The data is Natural Earth (public domain) as Debian's ``libmagics++-data`` installs it: land, ocean
(whose records are the sea, the Caspian and every lake with its name and, for a reservoir, the year
of its dam), rivers and borders at 1:10 million and 1:50 million. Records without a shape occur and
are skipped; records are found through the ``.shx`` offsets, as the borders file has gaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapefile

from resources.basemap.mercator import Floats, world_units

__all__ = ["MAGICS", "River", "SourceMissing", "Water", "land_rings", "rivers", "shapes", "waters"]

MAGICS = Path("/usr/share/magics")
"""Where Debian's ``libmagics++-data`` puts Natural Earth."""

_YEAR_UNKNOWN = -99
_LOWEST_RANK = 10.0
_NUMBERED_TWICE = frozenset({"Angara"})
"""Rivers whose stretches above and below a reservoir bear two numbers in the source."""


class SourceMissing(Exception):
    """A file that the recipe reads is not installed."""


@dataclass(frozen=True, slots=True)
class Water:
    """A lake, or a sea without outlet: its rings in world units and what the source says of it.

    ``at`` is the middle of its bounding box as (lat, lon) in degrees; ``dam_year`` is None for a
    natural lake and where the source gives no year.
    """

    name: str
    dam_year: int | None
    at: tuple[float, float]
    rings: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class River:
    """One stretch of a river; ``rank`` runs from 1 (the greatest) to 10."""

    rank: float
    line: Floats


def shapes(
    layer: str, scale: str, folder: Path = MAGICS
) -> Iterator[tuple[dict[str, object], list[Floats]]]:
    """Yield each record of a layer with its parts as [lon, lat] arrays, in the file's order.

    Raises SourceMissing when the layer is not there.
    """
    path = folder / scale / f"ne_{scale}_{layer}.shp"
    if not path.exists():
        raise SourceMissing(f"{path} is missing: install the Debian package libmagics++-data.")
    with shapefile.Reader(str(path), encoding="utf-8", encodingErrors="replace") as reader:
        for index in range(len(reader)):
            shape = reader.shape(index)
            if shape is not None and shape.shapeType != shapefile.NULL:
                yield reader.record(index).as_dict(), _parts(shape)


def land_rings(scale: str, folder: Path = MAGICS) -> list[Floats]:
    """Give the outlines of continents and islands in world units, without the holes for lakes.

    A shapefile winds an outline clockwise and a hole the other way round.
    """
    return [
        world_units(part)
        for _, parts in shapes("land", scale, folder)
        for part in parts
        if _clockwise(part)
    ]


def waters(scale: str, folder: Path = MAGICS) -> list[Water]:
    """Give the lakes and the Caspian Sea; the open sea is what no land covers."""
    return [
        _water(record, parts)
        for record, parts in shapes("ocean", scale, folder)
        if not _is_open_sea(parts)
    ]


def rivers(scale: str, folder: Path = MAGICS) -> list[River]:
    """Give the rivers, with the lines that lead through lakes, greatest first.

    A river keeps the rank of its greatest stretch all along: the source ranks a stretch that is a
    reservoir today as a small one, though the river that ran there was the same.
    """
    records = list(shapes("rivers_lake_centerlines", scale, folder))
    best: dict[object, float] = {}
    for index, (record, _) in enumerate(records):
        key = _river_key(record, index)
        best[key] = min(best.get(key, _LOWEST_RANK), _rank(record))
    found = [
        River(best[_river_key(record, index)], world_units(part))
        for index, (record, parts) in enumerate(records)
        for part in parts
    ]
    return sorted(found, key=lambda river: river.rank)


def _river_key(record: dict[str, object], index: int) -> object:
    if record["name"] in _NUMBERED_TWICE:
        return record["name"]
    if record["name"] and record.get("rivernum"):
        return record["rivernum"], record["name"]
    return index


def _rank(record: dict[str, object]) -> float:
    rank = record["scalerank"]
    return float(rank) if isinstance(rank, int | float) else _LOWEST_RANK


def _parts(shape: shapefile.Shape) -> list[Floats]:
    points = np.array([point[:2] for point in shape.points], dtype=np.float64)
    cuts = list(shape.parts)[1:]
    return [part for part in np.split(points, cuts) if len(part) > 1]


def _clockwise(ring: Floats) -> bool:
    x, y = ring[:, 0], ring[:, 1]
    return bool(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) < 0)


def _is_open_sea(parts: list[Floats]) -> bool:
    return any(np.ptp(part[:, 0]) > 300 for part in parts)


def _water(record: dict[str, object], parts: list[Floats]) -> Water:
    year = record.get("year")
    low, high = parts[0].min(axis=0), parts[0].max(axis=0)
    lon, lat = (low + high) / 2
    return Water(
        name=str(record["name"] or "").strip(),
        dam_year=year if isinstance(year, int) and year != _YEAR_UNKNOWN else None,
        at=(float(lat), float(lon)),
        rings=tuple(world_units(part) for part in parts),
    )
