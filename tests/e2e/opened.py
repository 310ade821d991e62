"""A window of the program under test, and what a test may do with it and see of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Exhibit

__all__ = ["OpenedWindow"]


class OpenedWindow:
    """One window; closing it fails the test if the page or the console complained."""

    def __init__(self, qtbot: QtBot, exhibit: Exhibit) -> None:
        self.qtbot = qtbot
        self.exhibit = exhibit
        self.window = exhibit.window
        self.showing = exhibit.showing
        self.model = exhibit.showing.model
        self.map: Any = exhibit.showing.map_view
        self.complaints: list[str] = []
        self.map.complained.connect(self.complaints.append)

    def show(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        with self.qtbot.waitSignal(self.map.stepPainted, timeout=30_000):
            self.window.show()
        self.window.activateWindow()
        self.window.slider.setFocus()
        self.qtbot.waitUntil(self.window.slider.hasFocus)

    def close(self) -> None:
        blocked = self.map.blocked
        self.map.shut_down()
        self.window.close()
        self.exhibit.career.close()
        self.window.deleteLater()
        assert self.complaints == []
        assert blocked == 0

    def press(self, key: Qt.Key, *, on: QWidget | None = None) -> None:
        """A key, as it comes from the keyboard: to the widget that has the focus."""
        self.qtbot.keyClick(on or self.window.slider, key)

    def type(self, text: str, field: QWidget) -> None:
        """Letters of any script, one key press each (QTest knows only Latin ones)."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(field, key)

    def press_to(self, key: Qt.Key, index: int) -> None:
        """A key, and the map's word that it painted step ``index`` (0-based)."""
        with self.qtbot.waitSignal(
            self.map.stepPainted, timeout=10_000, check_params_cb=lambda shown: shown == index
        ):
            self.press(key)
        self.settle()

    def settle(self) -> None:
        """Wait until the panel shows the model's step."""
        heading = f"Posting {self.model.step + 1} of" if self.language == "en" else ""
        self.qtbot.waitUntil(lambda: heading in self.window.panel.heading())
        self.qtbot.waitUntil(lambda: not self.showing._panel_due.isActive())

    @property
    def language(self) -> str:
        return self.showing.words.language

    def texts(self) -> list[str]:
        """Every text that can be seen in the panel."""
        return [label.text() for label in self.labels()]

    def labels(self) -> list[QLabel]:
        found = self.window.panel.findChildren(QLabel)
        return [label for label in found if label.isVisible() and label.text()]

    def buttons(self) -> list[QAbstractButton]:
        found = self.window.findChildren(QAbstractButton)
        return [button for button in found if button.isVisible()]

    def button(self, name: str) -> QAbstractButton:
        return next(b for b in self.buttons() if name in (b.text(), b.accessibleName()))

    def ask(self, script: str) -> Any:
        """The value of an expression in the map's page."""
        answers: list[Any] = []
        self.map._keeper.page.runJavaScript(script, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def map_state(self) -> dict[str, Any]:
        return dict(json.loads(self.ask("JSON.stringify(atlas.state())")))

    def parts(self) -> Iterator[tuple[str, QRect]]:
        """The large parts of the window with their places in it."""
        window = self.window
        for name in ("head", "map_area", "panel", "slider", "transport"):
            widget: QWidget = getattr(window, name)
            yield name, QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
