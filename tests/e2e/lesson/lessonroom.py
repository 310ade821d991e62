"""A lesson on two screens, put together as the program does it, and what a test may do in it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.present.classroom import Classroom, make_classroom
from desktop.present.dialogs import open_windows
from desktop.present.screens import distinct_screens
from tests.e2e.lesson.monitors import Monitors

__all__ = ["LAPTOP", "PROJECTOR", "GivenLesson", "giving_lesson", "two_screens"]

LAPTOP: Final = (0, 0, 1366, 768)
PROJECTOR: Final = (0, 800, 1280, 720)


@contextmanager
def two_screens() -> Iterator[Monitors]:
    """A laptop and a projector that does not know how large its picture is."""
    monitors = Monitors()
    try:
        monitors.plug_in("LAPTOP", LAPTOP, (344, 194))
        monitors.plug_in("PROJECTOR", PROJECTOR)
        wait_until(lambda: len(distinct_screens()) == 2)
        yield monitors
    finally:
        monitors.close()
        wait_until(lambda: len(distinct_screens()) == 1)


@contextmanager
def giving_lesson(folder: Path, application: QApplication, **options: Any) -> Iterator[GivenLesson]:
    """A lesson with folders of its own, its map painted."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("cache", "config", "state", "data"):
            patch.setenv(f"CAREER_ATLAS_{name.upper()}", str(folder / name))
        windowed = options.pop("windowed", False)
        language = options.pop("language", "en")
        classroom = make_classroom(
            "zakovsky", language=language, application=application, **options
        )
        given = GivenLesson(classroom)
        conducting = classroom.conducting
        conducting.apply(replace(conducting.settings, reduced_motion=True))
        screens = distinct_screens()
        two = len(screens) > 1 and not windowed
        open_windows(classroom, asked=screens[1] if two else None, windowed=windowed)
        given.wait_for_map()
        try:
            yield given
        finally:
            given.close()


class GivenLesson:
    """One lesson; closing it fails the test if the page or its console complained."""

    def __init__(self, classroom: Classroom) -> None:
        self.room = classroom
        self.lesson = classroom.presentation
        self.audience, self.speaker = classroom.audience, classroom.speaker
        self.stage, self.mirror = classroom.audience.stage, classroom.speaker.mirror
        self.map: Any = self.stage.map_view
        self.painted: list[int] = []
        self.complaints: list[str] = []
        self.map.stepPainted.connect(self.painted.append)
        self.map.complained.connect(self.complaints.append)

    def close(self) -> None:
        blocked = self.map.blocked
        self.room.close()
        self.audience.deleteLater()
        self.speaker.deleteLater()
        assert self.complaints == []
        assert blocked == 0

    def start_over(self) -> None:
        """As at the beginning, whatever a test did."""
        lesson = self.lesson
        lesson.veils._cover, lesson.veils._frozen = "", False
        if lesson.veils.hidden:
            lesson.veils.turn_hidden()
        lesson.veils.changed.emit()
        lesson.back_to_map()
        self.room.tools.take(self.room.tools.tool)
        lesson.shows_today, lesson.hides_future = False, True
        lesson.clock.reset()
        lesson.clock._now = time.monotonic
        lesson.model.set_step(0)
        lesson.changed.emit()
        self.speaker.notes.end_editing()
        self.wait_for_map()
        self.focus(self.speaker.slider)

    def wait_for_map(self) -> None:
        """Until the map has painted the present stop."""
        step = self.lesson.step
        wait_until(lambda: self.audience._painted == step, timeout=30_000)

    def go_to(self, step: int) -> None:
        """A stop, and the map's word that it painted it."""
        self.lesson.model.set_step(step)
        self.wait_for_map()

    def focus(self, widget: QWidget) -> None:
        widget.window().activateWindow()
        widget.setFocus()
        wait_until(lambda: QApplication.activeWindow() is widget.window())

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        on: QWidget | None = None,
    ) -> None:
        """A key, as it comes from keyboard or clicker: to the widget that has the focus."""
        QTest.keyClick(on or self.speaker.slider, key, modifier)

    def on_mirror(self, x: float, y: float) -> QPoint:
        """A pixel of the small picture, given as parts of the stage."""
        place = self.mirror._place()
        return QPoint(
            round(place.left() + x * place.width()), round(place.top() + y * place.height())
        )

    def drag_on_mirror(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        drag(self.mirror, self.on_mirror(*start), self.on_mirror(*end))

    def ask(self, script: str) -> Any:
        """The value of an expression in the map's page."""
        answers: list[Any] = []
        self.map._keeper.page.runJavaScript(script, answers.append)
        wait_until(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def map_state(self) -> dict[str, Any]:
        return dict(json.loads(self.ask("JSON.stringify(atlas.state())")))

    def map_text(self) -> str:
        """All names that stand on the class's map."""
        return str(self.ask("document.querySelector('.leaflet-map-pane').innerText"))

    def where(self) -> str:
        """How the class's window is shown."""
        return self.room.placement.where

    def cover(self) -> str:
        """The colour that covers everything."""
        return self.lesson.veils.cover

    def notes_are_covered(self) -> bool:
        """Whether the teacher's notes cannot be seen."""
        return self.speaker.notes.veiled

    def class_reads(self) -> str:
        """All words before the class, besides those on the map."""
        if self.stage.card.isVisible():
            return "\n".join(self.stage.card.texts())
        return "\n".join(self.stage.caption.texts())


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """A finger that goes from one pixel of a widget to another."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for part in range(1, 9):
        QTest.mouseMove(widget, start + (end - start) * (part / 8))
        QTest.qWait(15)  # a hand has a speed; the map's page counts frames
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def wait_until(true: Callable[[], bool], *, timeout: int = 5_000) -> None:
    """Until something is true; fails the test where it does not become so."""
    end = time.monotonic() + timeout / 1000
    while not true():
        assert time.monotonic() < end, "it never became true"
        QTest.qWait(10)
