"""The present stop and the next one, for the teacher.

What is still to come is painted but not told to a screen reader while the future is hidden: a
screen reader speaks to the whole room. A press on the card tells it all the same.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.themes import SANS, Palette, Scale

__all__ = ["StopCard"]

_WRAP = int(Qt.TextFlag.TextWordWrap)


class StopCard(QWidget):
    """A heading and a few lines, painted. ``told`` is what a screen reader says instead of them.

    ``pressed()``: somebody wants to hear it.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._title, self._line = "", "", ""
        self._palette: Palette | None = None
        self._scale = Scale(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stop(self, heading: str, title: str, line: str, *, told: str = "") -> None:
        """Another stop; ``told`` "" where all may be told."""
        self._heading, self._title, self._line = heading, title, line
        everything = ", ".join(part for part in (heading, title, line) if part)
        self.setAccessibleName(told or everything)
        self.updateGeometry()
        self.update()

    def tell(self) -> None:
        """Let a screen reader say what is painted, until another stop is shown."""
        self.setAccessibleName(", ".join(filter(None, self._texts())))

    def painted_texts(self) -> tuple[str, str, str]:
        """What can be seen, whether or not it is told."""
        return self._heading, self._title, self._line

    def restyle(self, palette: Palette, scale: Scale) -> None:
        """Other colours or sizes."""
        self._palette, self._scale = palette, scale
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as three lines need."""
        return QSize(320, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """All of its height, little of its width."""
        return QSize(200, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """The height that the lines need in a width, at most two for the title."""
        return sum(rect.height() for rect in self._rows(width)) + self._scale.px(10)

    def resizeEvent(self, event: QEvent) -> None:
        """The lines may wrap otherwise."""
        self.updateGeometry()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Three lines."""
        if self._palette is None:
            return
        p = self._palette
        with QPainter(self) as painter:
            rows = zip(self._rows(self.width()), self._fonts(), self._texts(), strict=True)
            for (rect, font, text), colour in zip(rows, (p.quiet, p.ink, p.ink), strict=True):
                painter.setFont(font)
                painter.setPen(QColor(colour))
                painter.drawText(rect, _WRAP, text)

    def _texts(self) -> tuple[str, str, str]:
        return self._heading, self._title, self._line

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        return self._font(17), self._font(22, QFont.Weight.DemiBold), self._font(18)

    def _font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(SANS)
        font.setPixelSize(max(14, self._scale.px(size)))
        font.setWeight(weight)
        return font

    def _rows(self, width: int) -> tuple[QRect, QRect, QRect]:
        top = self._scale.px(4)
        rows = []
        for font, text in zip(self._fonts(), self._texts(), strict=True):
            metrics = QFontMetrics(font)
            high = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
            rows.append(QRect(0, top, width, min(high, 2 * metrics.height()) if text else 0))
            top = rows[-1].bottom() + 1
        return rows[0], rows[1], rows[2]
