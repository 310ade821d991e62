"""The colours of the printed page, and how lines grow with the zoom."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PAPER", "Colour", "Palette", "Style", "style_at"]

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as red, green, blue from 0 to 255. ``sea`` runs from the shelf to the deep."""

    land: Colour
    shadow: Colour
    light: Colour
    rim: Colour
    sea: tuple[Colour, ...]
    shelf: Colour
    coast: Colour
    lake: Colour
    lake_shore: Colour
    river: Colour


PAPER = Palette(
    land=(245, 240, 227),
    shadow=(137, 132, 119),
    light=(253, 248, 235),
    rim=(190, 174, 142),
    sea=((216, 228, 233), (207, 219, 224), (199, 211, 216), (191, 203, 208)),
    shelf=(228, 240, 245),
    coast=(128, 152, 163),
    lake=(213, 225, 230),
    lake_shore=(136, 160, 171),
    river=(139, 168, 182),
)
"""Warm paper and a cool, pale sea: dark ink, one accent and thin lines stay legible on both.

The steps of the sea differ in brightness alone, and so do land, shadow and light: WebP keeps less
of a hue than of a brightness, and would tint the steps.
"""


@dataclass(frozen=True, slots=True)
class Style:
    """What one zoom shows, widths in pixels of the double-density tile.

    ``scale`` names the Natural Earth scale; ``rank`` is the last rank of river shown; ``river`` the
    width of the greatest river; ``shelves`` the widths of the pale steps along the coast, on the
    sea side; ``relief`` from 0 to 1; ``smallest`` the least extent of an island or a lake.
    """

    scale: str
    rank: float
    river: float
    coast: float
    shelves: tuple[float, ...]
    relief: float
    smallest: float


_STYLES = {
    2: Style("50m", 3, 1.3, 0.8, (7, 3.5), 0.75, 2.5),
    3: Style("50m", 4, 1.8, 1.0, (11, 5), 0.8, 2.5),
    4: Style("50m", 6, 2.3, 1.1, (16, 9, 4), 0.85, 2.5),
    5: Style("10m", 7, 2.9, 1.2, (22, 12, 5), 0.85, 3.0),
    6: Style("10m", 8, 3.7, 1.3, (28, 16, 7), 0.8, 3.0),
    7: Style("10m", 9, 4.8, 1.4, (36, 21, 9), 0.7, 3.0),
    8: Style("10m", 10, 6.2, 1.5, (46, 27, 12), 0.6, 3.0),
}


def style_at(zoom: int) -> Style:
    """Give the style of a zoom from 2 to 8; beyond these the nearest."""
    return _STYLES[min(max(zoom, min(_STYLES)), max(_STYLES))]
