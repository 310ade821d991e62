"""What a page is told about its basemap, and where it looks first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from geodata.basemap import Basemap
from geodata.page.payload import CareerSource
from geodata.places import Place

__all__ = ["NO_TILES", "TileFacts", "first_view"]

POINT_ZOOM: Final = 5.5
AREA_ZOOM: Final = 4.5
EUROPE: Final = (55.0, 37.0)


@dataclass(frozen=True, slots=True)
class TileFacts:
    """The basemap's first and last zoom level, and west, south, east, north in degrees; None
    where there is no basemap."""

    min_zoom: int = 2
    max_zoom: int = 8
    bounds: tuple[float, float, float, float] | None = None

    @classmethod
    def of(cls, basemap: Basemap | None) -> TileFacts:
        """What a basemap says of itself."""
        if basemap is None:
            return cls()
        facts = basemap.metadata
        return cls(facts.min_zoom, facts.max_zoom, facts.bounds)

    def as_config(self) -> dict[str, object]:
        """For the page's script."""
        return {"minZoom": self.min_zoom, "maxZoom": self.max_zoom, "bounds": self.bounds}


NO_TILES: Final = TileFacts()


def first_view(career: CareerSource) -> tuple[tuple[float, float], float]:
    """Centre (lat, lon) and zoom of the first stop that has a position."""
    columns = career.page_columns()
    gazetteer = career.places()
    for position in columns.visits[:50]:
        place: Place = gazetteer[columns.place_ids[position]]
        if place.lat is not None and place.lon is not None:
            zoom = POINT_ZOOM if place.locus.value == "point" else AREA_ZOOM
            return (place.lat, place.lon), zoom
    return EUROPE, AREA_ZOOM
