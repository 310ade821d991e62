"""The map of a lesson: printed larger, without controls, and telling where it looks."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.mapview.scheme import PageSource
from desktop.mapview.view import MapView

__all__ = ["StageMap"]


class StageMap(MapView):
    """A map view for a projector. ``viewMoved(lat, lon, zoom)``: the map looks elsewhere; degrees,
    and the zoom in pixels of the widget (256 for the world at 0)."""

    viewMoved = Signal(float, float, float)

    def __init__(self, source: PageSource, *, parent: QWidget | None = None) -> None:
        super().__init__(source, parent=parent)
        self._print = 1.0
        self._covered = 0
        self._set("lesson.setStage", True)
        self._keeper.bridge.viewChanged.connect(self._tell_view)
        self.mapReady.connect(self._enlarge)

    def set_print(self, factor: float) -> None:
        """Everything that many times as large: lines, marks and names (0.25 to 5)."""
        self._print = max(0.25, min(5.0, factor))
        self._enlarge()
        self.set_covered(self._covered)

    def set_covered(self, pixels: int) -> None:
        """So many pixels at the bottom are covered: steps and names keep above them."""
        self._covered = pixels
        self._set("lesson.setCovered", pixels / self._print)

    def set_today(self, shown: bool) -> None:
        """The names and the borders of today instead of the names of the time."""
        self._set("lesson.setNow", shown)

    def zoom_at(self, across: float, down: float, levels: float) -> None:
        """Nearer by so many levels at a spot, given as parts of the width and the height."""
        self._call("lesson.zoomAt", across, down, levels)

    def hand_over(self, event: QEvent) -> None:
        """Let the map have an event of the mouse that happened to another widget; its positions
        are those of this one."""
        if target := self._view.focusProxy():
            QApplication.sendEvent(target, event)

    def _enlarge(self) -> None:
        self._view.setZoomFactor(self._print)

    def _tell_view(self, lat: float, lon: float, zoom: float) -> None:
        self.viewMoved.emit(lat, lon, zoom + math.log2(self._print))
