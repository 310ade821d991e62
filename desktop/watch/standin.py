"""``career-atlas kiosk stand-in``: a still page in three languages while the exhibit is repaired.

Widgets alone: whatever made the exhibit fail, the web engine most likely, is not needed here."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["SENTENCES", "main"]

SENTENCES: Final = (
    ("en", "This exhibit is not available at the moment. It will be back shortly."),
    ("lv", "Šis eksponāts pašlaik nav pieejams. Tas drīz būs atpakaļ."),
    ("ru", "Этот экспонат сейчас недоступен. Он скоро снова заработает."),
)
"""Written here and not in the catalogues: a catalogue may be what cannot be read."""


def main(words: Sequence[str]) -> int:
    """Show the page until somebody ends it."""
    del words
    from desktop.kiosk.scrubbing import scrub_environment

    scrub_environment(os.environ)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    page = _page()
    page.showFullScreen()
    signal.signal(signal.SIGTERM, lambda _number, _frame: application.quit())
    awake = QTimer(interval=250)  # Python hears of a signal only when it runs
    awake.timeout.connect(lambda: None)
    awake.start()
    return int(application.exec())


def _page() -> QWidget:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

    page = QWidget()
    page.setObjectName("stand-in")
    page.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    page.setCursor(Qt.CursorShape.BlankCursor)
    page.setStyleSheet(
        "#stand-in { background: #FAF8F3; } QLabel { color: #1B2227; font-size: 30px; }"
    )
    column = QVBoxLayout(page)
    column.addStretch(1)
    for _language, sentence in SENTENCES:
        line = QLabel(sentence)
        line.setWordWrap(True)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setMargin(24)
        column.addWidget(line)
    column.addStretch(1)
    return page
