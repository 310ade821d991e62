"""Visits are counted, and content is taken up while nobody is there."""

from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop.kiosk.content import BEGAN_AGAIN, ContentWatch, not_before
from desktop.kiosk.counting import Counting
from geodata.errors import UpdateRefused
from geodata.statistics import Statistics, read_days


class Visited(QObject):
    """What counting hears of an exhibit."""

    began = Signal(bool)
    active = Signal()
    ending = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.visit = SimpleNamespace(
            model=SimpleNamespace(step=6),
            look=SimpleNamespace(language="lv"),
            career=SimpleNamespace(id="zakovsky"),
        )


def test_a_visit_is_counted_from_its_first_to_its_last_touch(qtbot: QtBot, tmp_path: Path) -> None:
    exhibit: Any = Visited()
    counting = Counting(exhibit, Statistics(tmp_path))
    exhibit.began.emit(False)
    counting._began -= 90
    exhibit.active.emit()
    exhibit.ending.emit()
    (day,) = read_days(tmp_path)
    assert (day.career, day.sessions, day.seconds) == ("zakovsky", 1, 90)
    assert day.last_steps == {6: 1}
    assert day.languages == {"lv": 1}


class Shelf:
    """Stands for a machine's updates; the real ones are tested beside them."""

    def __init__(self, *, waits: bool = True, refuses: bool = False) -> None:
        self.waits, self.refuses = waits, refuses

    def staged(self) -> object | None:
        return "version 2" if self.waits else None

    def apply(self) -> object:
        self.waits = False
        if self.refuses:
            raise UpdateRefused("It is not whole.")
        return "version 2"


def test_an_update_waits_until_nobody_is_there(qtbot: QtBot) -> None:
    shelf = Shelf()
    watch = ContentWatch(shelf)
    with qtbot.assertNotEmitted(watch.applied):
        watch.watch(asleep=False)
    with qtbot.waitSignal(watch.applied, timeout=1000):
        watch.watch(asleep=True)
    assert not shelf.waits
    with qtbot.assertNotEmitted(watch.applied):
        watch.look()


def test_an_exhibit_that_has_just_begun_again_waits_with_the_next(qtbot: QtBot) -> None:
    began = {BEGAN_AGAIN: str(time.monotonic())}
    assert not_before(began) - time.monotonic() == pytest.approx(60, abs=1)
    shelf = Shelf()
    watch = ContentWatch(shelf, earliest=not_before(began))
    with qtbot.assertNotEmitted(watch.applied):
        watch.watch(asleep=True)
    assert shelf.waits
    began = {BEGAN_AGAIN: str(time.monotonic() - 61)}
    watch = ContentWatch(shelf, earliest=not_before(began))
    with qtbot.waitSignal(watch.applied, timeout=1000):
        watch.watch(asleep=True)


@pytest.mark.parametrize("told", ["", "soon", "1e300"])
def test_nonsense_about_the_last_beginning_keeps_nothing_waiting_for_long(told: str) -> None:
    assert not_before({BEGAN_AGAIN: told}) <= time.monotonic() + 60
    assert not_before({}) < 0


def test_an_update_that_is_refused_is_told_and_the_old_content_goes_on(qtbot: QtBot) -> None:
    watch = ContentWatch(Shelf(refuses=True))
    with (
        qtbot.assertNotEmitted(watch.applied),
        qtbot.waitSignal(watch.refused, timeout=1000) as told,
    ):
        watch.watch(asleep=True)
    assert told.args == ["It is not whole."]
