"""The real exhibit with two things added for the soak: fingers, and shorter seconds of the idle
clock. No setting and no argument of ``career-atlas kiosk`` leads here.

A screen of Xvfb has no fingers, and the kernel's own (uinput) are rarely there; so what a finger
does comes through a socket and enters Qt where its platform would hand it over. Mouse, wheel and
keys come through the X server and need nothing here.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from functools import partial
from pathlib import Path

from desktop.kiosk.scrubbing import scrub_environment

PRELOAD = "CAREER_ATLAS_SOAK_PRELOAD"
SECOND_MS = "CAREER_ATLAS_SOAK_SECOND_MS"
FINGERS = "CAREER_ATLAS_SOAK_FINGERS"


def main() -> int:
    """Run the exhibit as ``career-atlas kiosk`` does."""
    _keep_the_clock()
    scrub_environment(os.environ)
    from desktop import cli
    from desktop.kiosk import app

    second = int(os.environ.get(SECOND_MS, "1000"))
    app.make_kiosk = partial(app.make_kiosk, second_ms=second)
    fingers = _fingers(Path(os.environ[FINGERS]))
    status = cli.main(["kiosk", *sys.argv[1:]])
    del fingers
    return status


def _keep_the_clock() -> None:
    """The exhibit drops what was loaded before it from its environment, and with it the clock
    that is not right, when it begins again by itself."""
    wanted = os.environ.get(PRELOAD, "")
    if wanted and os.environ.get("LD_PRELOAD") != wanted:
        os.environ.update(LD_PRELOAD=wanted, NO_FAKE_STAT="1", FAKETIME_CACHE_DURATION="1")
        os.environ.update(FAKETIME_DONT_FAKE_MONOTONIC="1", DONT_FAKE_MONOTONIC="1")
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606


def _fingers(path: Path) -> object:
    from PySide6.QtCore import QObject, QPoint, Signal
    from PySide6.QtGui import QGuiApplication, QPointingDevice
    from PySide6.QtTest import QTest

    class Fingers(QObject):
        """Up to two fingers on the glass. Each message is a list of moments, each moment a list
        of [x, y], one for each finger, in the window's pixels."""

        asked = Signal(str)

        def __init__(self) -> None:
            super().__init__()
            self._device: QPointingDevice | None = None
            self.asked.connect(self.move)
            path.unlink(missing_ok=True)
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
            self._socket.bind(str(path))
            threading.Thread(target=self._listen, daemon=True).start()

        def _listen(self) -> None:
            while message := self._socket.recv(65536):
                self.asked.emit(message.decode())

        def move(self, message: str) -> None:
            """Put the fingers down, move them, and lift them."""
            windows = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
            if not windows:
                return
            self._device = self._device or QTest.createTouchDevice()
            moments = json.loads(message)
            for number, moment in enumerate(moments):
                event = QTest.touchEvent(windows[0], self._device)
                for finger, (x, y) in enumerate(moment):
                    act = event.press if number == 0 else event.move
                    act(finger, QPoint(int(x), int(y)))
                event.commit()
            event = QTest.touchEvent(windows[0], self._device)
            for finger, (x, y) in enumerate(moments[-1]):
                event.release(finger, QPoint(int(x), int(y)))
            event.commit()

    return Fingers()


if __name__ == "__main__":
    sys.exit(main())
