"""The window that the class sees: the stage, and what may stand before it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.nomap import NoMap
from desktop.present.stage import Stage
from desktop.present.toollayer import ToolLayer
from desktop.present.toolpainter import paint_overlay
from desktop.present.veils import Veils

__all__ = ["AudienceWindow"]

_LONGEST_LIFT_MS: Final = 1500
"""A map that does not answer for so long must not keep the class in the dark."""

_ARRIVAL_MS: Final = 80
"""From the page's word that it has painted until the picture is on the screen: some frames."""


class AudienceWindow(QWidget):
    """Nothing in it, its title included, tells of a stop that is still to come.

    ``clicked()``: the left button outside the map. ``closing()``: somebody closes the window.
    """

    clicked = Signal()
    closing = Signal()

    def __init__(self, stage: Stage, layer: ToolLayer, veils: Veils) -> None:
        super().__init__()
        self.setObjectName("audience")
        self.stage, self.layer = stage, layer
        self._veils = veils
        self._wanted, self._painted = 0, -1
        self.still = QLabel(self)
        self.cover = QWidget(self)
        self.cover.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cover.setCursor(Qt.CursorShape.BlankCursor)
        self._stack()
        self._lift_watch = QTimer(self, interval=_LONGEST_LIFT_MS, singleShot=True)
        self._lift_watch.timeout.connect(self._lift)
        self._arrival = QTimer(self, interval=_ARRIVAL_MS, singleShot=True)
        self._arrival.timeout.connect(self._lift)
        stage.map_view.stepPainted.connect(self._on_painted)
        stage.caption.clicked.connect(self.clicked)
        stage.card.clicked.connect(self.clicked)
        veils.changed.connect(self._veil)

    def show_step(self, step: int, *, animate: bool) -> None:
        """Bring the map to a stop (0-based); under a cover it goes there at once."""
        self._wanted, self._painted = step, -1
        self.stage.map_view.show_step(step, animate=animate and not self._veils.cover)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every part is as large as the window."""
        super().resizeEvent(event)
        for part in (self.stage, self.layer, self.still, self.cover):
            part.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """The lesson ends with the teacher's window, not with this one."""
        event.ignore()
        self.closing.emit()

    def _stack(self) -> None:
        for part in (self.stage, self.layer, self.still, self.cover):
            part.setParent(self)
            part.raise_()
        self.still.hide()
        self.cover.hide()

    def _veil(self) -> None:
        """Cover at once; uncover only what is up to date."""
        if self._veils.frozen and self.still.isHidden():
            self.still.setPixmap(self._picture())
            self.still.show()
        if self._veils.cover:
            self.cover.setStyleSheet(f"background: {self._veils.cover};")
            self.cover.show()
        if self._up_to_date():
            self._lift()
        else:
            self._lift_watch.start()

    def _picture(self) -> QPixmap:
        """The stage, and what lies over it."""
        picture = self.stage.picture()
        with QPainter(picture) as painter:
            paint_overlay(painter, self.layer.overlay())
        return picture

    def _lift(self) -> None:
        self._lift_watch.stop()
        self._arrival.stop()
        self.still.setVisible(self._veils.frozen)
        self.cover.setVisible(bool(self._veils.cover))

    def _up_to_date(self) -> bool:
        return self._painted == self._wanted or isinstance(self.stage.map_view, NoMap)

    def _on_painted(self, step: int) -> None:
        self._painted = step
        if self._lift_watch.isActive() and self._up_to_date():
            self._arrival.start()
