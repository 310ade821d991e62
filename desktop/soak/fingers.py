"""Fingers on a screen that has none: they come through a socket and enter Qt where its platform
would hand them over."""

from __future__ import annotations

import json
import socket
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QPointingDevice, QWindow
from PySide6.QtTest import QTest

__all__ = ["Fingers"]

Moment = list[list[float]]


class Fingers(QObject):
    """Up to two fingers on the glass, told through a datagram socket at ``path``. Each message is
    a JSON list of moments, each moment a list of [x, y], one for each finger, in the window's
    pixels."""

    asked = Signal(str)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._device: QPointingDevice | None = None
        self.asked.connect(self._move)
        path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self._socket.bind(str(path))
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while message := self._socket.recv(65536):
            self.asked.emit(message.decode())

    def _move(self, message: str) -> None:
        """Put the fingers down, move them, and lift them."""
        windows = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
        if windows:
            moments: list[Moment] = json.loads(message)
            for number, moment in enumerate(moments):
                self._touch(windows[0], moment, "move" if number else "press")
            self._touch(windows[0], moments[-1], "release")

    def _touch(self, window: QWindow, moment: Moment, act: str) -> None:
        # Made with the first finger: a program that has none is what most visitors meet.
        self._device = self._device or QTest.createTouchDevice()
        event = QTest.touchEvent(window, self._device)
        for finger, (x, y) in enumerate(moment):
            place = QPoint(int(x), int(y))
            match act:
                case "press":
                    event.press(finger, place)
                case "move":
                    event.move(finger, place)
                case _:
                    event.release(finger, place)
        event.commit()
