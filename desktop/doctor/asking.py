"""A child of the examination: asks Qt for fonts, voices and versions, and says it as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from desktop.fonts import load_fonts
from desktop.kiosk.speech import voices
from desktop.mapview.opening import engine_version
from desktop.saying import answer


def main() -> None:
    """Ask, and answer in one line."""
    application = QApplication(sys.argv[:1])
    told = {
        "fonts": load_fonts(Path(sys.argv[1])),
        "voices": voices(("en", "lv", "ru")),
        "qt": qVersion(),
        "engine": engine_version(),
    }
    answer(json.dumps(told))
    del application


if __name__ == "__main__":
    main()
