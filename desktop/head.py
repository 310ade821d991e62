"""The head of the window: whose career this is, and the search field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.search import PlaceSearch
from desktop.themes import Scale

__all__ = ["Head"]


class Head(QWidget):
    """Name, one line beside it (dropped first where it is narrow), and the search field."""

    def __init__(self, search: PlaceSearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = QLabel()
        self._name.setProperty("part", "name")
        self._subtitle = QLabel()
        self._subtitle.setProperty("part", "quiet")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._search = search
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._name)
        self._row.addWidget(self._subtitle, 1)
        self._row.addWidget(search)

    def show_person(self, name: str, subtitle: str) -> None:
        """Whose career it is."""
        self._name.setText(name)
        self._subtitle.setText(subtitle)

    def fit(self, scale: Scale, width: int) -> None:
        """Lay out for a window of ``width`` pixels."""
        px = scale.px
        self._row.setContentsMargins(px(28), px(10), px(28), px(10))
        self._row.setSpacing(px(20))
        self._search.setFixedWidth(max(190, min(px(380), width // 3)))
        needed = self._subtitle.fontMetrics().horizontalAdvance(self._subtitle.text())
        room = width - self._name.sizeHint().width() - self._search.width() - px(110)
        self._subtitle.setVisible(True)
        self._subtitle.setMaximumWidth(16777215 if room >= needed else 0)
