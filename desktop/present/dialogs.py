"""The dialogs of a lesson: screens, settings, keys, and saving the notes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QFileDialog

from desktop.app import own_name
from desktop.present.chooser import ScreenChooser
from desktop.present.classroom import Classroom
from desktop.present.keytable import KeyPage
from desktop.present.lessonsettings import LessonSettings
from desktop.present.plan import choose_plan
from desktop.present.screens import distinct_screens, find_screen
from desktop.present.texts import LessonTexts
from geodata.errors import ExportFailed
from geodata.teaching import TeacherNotes
from geodata.teaching.noteexport import NOTE_FORMATS, export_notes

__all__ = [
    "choose_language",
    "choose_screens",
    "open_windows",
    "save_notes",
    "show_keys",
    "show_settings",
    "take_screen",
    "write_notes",
]


def open_windows(
    classroom: Classroom, *, asked: QScreen | None = None, windowed: bool = False
) -> None:
    """Show both windows: where they were last, or where the teacher says."""
    placement, screens = classroom.placement, distinct_screens()
    known = find_screen(placement.memory.audience, screens)
    classroom.speaker.showMaximized()
    if windowed or len(screens) < 2:
        placement.use_window()
        return
    if (screen := asked or known) is not None:
        take_screen(classroom, screen, chosen=asked is not None)
        return
    placement.use_window()
    choose_screens(classroom)


def choose_screens(classroom: Classroom) -> None:
    """Ask which screen is the class's, with a picture of each."""
    placement = classroom.placement
    now = placement.audience_screen if placement.where == "screen" else None
    chooser = ScreenChooser(
        distinct_screens(),
        classroom.presentation.texts.words,
        present=now,
        parent=classroom.speaker,
    )
    chooser.chosen.connect(lambda screen: take_screen(classroom, screen, chosen=True))
    chooser.windowChosen.connect(placement.use_window)
    chooser.open()


def take_screen(classroom: Classroom, audience: QScreen, *, chosen: bool) -> None:
    """The class on that screen, the teacher on the one used before or else on another. ``chosen``
    by the teacher just now: where there are two, the other is then surely the teacher's."""
    screens = distinct_screens()
    others = [screen for screen in screens if screen is not audience]
    known = find_screen(classroom.placement.memory.speaker, others)
    here = classroom.placement.speaker_screen
    speaker = known or (here if here is not audience else None) or (others or [audience])[0]
    classroom.placement.use(audience, speaker, sure=chosen and len(screens) == 2)


def show_settings(classroom: Classroom) -> None:
    """Room, time, colours, language, keys."""
    lesson, conducting = classroom.presentation, classroom.conducting
    dialog = LessonSettings(
        conducting.settings,
        lesson.texts.words,
        presets=lesson.texts.presets(),
        preset=lesson.plan.id,
        languages={
            code: own_name(classroom.words_for(code)) for code in classroom.career.languages
        },
        parent=classroom.speaker,
    )
    dialog.changed.connect(conducting.apply)
    dialog.presetChosen.connect(lambda preset: _choose_preset(classroom, preset))
    dialog.languageChosen.connect(lambda code: choose_language(classroom, code))
    dialog.open()


def show_keys(classroom: Classroom) -> None:
    """All keys."""
    KeyPage(classroom.presentation.texts.words, classroom.speaker).open()


def choose_language(classroom: Classroom, code: str) -> None:
    """Both windows in another language; the stop stays."""
    words = classroom.words_for(code)
    lesson = classroom.presentation
    lesson.set_language(LessonTexts(lesson.texts.career, words))
    classroom.audience.stage.map_view.set_language(code)


def save_notes(classroom: Classroom) -> None:
    """Write the notes that the teacher has worded to a file of the teacher's choice."""
    texts = classroom.presentation.texts
    words = texts.words
    career, _ = texts.posting(classroom.presentation.step)
    start = str(Path.home() / f"{career}.md")
    kinds = "Markdown (*.md);;TOML (*.toml)"
    name, _ = QFileDialog.getSaveFileName(
        classroom.speaker, words("Save the notes as a file"), start, kinds
    )
    if name:
        classroom.speaker.say(write_notes(classroom, Path(name)))


def write_notes(classroom: Classroom, out: Path) -> str:
    """Write the notes to ``out``; gives the sentence for the teacher. While the future is hidden,
    those of the stops so far: the file may be opened before the class. Of two careers it is that
    of the present stop."""
    lesson = classroom.presentation
    words = lesson.texts.words
    if out.suffix.lower() not in NOTE_FORMATS:
        out = out.with_name(out.name + ".md")
    career, _ = lesson.texts.career.own(lesson.step)
    stops = [lesson.texts.posting(n) for n in range(len(lesson.texts)) if lesson.may_show(n)]
    shown = {posting for whose, posting in stops if whose == career.id}
    edits = TeacherNotes.of(career.id, classroom.locations).edits()
    kept = [edit for edit in edits if edit.posting_id in shown]
    try:
        export_notes(career, kept, out, words, language=words.language)
    except ExportFailed as error:
        return str(error)
    if len(kept) < len(edits):
        return words("The notes up to this stop are in {file}; the future is hidden.", file=out)
    return words("The notes are in {file}.", file=out)


def _choose_preset(classroom: Classroom, preset: str) -> None:
    lesson, settings = classroom.presentation, classroom.conducting.settings
    count, minutes = len(lesson.texts), settings.lesson_minutes
    lesson.set_plan(choose_plan(lesson.texts.presets(), preset, count=count, minutes=minutes))
