"""Open a page with the real web engine, once, without a screen, and say whether that worked.

Set-up runs this with the environment's interpreter after everything is installed: a system library
that is missing, or one file too many removed, shows here and not in front of a visitor. It uses
nothing of the program. Status 0: the page's script has answered.
"""

from __future__ import annotations

import os
import sys

PAGE = "<title>waiting</title><script>document.title = 'answered ' + (6 * 7)</script>"
PATIENCE_MS = 60_000


def main() -> int:
    """Show the page; returns the exit status."""
    from PySide6.QtCore import QTimer, QUrl
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    view = QWebEngineView()
    view.titleChanged.connect(lambda title: application.exit(0) if title == "answered 42" else None)
    view.page().renderProcessTerminated.connect(lambda *_: application.exit(1))
    QTimer.singleShot(PATIENCE_MS, lambda: application.exit(1))
    view.setHtml(PAGE, QUrl("about:blank"))
    view.show()
    return application.exec()


if __name__ == "__main__":
    os.environ.update(
        QT_QPA_PLATFORM="offscreen",
        QT_QUICK_BACKEND="software",
        QT_XCB_GL_INTEGRATION="none",
    )
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium's sandbox cannot start as root; the page is the constant above.
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    sys.exit(main())
