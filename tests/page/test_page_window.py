"""The real page in the real engine of the window, behind the private scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from geodata.locations import Locations
from geodata.page import LivePage
from geodata.storage import open_career
from geodata.words import Words
from tests.page.hostile import HOSTILE
from tests.page.mapview_support import Opened, open_map


@contextmanager
def opened_page(
    qtbot: QtBot, locations: Locations, words_for: Callable[[str], Words]
) -> Iterator[Opened]:
    career = open_career("zakovsky", locations=locations)
    page = LivePage(career, locations, words_for=words_for)
    opened = open_map(qtbot, page)
    yield opened
    page.close()
    career.close()


@pytest.fixture
def opened(
    qtbot: QtBot, page_locations: Locations, words_for: Callable[[str], Words]
) -> Iterator[Opened]:
    with opened_page(qtbot, page_locations, words_for) as view:
        yield view


def state(opened: Opened) -> Any:
    import json

    return json.loads(opened.ask("JSON.stringify(atlas.state())"))


def test_every_step_is_painted_and_nothing_is_refused(opened: Opened) -> None:
    for step in range(12):
        opened.shows(step)
    assert state(opened)["step"] == 11
    assert opened.complaints == []
    assert opened.view.blocked == 0


def test_choices_reach_the_page(opened: Opened, qtbot: QtBot) -> None:
    opened.shows(8)
    opened.view.set_language("ru")
    opened.view.set_theme("dark")
    opened.view.set_borders(True)
    qtbot.waitUntil(lambda: state(opened)["labels"][0]["text"].startswith("Ленинград"))
    qtbot.waitUntil(lambda: state(opened)["borders"] is True)
    shown = state(opened)
    assert (shown["theme"], shown["borders"], shown["step"]) == ("dark", True, 8)
    assert opened.complaints == []


def test_a_page_that_runs_but_paints_nothing_gives_no_sign_of_life(
    opened: Opened, qtbot: QtBot
) -> None:
    opened.shows(3)
    with qtbot.waitSignal(opened.view.pulse, timeout=3000):
        pass
    opened.ask("window.requestAnimationFrame = () => 0; 1")
    with qtbot.assertNotEmitted(opened.view.pulse, wait=1500):
        assert opened.ask("1 + 1") == 2


def test_a_visit_on_the_badge_is_heard(opened: Opened, qtbot: QtBot) -> None:
    opened.shows(8)
    with qtbot.waitSignal(opened.view.stepTapped) as heard:
        opened.ask("document.querySelector('.placed.now .visit').click()")
    assert heard.args == [2]


def test_two_fingers_zoom_the_map_and_not_the_page(opened: Opened, qtbot: QtBot) -> None:
    opened.shows(8)
    before = state(opened)["zoom"]
    device = QTest.createTouchDevice()
    widget = opened.widget

    def fingers(distance: int, event: Any) -> None:
        middle = QPoint(widget.width() // 3, widget.height() // 3)
        for finger, side in ((0, -1), (1, 1)):
            getattr(event, "press" if distance == 20 else "move")(
                finger, middle + QPoint(side * distance, 0), widget
            )
        event.commit()

    for distance in range(20, 120, 10):
        fingers(distance, QTest.touchEvent(widget, device))
        QApplication.processEvents()
    qtbot.waitUntil(lambda: state(opened)["zoom"] > before + 0.5)
    end = QTest.touchEvent(widget, device)
    end.release(0, QPoint(10, 10), widget).release(1, QPoint(300, 10), widget)
    end.commit()
    assert opened.ask("visualViewport.scale") == 1


def test_hostile_text_stays_text(
    qtbot: QtBot, hostile_locations: Locations, words_for: Callable[[str], Words]
) -> None:
    with opened_page(qtbot, hostile_locations, words_for) as opened:
        for step in (0, 5, 9):
            opened.shows(step)
        assert HOSTILE in opened.ask("document.querySelector('.placed.now .name').textContent")
        assert opened.ask("document.images.length") == 0
        assert opened.ask("document.title") != "owned"
        assert opened.complaints == []
        assert opened.view.blocked == 0
