"""Ctrl-C and a polite request to end, while Qt's event loop runs.

Python runs its signal handlers only between its own instructions, and Qt swallows what they raise.
So the handler only notes the wish, a timer gives it a chance to run, and the work asks.
"""

from __future__ import annotations

import signal
from types import FrameType
from typing import Final

from PySide6.QtCore import QObject, QTimer

__all__ = ["Stopping"]

_LOOK_MS: Final = 100


class Stopping(QObject):
    """Notes Ctrl-C and SIGTERM from now on; ``check`` raises once one has come."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._note)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def check(self) -> None:
        """Raise KeyboardInterrupt where the work is to stop."""
        if self._wanted:
            raise KeyboardInterrupt

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._wanted = True

    def _look(self) -> None:
        """Nothing to do: that Python runs at all lets it see a signal."""
