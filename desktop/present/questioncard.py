"""A question before the class: its answers, the right one when it is asked for, and what to talk
about."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.themes import SANS, SERIF, Palette
from geodata.careers.lesson import QuestionText

__all__ = ["QuestionCard"]

_LEAST_PX: Final = 12
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RIGHT: Final = "✓"


class QuestionCard(QFrame):
    """Covers map and caption. ``clicked()``: the same as the key for the next stop."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: list[tuple[str, str]] = []
        self._wished = 24
        self.type_size = 24
        self._column = QVBoxLayout(self)

    def set_type_size(self, size: int) -> None:
        """The type size in pixels that the room asks for."""
        self._wished = size
        self._fill()

    def show_question(
        self, question: QuestionText, palette: Palette, *, answered: bool, discussed: bool
    ) -> None:
        """Put a question before the class."""
        self._lines = _lines(question, answered=answered, discussed=discussed)
        self.setStyleSheet(
            f"#card {{ background: {palette.paper}; }}"
            f"QLabel {{ color: {palette.ink}; background: transparent; }}"
            f"QLabel[kind=right] {{ background: {palette.ink}; color: {palette.on_ink}; }}"
            f"QLabel[kind=prompt] {{ border-top: 3px solid {palette.edge}; }}"
        )
        self._fill()

    def clear(self) -> None:
        """Keep nothing: what is only hidden can still be read aloud."""
        if self._lines:
            self._lines = []
            self._fill()

    def texts(self) -> tuple[str, ...]:
        """Everything that can be read here."""
        return tuple(text for _, text in self._lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the letters anew."""
        super().resizeEvent(event)
        self._fill()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click is made when the button comes up."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _fill(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        if not self._lines or self.width() < 100:
            return
        size = self.type_size = self._fitting()
        margin = size // 2
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(size // 4)
        self._column.addStretch(1)
        for kind, text in self._lines:
            self._column.addWidget(_label(kind, text, size))
        self._column.addStretch(1)

    def _fitting(self) -> int:
        size = self._wished
        while size > _LEAST_PX and self._height(size) > self.height():
            size = max(_LEAST_PX, size * 19 // 20)
        return size

    def _height(self, size: int) -> int:
        margin = size // 2
        room = QRect(0, 0, self.width() - 2 * margin - size // 2, 100_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        high = sum(
            QFontMetrics(_font(kind, size)).boundingRect(room, wrap, text).height() + size // 4
            for kind, text in self._lines
        )
        return high + 2 * margin


def _lines(question: QuestionText, *, answered: bool, discussed: bool) -> list[tuple[str, str]]:
    """Kind and text of each line. The right answer has a mark and bold type besides its colour."""
    lines = [("question", question.question)]
    for letter, answer in zip(_LETTERS, question.answers, strict=False):
        right = answered and bool(answer.right)
        text = f"{letter}   {answer.text}"
        lines.append(("right", f"{_RIGHT} {text}") if right else ("answer", text))
    if discussed and question.prompt:
        lines.append(("prompt", question.prompt))
    return lines


def _font(kind: str, size: int) -> QFont:
    font = QFont(SERIF if kind == "question" else SANS)
    font.setPixelSize(size)
    font.setItalic(kind == "prompt")
    if kind in ("question", "right"):
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _label(kind: str, text: str, size: int) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setFont(_font(kind, size))
    label.setContentsMargins(size // 4, 0, size // 4, 0)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
