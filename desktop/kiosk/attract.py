"""What stands on the screen while nobody is there: one question and the figures of those who
suffered, in every language of the career, over the still map. Nothing in it moves but the whole
picture, by a few pixels a minute, against burn-in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.kiosk.sizes import Sizes
from desktop.kiosk.style import LOW_LINES, invitation_sheet
from desktop.panel.parts import clear, line
from desktop.themes import Palette

__all__ = ["MOST_FIGURES", "Attract", "Invitation"]

MOST_FIGURES: Final = 3

SHIFT_EVERY_MS: Final = 60_000
_SHIFTS: Final = tuple(
    QPoint(x, y) for x, y in ((0, 0), (3, 1), (4, 4), (1, 3), (-3, 2), (-4, -2), (-1, -4), (2, -3))
)
MARGIN: Final = 5
"""Pixels that the picture is larger on each side than the screen, for the shift."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The waiting picture's text in one language; ``figures`` are numbers and what they count."""

    language: str
    name: str
    question: str
    figures: Sequence[tuple[str, str]]
    touch: str


class Attract(QWidget):
    """Covers the window. It hears nothing itself: see ``desktop.kiosk.watching``."""

    def __init__(self, parent: QWidget, *, shifts: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("attract")
        self.pressed = False
        self._picture = QPixmap()
        self._scaled = QPixmap()
        self._veil = QColor("white")
        self._place = 0
        self._layout = QVBoxLayout(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout.addStretch(1)
        self._layout.addLayout(self._columns)
        self._layout.addStretch(1)
        self._shift = QTimer(self, interval=SHIFT_EVERY_MS)
        self._shift.timeout.connect(self.shift)
        self._shifts = shifts

    @property
    def has_picture(self) -> bool:
        """Whether the still map is there."""
        return not self._picture.isNull()

    @property
    def picture(self) -> QPixmap:
        """The still map as it was given."""
        return self._picture

    def set_picture(self, picture: QPixmap) -> None:
        """The map as it stands at the first step."""
        self._picture = picture
        self._scale_picture()
        self.update()

    def show_invitations(
        self, invitations: Sequence[Invitation], sizes: Sizes, palette: Palette
    ) -> None:
        """Set the texts, every language as large as the others."""
        clear(self._columns)
        self._veil = QColor(palette.paper)
        self._veil.setAlphaF(0.55)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if sizes.portrait else way.LeftToRight)
        low = not sizes.portrait and self.window().height() < LOW_LINES * sizes.text
        self.setStyleSheet(invitation_sheet(sizes, low=low))
        gap = sizes.text // 2 if low else sizes.text
        self._columns.setSpacing(gap)
        self._layout.setContentsMargins(gap, gap, gap, gap)
        for invitation in invitations:
            self._columns.addWidget(_card(invitation, gap), 1)

    def begin(self) -> None:
        """Cover everything."""
        self.set_pressed(False)
        self.cover()
        self.raise_()
        self.show()
        if self._shifts:
            self._shift.start()

    def cover(self) -> None:
        """Take the whole of the window."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def end(self) -> None:
        """Uncover the window."""
        self._shift.stop()
        self.hide()

    def set_pressed(self, pressed: bool) -> None:
        """Show at once that a touch was felt."""
        if pressed != self.pressed:
            self.pressed = pressed
            self.update()

    def shift(self) -> None:
        """Move the picture to its next place."""
        self._place = (self._place + 1) % len(_SHIFTS)
        by = _SHIFTS[self._place]
        self.setContentsMargins(MARGIN + by.x(), MARGIN + by.y(), MARGIN - by.x(), MARGIN - by.y())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture anew."""
        super().resizeEvent(event)
        self._scale_picture()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map under a veil; while touched, a frame."""
        with QPainter(self) as painter:
            paper = QColor(self._veil)
            paper.setAlphaF(1)
            painter.fillRect(self.rect(), paper)
            if not self._scaled.isNull():
                at = QRect(self._scaled.rect())
                at.moveCenter(self.rect().center() + _SHIFTS[self._place])
                painter.drawPixmap(at.topLeft(), self._scaled)
            painter.fillRect(self.rect(), self._veil)
            if self.pressed:
                painter.fillRect(self.rect(), paper)

    def _scale_picture(self) -> None:
        if self._picture.isNull() or not self.width():
            return
        larger = self.size() + QSize(2 * MARGIN, 2 * MARGIN)
        self._scaled = self._picture.scaled(
            larger,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )


def _card(invitation: Invitation, gap: int) -> QFrame:
    card = QFrame()
    card.setProperty("part", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(gap, gap, gap, gap)
    column.setSpacing(gap // 2)
    column.addWidget(line(invitation.name, "section"))
    column.addWidget(line(invitation.question, "question"))
    column.addStretch(1)
    column.addLayout(_figures(invitation.figures, gap))
    column.addStretch(1)
    column.addWidget(line(invitation.touch, "section"))
    return card


def _figures(figures: Sequence[tuple[str, str]], gap: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(gap // 2)
    grid.setVerticalSpacing(gap // 4)
    grid.setColumnStretch(1, 1)
    for row, (number, label) in enumerate(figures):
        if not number:  # a career that counts nobody says in words what it is
            grid.addWidget(line(label, "label"), row, 0, 1, 2)
            continue
        shown = QLabel(number)
        shown.setProperty("part", "figure")
        shown.setTextFormat(Qt.TextFormat.PlainText)
        grid.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(line(label, "label"), row, 1)
    return grid
