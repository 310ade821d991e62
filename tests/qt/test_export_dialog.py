"""The dialog that takes a career home, with the real program working behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.takehome.choices import Choice, choices
from desktop.takehome.dialog import ExportDialog
from geodata.locations import find_locations
from geodata.takehome.formats import FORMATS
from geodata.takehome.job import FORMS
from geodata.words import Words, load_words

PROBE = Path(__file__).resolve().parents[1] / "takehome" / "seeds" / "probe"
LANGUAGES = {"en": "English", "lv": "Latviešu", "ru": "Русский"}
A_WHILE = 30_000


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "saved"
    folder.mkdir()
    return folder


@pytest.fixture
def dialog(qtbot: QtBot, place: Path) -> Iterator[ExportDialog]:
    def ask(_widget: QWidget, _choice: Choice, name: str) -> Path:
        return place / name

    words = partial(load_words, folder=find_locations().resources / "i18n")("lv")
    made = ExportDialog(str(PROBE), words, languages=LANGUAGES, pace=8, ask=ask)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def choose(dialog: ExportDialog, key: str) -> None:
    row = next(n for n, c in enumerate(choices(Words("en"))) if c.key == key)
    dialog.list.setCurrentRow(row)


def test_every_format_and_every_kind_of_paper_is_offered_in_plain_words() -> None:
    offered = choices(Words("en"))
    assert {choice.format for choice in offered} == set(FORMATS)
    assert {choice.form for choice in offered if choice.form} == set(FORMS)
    assert all(choice.name and choice.about.endswith(".") for choice in offered)


@pytest.mark.slow
def test_a_table_is_previewed_saved_and_told(
    qtbot: QtBot, dialog: ExportDialog, place: Path
) -> None:
    choose(dialog, "table")
    qtbot.waitUntil(lambda: dialog.preview.ready, timeout=A_WHILE)
    assert "Kuldīga" in dialog.preview.text()
    dialog.details.choose_language("ru")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.folder.isVisible(), timeout=A_WHILE)
    (file,) = place.iterdir()
    assert file.name == "probe-table-ru.csv"
    assert "Гольдинген" in file.read_text("utf-8-sig")
    assert dialog.status.text() == f"Saglabāts: {file}"
    assert dialog.close_button.hasFocus() or not dialog.isActiveWindow()


@pytest.mark.slow
def test_what_is_hidden_is_neither_previewed_nor_saved(qtbot: QtBot, place: Path) -> None:
    hiding = ExportDialog(
        str(PROBE),
        Words("en"),
        languages=LANGUAGES,
        pace=8,
        hide_after=3,
        ask=lambda _widget, _choice, name: place / name,
    )
    qtbot.addWidget(hiding)
    hiding.show()
    choose(hiding, "geojson")
    qtbot.waitUntil(lambda: hiding.preview.ready, timeout=A_WHILE)
    assert "Goldingen" in hiding.preview.text()
    assert "LATER" not in hiding.preview.text()
    hiding.save.click()
    qtbot.waitUntil(lambda: hiding.folder.isVisible(), timeout=A_WHILE)
    assert "LATER" not in (place / "probe-geojson-en.geojson").read_text("utf-8")
    hiding.close()


@pytest.mark.slow
def test_a_page_is_previewed_as_a_picture(qtbot: QtBot, dialog: ExportDialog) -> None:
    choose(dialog, "short")
    qtbot.waitUntil(lambda: dialog.preview.ready, timeout=A_WHILE)
    picture = dialog.preview.pixmap()
    assert not picture.isNull()
    assert picture.height() > picture.width()
    assert dialog.preview.accessibleName() == "Priekšskatījums: Īsais izdales materiāls"


@pytest.mark.slow
def test_stopping_leaves_what_was_there(qtbot: QtBot, dialog: ExportDialog, place: Path) -> None:
    (place / "probe-full-lv.pdf").write_text("the old one")
    choose(dialog, "full")
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.progress.value() > 0, timeout=A_WHILE)
    assert dialog.stop.isVisible()
    assert not dialog.save.isVisible()
    dialog.stop.click()
    assert dialog.status.text() == "Apturēts. Kas tur bija, nav mainīts."
    assert dialog.save.isVisible()
    qtbot.waitUntil(lambda: len(list(place.iterdir())) == 1, timeout=A_WHILE)
    assert (place / "probe-full-lv.pdf").read_text() == "the old one"


@pytest.mark.slow
def test_what_goes_wrong_is_said_in_the_window(
    qtbot: QtBot, dialog: ExportDialog, place: Path
) -> None:
    choose(dialog, "table")
    place.rmdir()
    dialog.save.click()
    qtbot.waitUntil(lambda: not dialog.stop.isVisible(), timeout=A_WHILE)
    assert "cannot be written" in dialog.status.text()


@pytest.mark.slow
def test_closing_ends_the_work(qtbot: QtBot, dialog: ExportDialog, place: Path) -> None:
    choose(dialog, "full")
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.progress.value() > 0, timeout=A_WHILE)
    dialog.close()
    assert list(place.iterdir()) == []


def test_it_can_be_used_without_a_mouse_and_without_sight(
    qtbot: QtBot, dialog: ExportDialog
) -> None:
    for widget in (dialog.list, dialog.save, dialog.close_button):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name)
    rows = QAccessible.queryAccessibleInterface(dialog.list)
    assert rows.childCount() == dialog.list.count()
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.choice.key == "short"
    assert dialog.about.text() == dialog.choice.about


def test_only_what_belongs_to_a_choice_is_asked(dialog: ExportDialog) -> None:
    shown = {}
    for key in ("full", "film", "table"):
        choose(dialog, key)
        fields = dialog.details.findChildren(QWidget)
        shown[key] = {f.accessibleName() for f in fields if f.isVisible() and f.accessibleName()}
    assert shown["full"] == {"Valoda", "Papīrs"}
    assert shown["film"] == {"Valoda", "Sekundes katram posmam"}
    assert shown["table"] == {"Valoda"}
