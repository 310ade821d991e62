"""Two buttons that move the panel's text by a page, for those who cannot drag it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from desktop.kiosk.signs import SignButton
from desktop.kiosk.sizes import Sizes
from desktop.themes import Palette
from geodata.words import Words

__all__ = ["Pager"]


class Pager(QWidget):
    """Shown only while there is more text than fits."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__()
        self.setObjectName("pager")
        self._bar = area.verticalScrollBar()
        self.up, self.down = SignButton("up"), SignButton("down")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.up, 1)
        self._row.addWidget(self.down, 1)
        self.up.clicked.connect(lambda: self.turn(-1))
        self.down.clicked.connect(lambda: self.turn(1))
        self._bar.rangeChanged.connect(self._refresh)
        self._bar.valueChanged.connect(self._refresh)
        self._refresh()

    def turn(self, way: int) -> None:
        """One page down (1) or up (-1), a line of it kept in sight."""
        self._bar.setValue(self._bar.value() + way * round(self._bar.pageStep() * 0.85))

    def retranslate(self, words: Words) -> None:
        """Names for those who hear the buttons."""
        self.up.setAccessibleName(words("Text further up"))
        self.down.setAccessibleName(words("More text"))

    def fit(self, sizes: Sizes, palette: Palette) -> None:
        """A finger's height."""
        gap = max(8, sizes.target // 7)
        self._row.setSpacing(gap)
        self._row.setContentsMargins(gap * 2, gap, gap * 2, gap // 2)
        for button in (self.up, self.down):
            button.setStyleSheet(f"padding: 0; min-height: {sizes.target}px;")
            button.set_ink(palette.ink, palette.on_ink)

    def _refresh(self, *_range: int) -> None:
        self.up.setEnabled(self._bar.value() > self._bar.minimum())
        self.down.setEnabled(self._bar.value() < self._bar.maximum())
        # Kept in its place while it has nothing to do: a text must not jump for it.
        for button in (self.up, self.down):
            button.setVisible(self._bar.maximum() > self._bar.minimum())
