"""The exhibit's settings: what a technician may choose, each with type, range and default."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from desktop.kiosk.pin import is_hash
from desktop.settingsfile import (
    Choice,
    between,
    explained,
    one_of,
    read_choices,
    switch,
    write_values,
)
from geodata.errors import Problem

__all__ = ["KioskSettings", "kiosk_choices", "load_kiosk", "save_kiosk", "settings_text"]

ANSWERS = "install"
"""A table of the same file that only the installation reads: one file sets up a machine."""

_HEAD = (
    "Career Atlas, the exhibit. Only the file given with --settings is read.\n"
    "A wrong value is told with its line when the exhibit starts, and its default counts."
)


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """What the technician has chosen. Lengths are in millimetres, times in seconds."""

    language: str = ""
    theme: str = "light"
    text_size: int = 100
    reduced_motion: bool = False
    idle: int = 60
    countdown: int = 20
    viewing_distance: int = 400
    screen_height: int = 0
    lower_edge: int = 700
    reach: int = 1120
    pixel_shift: bool = True
    speech: bool = True
    volume: int = 60
    keypad: bool = True
    statistics: bool = True
    curator: str = ""
    reviewed: str = ""
    graphics: str = "auto"
    pin_hash: str = ""


def _language(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"|[a-z]{2,3}", value) is not None


def _name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 80 and (not value or value.isprintable())


def _day(value: object) -> bool:
    if value == "":
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _pin_hash(value: object) -> bool:
    return value == "" or is_hash(value)


def kiosk_choices() -> tuple[Choice, ...]:
    """All settings in the order in which the file lists them."""
    return (*_first_look(), *_place(), *_behaviour())


def _first_look() -> tuple[Choice, ...]:
    return (
        Choice(
            "language",
            "Language that every visitor meets first.",
            '"" for the career\'s own first one, "en", "lv" or "ru"',
            _language,
        ),
        Choice(
            "theme",
            "Colours that every visitor meets first.",
            '"light", "dark" or "contrast"',
            one_of("light", "dark", "contrast"),
        ),
        Choice(
            "text_size",
            "Size of all text in per cent of what the viewing distance asks for.",
            "a whole number from 100 to 160",
            between(100, 160),
        ),
        Choice(
            "reduced_motion",
            "Go to a place at once instead of flying there.",
            "true or false",
            switch,
        ),
    )


def _place() -> tuple[Choice, ...]:
    return (
        Choice(
            "viewing_distance",
            "Millimetres from the visitor's eyes to the screen; text is sized by it (EN 301 549).",
            "a whole number from 300 to 3000",
            between(300, 3000),
        ),
        Choice(
            "screen_height",
            "Height of the picture in millimetres, by a ruler; 0 asks the screen itself.",
            "0, or a whole number from 100 to 3000",
            lambda value: between(0, 0)(value) or between(100, 3000)(value),
        ),
        Choice(
            "lower_edge",
            "Millimetres from the floor to the picture's lower edge.",
            "a whole number from 0 to 1500",
            between(0, 1500),
        ),
        Choice(
            "reach",
            "Millimetres from the floor to the highest control that everybody must reach.",
            "a whole number from 380 to 1220",
            between(380, 1220),
        ),
    )


def _behaviour() -> tuple[Choice, ...]:
    return (
        Choice(
            "idle",
            "Seconds without a touch before the exhibit asks whether somebody is still there.",
            "a whole number from 15 to 600",
            between(15, 600),
        ),
        Choice(
            "countdown",
            "Seconds that it then waits before it starts over.",
            "a whole number from 20 to 120",
            between(20, 120),
        ),
        Choice(
            "pixel_shift",
            "Move the waiting picture a little every minute, against burn-in.",
            "true or false",
            switch,
        ),
        Choice("speech", "Speak, where the machine has a voice.", "true or false", switch),
        Choice(
            "volume",
            "Volume of speech for each new visitor, in per cent.",
            "a whole number from 0 to 100",
            between(0, 100),
        ),
        Choice(
            "keypad",
            "The digits, plus and minus of a keyboard or a tactile keypad are keys of the exhibit.",
            "true or false",
            switch,
        ),
        Choice(
            "statistics",
            "Count visits on this machine; nothing about persons.",
            "true or false",
            switch,
        ),
        Choice(
            "curator",
            "Who answers for what is told; visitors read the name.",
            '"", or a name of at most 80 letters',
            _name,
            typed=True,
        ),
        Choice(
            "reviewed",
            "Day on which that person last went through it; visitors read it.",
            '"", or a day like "2026-11-30"',
            _day,
            typed=True,
        ),
        Choice(
            "graphics",
            'How the window is drawn. "auto" finds out whether there is a graphics card.',
            '"auto", "software" or "gpu"',
            one_of("auto", "software", "gpu"),
        ),
        Choice(
            "pin_hash",
            "Hash of the staff's PIN; the first start asks for a PIN where there is none.",
            '"", or a line that begins with scrypt$',
            _pin_hash,
            secret=True,
        ),
    )


def load_kiosk(path: Path | None) -> tuple[KioskSettings, tuple[Problem, ...]]:
    """The settings in ``path`` and every problem in it; the defaults where there is no file."""
    if path is None:
        return KioskSettings(), ()
    good, problems = read_choices(path, kiosk_choices(), asdict(KioskSettings()))
    told = tuple(problem for problem in problems if problem.field != ANSWERS)
    return replace(KioskSettings(), **good), told


def save_kiosk(path: Path, settings: KioskSettings) -> None:
    """Write all settings but the PIN's hash, which has a keeper of its own, to ``path``; comments
    in it stay. OSError where it cannot be."""
    values = {name: value for name, value in asdict(settings).items() if name != "pin_hash"}
    write_values(path, values, fresh=settings_text())


def settings_text(settings: KioskSettings | None = None) -> str:
    """A file in which every setting is explained."""
    return explained(kiosk_choices(), asdict(settings or KioskSettings()), head=_HEAD)
