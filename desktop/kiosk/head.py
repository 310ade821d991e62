"""Whose career the exhibit shows, over everything else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.kiosk.sizes import Sizes
from desktop.kiosk.style import LOW_LINES

__all__ = ["Head"]


class Head(QWidget):
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
