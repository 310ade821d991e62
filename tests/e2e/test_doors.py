"""The three doors over the first posting, and the career of one's own behind the third."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop import welcome
from desktop.author import Workshop
from desktop.doors import Doors
from geodata.locations import find_locations
from tests.e2e.opened import OpenedWindow

Open = Callable[..., OpenedWindow]
LANGUAGES = {"en": "English", "lv": "Latviešu", "ru": "Русский"}


@pytest.fixture
def window(opened: Open) -> OpenedWindow:
    return opened()


@pytest.fixture
def doors(window: OpenedWindow) -> Doors:
    return welcome.open_doors(
        window.showing,
        find_locations(),
        career="zakovsky",
        languages=LANGUAGES,
        words_for=window.showing.words_for,
    )


def button(widget: Doors | Workshop, text: str) -> QPushButton:
    return next(found for found in widget.findChildren(QPushButton) if found.text() == text)


def whole(door: QPushButton) -> bool:
    """Whether there is room for its text."""
    return door.width() >= door.sizeHint().width()


def test_the_doors_cut_no_text_and_close_with_the_first_step(
    window: OpenedWindow, doors: Doors, qtbot: QtBot
) -> None:
    for size in ((800, 600), (1366, 768), (1080, 1920)):
        window.window.resize(*size)
        for language in LANGUAGES:
            window.showing.set_language(language)
            qtbot.waitUntil(lambda: not window.showing._resize_due.isActive())
            for door in doors.findChildren(QPushButton):
                qtbot.waitUntil(partial(whole, door))
                assert door.height() >= 44
                assert doors.rect().contains(door.geometry())
    window.showing.set_language("en")
    assert doors.isVisible()
    window.press_to(Qt.Key.Key_Right, 1)
    assert not doors.isVisible()


def test_exploring_gives_the_keys_to_the_slider(window: OpenedWindow, doors: Doors) -> None:
    button(doors, "Explore").click()
    assert not doors.isVisible()
    assert window.window.slider.hasFocus()


def test_presenting_starts_the_lesson_in_the_language_on_show(
    window: OpenedWindow, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(welcome, "start_beside", lambda words: started.append(words))
    window.showing.set_language("lv")
    button(doors, "Rādīt klasē").click()
    assert started == [["present", "zakovsky", "--language", "lv"]]
    assert window.window.isVisible()  # it could not be started, so this window stays


def test_a_career_of_ones_own_is_checked_at_every_save(
    window: OpenedWindow, doors: Doors, qtbot: QtBot, tmp_path: Path
) -> None:
    button(doors, "Make your own").click()
    workshop = window.window.findChild(Workshop)
    assert isinstance(workshop, Workshop)
    workshop.first._above = tmp_path
    assert not button(workshop, "Begin").isEnabled()
    window.type("Анна", workshop.first.person)
    qtbot.mouseClick(button(workshop, "Begin"), Qt.MouseButton.LeftButton)
    folder = tmp_path / "anna"
    assert workshop.checked.title.text() == str(folder)
    assert workshop.checked.problems.count() == 0
    assert workshop.checked.on_map.isEnabled()
    career = folder / "career.toml"
    good = career.read_text(encoding="utf-8")
    career.write_text(good.replace('edtf = "1900"', 'edtf = "1900-13"'), encoding="utf-8")
    qtbot.waitUntil(lambda: workshop.checked.problems.count() > 0, timeout=10_000)
    assert "1900-13" in workshop.checked.problems.item(0).text()
    assert not workshop.checked.on_map.isEnabled()
    career.write_text(good, encoding="utf-8")
    qtbot.waitUntil(workshop.checked.on_map.isEnabled, timeout=10_000)
    workshop.close()


def test_a_folder_that_is_taken_is_left_alone_and_said(
    window: OpenedWindow, doors: Doors, tmp_path: Path
) -> None:
    (tmp_path / "anna").mkdir()
    (tmp_path / "anna" / "mine.txt").write_text("mine", encoding="utf-8")
    button(doors, "Make your own").click()
    workshop = window.window.findChild(Workshop)
    assert isinstance(workshop, Workshop)
    workshop.first._above = tmp_path
    window.type("Anna", workshop.first.person)
    button(workshop, "Begin").click()
    assert "stands at" in workshop.first.complaint.text()
    workshop._go_on(tmp_path / "anna")
    assert "career.toml" in workshop.first.complaint.text()
    workshop.close()
