"""Builds the map's page for the window; the export builds on the same parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geodata.basemap import Basemap
from geodata.page.folium_map import Fragment, build_fragment
from geodata.page.mappage import Asset, MapPage
from geodata.page.payload import CareerSource
from geodata.places import Place

__all__ = ["TileFacts", "build_page", "first_view", "map_config", "map_fragment"]

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

LIVE_STYLES: Final = ("leaflet/leaflet.css", "web/map.css")
LIVE_SCRIPTS: Final = ("leaflet/leaflet.js", "qwebchannel.js", "web/atlas.js")


def build_page(
    career: CareerSource,
    *,
    language: str,
    overlays: Sequence[str] = ("borders",),
    tiles: TileFacts = NO_TILES,
    base: str = "atlas://app/",
) -> MapPage:
    """Build the page of the window. Data and texts are not in it: it fetches them below ``base``.

    ``overlays`` are the names of those that can be switched on.
    """
    config = map_config(language=language, tiles=tiles, overlays=overlays) | {"base": base}
    return MapPage(
        title=career.person(language).short,
        language=language,
        fragment=map_fragment(career, tiles),
        styles=[Asset(name) for name in LIVE_STYLES],
        scripts=[Asset(name) for name in LIVE_SCRIPTS],
        blocks={"atlas-config": config},
        attributes={"class": "atlas-live"},
    )


def map_fragment(career: CareerSource, tiles: TileFacts) -> Fragment:
    """The map's element and script, looking at the first stop."""
    centre, zoom = first_view(career)
    return build_fragment(centre=centre, zoom=zoom, max_zoom=tiles.max_zoom + 1)


def map_config(*, language: str, tiles: TileFacts, overlays: Sequence[str]) -> dict[str, object]:
    """What the page's script is told when it starts."""
    return {
        "language": language,
        "alone": False,
        "tiles": tiles.as_config(),
        "overlays": list(overlays),
    }


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
