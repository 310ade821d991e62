"""The button that chooses how long a step stays while playing."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from desktop.slider.fonts import fonts_for
from desktop.slider.style import SliderStyle
from desktop.timemodel import PACES, TimeModel
from geodata.words import Words

__all__ = ["PaceButton"]


class PaceButton(QAbstractButton):
    """Shows the seconds a step stays; pressed, it offers the paces there are."""

    def __init__(
        self,
        model: TimeModel,
        *,
        style: SliderStyle,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._style, self._words = model, style, words
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        for pace in PACES:
            self._offer(pace)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        model.paceChanged.connect(self.retranslate)
        self.set_style(style)
        self.set_words(words)

    def set_style(self, style: SliderStyle) -> None:
        """Take other colours and sizes."""
        self._style = style
        self.setFont(fonts_for(style).small)
        inset = max(6, ceil((style.target - style.text) / 2))
        self._menu.setStyleSheet(
            f"QMenu {{ background: {style.background}; border: 1px solid {style.edge}; }}"
            f"QMenu::item {{ color: {style.ink}; font-family: '{style.family}';"
            f" font-size: {round(style.text)}px; padding: {inset}px 24px; }}"
            f"QMenu::item:selected, QMenu::item:checked:selected"
            f" {{ background: {style.ink}; color: {style.on_ink}; }}"
            f"QMenu::item:checked {{ font-weight: bold; }}"
        )
        self.updateGeometry()
        self.update()

    def set_words(self, words: Words) -> None:
        """Take another language."""
        self._words = words
        self.retranslate()

    def retranslate(self) -> None:
        """Name the pace that holds and those on offer."""
        for action in self._group.actions():
            pace = action.data()
            action.setText(
                self._words.plural(
                    "{n} second for each posting", "{n} seconds for each posting", pace
                )
            )
            action.setChecked(pace == self._model.pace)
        self.setText(self._words("{n} s", n=f"{self._model.pace:g}"))
        self.setAccessibleName(self._words("Pace"))
        self.setAccessibleDescription(
            self._words.plural(
                "{n} second for each posting",
                "{n} seconds for each posting",
                round(self._model.pace),
            )
        )
        self.setToolTip(self.accessibleDescription())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A finger's size at least."""
        target, text = round(self._style.target), self.fontMetrics()
        width = text.horizontalAdvance(self.text()) + text.height() + 8
        return QSize(max(width, target + 8), max(text.height() + 12, target))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the seconds in a quiet pill."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            height = self.fontMetrics().height() + 8
            middle = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
            width = self.width() - 8
            pill = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            focused = self.hasFocus()
            ring = self._style.focus if focused else self._style.edge
            painter.setPen(QPen(QColor(ring), 2 if focused else 1))
            painter.setBrush(QColor(self._style.background))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            painter.setFont(self.font())
            painter.setPen(QColor(self._style.ink))
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), self.text())

    def _offer(self, pace: int) -> None:
        action = QAction(self._group)
        action.setCheckable(True)
        action.setData(pace)
        action.triggered.connect(lambda: self._model.set_pace(pace))
        self._menu.addAction(action)

    def _open(self) -> None:
        height = self._menu.sizeHint().height()
        self._menu.popup(self.mapToGlobal(self.rect().topLeft()) - QPointF(0, height).toPoint())
