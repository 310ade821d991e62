"""What the class sees when nothing covers it: the map, and under it place, date and sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.nomap import NoMap
from desktop.present.asking import Asking
from desktop.present.caption import Caption, CaptionText, caption_height, fitting_size
from desktop.present.mapframe import MapFrame
from desktop.present.questioncard import QuestionCard
from desktop.themes import Palette

if TYPE_CHECKING:
    from desktop.mapview import StageMap

__all__ = ["Stage"]

_MOST_TEXT: Final = 0.75
"""Of the height at most is text: a map lower than the rest of it shows nothing."""

_PRINT_PX: Final = 540
"""A map so high is printed as on a desk; one twice as high, twice as large."""

_LABEL_PX: Final = 20
"""The type size of a name on the stage's map at text scale 1."""


class Stage(QWidget):
    """Lays out its three parts, and the letters in them.

    ``resized()``: the size is another. ``settled(size)``: letters of that many pixels were laid
    out, which may be smaller than wished where a text is too long for the picture.
    """

    resized = Signal()
    settled = Signal(int)

    def __init__(self, map_view: StageMap | NoMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map_view = map_view
        self.caption = Caption(self)
        self.card = QuestionCard(self)
        map_view.setParent(self)
        self.caption.raise_()
        self.card.raise_()
        self.card.hide()
        self._text = CaptionText("", "", "")
        self._wished = self.type_size = 24
        self._view = (0.0, 0.0, 2.0)
        if not isinstance(map_view, NoMap):
            map_view.viewMoved.connect(self._keep_view)

    def set_type_size(self, size: int) -> None:
        """The type size in pixels that the room asks for."""
        self._wished = size
        self._arrange()

    def show_caption(self, text: CaptionText, palette: Palette) -> None:
        """What stands under the map now. The map keeps its size: it goes on below the text."""
        self._text = text
        self.caption.show_text(text, palette)
        self._arrange()

    def show_question(self, asking: Asking, palette: Palette) -> None:
        """The question before the class, or the map where there is none."""
        if asking.question is None:
            self.card.clear()
        else:
            self.card.show_question(
                asking.question, palette, answered=asking.answered, discussed=asking.discussed
            )
        self.card.setVisible(asking.question is not None)

    def map_frame(self) -> MapFrame:
        """Where the world stands on the stage."""
        lat, lon, zoom = self._view
        place = self.map_view.geometry()
        return MapFrame(
            lat=lat,
            lon=lon,
            zoom=zoom,
            left=place.left(),
            top=place.top(),
            width=place.width(),
            height=place.height(),
            covered=self.caption.height(),
        )

    def picture(self) -> QPixmap:
        """What the class would see with nothing before it."""
        return self.grab()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()
        self.resized.emit()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        most = int(height * _MOST_TEXT)
        size = fitting_size(self._text, width=width, most=most, size=self._wished)
        text = min(most, caption_height(self._text, width=width, size=size))
        self.type_size = size
        self.caption.set_type_size(size)
        self.caption.setGeometry(QRect(0, height - text, width, text))
        self.map_view.setGeometry(self.rect())
        self.card.set_type_size(self._wished)
        self.card.setGeometry(self.rect())
        self._print_map(text)
        self.settled.emit(size)

    def _print_map(self, covered: int) -> None:
        factor = max(1.0, min(4.0, self.height() / _PRINT_PX))
        if not isinstance(self.map_view, NoMap):
            self.map_view.set_print(factor)
            self.map_view.set_covered(covered)
        self.map_view.set_text_scale(self._wished / factor / _LABEL_PX)

    def _keep_view(self, lat: float, lon: float, zoom: float) -> None:
        self._view = (lat, lon, zoom)
