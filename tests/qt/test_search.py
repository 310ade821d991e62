"""The search field, by keys and by touch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.search import Found, PlaceSearch
from geodata.words import Words

PLACES = [Found("petrograd", "Petrograd · Leningrad"), Found("perm", "Perm")]


@pytest.fixture
def search(qtbot: QtBot) -> PlaceSearch:
    window = QWidget()
    field = PlaceSearch(
        lambda typed: [found for found in PLACES if found.shown.lower().startswith(typed.lower())]
    )
    QVBoxLayout(window).addWidget(field)
    field.retranslate(Words("en"))
    window.resize(500, 400)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field._keeps_its_window = window  # type: ignore[attr-defined]
    return field


def test_one_letter_is_not_enough(search: PlaceSearch, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "p")
    assert not search.list_view().isVisible()


def test_typing_lists_and_enter_chooses_the_first(search: PlaceSearch, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "pe")
    assert search.list_view().isVisible()
    with qtbot.waitSignal(search.placeChosen) as chosen:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen.args == ["petrograd"]
    assert search.text() == ""
    assert not search.list_view().isVisible()


def test_arrows_walk_the_list(search: PlaceSearch, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "pe")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.placeChosen) as chosen:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen.args == ["perm"]


def test_an_arrow_in_the_open_list_does_nothing_in_the_window(
    search: PlaceSearch, qtbot: QtBot
) -> None:
    steps: list[str] = []
    shortcut = QShortcut(QKeySequence("Down"), search.window())
    shortcut.activated.connect(lambda: steps.append("step"))
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert steps == ["step"]
    qtbot.keyClicks(search, "pe")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert steps == ["step"]
    assert search.list_view().currentIndex().row() == 1


def test_a_tap_on_a_line_chooses_it(search: PlaceSearch, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "pe")
    view = search.list_view()
    spot = view.visualRect(view.model().index(1, 0)).center()
    with qtbot.waitSignal(search.placeChosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == ["perm"]


def test_nothing_found_is_said_and_cannot_be_chosen(search: PlaceSearch, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "zz")
    assert search.list_view().model().index(0, 0).data() == "No place of that name"
    with qtbot.assertNotEmitted(search.placeChosen):
        qtbot.keyClick(search, Qt.Key.Key_Return)


def test_escape_puts_it_away(search: PlaceSearch, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "pe")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.list_view().isVisible()
    assert search.text() == ""


def test_lines_are_as_tall_as_a_finger(search: PlaceSearch, qtbot: QtBot) -> None:
    from desktop.themes import PALETTES, Scale, style_sheet

    search.window().setStyleSheet(style_sheet(PALETTES["light"], Scale(0.7)))
    qtbot.keyClicks(search, "pe")
    assert search.list_view().sizeHintForRow(0) >= 44
