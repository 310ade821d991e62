"""How large type may be so that a text fits its box, measured with the letters of our own fonts.

Slides are shown with the fonts of whoever opens them (a slide cannot carry ours), so a little room
is left: Arial and what stands in for it run up to a tenth wider than Source Sans.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

__all__ = ["LINE", "Fitting"]

LINE: Final = 1.2
"""The height of a line, in sizes of its type."""

_WIDER: Final = 1.13
_SMALLEST: Final = 8
_MEASURED_AT: Final = 100


class Fitting:
    """Measures with the fonts in ``folder``."""

    def __init__(self, folder: Path) -> None:
        @cache
        def font(name: str) -> ImageFont.FreeTypeFont:
            return ImageFont.truetype(str(folder / name), _MEASURED_AT)

        @cache
        def width(word: str, bold: bool) -> float:
            name = "SourceSans3-Bold.ttf" if bold else "SourceSans3-Regular.ttf"
            return font(name).getlength(word) / _MEASURED_AT * _WIDER

        self._width = width

    def size(
        self,
        lines: Sequence[tuple[str, bool]],
        *,
        width: float,
        height: float,
        largest: int,
        gap: float,
    ) -> int:
        """The largest size in points, from ``largest`` down, at which ``lines`` (text and whether
        it is bold) fit into ``width`` and ``height`` points; ``gap`` stands between two of them,
        in sizes of the type. At least 8."""
        for size in range(largest, _SMALLEST, -1):
            rows = sum(self.rows(text, bold, width / size) for text, bold in lines)
            if (rows * LINE + gap * (len(lines) - 1)) * size <= height:
                return size
        return _SMALLEST

    def rows(self, text: str, bold: bool, room: float) -> int:
        """How many rows a text takes up; ``room`` is the width in sizes of the type."""
        rows, filled = 1, 0.0
        space = self._width(" ", bold)
        for word in text.split():
            wide = self._width(word, bold)
            if filled and filled + space + wide > room:
                rows, filled = rows + 1, wide
            else:
                filled += wide + (space if filled else 0)
            while filled > room:  # a word longer than the line is broken
                rows, filled = rows + 1, filled - room
        return rows
