"""Paint a window of the map: sea, shelves, land with its relief, lakes, rivers, coast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image

from resources.basemap.layers import Layers, fill_path, line_path
from resources.basemap.mercator import TILE_PIXELS, TileRange, Window
from resources.basemap.palette import PAPER, Colour, Palette, Style, style_at
from resources.basemap.relief import Relief

__all__ = ["Painter"]

_MARGIN = 64
_FAINTEST_RIVER = 0.42
_RELIEF_SHADOW, _RELIEF_LIGHT = 0.42, 0.6
_SHELF_ALPHA = 0.42
_RIM_ALPHA = 0.3
_CALM = 0.06
_LAKE_SHELF = 12
_SEA_STEP_SOFTNESS = 0.12


@dataclass(frozen=True, slots=True)
class Painter:
    """Paints tiles of the whole world from the layers of each scale and the relief."""

    layers: dict[str, Layers]
    relief: Relief
    palette: Palette = PAPER

    def tiles(self, block: TileRange) -> dict[tuple[int, int], Image.Image]:
        """Paint a block of tiles; the keys are XYZ column and row."""
        picture = self.picture(Window(block, _MARGIN))
        return {
            (x, y): _cut(picture, x - block.left, y - block.top)
            for y in range(block.top, block.bottom + 1)
            for x in range(block.left, block.right + 1)
        }

    def picture(self, window: Window) -> Image.Image:
        """Paint one window, margins included."""
        style = style_at(window.tiles.zoom)
        layers = self.layers[style.scale]
        shade, depth = self.relief.within(window)
        surface = skia.Surface(*window.size)
        canvas = surface.getCanvas()
        canvas.drawImage(_image(self._sea(depth)), 0, 0)
        ground = _image(self._ground(_calmed(shade) * style.relief))
        self._draw_land(canvas, window, style, layers, ground)
        lakes = list(_lakes(layers, window, style))
        for lake in lakes:
            self._draw_rim(canvas, lake, min(style.shelves[0], _extent(lake) / 8))
        self._draw_rivers(canvas, window, style, layers)
        for lake in lakes:
            self._draw_lake(canvas, lake, style)
        return Image.fromarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType)).convert("RGB")

    def _draw_land(
        self,
        canvas: skia.Canvas,
        window: Window,
        style: Style,
        layers: Layers,
        ground: skia.Image,
    ) -> None:
        coast = line_path(layers.land, window, smallest=style.smallest)
        land = fill_path(layers.land, window, smallest=style.smallest)
        for width in style.shelves:
            canvas.drawPath(coast, _pen(self.palette.shelf, 2 * width, _SHELF_ALPHA))
        canvas.drawPath(land, skia.Paint(Shader=ground.makeShader(), AntiAlias=True))
        canvas.save()
        canvas.clipPath(land, True)
        self._draw_rim(canvas, coast, style.shelves[0])
        canvas.restore()
        canvas.drawPath(coast, _pen(self.palette.coast, style.coast))

    def _draw_rim(self, canvas: skia.Canvas, shore: skia.Path, size: float) -> None:
        """Tint the land softly along its waters, as an old print does; ``size`` is in pixels."""
        pen = _pen(self.palette.rim, size * 0.7, _RIM_ALPHA)
        pen.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.3))
        canvas.drawPath(shore, pen)

    def _draw_rivers(
        self, canvas: skia.Canvas, window: Window, style: Style, layers: Layers
    ) -> None:
        for rank in sorted({river.rank for river in layers.rivers}, reverse=True):
            if rank <= style.rank:
                lines = [river.line for river in layers.rivers if river.rank == rank]
                share = max(_FAINTEST_RIVER, 1 - 0.085 * rank)
                canvas.drawPath(
                    line_path(lines, window), _pen(self.palette.river, style.river * share)
                )

    def _draw_lake(self, canvas: skia.Canvas, lake: skia.Path, style: Style) -> None:
        canvas.drawPath(lake, skia.Paint(Color=_ink(self.palette.lake), AntiAlias=True))
        canvas.save()
        canvas.clipPath(lake, True)
        for width in style.shelves:
            if _extent(lake) > _LAKE_SHELF * width:
                canvas.drawPath(lake, _pen(self.palette.shelf, 2 * width, _SHELF_ALPHA))
        canvas.restore()
        canvas.drawPath(lake, _pen(self.palette.lake_shore, style.coast * 0.8))

    def _sea(self, depth: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Tint the sea in soft steps from the shelf to the deep."""
        steps = len(self.palette.sea) - 1
        level = np.clip(depth * steps, 0, steps)
        whole = np.floor(level)
        part = np.clip((level - whole - 0.5) / _SEA_STEP_SOFTNESS + 0.5, 0, 1)
        bands = [
            np.interp(whole + part, range(steps + 1), band)
            for band in zip(*self.palette.sea, strict=True)
        ]
        return np.asarray(np.rint(np.stack(bands, axis=-1)), np.uint8)

    def _ground(self, shade: NDArray[np.float32]) -> NDArray[np.uint8]:
        dark = np.clip(-shade, 0, 1)[..., None] * _RELIEF_SHADOW
        bright = np.clip(shade, 0, 1)[..., None] * _RELIEF_LIGHT
        land = np.array(self.palette.land, np.float32)
        mixed = land + dark * (np.array(self.palette.shadow) - land)
        mixed = mixed + bright * (np.array(self.palette.light) - land)
        return np.asarray(np.rint(np.clip(mixed, 0, 255)), np.uint8)


def _lakes(layers: Layers, window: Window, style: Style) -> Iterator[skia.Path]:
    for rings in layers.lakes:
        lake = fill_path(rings, window, smallest=style.smallest)
        if not lake.isEmpty():
            yield lake


def _extent(path: skia.Path) -> float:
    return float(max(path.getBounds().width(), path.getBounds().height()))


def _calmed(shade: NDArray[np.float32]) -> NDArray[np.float32]:
    """Quieten the faint relief of the plains, where the picture has little but noise."""
    strength = np.abs(shade)
    return np.asarray(shade * strength / (strength + _CALM), np.float32)


def _image(colours: NDArray[np.uint8]) -> skia.Image:
    opaque = np.full((*colours.shape[:2], 1), 255, np.uint8)
    pixels = np.ascontiguousarray(np.concatenate((colours, opaque), axis=-1))
    return skia.Image.fromarray(pixels, colorType=skia.kRGBA_8888_ColorType)


def _ink(colour: Colour, alpha: float = 1.0) -> int:
    return int(skia.Color(*colour, round(255 * alpha)))


def _pen(colour: Colour, width: float, alpha: float = 1.0) -> skia.Paint:
    return skia.Paint(
        Color=_ink(colour, alpha),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
        AntiAlias=True,
    )


def _cut(picture: Image.Image, column: int, row: int) -> Image.Image:
    left, top = _MARGIN + column * TILE_PIXELS, _MARGIN + row * TILE_PIXELS
    return picture.crop((left, top, left + TILE_PIXELS, top + TILE_PIXELS))
