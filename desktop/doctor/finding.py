"""What was found, and on whom."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from geodata.locations import Locations
from geodata.words import Words

__all__ = ["STATES", "Finding", "Patient", "State"]

State = Literal["well", "look", "bad"]
STATES: Final[tuple[State, ...]] = ("well", "look", "bad")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing: ``topic`` is a word for programs, ``text`` and ``next_step`` are for people;
    ``look`` is worth a look but keeps no exhibit from running, ``bad`` does or soon will."""

    topic: str
    state: State
    text: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """The machine as this user meets it, the career to be shown, and the settings, if any."""

    words: Words
    locations: Locations
    career: str
    settings: Path | None = None
