"""Where the window was, and at which posting: kept in the state folder, never in the settings.

What is remembered is a convenience: a file that is missing, broken or cannot be written is
passed over without a word.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["WindowMemory", "recall", "remember"]


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
