"""Where the window was, and at which posting: kept in the state folder, never in the settings.

What is remembered is a convenience: a file that is missing, broken or cannot be written is
passed over without a word.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

__all__ = ["WindowMemory", "place_window", "recall", "remember", "remember_window"]

FIRST_SIZE = (1440, 900)


@dataclass(frozen=True, slots=True)
class WindowMemory:
    """Geometry in device-independent pixels of the desktop; ``career`` and its last ``step``."""

    x: int
    y: int
    width: int
    height: int
    maximised: bool = False
    career: str = ""
    step: int = 0


def recall(path: Path) -> WindowMemory | None:
    """What was remembered, or None."""
    try:
        memory = WindowMemory(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    numbers = (memory.x, memory.y, memory.width, memory.height, memory.step)
    return memory if all(type(number) is int for number in numbers) else None


def remember(path: Path, memory: WindowMemory) -> None:
    """Keep ``memory``; nothing happens where the folder cannot be written."""
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(memory)), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return


def place_window(window: QWidget, path: Path, career: str) -> int:
    """Put the window where it was, if that is still on a screen, else in a first size.

    Gives the step (0-based) that it showed of ``career``, 0 for another career.
    """
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))
    memory = recall(path)
    if memory is None:
        return 0
    middle = QPoint(memory.x + memory.width // 2, memory.y + memory.height // 2)
    if QGuiApplication.screenAt(middle) is not None:
        window.setGeometry(memory.x, memory.y, memory.width, memory.height)
    if memory.maximised:
        window.showMaximized()
    return memory.step if memory.career == career else 0


def remember_window(window: QWidget, path: Path, career: str, step: int) -> None:
    """Keep where the window is and which step of which career it shows."""
    place = window.normalGeometry()
    memory = WindowMemory(
        x=place.x(),
        y=place.y(),
        width=place.width(),
        height=place.height(),
        maximised=window.isMaximized(),
        career=career,
        step=step,
    )
    remember(path, memory)
