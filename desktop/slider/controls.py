"""Previous, play, pace and next, all of them ways to the model's one setter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.slider.buttons import RoundButton
from desktop.slider.pacebutton import PaceButton
from desktop.slider.style import SliderStyle
from desktop.timemodel import TimeModel
from geodata.words import Words

__all__ = ["TransportBar"]


class TransportBar(QWidget):
    """The buttons beside the time slider. ``previous``, ``play``, ``pace`` and ``next`` are the
    buttons themselves, should a window want to put them elsewhere."""

    def __init__(
        self,
        model: TimeModel,
        *,
        style: SliderStyle,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self.previous = RoundButton("previous", style=style, filled=True, parent=self)
        self.play = RoundButton("play", style=style, filled=False, parent=self)
        self.pace = PaceButton(model, style=style, words=words, parent=self)
        self.next = RoundButton("next", style=style, filled=True, parent=self)
        self._arrange()
        self._connect()
        self.set_words(words)
        self._refresh()

    def set_style(self, style: SliderStyle) -> None:
        """Take other colours and sizes."""
        for button in (self.previous, self.play, self.pace, self.next):
            button.set_style(style)

    def set_words(self, words: Words) -> None:
        """Take another language."""
        self._words = words
        self.pace.set_words(words)
        self._name()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addStretch()
        middle.addWidget(self.play, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addWidget(self.pace, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch()
        row.addWidget(self.previous)
        row.addLayout(middle)
        row.addWidget(self.next)

    def _connect(self) -> None:
        model = self._model
        self.previous.clicked.connect(model.previous)
        self.next.clicked.connect(model.next)
        self.play.clicked.connect(model.toggle)
        model.stepChanged.connect(self._refresh)
        model.countChanged.connect(self._refresh)
        model.playingChanged.connect(self._refresh)

    def _refresh(self) -> None:
        model = self._model
        self.previous.setEnabled(not model.at_first)
        self.next.setEnabled(not model.at_last)
        self.play.setEnabled(model.count > 1)
        self.play.set_sign("pause" if model.playing else "play")
        self._name()

    def _name(self) -> None:
        playing = self._model.playing
        names = {
            self.previous: self._words("Previous posting"),
            self.next: self._words("Next posting"),
            self.play: self._words("Pause") if playing else self._words("Play"),
        }
        for button, name in names.items():
            if button.accessibleName() != name:
                button.setAccessibleName(name)
                button.setToolTip(name)
