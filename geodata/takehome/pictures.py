"""Pictures of the map, as whoever can draw one gives them, and the files made of them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Final, Protocol

from PIL import Image

__all__ = ["MapPictures", "Picture", "jpeg", "png"]

_QUALITY: Final = 88
_MILLIMETRES_AN_INCH: Final = 25.4


@dataclass(frozen=True, slots=True)
class Picture:
    """``rgb`` holds three bytes a pixel, row by row from the top, without padding."""

    width: int
    height: int
    rgb: bytes


class MapPictures(Protocol):
    """Draws a career's map. ``aspect`` is the width divided by the height; the picture is as wide
    as ``width_mm`` of paper takes at the resolution of the export."""

    def step(self, index: int, *, width_mm: float, aspect: float) -> Picture:
        """The map at a step (0-based). Raises ExportFailed where it cannot be drawn."""

    def overview(self, *, width_mm: float, aspect: float) -> Picture:
        """The whole way on one map. Raises ExportFailed where it cannot be drawn."""


def jpeg(picture: Picture) -> bytes:
    """The picture for a document: fine letters stay sharp, and it is a quarter of a PNG."""
    return _saved(picture, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)


def png(picture: Picture, *, width_mm: float) -> bytes:
    """The picture without loss, told how wide it is on paper."""
    dpi = picture.width / width_mm * _MILLIMETRES_AN_INCH
    return _saved(picture, "PNG", dpi=(dpi, dpi))


def _saved(picture: Picture, form: str, **options: object) -> bytes:
    out = BytesIO()
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
    image.save(out, form, **options)
    return out.getvalue()
