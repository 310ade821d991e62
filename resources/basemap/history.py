"""Which waters of today's map a map of 1894 to 1938 shows, and the Aral Sea before it shrank."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from resources.basemap.mercator import Floats, world_units
from resources.basemap.sources import Water

__all__ = ["LaterWaters", "aral_sea", "read_later_waters", "waters_then"]

HERE = Path(__file__).parent
_NEAR_DEGREES = 0.5


@dataclass(frozen=True, slots=True)
class LaterWaters:
    """What ``later-waters.toml`` says: the year of the cut, and who is named on which side."""

    first_year: int
    natural: frozenset[str]
    names: frozenset[str]
    places: tuple[tuple[float, float], ...]

    def holds(self, water: Water) -> bool:
        """Tell whether ``water`` came later than the map's time."""
        if water.name in self.natural:
            return False
        if water.dam_year is not None:
            return water.dam_year >= self.first_year
        return water.name in self.names or (not water.name and self._lies_at(water))

    def _lies_at(self, water: Water) -> bool:
        lat, lon = water.at
        return any(
            abs(lat - place[0]) < _NEAR_DEGREES and abs(lon - place[1]) < _NEAR_DEGREES
            for place in self.places
        )


def read_later_waters(path: Path = HERE / "later-waters.toml") -> LaterWaters:
    """Read the list of waters to leave out."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    undated = table["undated"]
    return LaterWaters(
        first_year=table["first_year"],
        natural=frozenset(table["natural"]),
        names=frozenset(entry["name"] for entry in undated if "name" in entry),
        places=tuple((entry["at"][0], entry["at"][1]) for entry in undated if "at" in entry),
    )


def aral_sea(path: Path = HERE / "aral-sea-before-1960.geojson") -> tuple[Floats, ...]:
    """Give the Aral Sea as it was until 1960 as rings in world units; its islands are holes."""
    feature = json.loads(path.read_text(encoding="utf-8"))["features"][0]
    return tuple(world_units(np.array(ring)) for ring in feature["geometry"]["coordinates"])


def waters_then(waters: Iterable[Water]) -> list[tuple[Floats, ...]]:
    """Give the rings of the waters of 1894 to 1938.

    Later reservoirs are left out, and the Aral Sea has its full size.
    """
    later = read_later_waters()
    kept = [water.rings for water in waters if water.name != "Aral Sea" and not later.holds(water)]
    return [*kept, aral_sea()]
