"""``--check-start``: proof that the map opens here, as one line of JSON."""

from __future__ import annotations

import json
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.nomap import NoMap
from desktop.saying import answer
from desktop.showing import Showing

__all__ = ["watch_start"]

LONGEST_MS = 60_000


def watch_start(showing: Showing, application: QApplication) -> None:
    """Print ``{"painted": true, "step": 1, "seconds": 0.9}`` once the map is painted, and close.

    Status 1 and ``"painted": false`` where there is no map, or none within a minute.
    """
    begun = time.monotonic()

    def say(painted: bool, index: int = -1) -> None:
        taken = round(time.monotonic() - begun, 3)
        answer(json.dumps({"painted": painted, "step": index + 1, "seconds": taken}))
        application.exit(0 if painted else 1)

    if isinstance(showing.map_view, NoMap):
        QTimer.singleShot(0, application, lambda: say(False))
        return
    showing.map_view.stepPainted.connect(lambda index: say(True, index))
    QTimer.singleShot(LONGEST_MS, application, lambda: say(False))
