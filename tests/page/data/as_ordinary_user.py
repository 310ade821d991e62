"""Run by a test as an ordinary user: open the map, then ask Chromium about its sandbox.

Prints the warning of ``prepare``, whether the map was painted, and Chromium's own verdict.
"""

from __future__ import annotations

import sys

from desktop.mapview import MapView, prepare, register_scheme


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


say(f"warning: {prepare().warning}")
register_scheme()

from PySide6.QtCore import QTimer, QUrl  # noqa: E402
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.page.mapview_support import Miniature  # noqa: E402

application = QApplication(sys.argv[:1])
view = MapView(Miniature())
view.show()
view.show_step(1)


def ask_chromium(_index: int) -> None:
    say("painted")
    page = QWebEnginePage(QWebEngineProfile(application), application)
    page.loadFinished.connect(
        lambda _good: page.runJavaScript("document.body.innerText", 0, lambda text: tell(str(text)))
    )
    page.load(QUrl("chrome://sandbox"))


def tell(text: str) -> None:
    if "sandboxed" in text:
        say(text)
        application.quit()


view.stepPainted.connect(ask_chromium)
QTimer.singleShot(30_000, application.quit)
application.exec()
