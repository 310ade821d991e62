"""An exhibit under test: its window, what a visitor does to it, and all that could be left over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.kiosk.app import Kiosk, make_kiosk
from desktop.kiosk.settings import KioskSettings
from desktop.kiosk.speech import MOCK
from desktop.kiosk.watching import REST_MS
from geodata.locations import find_locations
from geodata.storage import open_career

__all__ = ["Stand", "open_stand"]

TEXT_SCALE = "document.documentElement.style.getPropertyValue('--text-scale')"


class Stand:
    """One exhibit on the screen. ``qtbot`` is of the test that uses it at present."""

    def __init__(self, kiosk: Kiosk, qtbot: QtBot) -> None:
        self.kiosk, self.qtbot = kiosk, qtbot
        self.exhibit, self.visit = kiosk.exhibit, kiosk.exhibit.visit
        self.window, self.model = self.exhibit.window, self.visit.model
        self.map: Any = self.visit.map_view
        self.idle = self.exhibit.idle
        self.said: list[str] = []
        self.complaints: list[str] = []
        kiosk.speaker.said.connect(self.said.append)
        self.map.complained.connect(self.complaints.append)

    @property
    def handle(self) -> QWindow:
        handle = self.window.windowHandle()
        assert handle is not None
        return handle

    # What a visitor does; all of it comes through the window, as from the system

    def touch(self, target: QWidget | QPoint) -> None:
        """Down and up in the middle of a widget, or at a place in the window."""
        if isinstance(target, QWidget):
            target = target.mapTo(self.window, target.rect().center())
        QTest.mouseClick(self.handle, Qt.MouseButton.LeftButton, pos=target)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.handle, key, modifier or Qt.KeyboardModifier.NoModifier)

    def wake(self) -> None:
        if self.exhibit.asleep:
            self.touch(QPoint(300, 300))
            self.qtbot.wait(REST_MS + 30)
        assert not self.exhibit.asleep

    def rest(self) -> None:
        """As if the countdown had run out; afterwards the map's fresh page is up."""
        if self.exhibit.asleep:
            return
        with self.qtbot.waitSignal(self.map.stepPainted, timeout=20_000):
            self.exhibit.rest()
        self.settle()

    def settle(self) -> None:
        """Until the panel is rendered and the layout stands."""
        self.qtbot.waitUntil(lambda: not self.visit._panel_due.isActive())
        self.qtbot.waitUntil(lambda: not self.exhibit._fit_due.isActive())
        self.qtbot.waitUntil(lambda: not self.window.lowrow.is_due)
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    def show_step(self, index: int) -> None:
        """Go to a step and wait for the map."""
        if self.model.step != index:
            with self.qtbot.waitSignal(
                self.map.stepPainted, timeout=15_000, check_params_cb=lambda shown: shown == index
            ):
                self.visit.go_to_step(index)
        else:
            self.visit.go_to_step(index)
        self.settle()

    def resize(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        self.qtbot.waitUntil(lambda: (self.window.width(), self.window.height()) == size)
        self.exhibit.fit()
        self.settle()

    # What there is to see

    def texts(self) -> list[str]:
        return [label.text() for label in self.labels()]

    def labels(self, within: QWidget | None = None) -> list[QLabel]:
        found = (within or self.window).findChildren(QLabel)
        return [label for label in found if label.isVisible() and label.text()]

    def buttons(self) -> list[QAbstractButton]:
        found = self.window.findChildren(QAbstractButton)
        return [button for button in found if button.isVisible()]

    def button(self, text: str) -> QAbstractButton:
        return next(b for b in self.buttons() if text in (b.text(), b.accessibleName()))

    def box(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())

    @property
    def page(self) -> Any:
        return self.map._keeper.page

    @property
    def pane(self) -> Any:
        """The widget that the renderer paints in."""
        return self.map._view.focusProxy()

    def ask(self, script: str) -> Any:
        """The value of an expression in the map's page."""
        answers: list[Any] = []
        self.page.runJavaScript(script, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def map_state(self) -> dict[str, Any]:
        return dict(json.loads(self.ask("JSON.stringify(atlas.state())")))

    def snapshot(self) -> dict[str, Any]:
        """Everything that one visitor could leave to the next."""
        page, bar = self.page, self.window.panel.area.verticalScrollBar()
        state = self.map_state()
        focused: QWidget | None = self.window.focusWidget()
        return {
            "presence": self.idle.presence.value,
            "step": self.model.step,
            "playing": (self.model.playing, self.model.held, self.model.pace),
            "look": self.visit.look,
            "page": self.visit.page,
            "panel": [label.text() for label in self.labels(self.window.panel)],
            "scroll": bar.value(),
            "opened groups": self.window.slider.zoomed,
            "banner": self.window.banner.isVisible(),
            "map": {name: state[name] for name in ("step", "language", "theme", "borders")},
            "view": (round(state["zoom"], 3), [round(part, 3) for part in state["centre"]]),
            "page zoom": page.zoomFactor(),
            "viewport": self.ask("visualViewport.scale"),
            "selection": self.ask("String(getSelection())"),
            "text scale": self.ask(TEXT_SCALE),
            "pointer": self.ask("document.querySelectorAll('.atlas-pointer').length"),
            "storage": self.ask("document.cookie + history.length"),
            "clipboard": QApplication.clipboard().text(),
            "volume": self.kiosk.speaker.volume,
            "speaking": self.kiosk.speaker.speaking,
            "follows": self.kiosk.guide.follows,
            "staff": self.kiosk.staff.is_open,
            "focus": "" if focused is None else focused.accessibleName(),
            "checked": [b.accessibleName() for b in self.buttons() if b.isChecked()],
        }

    def close(self) -> None:
        blocked = self.map.blocked
        self.kiosk.speaker.close()
        self.map.shut_down()
        self.window.leaving = True
        self.window.close()
        self.visit.career.close()
        self.window.deleteLater()
        assert self.complaints == []
        assert blocked == 0


def open_stand(
    qtbot: QtBot,
    folder: Path,
    *,
    settings: KioskSettings | None = None,
    size: tuple[int, int] = (1366, 768),
    settings_file: Path | None = None,
) -> Stand:
    """An exhibit of the shipped career, asleep, its map painted and its picture taken."""
    names = ("cache", "config", "state", "data")
    places = {f"CAREER_ATLAS_{name.upper()}": str(folder / name) for name in names}
    locations = find_locations(places)
    career = open_career("zakovsky", locations=locations)
    kiosk = make_kiosk(
        career, settings or KioskSettings(), locations, engine=MOCK, settings_file=settings_file
    )
    stand = Stand(kiosk, qtbot)
    stand.window.resize(*size)
    with qtbot.waitSignal(stand.map.stepPainted, timeout=30_000):
        stand.exhibit.start()
        stand.window.show()
    stand.window.activateWindow()
    qtbot.waitUntil(lambda: stand.window.attract.has_picture, timeout=10_000)
    stand.settle()
    return stand
