"""Tells staff on the screen what became of the stick that they put in."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from geodata.updates.sticknews import StickNews, read_stick_news

__all__ = ["StickNotice"]

LOOK_EVERY_MS: Final = 2000
SHOWN_MS: Final = 45_000
_MARGIN: Final = 24


class StickNotice(QObject):
    """Looks into the folder of updates now and then, and shows what is new there for a while, in
    every language, over whatever else is shown; touches go through it."""

    def __init__(
        self,
        window: QWidget,
        folder: Path,
        *,
        look_every_ms: int = LOOK_EVERY_MS,
        shown_ms: int = SHOWN_MS,
    ) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._known = _id(read_stick_news(folder))
        self.label = QLabel(window)
        self.label.setObjectName("stick-notice")
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label.setStyleSheet(
            "#stick-notice { background: #1B2227; color: #FFFFFF; font-size: 24px; padding: 20px; }"
        )
        self.label.hide()
        self._look = QTimer(self, interval=look_every_ms)
        self._look.timeout.connect(self.look)
        self._look.start()
        self._over = QTimer(self, interval=shown_ms, singleShot=True)
        self._over.timeout.connect(self.label.hide)

    def look(self) -> None:
        """Show the report of a stick that has not been shown yet."""
        news = read_stick_news(self._folder)
        if news is None or news.id == self._known:
            return
        self._known = news.id
        self.label.setText("\n\n".join(dict.fromkeys(news.sentences)))
        width = self._window.width() - 2 * _MARGIN
        height = self.label.heightForWidth(width)
        self.label.setGeometry(_MARGIN, self._window.height() - height - _MARGIN, width, height)
        self.label.show()
        self.label.raise_()
        self._over.start()


def _id(news: StickNews | None) -> str:
    return news.id if news else ""
