"""The buttons beside the slider."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.slider import SliderStyle, TransportBar
from desktop.timemodel import PACES, TimeModel
from geodata.words import Words, load_words

CATALOGUES = Path(__file__).resolve().parents[2] / "resources" / "i18n"
STYLE = SliderStyle()


@pytest.fixture
def bar(qtbot: QtBot) -> TransportBar:
    bar = TransportBar(TimeModel(3, pace=PACES[0]), style=STYLE, words=Words("en"))
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.activateWindow()
    return bar


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_press_is_one_posting_and_the_ends_are_disabled(bar: TransportBar) -> None:
    model = bar._model
    assert not bar.previous.isEnabled()
    click(bar.next)
    assert model.step == 1
    assert bar.previous.isEnabled()
    click(bar.next)
    assert model.step == 2
    assert not bar.next.isEnabled()
    click(bar.next)
    click(bar.previous)
    assert model.step == 1


def test_play_turns_to_pause_and_back_at_the_end(bar: TransportBar, qtbot: QtBot) -> None:
    bar._model.set_pace(0.01)
    with qtbot.waitSignals([bar._model.playingChanged] * 2):
        click(bar.play)
        assert bar.play.accessibleName() == "Pause"
    assert bar._model.step == 2
    assert bar.play.accessibleName() == "Play"
    assert bar.play.isEnabled(), "it plays anew from the first posting"


def test_play_can_be_paused(bar: TransportBar) -> None:
    click(bar.play)
    assert bar._model.playing
    click(bar.play)
    assert not bar._model.playing


def test_every_button_is_a_finger_wide_and_the_large_ones_larger(bar: TransportBar) -> None:
    for button in (bar.previous, bar.next, bar.play, bar.pace):
        assert min(button.width(), button.height()) >= 44
    for button in (bar.previous, bar.next):
        assert min(button.width(), button.height()) >= 64
    bar.set_style(SliderStyle(button=20))
    assert min(bar.next.sizeHint().width(), bar.play.sizeHint().width()) >= 44
    assert bar.next.sizeHint().width() >= 64


def test_a_pace_can_be_chosen(bar: TransportBar) -> None:
    menu = bar.pace.findChild(QMenu)
    assert isinstance(menu, QMenu)
    actions = menu.actions()
    assert [action.isChecked() for action in actions] == [True, False, False, False]
    actions[2].trigger()
    assert bar._model.pace == PACES[2]
    assert bar.pace.text() == f"{PACES[2]} s"
    assert [action.isChecked() for action in actions] == [False, False, True, False]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_pressing_the_pace_offers_all_of_them(bar: TransportBar, qtbot: QtBot) -> None:
    menu = bar.pace.findChild(QMenu)
    assert isinstance(menu, QMenu)
    click(bar.pace)
    qtbot.waitUntil(menu.isVisible)
    assert menu.sizeHint().height() >= 44 * len(PACES)
    menu.close()


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("lv", ["Iepriekšējais posms", "Nākamais posms", "Atskaņot", "Temps"]),
        ("ru", ["Предыдущий шаг", "Следующий шаг", "Запустить", "Темп"]),
    ],
)
def test_the_names_follow_the_language(bar: TransportBar, language: str, names: list[str]) -> None:
    bar.set_words(load_words(language, folder=CATALOGUES))
    buttons = (bar.previous, bar.next, bar.play, bar.pace)
    assert [button.accessibleName() for button in buttons] == names


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_the_focus_can_be_seen_on_each(bar: TransportBar, qtbot: QtBot) -> None:
    focus = QColor(STYLE.focus).name().upper()
    bar._model.next()
    for button in (bar.previous, bar.next, bar.play, bar.pace):
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        assert focus in colours(button)
        button.clearFocus()
        assert focus not in colours(button)


def test_a_career_of_one_posting_has_nothing_to_press(qtbot: QtBot) -> None:
    bar = TransportBar(TimeModel(1), style=STYLE, words=Words("en"))
    qtbot.addWidget(bar)
    assert not any(button.isEnabled() for button in (bar.previous, bar.next, bar.play))
    bar._model.set_count(5)
    assert bar.next.isEnabled()
