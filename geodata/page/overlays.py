"""What can be laid over the map, off unless asked for.

To add one: a script in ``resources/web/`` with a class that has ``name``, ``add(data)``,
``show(on)`` and ``paint(context, view, palette)`` and that it puts into ``overlayKinds``; and a
line in OVERLAYS.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["OVERLAYS", "Overlay"]


@dataclass(frozen=True, slots=True)
class Overlay:
    """An overlay's name in the page, its ``script`` in ``resources/web/``, and its ``data``: a
    GeoJSON file in ``resources/basemap/``."""

    name: str
    script: str
    data: str


OVERLAYS: Final = (Overlay("borders", "overlay-borders.js", "borders-today.geojson"),)
