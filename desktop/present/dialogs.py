"""The dialogs of a lesson: screens, settings, keys, and saving the notes."""

from __future__ import annotations

from PySide6.QtGui import QScreen

from desktop.present.chooser import ScreenChooser
from desktop.present.classroom import Classroom
from desktop.present.screens import distinct_screens, find_screen

__all__ = ["choose_screens", "open_windows", "show_keys", "show_settings", "take_screen"]


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
        take_screen(classroom, screen)
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
    chooser.chosen.connect(lambda screen: take_screen(classroom, screen))
    chooser.windowChosen.connect(placement.use_window)
    chooser.open()


def take_screen(classroom: Classroom, audience: QScreen) -> None:
    """The class on that screen, the teacher on the one used before or else on another."""
    screens = distinct_screens()
    others = [screen for screen in screens if screen is not audience]
    known = find_screen(classroom.placement.memory.speaker, others)
    here = classroom.placement.speaker_screen
    speaker = known or (here if here is not audience else None) or (others or [audience])[0]
    classroom.placement.use(audience, speaker)


def show_settings(classroom: Classroom) -> None:
    """Room, time, keys."""


def show_keys(classroom: Classroom) -> None:
    """All keys."""
