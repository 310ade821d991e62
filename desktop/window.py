"""The main window: layout and nothing else.

Landscape puts the panel to the right of the map, portrait below it; the time strip runs along
the bottom in both.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMainWindow, QWidget

from desktop.head import Head
from desktop.panel import PostingPanel
from desktop.search import PlaceSearch
from desktop.slider import TimeSlider, TransportBar
from desktop.switches import Switches
from desktop.themes import Scale

__all__ = ["MainWindow"]

SMALLEST = (800, 560)


class MainWindow(QMainWindow):
    """Holds the parts it is given. ``resized`` and ``closing`` tell whoever remembers."""

    resized = Signal()
    closing = Signal()

    def __init__(
        self,
        *,
        head: Head,
        search: PlaceSearch,
        map_area: QWidget,
        panel: PostingPanel,
        switches: Switches,
        slider: TimeSlider,
        transport: TransportBar,
    ) -> None:
        super().__init__()
        self.head, self.search, self.map_area, self.panel = head, search, map_area, panel
        self.switches, self.slider, self.transport = switches, slider, transport
        self._strip = QWidget()
        self._strip.setObjectName("strip")
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._strip_row = QHBoxLayout(self._strip)
        self._strip_row.addWidget(transport)
        self._strip_row.addWidget(slider, 1)
        panel.add_below(switches)
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.setCentralWidget(body)
        self.setMinimumSize(*SMALLEST)
        self._portrait: bool | None = None

    def fit(self, scale: Scale) -> None:
        """Arrange everything for the present size at ``scale``."""
        self.head.fit(scale, self.width())
        self.switches.fit(scale)
        px = scale.px
        self._strip_row.setContentsMargins(px(24), px(8), px(24), px(8))
        self._strip_row.setSpacing(px(20))
        self._turn(self.height() > self.width())
        if self._portrait:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16777215)
        else:
            self.panel.setFixedWidth(min(max(px(480), self.width() * 3 // 10), self.width() // 2))

    def _turn(self, portrait: bool) -> None:
        if portrait == self._portrait:
            return
        self._portrait = portrait
        grid = self._grid
        for part in (self.head, self.map_area, self.panel, self._strip):
            grid.removeWidget(part)
        self.panel.setProperty("side", "below" if portrait else "right")
        self.panel.style().polish(self.panel)
        grid.addWidget(self.head, 0, 0, 1, 2)
        if portrait:
            grid.addWidget(self.map_area, 1, 0, 1, 2)
            grid.addWidget(self.panel, 2, 0, 1, 2)
        else:
            grid.addWidget(self.map_area, 1, 0)
            grid.addWidget(self.panel, 1, 1)
        grid.addWidget(self._strip, 3, 0, 1, 2)
        grid.setRowStretch(1, 10)
        grid.setRowStretch(2, 9 if portrait else 0)
        grid.setColumnStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the size is another."""
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell before the window goes."""
        self.closing.emit()
        super().closeEvent(event)
