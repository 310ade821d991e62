"""The vector layers of one scale, and the part of each that a window needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import skia
from numpy.typing import NDArray

from resources.basemap.history import waters_then
from resources.basemap.mercator import Floats, Window
from resources.basemap.sources import MAGICS, River, land_rings, rivers, waters

__all__ = ["Layers", "fill_path", "line_path", "read_layers"]

_SEAM = 2e-6
"""How near a point must lie to the antimeridian to lie on it, in world units: some 80 m."""

_SOFTEN_FROM_ZOOM = 6


@dataclass(frozen=True, slots=True)
class Layers:
    """Land, lakes and rivers of one scale, in world units; a lake is its shore and its islands."""

    land: tuple[Floats, ...]
    lakes: tuple[tuple[Floats, ...], ...]
    rivers: tuple[River, ...]


def read_layers(scale: str, folder: Path = MAGICS) -> Layers:
    """Read the layers of ``scale`` ("50m" or "10m") as they were from 1894 to 1938."""
    every_water = waters(scale, folder)
    land = land_rings(scale, folder)
    islands = _lake_islands(land, [water.rings[0] for water in every_water])
    coasts = tuple(ring for index, ring in enumerate(land) if index not in islands)
    return Layers(coasts, tuple(waters_then(every_water)), tuple(rivers(scale, folder)))


def fill_path(rings: Iterable[Floats], window: Window, *, smallest: float = 0) -> skia.Path:
    """Build the area of ``rings`` in the window's pixels, on both sides of the antimeridian.

    Holes come from the even-odd rule. Rings off the window or smaller than ``smallest`` pixels
    are left out.
    """
    path = skia.Path()
    path.setFillType(skia.PathFillType.kEvenOdd)
    for shift, ring in _near(rings, window, smallest):
        _add(path, _pixels(_softened(ring, window), window, shift), close=True)
    return path


def line_path(lines: Iterable[Floats], window: Window, *, smallest: float = 0) -> skia.Path:
    """Build the stretches of ``lines`` near the window, without edges along the antimeridian."""
    path = skia.Path()
    for shift, line in _near(lines, window, smallest):
        soft = _softened(line, window)
        for stretch in _stretches(soft, _visible(soft, window, shift)):
            _add(path, _pixels(stretch, window, shift), close=False)
    return path


def _lake_islands(land: Sequence[Floats], shores: Sequence[Floats]) -> set[int]:
    """Find the outlines of land that are islands in a lake, which the lake draws itself."""
    low = np.array([shore.min(axis=0) for shore in shores])
    high = np.array([shore.max(axis=0) for shore in shores])
    found = set()
    for index, ring in enumerate(land):
        around = ((low <= ring.min(axis=0)) & (ring.max(axis=0) <= high)).all(axis=1)
        if any(
            _inside(ring.mean(axis=0), shores[lake]) for lake in np.flatnonzero(around).tolist()
        ):
            found.add(index)
    return found


def _inside(point: Floats, ring: Floats) -> bool:
    x, y = ring[:, 0], ring[:, 1]
    x2, y2 = np.roll(x, -1), np.roll(y, -1)
    crosses = (y > point[1]) != (y2 > point[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        at = (x2 - x) * (point[1] - y) / (y2 - y) + x
    return bool(np.count_nonzero(crosses & (point[0] < at)) % 2)


def _near(lines: Iterable[Floats], window: Window, smallest: float) -> Iterator[tuple[int, Floats]]:
    """Yield the lines that touch the window, with the number of worlds each is moved east.

    A window at the antimeridian shows the end of one copy of the world and the start of the next.
    """
    left, top, right, bottom = window.box
    for line in lines:
        low, high = line.min(axis=0), line.max(axis=0)
        large = max(high - low) * window.pixels_per_world >= smallest
        if not large or high[1] < top or low[1] > bottom:
            continue
        for shift in (-1, 0, 1):
            if high[0] + shift >= left and low[0] + shift <= right:
                yield shift, line


def _softened(line: Floats, window: Window) -> Floats:
    """Round the corners by Chaikin's rule where they would show; both ends stay."""
    if window.tiles.zoom < _SOFTEN_FROM_ZOOM or len(line) < 3:
        return line
    first, second = line[:-1], line[1:]
    cut = np.stack((0.75 * first + 0.25 * second, 0.25 * first + 0.75 * second), axis=1)
    return np.concatenate((line[:1], cut.reshape(-1, 2), line[-1:]))


def _pixels(line: Floats, window: Window, shift: int) -> Floats:
    moved = line + np.array([shift, 0.0])
    return np.asarray(moved * window.pixels_per_world - np.array(window.origin))


def _visible(line: Floats, window: Window, shift: int) -> NDArray[np.bool_]:
    """Mark each edge of ``line`` that may be seen in the window and is not the map's seam."""
    left, top, right, bottom = window.box
    x, y = line[:, 0] + shift, line[:, 1]
    a, b = slice(None, -1), slice(1, None)
    apart = (
        (np.maximum(x[a], x[b]) < left)
        | (np.minimum(x[a], x[b]) > right)
        | (np.maximum(y[a], y[b]) < top)
        | (np.minimum(y[a], y[b]) > bottom)
    )
    edge = np.minimum(line[:, 0], 1 - line[:, 0]) < _SEAM
    return ~apart & ~(edge[a] & edge[b])


def _stretches(line: Floats, shown: NDArray[np.bool_]) -> Iterator[Floats]:
    """Yield each run of shown edges as one line."""
    turns = np.flatnonzero(np.diff(np.concatenate(([False], shown, [False])).astype(np.int8)))
    for start, stop in turns.reshape(-1, 2):
        yield line[start : stop + 1]


def _add(path: skia.Path, pixels: Floats, *, close: bool) -> None:
    path.addPoly([skia.Point(x, y) for x, y in pixels.tolist()], close)
