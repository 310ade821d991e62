"""Maps for paper: drawn by the map's own page, on no screen, without its buttons."""

from __future__ import annotations

from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop.mapview.picture import StepPictures
from desktop.mapview.scheme import PageSource
from desktop.takehome.stopping import Stopping
from geodata.takehome.pictures import Picture

__all__ = ["POINTS_AN_INCH", "MapsForPaper", "PaperPage"]

POINTS_AN_INCH: Final = 120
"""How many of the page's pixels make an inch of paper: the map's letters are then 8 pt high."""

_MILLIMETRES_AN_INCH: Final = 25.4
_BARE: Final = b"\n.atlas-zoom, .atlas-credit { display: none }\n"
"""Nobody can press buttons on paper; the credit stands in the document in the text's own size."""

_CARD: Final = b".atlas-card { display: none }\n"
"""What would say that the whole way has no place."""


class PaperPage:
    """The map's page as paper needs it."""

    def __init__(self, page: PageSource, *, card: bool = True) -> None:
        self._page = page
        self._style = _BARE if card else _BARE + _CARD

    def data_for(self, path: str) -> tuple[str, bytes] | None:
        """What the window's page answers, but for the style."""
        answer = self._page.data_for(path)
        if answer is None or path.removeprefix("/") != "web/map.css":
            return answer
        mime, style = answer
        return mime, style + self._style


class MapsForPaper:
    """Draws the maps of one career in one language; use it in a ``with`` block.

    ``steps`` is how many there are; the page shows the whole way at the one after the last.
    """

    def __init__(self, page: PageSource, *, steps: int, language: str, stopping: Stopping) -> None:
        self._page = page
        self._steps = steps
        self._language = language
        self._stopping = stopping
        self._drawn: StepPictures | None = None
        self._kind = (QSize(), True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._close()

    def step(self, index: int, *, width_mm: float, aspect: float) -> Picture:
        """The map at a step (0-based). Raises ExportFailed where it cannot be drawn, and
        KeyboardInterrupt where the export is to stop."""
        return self._grab(index, _size(width_mm, aspect), card=True)

    def overview(self, *, width_mm: float, aspect: float) -> Picture:
        """The whole way. Raises as ``step`` does."""
        return self._grab(self._steps, _size(width_mm, aspect), card=False)

    def _grab(self, index: int, size: QSize, *, card: bool) -> Picture:
        self._stopping.check()
        picture = _as_picture(self._pictures(size, card).grab_step(index))
        self._stopping.check()
        return picture

    def _pictures(self, size: QSize, card: bool) -> StepPictures:
        """The map of that kind: one at a time, because each has a process of its own."""
        if self._drawn is None or self._kind != (size, card):
            self._close()
            page = PaperPage(self._page, card=card)
            self._drawn = StepPictures(page, size=size, language=self._language)
            self._kind = (size, card)
        return self._drawn

    def _close(self) -> None:
        if self._drawn is not None:
            self._drawn.close()
            self._drawn = None


def _size(width_mm: float, aspect: float) -> QSize:
    width = round(width_mm / _MILLIMETRES_AN_INCH * POINTS_AN_INCH)
    return QSize(width, round(width / aspect))


def _as_picture(image: QImage) -> Picture:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, line = plain.width(), plain.height(), plain.bytesPerLine()
    rows = bytes(plain.constBits())
    rgb = b"".join(rows[line * row : line * row + 3 * width] for row in range(height))
    return Picture(width, height, rgb)
