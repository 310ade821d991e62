"""Two careers in one window: signs of their own, and each can be hidden."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import make_exhibit
from desktop.together import Whose
from geodata.locations import find_locations
from geodata.starting import Beginning, begin_career
from geodata.together import TwoCareers
from geodata.words import load_words
from tests.e2e.opened import OpenedWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenedWindow]:
    """Zakovsky and a witness who was in Riga in 1900 and in Moscow in March 1938."""
    folder = tmp_path / "witness"
    words_for = partial(load_words, folder=find_locations().resources / "i18n")
    begin_career(folder, Beginning("Witness", ("en", "lv")), words_for=words_for)
    career = folder / "career.toml"
    stop = (
        '\n[[posting]]\nid = "moscow-1938"\nwhen = "1938-03-01/1938-03-05"\nroute = "known"\n'
        'places = [{ place = "moscow" }]\ncite = ["main-source"]\n'
    )
    career.write_text(career.read_text(encoding="utf-8") + stop, encoding="utf-8")
    for language in ("en", "lv"):
        text = folder / f"text.{language}.toml"
        added = '\n[posting.moscow-1938]\ntitle = "T"\nlabel = "M"\nsummary = "S"\n'
        text.write_text(text.read_text(encoding="utf-8") + added, encoding="utf-8")
    exhibit = make_exhibit(
        "zakovsky", beside=str(folder), language="en", remembered=False, application=qapp
    )
    opened = OpenedWindow(qtbot, exhibit)
    opened.show((1366, 768))
    yield opened
    opened.close()


def test_each_posting_says_whose_it_is(window: OpenedWindow) -> None:
    window.press_to(Qt.Key.Key_Right, 1)  # Riga, 1900
    assert window.window.panel.heading().startswith("Witness. Posting 2 of 14")
    assert "◆ Witness" in window.texts()
    window.press_to(Qt.Key.Key_Right, 2)
    assert "● Leonid Zakovsky" in window.texts()


def test_where_both_were_is_marked_and_said(window: OpenedWindow) -> None:
    both = window.showing.career
    assert isinstance(both, TwoCareers)
    steps = sorted({step for meeting in both.meetings for step in meeting.steps})
    assert len(steps) == 2
    window.model.set_step(steps[1])
    window.settle()
    assert any(text.startswith("At the same place at the same time") for text in window.texts())
    assert window.window.slider._met == set(steps)


def test_one_is_hidden_and_comes_back_at_the_same_posting(
    window: OpenedWindow, qtbot: QtBot
) -> None:
    window.press_to(Qt.Key.Key_Right, 1)
    window.press_to(Qt.Key.Key_Right, 2)  # Olonets
    whose = window.window.findChild(Whose)
    assert isinstance(whose, Whose)
    with qtbot.waitSignal(window.map.stepPainted, timeout=10_000):
        whose.buttons[1].click()
    window.settle()
    assert window.window.slider.maximum() == 11
    assert "Posting 2 of 12" in window.window.panel.heading()
    assert "Witness" not in " ".join(window.texts())
    assert "Olonets" in str(window.map_state())
    assert window.window.slider._owners in (b"", bytes(12))
    with qtbot.waitSignal(window.map.stepPainted, timeout=10_000):
        whose.buttons[1].click()
    window.settle()
    assert "Posting 3 of 14" in window.window.panel.heading()


def test_never_are_both_hidden(window: OpenedWindow, qtbot: QtBot) -> None:
    whose = window.window.findChild(Whose)
    assert isinstance(whose, Whose)
    with qtbot.waitSignal(window.map.stepPainted, timeout=10_000):
        whose.buttons[0].click()
    with qtbot.waitSignal(window.map.stepPainted, timeout=10_000):
        whose.buttons[1].click()
    assert [button.isChecked() for button in whose.buttons] == [True, False]
    window.settle()
    assert window.model.count == 12


def test_the_names_follow_the_language(window: OpenedWindow) -> None:
    window.showing.set_language("lv")
    whose = window.window.findChild(Whose)
    assert isinstance(whose, Whose)
    assert whose.buttons[0].text() == "● Leonīds Zakovskis"
    window.settle()
