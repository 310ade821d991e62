"""A child of ``career-atlas doctor``: says what Chromium says of its own sandbox."""

from __future__ import annotations

import sys

import shiboken6
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWidgets import QApplication

from desktop.mapview.graphics import prepare
from desktop.saying import answer

LONGEST_MS = 45_000
_TEXT = "document.body.innerText"


def main() -> None:
    """Load the engine's own page about it and repeat its verdict. Raises SandboxRefused as root."""
    prepare(choice="software", allow_unsandboxed=False)
    application = QApplication(sys.argv[:1])
    page = QWebEnginePage(QWebEngineProfile(application), application)

    def tell(text: object) -> None:
        said = [line for line in str(text).splitlines() if "sandboxed" in line]
        if said:
            answer(said[-1])
            application.quit()

    page.loadFinished.connect(lambda _good: page.runJavaScript(_TEXT, 0, tell))
    page.load(QUrl("chrome://sandbox"))
    QTimer.singleShot(LONGEST_MS, application.quit)
    application.exec()
    shiboken6.delete(page)  # before its profile


if __name__ == "__main__":
    main()
