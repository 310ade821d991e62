"""A typed, commented TOML file of settings: read with every problem told, written with care.

Every setting has a type, a range and a default. A wrong one is told with its line and its default
is used; the others still count. Writing changes only the values: comments stay as the user wrote
them, and a file that cannot be read is kept beside the new one.
"""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodata.errors import Problem

__all__ = [
    "Choice",
    "between",
    "explained",
    "metres",
    "one_of",
    "read_choices",
    "switch",
    "write_values",
]


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting as the file explains it: its name, what it means, and what is allowed.

    ``secret`` keeps the value out of what is told; ``typed`` takes a keyboard, and is changed in
    the file alone.
    """

    name: str
    comment: str
    allowed: str
    fits: Callable[[object], bool]
    secret: bool = False
    typed: bool = False


def one_of(*values: str) -> Callable[[object], bool]:
    """Whether a value is one of these texts."""
    return lambda value: isinstance(value, str) and value in values


def between(low: int, high: int) -> Callable[[object], bool]:
    """Whether a value is a whole number from ``low`` to ``high``, both included."""
    return lambda value: type(value) is int and low <= value <= high


def metres(low: float, high: float) -> Callable[[object], bool]:
    """Whether a value is a number, whole or not, from ``low`` to ``high``, both included."""
    return lambda value: (
        isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
    )


def switch(value: object) -> bool:
    """Whether a value is true or false."""
    return isinstance(value, bool)


def read_choices(
    path: Path, choices: Iterable[Choice], defaults: Mapping[str, object]
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The good values in ``path`` by name, and every problem found in it; no value and no problem
    where there is no file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}, ()
    except (OSError, UnicodeDecodeError) as error:
        return {}, (_unreadable(path, str(error)),)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, (_unreadable(path, str(error)),)
    return _checked(values, text, path, {choice.name: choice for choice in choices}, defaults)


def _unreadable(path: Path, reason: str) -> Problem:
    line = re.search(r"line (\d+)", reason)
    text = f"the settings cannot be read ({reason}); the defaults are used. Correct or delete it."
    return Problem(path.name, f"line {line[1]}" if line else "", "", "", text)


def _checked(
    values: Mapping[str, object],
    text: str,
    path: Path,
    known: Mapping[str, Choice],
    defaults: Mapping[str, object],
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    good: dict[str, Any] = {}
    problems = []
    for name, value in values.items():
        row = _line_of(name, text)
        if name not in known:
            hint = f"there is no such setting; known are {', '.join(known)}. Remove the line."
            problems.append(Problem(path.name, row, name, str(value), hint, "warning"))
        elif not known[name].fits(value):
            hint = f"write {known[name].allowed}; “{defaults[name]}” is used until then."
            shown = "" if known[name].secret else str(value)
            problems.append(Problem(path.name, row, name, shown, hint))
        else:
            good[name] = value
    return good, tuple(problems)


def _line_of(name: str, text: str) -> str:
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*{re.escape(name)}\s*=", line):
            return f"line {number}"
    return ""


def write_values(path: Path, values: Mapping[str, Any], *, fresh: str) -> None:
    """Write ``values`` to ``path``, beside and then swapped in; ``fresh`` is the whole text of a
    file that is not there yet. Raises OSError where it cannot be written."""
    import tomlkit  # not on the way to the first map

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        document = tomlkit.parse(fresh)
    except (UnicodeDecodeError, tomlkit.exceptions.ParseError):
        path.replace(path.with_name(f"{path.stem}.unreadable{path.suffix}"))
        document = tomlkit.parse(fresh)
    for name, value in values.items():
        document[name] = value
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        if path.exists():
            shutil.copymode(path, beside)  # it may be closed to others: a PIN's hash is in it
        file.write(tomlkit.dumps(document))
        file.flush()
        os.fsync(file.fileno())  # else a power cut could leave it empty, and ask for a new PIN
    beside.replace(path)


def explained(choices: Iterable[Choice], values: Mapping[str, object], *, head: str) -> str:
    """The text of a file with ``values`` in which every setting is explained; ``head`` is its
    first comment, lines parted by a line break."""
    lines = [f"# {line}" for line in head.splitlines()]
    for choice in choices:
        lines += [
            "",
            f"# {choice.comment}",
            f"# Allowed: {choice.allowed}.",
            f"{choice.name} = {_written(values[choice.name])}",
        ]
    return "\n".join(lines) + "\n"


def _written(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
