"""The exhibit's window: layout, and that nobody closes it.

Landscape puts the panel to the right of the map, portrait below it. Everything that a visitor must
be able to reach stands at the bottom in both: the controls under the panel, the time strip below.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QWidget,
)

from desktop.kiosk.asking import AskBanner
from desktop.kiosk.attract import Attract
from desktop.kiosk.controls import VisitorControls
from desktop.kiosk.head import Head
from desktop.kiosk.lowrow import LowRow
from desktop.kiosk.pager import Pager
from desktop.kiosk.sizes import Sizes
from desktop.kiosk.style import LOW_LINES
from desktop.nomap import ZoomButtons
from desktop.panel import PostingPanel
from desktop.slider import TimeSlider, TransportBar
from desktop.themes import Palette

__all__ = ["KioskWindow", "Shape"]

QWIDGETSIZE_MAX: Final = 16777215
"""Qt's own number for no limit; PySide6 does not export it."""


class Shape(Enum):
    """How the parts stand. In a low window the controls stand in one row under map and panel."""

    LANDSCAPE = "landscape"
    LOW = "low"
    PORTRAIT = "portrait"


class KioskWindow(QMainWindow):
    """Holds the parts. ``resized`` tells that the size is another. ``leaving`` True lets the
    window be closed; until then nobody can. ``zoom_buttons`` says where on
    the map everybody reaches its zoom buttons."""

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
        # A compositor that draws no frame leaves it to Qt, with a button to close.
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.map_area, self.panel, self.controls = map_area, panel, controls
        self.slider, self.transport = slider, transport
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.head = Head()
        self.pager = Pager(panel.area)
        self.lowrow = LowRow(panel.area)
        self.zoom_buttons: ZoomButtons = "high"
        self.strip = self._make_strip()
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._foot = QHBoxLayout()
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

    def fit(self, sizes: Sizes, palette: Palette, *, text_size: int = 100) -> None:
        """Arrange everything for the present size, and for text of so many per cent."""
        gap = max(4, sizes.text // 4)
        self._row.setContentsMargins(gap * 3, gap // 2, gap * 3, gap // 2)
        self._row.setSpacing(gap * 2)
        self.head.fit(sizes, self.height())
        shape = self._shape_for(sizes)
        self._turn(shape)
        panel = self.width() if shape is Shape.PORTRAIT else self._panel_width(sizes, text_size)
        if shape is Shape.PORTRAIT:
            _set_free_width(self.panel)
        else:
            self.panel.setFixedWidth(panel)
        self.pager.fit(sizes, palette)
        low = shape is Shape.LOW
        # Two arrows need little room, and the languages' names much.
        arrows = 5 * sizes.target
        if low:
            self.pager.setFixedWidth(arrows)
        else:
            _set_free_width(self.pager)
        room = self.width() - arrows if low else panel
        self.controls.fit(sizes, palette, room, beside=low)
        self._bring_down(sizes, palette)
        self._place_overlays(sizes)

    def _bring_down(self, sizes: Sizes, palette: Palette) -> None:
        """What of map and text begins above the reach of a hand is offered again below it."""
        self.lowrow.hide()
        self._grid.activate()
        upper_edge = self.map_area.mapTo(self, QPoint(0, 0)).y()
        buttons = 2 * sizes.target + 3 * sizes.text  # and the line under them
        if upper_edge >= sizes.reach:
            self.zoom_buttons = "high"
        else:
            lower_edge = upper_edge + self.map_area.height()
            self.zoom_buttons = "low" if lower_edge - buttons >= sizes.reach else "none"
        text_is_high = self.panel.mapTo(self, QPoint(0, 0)).y() < sizes.reach
        self.lowrow.fit(sizes, palette, zooms=self.zoom_buttons == "none", marks=text_is_high)
        self._grid.activate()

    def _shape_for(self, sizes: Sizes) -> Shape:
        if sizes.portrait:
            return Shape.PORTRAIT
        return Shape.LOW if self.height() < LOW_LINES * sizes.text else Shape.LANDSCAPE

    def _panel_width(self, sizes: Sizes, text_size: int) -> int:
        # Half of what text grows by, so that a long word still stands in one line.
        wanted = max(round(self.width() * 0.34), sizes.text * 19 * (100 + text_size) // 200)
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
        self._take_apart()
        portrait = shape is Shape.PORTRAIT
        self.panel.setProperty("side", "below" if portrait else "right")
        self.panel.style().polish(self.panel)
        self._put_together(shape)
        self._grid.setRowStretch(1, 9)
        self._grid.setRowStretch(2, 10 if portrait else 0)
        self._grid.setColumnStretch(0, 1)
        for cover in (self.banner, self.attract):
            cover.raise_()  # what the grid takes up comes to lie over them

    def _take_apart(self) -> None:
        parts = (self.head, self.map_area, self.panel, self.pager, self.lowrow)
        for part in (*parts, self.controls, self.strip):
            self._grid.removeWidget(part)
            self._foot.removeWidget(part)
        self._grid.removeItem(self._foot)

    def _put_together(self, shape: Shape) -> None:
        """Row by row; under the panel, or where the window is low under map and panel, the
        controls."""
        grid, wide = self._grid, 2 if shape is Shape.PORTRAIT else 1
        grid.addWidget(self.head, 0, 0, 1, 2)
        grid.addWidget(self.map_area, 1, 0, 1, wide)
        grid.addWidget(self.panel, wide, 2 - wide, 1, wide)
        if shape is Shape.LOW:
            grid.addWidget(self.lowrow, 2, 0, 1, 2)
            grid.addLayout(self._foot, 3, 0, 1, 2)
            self._foot.addWidget(self.controls, 1)
            self._foot.addWidget(self.pager)
        else:
            for part in (self.pager, self.lowrow, self.controls):
                self.panel.add_below(part)
        grid.addWidget(self.strip, 4, 0, 1, 2)

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
        low = self.lowrow
        named = ("farther", "nearer", "the text's before", "the text's marked", "the text's next")
        shown = zip(named, low.buttons(), strict=True)
        widgets |= {name: each for name, each in shown if each.isVisible()}
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


def _set_free_width(widget: QWidget) -> None:
    """As wide as its layout likes."""
    widget.setMinimumWidth(0)
    widget.setMaximumWidth(QWIDGETSIZE_MAX)
