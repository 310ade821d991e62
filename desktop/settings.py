"""The user's choices: one typed, commented TOML file.

Every choice has a type, a range and a default. A wrong one is told with its line and its default
is used; the others still count. Saving changes only the values: comments stay as the user wrote
them, and a file that cannot be read is kept beside the new one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from geodata.errors import Problem

__all__ = ["FILE_NAME", "Choice", "Settings", "choices", "load_settings", "save_settings"]

FILE_NAME = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen. ``language`` "" means the system's language; ``text_size`` is a
    percentage; ``pace`` the seconds that each posting stays while the tour plays."""

    language: str = ""
    theme: str = "light"
    text_size: int = 100
    reduced_motion: bool = False
    pace: int = 8
    borders_today: bool = False
    graphics: str = "auto"


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting as the file explains it: its name, what it means, and what is allowed."""

    name: str
    comment: str
    allowed: str
    fits: Callable[[object], bool]


def _one_of(*values: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in values


def _between(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _switch(value: object) -> bool:
    return isinstance(value, bool)


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
            _one_of("light", "dark", "contrast"),
        ),
        Choice(
            "text_size",
            "Size of all text, in per cent.",
            "a whole number from 80 to 200",
            _between(80, 200),
        ),
        Choice(
            "reduced_motion",
            "Go to a place at once instead of flying there.",
            "true or false",
            _switch,
        ),
        Choice(
            "pace",
            "Seconds that each posting stays while the tour plays.",
            "a whole number from 2 to 120",
            _between(2, 120),
        ),
        Choice("borders_today", "Draw the borders of today on the map.", "true or false", _switch),
        Choice(
            "graphics",
            'How the window is drawn. "auto" finds out whether there is a graphics card.',
            '"auto", "software" or "gpu"',
            _one_of("auto", "software", "gpu"),
        ),
    )


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in ``path`` and every problem found in it; defaults where there is no file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), (_unreadable(path, str(error)),)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (_unreadable(path, str(error)),)
    return _checked(values, text, path)


def _unreadable(path: Path, reason: str) -> Problem:
    line = re.search(r"line (\d+)", reason)
    text = f"the settings cannot be read ({reason}); the defaults are used. Correct or delete it."
    return Problem(path.name, f"line {line[1]}" if line else "", "", "", text)


def _checked(
    values: Mapping[str, object], text: str, path: Path
) -> tuple[Settings, tuple[Problem, ...]]:
    known = {choice.name: choice for choice in choices()}
    good: dict[str, Any] = {}
    problems = []
    for name, value in values.items():
        row = _line_of(name, text)
        if name not in known:
            hint = f"there is no such setting; known are {', '.join(known)}. Remove the line."
            problems.append(Problem(path.name, row, name, str(value), hint, "warning"))
        elif not known[name].fits(value):
            default = getattr(Settings(), name)
            hint = f"write {known[name].allowed}; “{default}” is used until then."
            problems.append(Problem(path.name, row, name, str(value), hint))
        else:
            good[name] = value
    return replace(Settings(), **good), tuple(problems)


def _line_of(name: str, text: str) -> str:
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*{re.escape(name)}\s*=", line):
            return f"line {number}"
    return ""


def save_settings(path: Path, settings: Settings) -> None:
    """Write ``settings`` to ``path``, beside and then swapped in; OSError where it cannot be."""
    import tomlkit  # not on the way to the first map

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        document = tomlkit.parse(_explained())
    except (UnicodeDecodeError, tomlkit.exceptions.ParseError):
        path.replace(path.with_name("settings.unreadable.toml"))
        document = tomlkit.parse(_explained())
    for field in fields(settings):
        document[field.name] = getattr(settings, field.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.write_text(tomlkit.dumps(document), encoding="utf-8")
    beside.replace(path)


def _explained() -> str:
    default = Settings()
    lines = ["# Career Atlas. Close the program before you edit; delete the file for the defaults."]
    for choice in choices():
        value = getattr(default, choice.name)
        shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
        lines += [
            "",
            f"# {choice.comment}",
            f"# Allowed: {choice.allowed}.",
            f"{choice.name} = {shown}",
        ]
    return "\n".join(lines) + "\n"
