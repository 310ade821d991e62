"""What the tests of the map view share: a miniature page, and ways to look into it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from desktop.mapview import MapView

MINIATURE = Path(__file__).parent / "data" / "miniature"

MIME = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}

SIZE = QSize(640, 480)


class Miniature:
    """Serves the miniature page; ``files`` stand in for or beside its own. ``beat_ms`` is how
    often the page says that it lives."""

    def __init__(
        self, *, steps: int = 12, files: Mapping[str, str] | None = None, beat_ms: int = 1000
    ) -> None:
        self.steps = steps
        self.files = dict(files or {})
        if beat_ms != 1000:
            page = (MINIATURE / "page.js").read_text(encoding="utf-8")
            self.files["page.js"] = page.replace("1000);", f"{beat_ms});")
        self.asked: list[str] = []

    def data_for(self, path: str) -> tuple[str, bytes] | None:
        self.asked.append(path)
        mime = MIME.get(Path(path).suffix, "application/json")
        if path == "steps.json":
            return mime, str(self.steps).encode()
        if path in self.files:
            return mime, self.files[path].encode()
        file = MINIATURE / path
        return (mime, file.read_bytes()) if file.is_file() else None


class Opened:
    """A map view on the screen, with what it complained of."""

    def __init__(
        self,
        qtbot: QtBot,
        source: Any,
        *,
        load_timeout_ms: int = 30_000,
        tick_ms: int = 1000,
    ) -> None:
        self.qtbot = qtbot
        self.source = source
        self.complaints: list[str] = []
        self.view = MapView(source, load_timeout_ms=load_timeout_ms, tick_ms=tick_ms)
        self.view.complained.connect(self.complaints.append)
        qtbot.addWidget(self.view, before_close_func=MapView.shut_down)
        self.view.resize(SIZE)
        self.view.show()

    @property
    def page(self) -> Any:
        return self.view._keeper.page

    @property
    def widget(self) -> Any:
        """The widget that the renderer paints in and that gets the events."""
        return self.view._view.focusProxy()

    def shows(self, index: int, *, timeout: int = 10_000) -> None:
        """Ask for a step and wait until it is painted."""
        with self.qtbot.waitSignal(
            self.view.stepPainted, timeout=timeout, check_params_cb=lambda shown: shown == index
        ):
            self.view.show_step(index, animate=False)

    def ask(self, script: str, *, timeout: int = 10_000) -> Any:
        """The value of an expression in the page."""
        answers: list[Any] = []
        self.page.runJavaScript(script, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=timeout)
        return answers[0]


def open_map(qtbot: QtBot, source: Any = None, **options: Any) -> Opened:
    """A map view on the miniature page, or on ``source``, at its first step."""
    opened = Opened(qtbot, source or Miniature(), **options)
    opened.shows(0)
    return opened
