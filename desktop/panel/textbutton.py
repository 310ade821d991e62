"""A button that looks like a line of text, and takes another line where one is too short. Qt's own
buttons never break a line: in a narrow column they are cut, or make the whole column too wide."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

__all__ = ["TextButton"]

LEAST_HEIGHT = 44
"""A finger's, where no style sheet asks for more."""
EDGE = 4
"""Pixels kept free on each side for the ring of the focus."""
_HOW = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class TextButton(QPushButton):
    """Behaves as any button. Its height follows from its width, as a text's does."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("flat", "true")
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """It has."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels that the text takes in so many."""
        room = QRect(0, 0, max(1, width - 2 * EDGE), 1 << 20)
        high = self.fontMetrics().boundingRect(room, _HOW, self.text()).height()
        return max(self.minimumHeight(), high + 2 * EDGE)

    def sizeHint(self) -> QSize:
        """All in one line."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * EDGE
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        metrics = self.fontMetrics()
        words = [metrics.horizontalAdvance(word) for word in self.text().split()]
        return QSize(max(words, default=0) + 2 * EDGE, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's button without its text, and then the text."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(self.palette().color(self.foregroundRole()))
        inside = self.rect().adjusted(0, EDGE, -EDGE, -EDGE)
        if self.hasFocus():
            inside.adjust(EDGE, 0, 0, 0)
        painter.drawText(inside, _HOW, self.text())
        painter.end()
