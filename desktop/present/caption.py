"""Place, date and one sentence under the map, in letters for the last row."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

from desktop.themes import SANS, Palette

__all__ = ["Caption", "CaptionText", "caption_height", "fitting_size"]

_LEAST_PX: Final = 12

_TIGHT: Final = 88
"""Per cent of the type's own line spacing: on a wall every line that is saved is map."""

_BELOW: Final = 0.2
"""Of the type size: what hangs below a last line that is so tight (ģ, ķ, ļ, ņ, Щ)."""


@dataclass(frozen=True, slots=True)
class CaptionText:
    """What stands under the map. ``neutral`` keeps the accent off a place of death; ``second``
    gives the place the colour of the second of two careers."""

    place: str
    when: str
    sentence: str
    neutral: bool = False
    second: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    place: QRect
    when: QRect
    sentence: QRect
    height: int


def caption_height(text: CaptionText, *, width: int, size: int) -> int:
    """The height in pixels that holds a text at a type size, in that width."""
    return _lay_out(text, width, size).height


def fitting_size(text: CaptionText, *, width: int, most: int, size: int) -> int:
    """The largest type size up to ``size`` at which a text is not higher than ``most`` pixels."""
    while size > _LEAST_PX and caption_height(text, width=width, size=size) > most:
        size = max(_LEAST_PX, size * 19 // 20)
    return size


class Caption(QWidget):
    """``clicked()``: somebody pressed it, which is the same as the key for the next stop."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("caption")
        self._text = CaptionText("", "", "")
        self._size = 24
        self._place, self._when, self._sentence = (self._label() for _ in range(3))

    def set_type_size(self, size: int) -> None:
        """Another type size in pixels."""
        self._size = size
        self._arrange()

    def show_text(self, text: CaptionText, palette: Palette) -> None:
        """Another stop, or other colours."""
        self._text = text
        for label, shown in (
            (self._place, text.place),
            (self._when, text.when),
            (self._sentence, text.sentence),
        ):
            label.setText(_marked_up(shown))
            label.setVisible(bool(shown))
        colour = palette.second if text.second else palette.accent
        colour = palette.ink if text.neutral else colour
        self.setStyleSheet(
            f"#caption {{ background: {palette.paper}; border-top: 2px solid {palette.edge}; }}"
            f"QLabel {{ color: {palette.ink}; background: transparent; }}"
            f"QLabel#place {{ color: {colour}; }}"
        )
        self._arrange()

    def texts(self) -> tuple[str, ...]:
        """Everything that can be read here."""
        return tuple(filter(None, (self._text.place, self._text.when, self._text.sentence)))

    def resizeEvent(self, _event: object) -> None:
        """Lay out anew."""
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only the left button counts."""
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click is made when the button comes up."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label

    def _arrange(self) -> None:
        self._place.setObjectName("place")
        layout = _lay_out(self._text, self.width(), self._size)
        top = max(0, (self.height() - layout.height) // 2)
        for label, rect, weight in (
            (self._place, layout.place, QFont.Weight.DemiBold),
            (self._when, layout.when, QFont.Weight.Normal),
            (self._sentence, layout.sentence, QFont.Weight.Normal),
        ):
            label.setFont(_font(self._size, weight))
            below = round(self._size * _BELOW) if rect.height() else 0
            label.setGeometry(rect.translated(0, top).adjusted(0, 0, 0, below))


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(SANS)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def _lay_out(text: CaptionText, width: int, size: int) -> _Layout:
    """Place and date side by side where they fit, else one under the other; then the sentence."""
    margin, gap = size // 2, size // 5
    room = max(size, width - 2 * margin)
    bold, plain = _font(size, QFont.Weight.DemiBold), _font(size)
    between = size if text.place and text.when else 0
    place_width, when_width = _wide(bold, text.place), _wide(plain, text.when)
    if place_width + between + when_width <= room:
        line = _high(plain, text.place or text.when, room)
        place = QRect(margin, gap, place_width, line)
        when = QRect(margin + place_width + between, gap, when_width, line)
    else:
        place = QRect(margin, gap, room, _high(bold, text.place, room))
        when = QRect(margin, place.bottom() + 1, room, _high(plain, text.when, room))
    below = max(place.bottom(), when.bottom()) + 1
    sentence = QRect(margin, below, room, _high(plain, text.sentence, room))
    return _Layout(place, when, sentence, sentence.bottom() + 1 + max(gap, round(size * _BELOW)))


def _marked_up(text: str) -> str:
    return f'<p style="line-height: {_TIGHT}%; margin: 0">{escape(text)}</p>' if text else ""


def _wide(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text) + 6 if text else 0


def _high(font: QFont, text: str, width: int) -> int:
    if not text:
        return 0
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setHtml(_marked_up(text))
    document.setTextWidth(width)
    return ceil(document.size().height())
