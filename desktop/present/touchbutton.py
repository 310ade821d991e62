"""A button for a finger: a word or two, wrapped, and a name that says its key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

__all__ = ["FINGER", "TouchButton"]

FINGER: Final = 44
"""Pixels: the smallest side of anything that is touched."""


class TouchButton(QPushButton):
    """Leaves the focus where it is when it is pressed, so that the keys go on as before."""

    def __init__(self, *, checkable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(FINGER, FINGER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._label = QLabel(self)
        self._label.setProperty("part", "touch")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setWordWrap(True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 1, 3, 1)
        column.addWidget(self._label)

    def say(self, text: str, *, keys: str = "", told: str = "") -> None:
        """What stands on it, the keys that do the same, and a longer text where one is needed."""
        self._label.setText(text)
        name = told or text
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  ({keys})" if keys else name)

    @property
    def shown(self) -> str:
        """What stands on it."""
        return self._label.text()

    def changeEvent(self, event: QEvent) -> None:
        """The label follows the button."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._follow()

    def _follow(self) -> None:
        """A style sheet does not know a label by the state of its button."""
        state = "on" if self.isChecked() else "" if self.isEnabled() else "off"
        self._label.setProperty("state", state)
        self._label.style().polish(self._label)

    def sizeHint(self) -> QSize:
        """A finger at least, and wide enough for the longest word."""
        metrics = self._label.fontMetrics()
        words = self._label.text().split() or [""]
        widest = max(metrics.horizontalAdvance(word) for word in words)
        return QSize(max(64, widest + 24), FINGER + 4)

    def minimumSizeHint(self) -> QSize:
        """Never less than a finger, nor than its longest word."""
        return QSize(max(FINGER, self.sizeHint().width() - 12), FINGER)
