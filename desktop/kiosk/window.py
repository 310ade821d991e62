"""The exhibit's window: layout, and that nobody closes it.

Landscape puts the panel to the right of the map, portrait below it. Everything that a visitor must
be able to reach stands at the bottom in both: the controls under the panel, the time strip below.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QWidget,
)

from desktop.kiosk.asking import AskBanner
from desktop.kiosk.attract import Attract
from desktop.kiosk.controls import VisitorControls
from desktop.kiosk.pager import Pager
from desktop.kiosk.sizes import Sizes
from desktop.kiosk.style import LOW_LINES
from desktop.panel import PostingPanel
from desktop.slider import TimeSlider, TransportBar
from desktop.themes import Palette

__all__ = ["KioskWindow", "Shape"]


class Shape(Enum):
    """How the parts stand. In a low window the controls stand in one row under map and panel."""

    LANDSCAPE = "landscape"
    LOW = "low"
    PORTRAIT = "portrait"


class KioskWindow(QMainWindow):
    """Holds the parts. ``resized`` tells that the size is another. ``leaving`` True lets the
    window be closed; until then nobody can."""

    resized = Signal()

    def __init__(
        self,
        *,
        map_area: QWidget,
        panel: PostingPanel,
        controls: VisitorControls,
        slider: TimeSlider,
        transport: TransportBar,
        shifts: bool,
    ) -> None:
        super().__init__()
        self.leaving = False
        self.map_area, self.panel, self.controls = map_area, panel, controls
        self.slider, self.transport = slider, transport
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.head = _Head()
        self.pager = Pager(panel.area)
        self.strip = self._make_strip()
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.setCentralWidget(body)
        # Else a turned screen would meet the least size of the shape before.
        self.setMinimumSize(320, 240)
        self._shape: Shape | None = None
        self.banner = AskBanner(body)
        self.attract = Attract(body, shifts=shifts)

    def _make_strip(self) -> QWidget:
        strip = QWidget()
        strip.setObjectName("strip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(strip)
        bar = self.transport
        bar.pace.hide()  # its menu would be a window of its own, and a visitor has two minutes
        for button in (bar.previous, bar.play):
            row.addWidget(button)
        row.addWidget(self.slider, 1)
        row.addWidget(bar.next)
        for part in (self.slider, bar.previous, bar.play, bar.next):
            part.installEventFilter(self)
        bar.setParent(strip)
        bar.hide()
        self._row = row
        return strip

    def fit(self, sizes: Sizes, palette: Palette) -> None:
        """Arrange everything for the present size."""
        gap = max(4, sizes.text // 4)
        self._row.setContentsMargins(gap * 3, gap // 2, gap * 3, gap // 2)
        self._row.setSpacing(gap * 2)
        self.head.fit(sizes, self.height())
        shape = self._shape_for(sizes)
        self._turn(shape)
        panel = self.width() if shape is Shape.PORTRAIT else self._panel_width(sizes)
        if shape is Shape.PORTRAIT:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16777215)
        else:
            self.panel.setFixedWidth(panel)
        self.pager.fit(sizes, palette)
        beside = shape is Shape.LOW
        self.controls.fit(sizes, palette, self.width() - panel if beside else panel, beside=beside)
        self._grid.activate()
        self._place_overlays(sizes)

    def _shape_for(self, sizes: Sizes) -> Shape:
        if sizes.portrait:
            return Shape.PORTRAIT
        return Shape.LOW if self.height() < LOW_LINES * sizes.text else Shape.LANDSCAPE

    def _panel_width(self, sizes: Sizes) -> int:
        wanted = max(round(self.width() * 0.34), sizes.text * 19)
        return min(wanted, round(self.width() * 0.46))

    def _place_overlays(self, sizes: Sizes) -> None:
        self.attract.cover()
        low = self.strip if self._shape is Shape.LANDSCAPE else self.controls
        top = low.mapTo(self, QPoint(0, 0)).y() or self.height()
        if self._shape is Shape.PORTRAIT:
            top = self.pager.mapTo(self, QPoint(0, 0)).y()
        width = self.width() if sizes.portrait else self.width() - self.panel.width()
        self.banner.stand_above(top, width, sizes)

    def _turn(self, shape: Shape) -> None:
        if shape is self._shape:
            return
        self._shape = shape
        grid, portrait = self._grid, shape is Shape.PORTRAIT
        for part in (self.head, self.map_area, self.panel, self.pager, self.controls, self.strip):
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
        if shape is Shape.LOW:
            grid.addWidget(self.controls, 3, 0)
            grid.addWidget(self.pager, 3, 1)
        else:
            self.panel.add_below(self.pager)
            self.panel.add_below(self.controls)
        grid.addWidget(self.strip, 4, 0, 1, 2)
        grid.setRowStretch(1, 9)
        grid.setRowStretch(2, 10 if portrait else 0)
        grid.setColumnStretch(0, 1)

    def essential_controls(self) -> dict[str, QRect]:
        """What everybody must reach, and where it stands in the window."""
        bar = self.transport
        widgets: dict[str, QWidget] = {
            "previous": bar.previous,
            "play": bar.play,
            "next": bar.next,
            "slider": self.slider,
            "further up": self.pager.up,
            "further down": self.pager.down,
            "still here": self.banner.button,
        }
        widgets |= {each.accessibleName(): each for each in self.controls.buttons()}
        return {
            name: QRect(widget.mapTo(self, QPoint(0, 0)), widget.size())
            for name, widget in widgets.items()
        }

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """The Tab key goes round what can be pressed, and never into the map's page: a key that
        went there would not come back."""
        chain = self._focus_chain()
        focused = self.focusWidget()
        at = chain.index(focused) if focused in chain else (-1 if onwards else 0)
        if chain:
            chain[(at + (1 if onwards else -1)) % len(chain)].setFocus(
                Qt.FocusReason.TabFocusReason
            )
        return True

    def _focus_chain(self) -> list[QWidget]:
        covers = [each for each in self.findChildren(QWidget, "staff") if each.isVisible()]
        if covers:
            chain: list[QWidget] = list(covers[0].findChildren(QAbstractButton))
        else:
            bar = self.transport
            page = self.panel.area.findChildren(QAbstractButton)
            chain = [bar.next, bar.previous, bar.play, self.slider, *page]
            chain += [self.pager.up, self.pager.down, *self.controls.buttons(), self.banner.button]
        return [
            each
            for each in chain
            if each.isVisible()
            and each.isEnabled()
            # Of buttons that exclude each other Qt lets the Tab key reach one only.
            and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No tool tips: each would be a window of its own."""
        return event.type() == QEvent.Type.ToolTip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the size is another."""
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4, a window manager's button and a session's end are no visitor's business."""
        if not self.leaving:
            event.ignore()
            return
        super().closeEvent(event)

    def createPopupMenu(self) -> Any:
        """No menu."""
        return None


class _Head(QWidget):
    """Whose career it is. Nothing in it can be pressed, so it may stand high."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name, self._subtitle = QLabel(), QLabel()
        self._name.setProperty("part", "name")
        self._subtitle.setProperty("part", "quiet")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._name)
        self._row.addWidget(self._subtitle, 1)

    def show_person(self, name: str, subtitle: str) -> None:
        """Whose career it is."""
        self._name.setText(name)
        self._subtitle.setText(subtitle)

    def fit(self, sizes: Sizes, height: int) -> None:
        """Leave where there is no room: the note before the first posting says the same."""
        margin = sizes.text // 2
        self._row.setContentsMargins(margin * 2, margin // 2, margin * 2, margin // 2)
        self._row.setSpacing(margin * 2)
        self.setVisible(height >= LOW_LINES * sizes.text)
        needed = self._subtitle.fontMetrics().horizontalAdvance(self._subtitle.text())
        room = self.window().width() - self._name.sizeHint().width() - margin * 6
        self._subtitle.setMaximumWidth(16777215 if room >= needed else 0)
