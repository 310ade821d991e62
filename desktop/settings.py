"""The user's choices: one typed, commented TOML file. See ``desktop.settingsfile``."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from desktop.settingsfile import (
    Choice,
    between,
    explained,
    metres,
    one_of,
    read_choices,
    switch,
    write_values,
)
from geodata.errors import Problem

__all__ = ["FILE_NAME", "Choice", "Settings", "choices", "load_settings", "save_settings"]

FILE_NAME = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen. ``language`` "" means the system's language; ``text_size`` is a
    percentage; ``pace`` the seconds that each posting stays while the tour plays. The last five
    are a lesson's; ``picture_width_m`` 0 means that nobody has measured it."""

    language: str = ""
    theme: str = "light"
    text_size: int = 100
    reduced_motion: bool = False
    pace: int = 8
    borders_today: bool = False
    graphics: str = "auto"
    doors: bool = True
    room_depth_m: float = 6.0
    picture_width_m: float = 0.0
    lesson_minutes: int = 45
    hide_future: bool = True
    character_keys: bool = True


def _language(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"|[a-z]{2,3}", value) is not None


def choices() -> tuple[Choice, ...]:
    """All settings in the order in which the file lists them."""
    return (
        Choice(
            "language",
            "Language of the window.",
            '"" for the system\'s, "en", "lv" or "ru"',
            _language,
        ),
        Choice(
            "theme",
            "Colours.",
            '"light", "dark" or "contrast"',
            one_of("light", "dark", "contrast"),
        ),
        Choice(
            "text_size",
            "Size of all text, in per cent.",
            "a whole number from 80 to 200",
            between(80, 200),
        ),
        Choice(
            "reduced_motion",
            "Go to a place at once instead of flying there.",
            "true or false",
            switch,
        ),
        Choice(
            "pace",
            "Seconds that each posting stays while the tour plays.",
            "a whole number from 2 to 120",
            between(2, 120),
        ),
        Choice("borders_today", "Draw the borders of today on the map.", "true or false", switch),
        Choice(
            "graphics",
            'How the window is drawn. "auto" finds out whether there is a graphics card.',
            '"auto", "software" or "gpu"',
            one_of("auto", "software", "gpu"),
        ),
        Choice(
            "doors",
            "Ask at the start whether to explore, to present or to make a career of one's own.",
            "true or false",
            switch,
        ),
        Choice(
            "room_depth_m",
            "Lessons: metres from the screen to the last row. Letters are sized for it.",
            "a number from 1 to 40",
            metres(1, 40),
        ),
        Choice(
            "picture_width_m",
            "Lessons: how wide the projector's picture on the wall is, in metres. 0 asks the "
            "screen, which often does not know.",
            "0, or a number up to 20",
            metres(0, 20),
        ),
        Choice(
            "lesson_minutes",
            "Lessons: minutes that the whole career is given; a preset has its own.",
            "a whole number from 1 to 300",
            between(1, 300),
        ),
        Choice(
            "hide_future",
            "Lessons: begin with the coming stops hidden.",
            "true or false",
            switch,
        ),
        Choice(
            "character_keys",
            "Lessons: let keys of a single character act (N, B, the full stop of a clicker …).",
            "true or false",
            switch,
        ),
    )


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in ``path`` and every problem found in it; defaults where there is no file."""
    good, problems = read_choices(path, choices(), asdict(Settings()))
    return replace(Settings(), **good), problems


def save_settings(path: Path, settings: Settings) -> None:
    """Write ``settings`` to ``path``, beside and then swapped in; OSError where it cannot be."""
    head = "Career Atlas. Close the program before you edit; delete the file for the defaults."
    fresh = explained(choices(), asdict(Settings()), head=head)
    write_values(path, asdict(settings), fresh=fresh)
