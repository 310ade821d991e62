"""Which window is on which screen: chosen, swapped, remembered, lost and found again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.present.chooser import ScreenChooser
from desktop.present.classroom import make_classroom
from desktop.present.dialogs import choose_screens, open_windows, take_screen
from desktop.present.screens import (
    LessonMemory,
    distinct_screens,
    find_screen,
    id_of,
    recall,
    screen_named,
)
from tests.e2e.lesson.lessonroom import (
    LAPTOP,
    PROJECTOR,
    GivenLesson,
    giving_lesson,
    wait_until,
)
from tests.e2e.lesson.monitors import Monitors

Key = Qt.Key


@pytest.fixture(autouse=True)
def both_in_place(given: GivenLesson) -> None:
    screens = distinct_screens()
    given.room.placement.use(screens[1], screens[0], sure=True)


def rects(given: GivenLesson) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return given.audience.geometry().getRect(), given.speaker.geometry().getRect()  # type: ignore[return-value]


def test_class_and_teacher_have_a_screen_each(given: GivenLesson) -> None:
    assert rects(given) == (PROJECTOR, LAPTOP)
    assert given.audience.isFullScreen()
    assert not given.speaker.isFullScreen()
    assert not given.notes_are_covered()


def test_swap_is_one_key_and_covers_the_notes_until_they_are_allowed(given: GivenLesson) -> None:
    assert "Known." in given.speaker.notes.reader.toPlainText()
    given.press(Key.Key_S)
    assert rects(given) == (LAPTOP, PROJECTOR)
    assert given.notes_are_covered()
    assert given.speaker.notes.reader.toPlainText() == ""
    given.press(Key.Key_F8)
    assert rects(given) == (PROJECTOR, LAPTOP)
    assert not given.notes_are_covered()
    assert "Known." in given.speaker.notes.reader.toPlainText()


def test_what_comes_next_is_covered_with_the_notes(given: GivenLesson) -> None:
    given.press(Key.Key_S)
    assert "hidden" in given.speaker.coming.painted_texts()[0]
    assert given.speaker.jump.shown_text(4) == "Posting 5"
    given.press(Key.Key_S)
    assert given.speaker.coming.painted_texts()[1] == "Deported to Olonets province"


def test_one_button_swaps_too(given: GivenLesson) -> None:
    QTest.mouseClick(given.speaker.tools.buttons["swap"], Qt.MouseButton.LeftButton)
    assert rects(given) == (LAPTOP, PROJECTOR)


def test_the_chooser_shows_a_picture_of_each_screen(given: GivenLesson) -> None:
    choose_screens(given.room)
    chooser = given.speaker.findChild(ScreenChooser)
    assert chooser is not None
    assert len(chooser.buttons) == 2
    pictures = [b.icon().pixmap(b.iconSize()).toImage() for b in chooser.buttons]
    assert pictures[0] != pictures[1]
    assert "1280 x 720" in chooser.buttons[1].text()
    assert "the class’s screen now" in chooser.buttons[1].text()
    QTest.mouseClick(chooser.buttons[0], Qt.MouseButton.LeftButton)
    assert rects(given) == (LAPTOP, PROJECTOR)
    chooser.deleteLater()


@pytest.mark.parametrize("hidden", [False, True])
def test_a_projector_that_goes_is_back_within_three_seconds(
    given: GivenLesson, monitors: Monitors, hidden: bool
) -> None:
    given.go_to(3)
    if hidden:
        given.press(Key.Key_H)
    begun = time.monotonic()
    monitors.pull_out("PROJECTOR")
    wait_until(lambda: given.where() == "away" and "gone" in given.speaker.notice.text())
    assert time.monotonic() - begun < 3
    assert given.speaker.isVisible()
    assert given.speaker.geometry().getRect() == LAPTOP
    given.go_to(5)  # the lesson goes on, and its small picture with it
    monitors.plug_in("PROJECTOR", PROJECTOR)
    begun = time.monotonic()
    wait_until(lambda: "back" in given.speaker.notice.text())
    assert time.monotonic() - begun < 3
    if hidden:
        assert given.where() == "away"
        given.focus(given.speaker.slider)
        given.press(Key.Key_H)
    wait_until(given.audience.isFullScreen)
    assert rects(given) == (PROJECTOR, LAPTOP)
    assert not given.audience.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    assert given.map_state()["step"] == 5


def test_the_notes_do_not_come_to_the_projector_when_the_laptop_screen_goes(
    given: GivenLesson, monitors: Monitors
) -> None:
    memory, laptop = given.room.placement.memory, id_of(distinct_screens()[0])
    given.room.placement._memory = LessonMemory(memory.audience, memory.speaker, (laptop,))
    monitors.plug_in("THIRD", (1366, 0, 500, 400))
    wait_until(lambda: len(distinct_screens()) == 3)
    third = screen_named("THIRD", distinct_screens())
    assert third is not None
    given.speaker.setGeometry(third.geometry())
    wait_until(lambda: given.speaker.screen() is third)
    wait_until(lambda: given.notes_are_covered())
    monitors.pull_out("THIRD")
    wait_until(lambda: len(distinct_screens()) == 2)


def test_of_three_screens_none_is_taken_for_the_teachers_unasked(
    given: GivenLesson, monitors: Monitors
) -> None:
    monitors.plug_in("BOARD", (1366, 0, 500, 400))
    wait_until(lambda: len(distinct_screens()) == 3)
    given.room.placement._memory = LessonMemory()
    take_screen(given.room, distinct_screens()[1], chosen=True)
    assert given.notes_are_covered()
    given.speaker.notes.allowed.emit()
    assert not given.notes_are_covered()
    monitors.pull_out("BOARD")
    wait_until(lambda: len(distinct_screens()) == 2)


def test_a_swap_is_remembered_and_allows_nothing(given: GivenLesson, folder: Path) -> None:
    given.room.placement._memory = LessonMemory()
    given.press(Key.Key_S)
    memory = recall(folder / "state" / "lesson.json")
    assert memory.audience is not None
    assert memory.audience.name == "LAPTOP"
    assert memory.notes == ()


def test_screens_are_remembered_by_what_they_are(given: GivenLesson, folder: Path) -> None:
    memory = recall(folder / "state" / "lesson.json")
    laptop, projector = distinct_screens()
    assert find_screen(memory.audience, [laptop, projector]) is projector
    assert find_screen(memory.speaker, [projector, laptop]) is laptop
    assert id_of(laptop) in memory.notes
    assert find_screen(memory.audience, [laptop]) is None


def test_a_broken_memory_is_no_memory(tmp_path: Path) -> None:
    file = tmp_path / "lesson.json"
    for content in ("", "[]", '{"audience": {"name": 1}}', "\0"):
        file.write_text(content)
        assert recall(file) == LessonMemory()


def test_a_screen_is_named_or_numbered(given: GivenLesson) -> None:
    screens = distinct_screens()
    assert screen_named("2", screens) is screens[1]
    assert screen_named("LAPTOP", screens) is screens[0]
    assert screen_named("3", screens) is None


def test_the_second_lesson_finds_its_screens(
    given: GivenLesson, qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("cache", "config", "state", "data"):
        monkeypatch.setenv(f"CAREER_ATLAS_{name.upper()}", str(folder / name))
    again = make_classroom("zakovsky", language="en", application=qapp)
    open_windows(again)
    assert again.audience.geometry().getRect() == PROJECTOR
    assert again.speaker.geometry().getRect() == LAPTOP
    assert not again.speaker.notes.veiled
    again.close()


def test_one_screen_is_enough_and_covers_the_notes(
    given: GivenLesson, qapp: QApplication, tmp_path: Path
) -> None:
    with giving_lesson(tmp_path, qapp, windowed=True) as alone:
        assert alone.where() == "window"
        assert not alone.audience.isFullScreen()
        assert alone.audience.isVisible()
        assert alone.notes_are_covered()
        assert alone.speaker.notes.reader.toPlainText() == ""
        alone.speaker.notes.allowed.emit()
        assert not alone.notes_are_covered()
        assert "Known." in alone.speaker.notes.reader.toPlainText()
        alone.focus(alone.speaker.slider)
        alone.press(Key.Key_PageDown)
        assert alone.lesson.step == 1
