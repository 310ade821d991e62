"""Says in the map's place, in every language, that the map keeps failing and comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

from geodata.words import Words, mark

__all__ = ["MapNotice"]

AWAY = mark(
    "The map is not available at the moment. It comes back by itself; the postings can be read "
    "without it."
)


class MapNotice(QObject):
    """Covers ``map_view`` from the moment it says that it keeps dying until it shows a step again.
    Nothing has to be answered, and the rest of the exhibit goes on."""

    def __init__(
        self, map_view: Any, languages: Iterable[str], words_for: Callable[[str], Words]
    ) -> None:
        super().__init__(map_view)
        self._map = map_view
        sentences = [words_for(code)(AWAY) for code in languages]
        self.label = QLabel("\n\n".join(sentences), map_view)
        self.label.setObjectName("map-notice")
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.hide()
        map_view.installEventFilter(self)
        map_view.failed.connect(self._show)
        map_view.recovered.connect(lambda _reason: self.label.hide())
        map_view.stepPainted.connect(lambda _step: self.label.hide())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the map, whatever becomes of that."""
        if event.type() == QEvent.Type.Resize:
            self.label.setGeometry(self._map.rect())
        return False

    def _show(self, _sentence: str) -> None:
        self.label.setGeometry(self._map.rect())
        self.label.show()
        self.label.raise_()
