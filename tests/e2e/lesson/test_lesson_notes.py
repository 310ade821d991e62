"""The teacher's window: notes that are the teacher's own, clock, pace, settings, languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

from desktop.present.dialogs import choose_language, show_keys, show_settings, write_notes
from desktop.present.keytable import KeyPage
from desktop.present.lessonsettings import LessonSettings
from desktop.settings import FILE_NAME, load_settings
from tests.e2e.lesson.lessonroom import GivenLesson, wait_until

Key = Qt.Key
SIZES = ((1366, 768), (1920, 1080), (1024, 700))


def test_notes_are_read_as_markdown_is_meant(given: GivenLesson) -> None:
    text = given.speaker.notes.reader.toPlainText()
    assert "Known." in text
    assert "**" not in text


def test_own_notes_are_kept_for_the_career_and_can_be_taken_back(
    given: GivenLesson, folder: Path
) -> None:
    notes = given.speaker.notes
    author = notes.reader.toPlainText()
    given.press(Key.Key_F2)
    assert notes.editor.hasFocus()
    notes.editor.setPlainText("Ask *Anna* first. ")
    QTest.keyClicks(notes.editor, "N.B")
    given.press(Key.Key_Escape, on=notes.editor)
    assert given.lesson.step == 0
    assert not given.cover()
    assert notes.reader.toPlainText().startswith("N.BAsk Anna first.")
    kept = tomllib.loads((folder / "data" / "notes" / "zakovsky.toml").read_text("utf-8"))
    assert kept["note"]["birth"]["en"].strip() == "N.BAsk *Anna* first."
    given.go_to(1)
    given.go_to(0)
    assert notes.reader.toPlainText().startswith("N.BAsk Anna first.")
    QTest.mouseClick(notes.reset, Qt.MouseButton.LeftButton)
    assert notes.reader.toPlainText() == author


def test_the_clicker_goes_on_while_notes_are_written_and_nothing_is_lost(
    given: GivenLesson,
) -> None:
    notes = given.speaker.notes
    given.press(Key.Key_F2)
    notes.editor.setPlainText("Half a")
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Home, Key.Key_Space):
        given.press(key, on=notes.editor)
    assert given.lesson.step == 0
    given.press(Key.Key_PageDown, on=notes.editor)
    assert given.lesson.step == 1
    given.go_to(0)
    assert "Half a" in notes.reader.toPlainText()
    assert given.lesson.clock.begun
    notes.resetAsked.emit()


def test_notes_grow_and_shrink(given: GivenLesson) -> None:
    size = given.speaker.notes.size_px
    given.press(Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert given.speaker.notes.size_px > size
    given.press(Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert given.speaker.notes.size_px == size


def test_saved_notes_tell_nothing_of_the_future(given: GivenLesson, tmp_path: Path) -> None:
    keeping = given.room.conducting.notes
    for step, text in ((0, "early"), (5, "late")):
        given.go_to(step)
        keeping._keep(text)
    given.go_to(2)
    told = write_notes(given.room, tmp_path / "mine")
    saved = (tmp_path / "mine.md").read_text("utf-8")
    assert "early" in saved
    assert "late" not in saved
    assert "future is hidden" in told
    given.press(Key.Key_U)
    write_notes(given.room, tmp_path / "mine.md")
    assert "late" in (tmp_path / "mine.md").read_text("utf-8")
    assert "cannot" in write_notes(given.room, tmp_path / "mine.md" / "in-a-file.md")
    for step in (0, 5):
        given.go_to(step)
        given.speaker.notes.resetAsked.emit()


def test_clock_elapsed_and_left(given: GivenLesson) -> None:
    bar, clock = given.speaker.clock, given.lesson.clock
    assert bar.elapsed.text() == "Elapsed 0:00"
    assert bar.remaining.text() == "Left 45:00"
    assert not bar.pace.isVisible()
    now = [100.0]
    clock._now = lambda: now[0]
    given.press(Key.Key_F5)
    now[0] += 600
    clock.ticked.emit()
    assert bar.elapsed.text() == "Elapsed 10:00"
    assert bar.remaining.text() == "Left 35:00"
    assert bar.pace.text() == "6 min behind"
    behind = bar.pace.styleSheet()
    given.go_to(3)
    assert bar.pace.text() == "1 min ahead"
    assert bar.pace.styleSheet() != behind
    given.press(Key.Key_T)
    now[0] += 1000
    clock.ticked.emit()
    assert bar.elapsed.text() == "Elapsed 10:00"
    given.press(Key.Key_T)
    now[0] += 3000
    clock.ticked.emit()
    assert bar.remaining.text() == "Left −15:00"
    assert bar.pace.text() == "15 min over"
    given.press(Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert bar.elapsed.text() == "Elapsed 0:00"


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_another_language_reaches_both_windows_and_the_stop_stays(
    given: GivenLesson, language: str
) -> None:
    given.go_to(8)
    choose_language(given.room, language)
    city = {"lv": "Ļeņingrada", "ru": "Ленинград"}[language]
    try:
        assert given.lesson.step == 8
        assert given.stage.caption.texts()[0] == city
        wait_until(lambda: city in given.map_text())
        assert given.audience.windowTitle().startswith(("Leonīds", "Леонид"))
        assert given.speaker.now.painted_texts()[2].startswith(city)
        assert given.speaker.tools.buttons["next"].shown in ("Tālāk ›", "Вперёд ›")
        assert given.speaker.jump.shown_text(8).startswith("9  ")
    finally:
        choose_language(given.room, "en")


def test_settings_count_at_once_and_are_kept(given: GivenLesson, folder: Path) -> None:
    before = given.room.conducting.settings
    show_settings(given.room)
    dialog = given.speaker.findChild(LessonSettings)
    assert dialog is not None
    size = given.stage.type_size
    depth, width = dialog.findChildren(QDoubleSpinBox)
    width.setValue(2.5)
    depth.setValue(9.0)
    assert given.stage.type_size > size
    kept, problems = load_settings(folder / "config" / FILE_NAME)
    assert (kept.room_depth_m, kept.picture_width_m) == (9.0, 2.5)
    assert problems == ()
    stops = dialog.findChildren(QComboBox)[0]
    assert stops.count() == 4
    stops.activated.emit(0)
    given.room.conducting.apply(before)
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("theme", ["dark", "contrast", "light"])
def test_each_theme_reaches_both_windows(given: GivenLesson, theme: str) -> None:
    from dataclasses import replace

    from desktop.themes import PALETTES

    conducting = given.room.conducting
    conducting.apply(replace(conducting.settings, theme=theme))
    paper = PALETTES[theme].paper.lower()
    caption = given.stage.caption
    image = given.audience.grab().toImage()
    assert image.pixelColor(caption.x() + 4, caption.y() + 8).name() == paper
    assert given.map_state()["theme"] == theme


def test_all_keys_are_told(given: GivenLesson) -> None:
    show_keys(given.room)
    page = given.speaker.findChild(KeyPage)
    assert page is not None
    page.close()
    page.deleteLater()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["en", "lv", "ru"])
def test_nothing_overlaps_in_the_teachers_window(
    given: GivenLesson, size: tuple[int, int], language: str
) -> None:
    choose_language(given.room, language)
    given.speaker.resize(*size)
    given.go_to(6)
    given.room.application.processEvents()
    speaker = given.speaker
    parts = (speaker.mirror, speaker.tools, speaker.slider, speaker.now, speaker.coming)
    parts += (speaker.notes, speaker.jump, speaker.clock)  # type: ignore[assignment]
    rects = [part.rect().translated(part.mapTo(speaker, part.rect().topLeft())) for part in parts]
    for number, rect in enumerate(rects):
        assert speaker.rect().contains(rect), parts[number]
        assert not any(rect.intersects(other) for other in rects[number + 1 :]), parts[number]
    for button in speaker.tools.buttons.values():
        label = button._label
        assert label.heightForWidth(label.width()) <= button.height(), button.shown
    choose_language(given.room, "en")
    given.speaker.resize(1366, 768)
