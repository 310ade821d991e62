"""The one door to folium: the map's element and the script that makes it.

folium takes half a second to import, so this module is imported only where a page is really built.
What folium writes is taken apart here: its page asks other hosts for files, its names differ on
every build, and its inline script and styles would need an open security policy. Postings and texts
never go through it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import folium
from branca.element import MacroElement
from folium.template import Template

__all__ = ["Fragment", "build_fragment"]

_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ELEMENT: Final = re.compile(r'<div class="folium-map"[^>]*></div>')
_NAME: Final = re.compile(r"\b([a-z_]+)_([0-9a-f]{32})\b")


@dataclass(frozen=True, slots=True)
class Fragment:
    """The parts of folium's page that make a map: style sheet, element and script."""

    style: str
    element: str
    script: str


class _StartAtlas(MacroElement):
    """Hands the finished map over to our own script."""

    _name = "StartAtlas"
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "window.startAtlas({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )


def build_fragment(*, centre: tuple[float, float], zoom: float, max_zoom: int) -> Fragment:
    """Build the map with folium: Leaflet's options and nothing else.

    ``centre`` is (lat, lon) in degrees. The same arguments give the same bytes.
    """
    chart = folium.Map(
        location=centre,
        zoom_start=zoom,  # type: ignore[arg-type]  # Leaflet takes parts of a level, folium as well
        tiles=None,
        zoom_control=False,
        max_bounds=True,
        min_lat=-85.0,
        max_lat=85.0,
        minZoom=2,
        maxZoom=max_zoom,
        zoomSnap=0,
        zoomDelta=1,
        wheelPxPerZoomLevel=90,
        maxBoundsViscosity=1.0,
        worldCopyJump=False,
        zoomAnimation=False,
        fadeAnimation=False,
        markerZoomAnimation=False,
        attributionControl=False,
        boxZoom=False,
        doubleClickZoom=False,
        keyboard=False,
        tapHold=False,
    )
    # On the instance: add_js_link() and the class's own lists would change every other map.
    chart.default_js = []
    chart.default_css = []
    _StartAtlas().add_to(chart)  # type: ignore[no-untyped-call]
    return _take_apart(chart.get_root().render())


def _take_apart(page: str) -> Fragment:
    page = _renumber(page)
    element = _ELEMENT.search(page)
    if element is None:
        raise AssertionError("folium's page has no map element: its template changed")
    return Fragment(
        style=_tidy(_STYLE.findall(page)),
        element=element.group(),
        script=_tidy(_SCRIPT.findall(page)),
    )


def _renumber(page: str) -> str:
    """Replace the random part of each name by its place in the order in which they appear."""
    numbers: dict[str, str] = {}
    return _NAME.sub(
        lambda match: f"{match[1]}_{numbers.setdefault(match[2], str(len(numbers) + 1))}", page
    )


def _tidy(parts: list[str]) -> str:
    lines = (line.strip() for part in parts for line in part.splitlines())
    return "\n".join(line for line in lines if line) + "\n"
