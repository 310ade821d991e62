"""The notes of the stop: the teacher's wording or the author's, kept for each career."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.present.notespane import NotesPane
from desktop.present.placement import Placement
from desktop.present.presentation import Presentation
from geodata.errors import ExportFailed
from geodata.locations import Locations
from geodata.teaching import TeacherNotes, notes_of

__all__ = ["NoteKeeping"]


class NoteKeeping(QObject):
    """Shows notes only where the teacher allowed them. ``failed(text)``: they cannot be kept."""

    failed = Signal(str)

    def __init__(
        self,
        pane: NotesPane,
        presentation: Presentation,
        placement: Placement,
        *,
        locations: Locations,
    ) -> None:
        super().__init__(pane)
        self._pane, self._presentation, self._placement = pane, presentation, placement
        self._locations = locations
        self._step = presentation.step
        pane.edited.connect(self._keep)
        pane.resetAsked.connect(self._reset)
        pane.allowed.connect(lambda: placement.allow_notes())

    def show(self) -> None:
        """The notes of the stop before the class."""
        # What is being written belongs to the stop at which it was begun.
        self._pane.end_editing()
        self._step = self._presentation.step
        self._pane.set_veiled(not self._placement.notes_allowed())
        if self._pane.veiled:
            return
        texts = self._presentation.texts
        own, posting, language = self._key()
        text = notes_of(texts.career, self._step, language, self._locations)
        self._pane.show_notes(text, own=own.text(posting, language) is not None)

    def _keep(self, text: str) -> None:
        self._change(lambda own, posting, language: own.keep(posting, language, text))

    def _reset(self) -> None:
        self._change(lambda own, posting, language: own.reset(posting, language))
        self.show()

    def _change(self, change: Callable[[TeacherNotes, str, str], None]) -> None:
        try:
            change(*self._key())
        except ExportFailed as error:
            self.failed.emit(str(error))

    def _key(self) -> tuple[TeacherNotes, str, str]:
        """Where the notes of the stop are kept: with the career that it belongs to."""
        texts = self._presentation.texts
        career, posting = texts.posting(self._step)
        return TeacherNotes.of(career, self._locations), posting, texts.words.language
