"""Builds the map's page for the window; the export builds on the same parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geodata.page.folium_map import Fragment, build_fragment
from geodata.page.mappage import Asset, MapPage
from geodata.page.overlays import OVERLAYS, Overlay
from geodata.page.payload import CareerSource
from geodata.page.views import NO_TILES, TileFacts, first_view

__all__ = ["build_page", "map_config", "map_fragment"]


LIVE_STYLES: Final = ("leaflet/leaflet.css", "web/map.css")
LIVE_SCRIPTS: Final = ("leaflet/leaflet.js", "qwebchannel.js", "web/atlas.js")


def build_page(
    career: CareerSource,
    *,
    language: str,
    overlays: Sequence[Overlay] = OVERLAYS,
    tiles: TileFacts = NO_TILES,
    base: str = "atlas://app/",
) -> MapPage:
    """Build the page of the window. Data and texts are not in it: it fetches them below ``base``.

    ``overlays`` can be switched on.
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


def map_config(
    *, language: str, tiles: TileFacts, overlays: Sequence[Overlay]
) -> dict[str, object]:
    """What the page's script is told when it starts."""
    return {
        "language": language,
        "alone": False,
        "tiles": tiles.as_config(),
        "overlays": [overlay.name for overlay in overlays],
    }
