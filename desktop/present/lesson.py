"""A lesson from the command line, from its first window to its last."""

from __future__ import annotations

from desktop.present.classroom import make_classroom
from desktop.present.dialogs import open_windows
from desktop.present.screens import distinct_screens, screen_named
from desktop.saying import say

__all__ = ["run_lesson"]


def run_lesson(
    career: str,
    *,
    beside: str | None = None,
    preset: str | None = None,
    screen: str | None = None,
    windowed: bool = False,
    language: str | None = None,
) -> int:
    """Hold a lesson until the teacher's window is closed; gives the exit status.

    ``screen`` names the class's screen or its number from 1; 2 where there is none of that name.
    """
    classroom = make_classroom(career, beside=beside, preset=preset, language=language)
    screens = distinct_screens()
    asked = screen_named(screen, screens) if screen else None
    if screen and asked is None:
        known = ", ".join(f"{n} ({each.name()})" for n, each in enumerate(screens, start=1))
        say(f"There is no screen “{screen}”. There are: {known}.")
        classroom.close()
        return 2
    open_windows(classroom, asked=asked, windowed=windowed)
    try:
        return classroom.application.exec()
    finally:
        classroom.audience.stage.map_view.shut_down()
