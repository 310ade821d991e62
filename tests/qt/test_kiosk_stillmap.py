"""The picture behind the waiting exhibit stands for hours: it must show a whole map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kiosk import stillmap
from desktop.kiosk.attract import Attract
from desktop.kiosk.stillmap import StillMap


class SlowMap:
    """A map whose tiles come when the test says so; its picture is white once they are there."""

    def __init__(self) -> None:
        self.rests = self.still = False
        self.asked = 0

    def set_still(self, still: bool) -> None:
        self.still = still

    def ask_at_rest(self, answer: Callable[[bool], None]) -> None:
        self.asked += 1
        answer(self.rests)

    def grab(self) -> QPixmap:
        assert self.still, "marks and buttons would be in the picture"
        picture = QPixmap(40, 30)
        picture.fill(QColor("white" if self.rests else "black"))
        return picture


class Scene:
    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.map, self.attract, self.asleep = SlowMap(), Attract(self.window), True
        self.still = StillMap(
            self.map, self.attract, asleep=lambda: self.asleep, parent=self.window
        )

    def colour(self) -> str:
        return self.attract.picture.toImage().pixelColor(5, 5).name()


@pytest.fixture
def scene(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setattr(stillmap, "LOOK_EVERY_MS", 5)
    return Scene(qtbot)


def test_the_picture_is_taken_when_every_tile_is_there_and_not_before(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.still.take()
    qtbot.waitUntil(lambda: scene.map.asked > 4)
    assert not scene.attract.has_picture
    scene.map.rests = True
    qtbot.waitUntil(lambda: scene.attract.has_picture)
    assert scene.colour() == "#ffffff"
    assert not scene.map.still
    assert not scene.still.is_due


def test_a_visitor_who_wakes_it_meets_marks_and_buttons_and_is_not_photographed(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.still.take()
    qtbot.waitUntil(lambda: scene.map.asked > 1)
    scene.asleep = False
    qtbot.waitUntil(lambda: not scene.still.is_due)
    assert not scene.map.still
    assert not scene.attract.has_picture


def test_a_tile_that_never_comes_is_not_waited_for_for_ever(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stillmap, "MOST_LOOKS", 3)
    scene.still.take()
    qtbot.waitUntil(lambda: scene.attract.has_picture)
    assert scene.map.asked == 3
