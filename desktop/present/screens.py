"""Which screen is which: known again by name, serial number and geometry."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication, QScreen

__all__ = [
    "LessonMemory",
    "ScreenId",
    "distinct_screens",
    "find_screen",
    "id_of",
    "recall",
    "remember",
    "screen_named",
]

_MOST_REMEMBERED: Final = 12


@dataclass(frozen=True, slots=True)
class ScreenId:
    """A screen as it says of itself, and where it stands on the desktop."""

    name: str
    serial: str
    model: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LessonMemory:
    """What was chosen last: the class's screen, the teacher's, and the screens on which the
    teacher allowed the notes."""

    audience: ScreenId | None = None
    speaker: ScreenId | None = None
    notes: tuple[ScreenId, ...] = field(default=())

    def allowing(self, screen: ScreenId) -> LessonMemory:
        """With the notes allowed on one more screen."""
        others = tuple(known for known in self.notes if known != screen)
        return replace(self, notes=(*others, screen)[-_MOST_REMEMBERED:])


def id_of(screen: QScreen) -> ScreenId:
    """The screen as it says of itself now."""
    place = screen.geometry()
    return ScreenId(
        name=screen.name(),
        serial=screen.serialNumber(),
        model=screen.model(),
        x=place.x(),
        y=place.y(),
        width=place.width(),
        height=place.height(),
    )


def distinct_screens() -> list[QScreen]:
    """The screens that show a picture of their own: one that repeats another's is left out."""
    found: list[QScreen] = []
    for screen in QGuiApplication.screens():
        if all(screen.geometry() != other.geometry() for other in found):
            found.append(screen)
    return found


def find_screen(wanted: ScreenId | None, screens: Sequence[QScreen]) -> QScreen | None:
    """The screen that is known again: exactly, or moved or turned but the same one. A screen
    without a serial number must have its size, for every projector is called “HDMI-1”."""
    if wanted is None:
        return None
    for screen in screens:
        if id_of(screen) == wanted:
            return screen
    for screen in screens:
        now = id_of(screen)
        same = (now.name, now.serial, now.model) == (wanted.name, wanted.serial, wanted.model)
        if same and (now.serial or (now.width, now.height) == (wanted.width, wanted.height)):
            return screen
    return None


def screen_named(asked: str, screens: Sequence[QScreen]) -> QScreen | None:
    """The screen with that name, or that number counted from 1."""
    for number, screen in enumerate(screens, start=1):
        if asked in (screen.name(), str(number)):
            return screen
    return None


def recall(path: Path) -> LessonMemory:
    """What was remembered; nothing where the file is missing or broken."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return LessonMemory(
            audience=_screen(kept["audience"]),
            speaker=_screen(kept["speaker"]),
            notes=tuple(ScreenId(**each) for each in kept["notes"]),
        )
    except (OSError, ValueError, TypeError, KeyError):
        return LessonMemory()


def remember(path: Path, memory: LessonMemory) -> None:
    """Keep it; nothing happens where the folder cannot be written."""
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(memory)), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return


def _screen(kept: dict[str, object] | None) -> ScreenId | None:
    return ScreenId(**kept) if kept else None  # type: ignore[arg-type]
