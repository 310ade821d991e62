"""The window as its users meet it: keys, buttons, languages, search, recovery."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.settings import FILE_NAME, Settings, load_settings
from tests.e2e.opened import OpenedWindow

Open = Callable[..., OpenedWindow]


def shown(window: OpenedWindow, text: str) -> bool:
    return text in window.texts()


def labelled(window: OpenedWindow, text: str) -> bool:
    return text in str(window.map_state())


def test_the_whole_career_with_one_key(opened: Open) -> None:
    window = opened()
    seen = [window.window.panel.heading()]
    for index in range(1, 12):
        window.press_to(Qt.Key.Key_PageDown, index)
        seen.append(window.window.panel.heading())
    assert "Kreis Hasenpoth" in seen[0]
    assert "Leningrad" in seen[8]
    assert "29 August 1938" in seen[11]
    window.press(Qt.Key.Key_PageDown)
    assert window.model.step == 11


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Right, 5),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_Up, 3),
        (Qt.Key.Key_PageUp, 3),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 11),
    ],
)
def test_a_key_is_one_posting_wherever_the_focus_is(
    opened: Open, qtbot: QtBot, key: Qt.Key, expected: int
) -> None:
    window = opened()
    places = [
        window.window.slider,
        window.button("Next posting"),
        window.window.panel.findChild(QScrollArea),
        window.map.focusProxy().focusProxy() or window.map.focusProxy(),
    ]
    for place in places:
        window.model.set_step(4)
        place.setFocus()
        window.press(key, on=place)
        assert window.model.step == expected, place


def test_next_previous_and_play_buttons(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    assert not window.button("Previous posting").isEnabled()
    qtbot.mouseClick(window.button("Next posting"), Qt.MouseButton.LeftButton)
    assert window.model.step == 1
    qtbot.mouseClick(window.button("Previous posting"), Qt.MouseButton.LeftButton)
    assert window.model.step == 0


def test_a_language_keeps_the_step_and_reaches_every_part(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    window.model.set_step(8)
    window.settle()
    for code, name, city in (
        ("lv", "Leonīds Zakovskis", "Ļeņingrada"),
        ("ru", "Леонид Заковский", "Ленинград"),
    ):
        qtbot.mouseClick(window.button(code.upper()), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(partial(shown, window, city))
        assert window.model.step == 8
        assert window.window.windowTitle().startswith(name)
        qtbot.waitUntil(partial(labelled, window, city), timeout=10_000)


def test_choices_are_kept_in_the_settings_file(
    opened: Open, qtbot: QtBot, own_folders: Path
) -> None:
    window = opened()
    qtbot.mouseClick(window.button("Other colours"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.button("Larger text"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.button("LV"), Qt.MouseButton.LeftButton)
    settings, problems = load_settings(own_folders / "config" / FILE_NAME)
    assert settings == Settings(language="lv", theme="dark", text_size=115)
    assert problems == ()


def test_a_place_is_found_under_an_old_name_and_gone_to(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    search = window.window.search
    search.setFocus()
    window.type("ленингр", search)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    window.settle()
    assert window.model.step in (4, 8)


def test_the_map_goes_where_the_slider_goes_and_a_tap_on_it_comes_back(
    opened: Open, qtbot: QtBot
) -> None:
    window = opened()
    window.model.set_step(9)
    qtbot.waitUntil(lambda: window.map_state()["step"] == 9, timeout=10_000)
    window.map.placeTapped.emit("siberia")
    window.settle()
    assert window.model.step == 6


def test_a_killed_renderer_is_back_at_the_same_step(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    window.press_to(Qt.Key.Key_End, 11)
    with qtbot.waitSignal(window.map.recovered, timeout=10_000):
        os.kill(window.map._keeper.page.renderProcessPid(), signal.SIGKILL)
    assert window.map_state()["step"] == 11
    window.press_to(Qt.Key.Key_Home, 0)


def test_the_options_count_at_once(opened: Open, qtbot: QtBot, qapp: QApplication) -> None:
    from PySide6.QtWidgets import QCheckBox

    from desktop.options import OptionsDialog

    window = opened()
    qtbot.mouseClick(window.button("More settings, keys and licences"), Qt.MouseButton.LeftButton)
    dialog = window.window.findChild(OptionsDialog)
    assert dialog is not None
    for box in dialog.findChildren(QCheckBox):
        box.toggle()
    assert window.showing.settings.reduced_motion
    assert window.showing.settings.borders_today
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_playing_waits_while_somebody_reads_of_torture(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    window.model.set_step(10)
    window.settle()
    window.model.set_step(9)
    window.settle()
    window.model.play()
    window.button("The next lines tell of violence and death. Show them  ›").click()
    assert window.model.playing
    assert window.model.held
    window.press_to(Qt.Key.Key_Right, 10)
    assert not window.model.held


def test_the_page_about_a_place_tells_its_names_and_leads_to_its_postings(
    opened: Open, qtbot: QtBot
) -> None:
    window = opened()
    window.model.set_step(8)
    window.settle()
    window.button("All names of Leningrad  ›").click()
    qtbot.waitUntil(lambda: "Names through time" in window.texts())
    texts = window.texts()
    for name in ("Saint Petersburg", "Petrograd", "Ленинград", "Sankt Petersburg"):
        assert name in texts
    assert "Russian · from 26 January 1924 to 6 September 1991" in texts
    assert "59.94° N, 30.32° E · the position is certain" in texts
    window.button("5. Founding member of the Cheka (December 1917)  ›").click()
    window.settle()
    assert window.model.step == 4
    assert "Names through time" not in window.texts()


def test_back_from_the_page_about_a_place_is_the_posting(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    window.showing.open_place("siberia")
    qtbot.waitUntil(lambda: "Names through time" in window.texts())
    window.button("‹  Back to the posting").click()
    qtbot.waitUntil(lambda: "Posting 1 of 12" in window.texts())


def test_a_place_without_a_posting_is_pointed_at_until_the_next_step(
    opened: Open, qtbot: QtBot
) -> None:
    window = opened()
    pointers = "document.querySelectorAll('.atlas-pointer').length"
    window.showing.go_to_place("tashkent")
    assert "Ташкент" in window.texts()
    assert window.ask("document.querySelector('.atlas-pointer span').textContent") == "Tashkent"
    window.press_to(Qt.Key.Key_Right, 1)
    assert window.ask(pointers) == 0


def test_the_lesson_plan_is_in_the_program_in_each_language(opened: Open) -> None:
    from PySide6.QtWidgets import QTextBrowser

    from desktop.options import OptionsDialog, show_options
    from geodata.locations import find_locations

    window = opened()
    for language, wanted in (("en", "45"), ("lv", "min"), ("ru", "мин")):
        window.showing.set_language(language)
        show_options(window.showing, find_locations(), career="zakovsky")
        dialog = window.window.findChild(OptionsDialog)
        assert isinstance(dialog, OptionsDialog)
        plan = dialog.findChild(QTextBrowser)
        assert isinstance(plan, QTextBrowser)
        assert len(plan.toPlainText()) > 2000
        assert wanted in plan.toPlainText()
        assert "**" not in plan.toPlainText()
        dialog.accept()
        dialog.setParent(None)
