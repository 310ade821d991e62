"""The dialog that takes a career home: what, in which language, how it will look, and where to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.takehome.asking import ask_place
from desktop.takehome.choices import Choice, choices
from desktop.takehome.details import Details
from desktop.takehome.previewing import Preview
from desktop.takehome.running import ExportProcess
from geodata.words import Words

if TYPE_CHECKING:
    from desktop.showing import Showing

__all__ = ["ExportDialog", "show_export"]


def show_export(
    showing: Showing,
    career: str,
    *,
    languages: Mapping[str, str],
    hide_after: int | None = None,
) -> ExportDialog:
    """Open the dialog for a career, named as on the command line.

    ``languages`` gives the names of the career's languages by code. ``hide_after`` is the last
    posting (1-based) that may be given out, None for all.
    """
    dialog = ExportDialog(
        career,
        showing.words,
        languages=languages,
        pace=showing.settings.pace,
        hide_after=hide_after,
        parent=showing.window,
    )
    dialog.open()
    return dialog


class ExportDialog(QDialog):
    """Choices at the left, a preview at the right, below them the work in progress.

    ``ask`` is called with the choice and its usual file name and gives the place, None for none.
    """

    def __init__(
        self,
        career: str,
        words: Words,
        *,
        languages: Mapping[str, str],
        pace: int,
        hide_after: int | None = None,
        parent: QWidget | None = None,
        ask: Callable[[QWidget, Choice, str], Path | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._career, self._words = career, words
        hidden = [] if hide_after is None else ["--hide-after", str(hide_after)]
        self._which = ["--career", career, *hidden]
        self._ask = ask or (lambda widget, choice, name: ask_place(widget, choice, name, words))
        self._choices = choices(words)
        self._place: Path | None = None
        self.setWindowTitle(words("Take home"))
        self.list = self._make_list()
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.details = Details(words, languages=languages, pace=pace)
        self.preview = Preview(self._which, words)
        self.progress = QProgressBar()
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.save = QPushButton(words("Save…"))
        self.save.setDefault(True)
        self.stop = QPushButton(words("Stop"))
        self.folder = QPushButton(words("Open the folder"))
        self.close_button = QPushButton(words("Close"))
        self._lay_out()
        self._work = ExportProcess(self)
        self._connect()
        self._show_working(False)
        self.list.setCurrentRow(0)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return self._choices[max(0, self.list.currentRow())]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing goes on unseen."""
        self._end_all()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Nothing goes on unseen, however the dialog is closed."""
        self._end_all()
        super().done(result)

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(self._words("What to take home"))
        for choice in self._choices:
            item = QListWidgetItem(choice.name)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, choice.about)
            item.setToolTip(choice.about)
            made.addItem(item)
        return made

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.addWidget(self.about)
        right.addWidget(self.details)
        right.addWidget(self.preview, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        for button in (self.stop, self.save, self.close_button):
            buttons.addWidget(button)
        grid = QGridLayout(self)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.addWidget(self.progress, 1, 0, 1, 2)
        grid.addWidget(self.status, 2, 0, 1, 2)
        grid.addLayout(buttons, 3, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        above: QWidget | None = self.parentWidget()
        room = above.size() if above else QSize(1140, 900)
        self.resize(min(1100, room.width() - 40), min(860, room.height() - 40))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda _item: self._begin())
        self.details.changed.connect(self._look)
        self.save.clicked.connect(self._begin)
        self.stop.clicked.connect(self._on_stop)
        self.folder.clicked.connect(self._open_folder)
        self.close_button.clicked.connect(self.reject)
        self._work.advanced.connect(self._on_advanced)
        self._work.ended.connect(self._on_ended)

    def _on_chosen(self) -> None:
        self.about.setText(self.choice.about)
        self.details.fit(self.choice)
        self._look()

    def _look(self) -> None:
        if not self._work.is_running:
            self.preview.show_choice(self.choice, self.details)

    def _begin(self) -> None:
        if self._work.is_running:
            return
        place = self._ask(self, self.choice, self._file_name())
        if place is None:
            return
        self._place = place
        self.preview.cancel()
        self._show_working(True)
        self._say(self._words("Beginning …"))
        self._work.start(self._arguments(place))
        self.stop.setFocus()

    def _file_name(self) -> str:
        """Such as ``zakovsky-full-lv.pdf``."""
        stem = Path(self._career).stem
        name = "-".join((stem, self.choice.key, self.details.language))
        return f"{name}.{self.choice.ending}" if self.choice.ending else name

    def _arguments(self, place: Path) -> list[str]:
        details = self.details
        return [
            *self.choice.arguments(str(place), paper=details.paper, pace=details.pace),
            *(*self._which, "--language", details.language),
        ]

    def _on_advanced(self, done: int, of: int, text: str) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.status.setText(text)

    def _on_ended(self, problem: str) -> None:
        self._show_working(False)
        self.folder.setVisible(not problem)
        self._say(problem or self._words("Saved: {place}", place=str(self._place)))
        (self.save if problem else self.close_button).setFocus()

    def _on_stop(self) -> None:
        self._work.cancel()
        self._show_working(False)
        self._say(self._words("Stopped. What was there is unchanged."))
        self.save.setFocus()

    def _show_working(self, working: bool) -> None:
        with QSignalBlocker(self.list):
            self.list.setEnabled(not working)
        self.details.setEnabled(not working)
        self.progress.setVisible(working)
        self.progress.setRange(0, 0)
        self.stop.setVisible(working)
        self.save.setVisible(not working)
        self.folder.setVisible(False)

    def _say(self, sentence: str) -> None:
        """Show a sentence, and have it spoken."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.status.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.status, sentence))

    def _open_folder(self) -> None:
        if self._place is not None:
            folder = self._place if self._place.is_dir() else self._place.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _end_all(self) -> None:
        self.preview.cancel()
        self._work.wait_cancelled()
