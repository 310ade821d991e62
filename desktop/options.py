"""The "more" dialog: a few settings, the keys, and what the program is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import Settings
from geodata.errors import GeodataError
from geodata.locations import Locations
from geodata.sentences import sentence
from geodata.version import version
from geodata.words import Words

if TYPE_CHECKING:
    from desktop.showing import Showing

__all__ = ["OptionsDialog", "key_table", "show_options"]


def key_table(words: Words) -> tuple[tuple[str, str], ...]:
    """Every key and what it does, for the dialog and for the docs."""
    return (
        (words("Right, Down, Page Down"), words("Next posting")),
        (words("Left, Up, Page Up"), words("Previous posting")),
        (words("Home, End"), words("First posting, last posting")),
        ("F5", words("Play or pause")),
        ("F2", words("Read out figures, certainty and sources")),
        ("Ctrl+F", words("Find a place")),
        ("Ctrl++, Ctrl+-", words("Larger or smaller text")),
        ("Ctrl+0", words("The whole way on the map")),
        ("F1", words("This page")),
        ("F11", words("Full screen and back")),
    )


def show_options(showing: Showing, locations: Locations, *, career: str) -> None:
    """Open the dialog over the window; what is changed there counts at once.

    ``career`` is named as on the command line.
    """
    from desktop.mapview import engine_version

    words = showing.words
    about = words(
        "Career Atlas {version}. Code: Apache-2.0. Texts and map: CC BY 4.0. Map data: Natural "
        "Earth, public domain. Map engine: {engine}.",
        version=version(),
        engine=engine_version(),
    )
    sources = showing.career.person(words.language).credits
    dialog = OptionsDialog(
        showing.settings,
        words,
        about=f"{about}\n\n{sources}".strip(),
        notices=_notices(locations, words),
        plan=_plan(locations, words),
        parent=showing.window,
    )
    dialog.motionReduced.connect(showing.set_reduced_motion)
    dialog.bordersShown.connect(showing.set_borders)
    dialog.paceChosen.connect(showing.set_pace)
    dialog.takeHomeAsked.connect(lambda: _take_home(showing, career))
    dialog.open()


def _take_home(showing: Showing, career: str) -> None:
    from desktop.takehome.dialog import show_export  # not on the way of a start

    names = {
        code: showing.words_for(code).context("the language's own name", "English")
        for code in showing.career.languages
    }
    show_export(showing, career, languages=names)


def _notices(locations: Locations, words: Words) -> str:
    try:
        return (locations.assets / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    except OSError:
        return words("The list of licences is missing. Run set-up again.")


def _plan(locations: Locations, words: Words) -> str:
    from geodata.teaching import lesson_plan  # only for whoever opens the dialog

    try:
        return lesson_plan(words.language, locations)
    except GeodataError as error:
        return sentence(error)


class OptionsDialog(QDialog):
    """Each change counts at once: ``motionReduced``, ``bordersShown``, ``paceChosen`` tell it;
    ``takeHomeAsked`` that the career is to be taken home."""

    motionReduced = Signal(bool)
    bordersShown = Signal(bool)
    paceChosen = Signal(int)
    takeHomeAsked = Signal()

    def __init__(
        self,
        settings: Settings,
        words: Words,
        *,
        about: str,
        notices: str,
        plan: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("More"))
        tabs = QTabWidget()
        tabs.addTab(self._settings(settings, words), words("Settings"))
        tabs.addTab(self._keys(words), words("Keys"))
        tabs.addTab(self._plan(plan), words("Lesson plan"))
        tabs.addTab(self._about(about, notices), words("About"))
        close = QPushButton(words("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        take_home = QPushButton(words("Take home…"))
        take_home.clicked.connect(self.accept)
        take_home.clicked.connect(self.takeHomeAsked)
        column.addWidget(tabs)
        column.addWidget(take_home)
        column.addWidget(close)
        self.resize(min(720, parent.width() - 40), min(620, parent.height() - 40))

    def _settings(self, settings: Settings, words: Words) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        motion = QCheckBox(words("Go to a place at once instead of flying there"))
        motion.setChecked(settings.reduced_motion)
        motion.toggled.connect(self.motionReduced)
        borders = QCheckBox(words("Draw the borders of today"))
        borders.setChecked(settings.borders_today)
        borders.toggled.connect(self.bordersShown)
        pace = QSpinBox()
        pace.setRange(2, 120)
        pace.setValue(settings.pace)
        pace.setMinimumHeight(44)
        pace.valueChanged.connect(self.paceChosen)
        form.addRow(motion)
        form.addRow(borders)
        form.addRow(words("Seconds for each posting while playing"), pace)
        return page

    def _keys(self, words: Words) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        for row, (keys, meaning) in enumerate(key_table(words)):
            grid.addWidget(QLabel(keys), row, 0)
            text = QLabel(meaning)
            text.setWordWrap(True)
            grid.addWidget(text, row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return page

    def _plan(self, plan: str) -> QWidget:
        reader = QTextBrowser()
        reader.setOpenLinks(False)  # the program opens no address
        reader.setMarkdown(plan)
        return reader

    def _about(self, about: str, notices: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        text = QLabel(about)
        text.setWordWrap(True)
        column.addWidget(text)
        reader = QPlainTextEdit(notices)
        reader.setReadOnly(True)
        column.addWidget(reader, 1)
        return page
