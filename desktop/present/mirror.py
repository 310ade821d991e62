"""The small picture of what the class sees, on the teacher's screen, with the same hand on it.

A picture, and no second map: measured without a graphics card at 1920 x 1080, fifteen seconds of
flights took 6.8 s of processor time and 475 MB with the picture ten times a second, 7.4 s and
597 MB with a second map; and a picture cannot differ from what the class sees.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.present.hand import Hand
from desktop.present.stage import Stage
from desktop.present.toolpainter import Overlay, paint_overlay

__all__ = ["Mirror"]

_LIVELY_MS: Final = 66
_QUIET_MS: Final = 1000
_LIVELY_FOR_MS: Final = 2500
"""After something moved, pictures of the map and its letters may still come in for so long."""


class Mirror(QWidget):
    """Paints the stage small, and hands on mouse and finger in pixels of the stage."""

    def __init__(
        self,
        stage: Stage,
        overlay: Callable[[], Overlay],
        hand: Hand,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stage, self._overlay, self._hand = stage, overlay, hand
        self._picture = QPixmap()
        self._said = ""
        self._since = QElapsedTimer()
        self._due = QTimer(self)
        self._due.timeout.connect(self._look)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)

    def wake(self) -> None:
        """Something moves on the stage: look often for a while."""
        self._since.start()
        if self._due.interval() != _LIVELY_MS or not self._due.isActive():
            self._due.start(_LIVELY_MS)

    def say(self, text: str) -> None:
        """Words over the picture where the class sees something else, "" where it does not."""
        self._said = text
        self.update()

    @property
    def said(self) -> str:
        """The words over the picture."""
        return self._said

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(780, 440)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        self.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._due.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, what the hand does, and words where the class sees something else."""
        with QPainter(self) as painter:
            place = self._place()
            painter.drawPixmap(place.toRect(), self._picture)
            painter.save()
            painter.translate(place.topLeft())
            painter.scale(self._scale(), self._scale())
            paint_overlay(painter, self._overlay())
            painter.restore()
            if self._said:
                self._say(painter, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button or a finger."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.press(self._on_stage(event.position()))
            self.wake()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """With or without a button."""
        self._hand.move(self._on_stage(event.position()))
        if self._hand.holds:
            self.wake()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The left button or a finger."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.release(self._on_stage(event.position()))
            self.wake()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or further off."""
        self._hand.wheel(self._on_stage(event.position()), event)
        event.accept()
        self.wake()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer goes out."""
        self._hand.leave()
        super().leaveEvent(event)

    def _look(self) -> None:
        size = self._place().size().toSize() * self.devicePixelRatioF()
        picture = self._stage.picture()
        if not picture.isNull() and not size.isEmpty():
            # By way of an image: a pixmap is scaled without smoothing on some back ends.
            image = picture.toImage().scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._picture = QPixmap.fromImage(image)
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
        if self._since.elapsed() > _LIVELY_FOR_MS:
            self._due.start(_QUIET_MS)
        self.update()

    def _scale(self) -> float:
        stage = self._stage.size()
        if stage.isEmpty():
            return 1.0
        return min(self.width() / stage.width(), self.height() / stage.height())

    def _place(self) -> QRectF:
        """Where the picture stands: as large as fits, in the middle."""
        width = self._stage.width() * self._scale()
        height = self._stage.height() * self._scale()
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _on_stage(self, at: QPointF) -> QPointF:
        return (at - self._place().topLeft()) / self._scale()

    def _say(self, painter: QPainter, place: QRectF) -> None:
        font = self.font()
        font.setPixelSize(max(15, round(place.height() / 18)))
        font.setBold(True)
        painter.setFont(font)
        band = QRectF(
            place.left(), place.top(), place.width(), painter.fontMetrics().height() * 1.6
        )
        painter.fillRect(band, QColor("#000000"))
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(band, int(Qt.AlignmentFlag.AlignCenter), self._said)
