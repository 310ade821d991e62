"""The answer file: one file that sets up forty machines with nobody at the keyboard.

It is the exhibit's settings file, with every setting of it, and a table ``[install]`` at the end
for what only installing asks. docs/technician.md describes it.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geodata.errors import ImportRejected, Problem
from geodata.seedfiles.tomlfile import TomlFile, read_toml

__all__ = ["INSTALL", "Answer", "Answers", "answers_text", "read_answers"]

_TABLE: Final = "install"
_TIME: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_USER: Final = re.compile(r"[a-z_][a-z0-9_-]{0,30}")
_NAME: Final = re.compile(r"[\w .{}()-]{1,60}")
_HOST: Final = "{host}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its name, default, what it means, what is allowed, and whether a value is."""

    name: str
    default: str | bool
    comment: str
    allowed: str
    fits: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered. Paths are absolute, or "" where there is none.

    ``settings`` is the text of the exhibit's settings file: the answer file without its table.
    """

    name: str
    user: str
    compositor: str
    career: str
    root: str
    updates: str
    sticks: bool
    report: str
    opens: str
    closes: str
    restarts: str
    settings: str


def _matches(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and bool(pattern.fullmatch(value))


def _text(value: Any) -> bool:
    return isinstance(value, str) and "\n" not in value


def _time(value: Any) -> bool:
    return value == "" or _matches(_TIME)(value)


INSTALL: Final = (
    Answer(
        "name",
        _HOST,
        "Name of this kiosk in the fleet's list; {host} stands for the machine's host name.",
        "1 to 60 letters, digits, spaces, points, hyphens and brackets",
        _matches(_NAME),
    ),
    Answer(
        "user",
        "exhibit",
        "Account that the exhibit runs under; it is made where it is missing.",
        "a name of small letters, digits, - and _",
        _matches(_USER),
    ),
    Answer(
        "compositor",
        "cage",
        "What shows the one window.",
        '"cage" or "gnome"',
        lambda value: value in ("cage", "gnome"),
    ),
    Answer(
        "career",
        "zakovsky",
        "The career: the name of one that ships, or a sealed file; a path counts from this file.",
        "a name or a path",
        lambda value: _text(value) and value != "",
    ),
    Answer(
        "root",
        "",
        "The museum's root.json, which says whose updates to trust; a path counts from this file.",
        'a path, or "" for no updates',
        _text,
    ),
    Answer(
        "updates",
        "",
        "Where updates come from: an address or a folder.",
        'an address, a folder, or "" for sticks alone',
        _text,
    ),
    Answer(
        "sticks",
        True,
        "Take signed updates from a stick that is put in.",
        "true or false",
        lambda value: isinstance(value, bool),
    ),
    Answer(
        "report",
        "",
        "Folder, such as a share, in which the kiosk tells that it is well.",
        'a folder, or "" for none',
        _text,
    ),
    Answer("opens", "", "When the exhibit opens, local time.", '"09:00", or "" for always', _time),
    Answer("closes", "", "When it closes, local time.", '"18:00", or "" for never', _time),
    Answer(
        "restarts",
        "04:30",
        "When it starts anew each night, local time.",
        '"04:30", or "" for never',
        _time,
    ),
)
"""Every answer, in the order in which the file lists them."""


def read_answers(path: Path, *, host: str = "") -> Answers:
    """Read an answer file. ``host`` is the machine's name, asked of the system if not given.

    The settings in it are for the exhibit's own reader to check; here only a PIN is asked for,
    since a machine that is set up with nobody there has nobody to choose one. Raises
    ImportRejected with every problem and its line.
    """
    problems: list[Problem] = []
    file = read_toml(path, where=path.name, problems=problems)
    answers = None if file is None else _answers(file, path, host, problems)
    if problems or answers is None:
        raise ImportRejected(
            f"The answer file “{path}” cannot be used. Correct what is listed.", problems=problems
        )
    return answers


def answers_text() -> str:
    """Return the table with every answer explained, to stand at the end of a settings file."""
    lines = [
        "",
        "# For installing only; everything above is the exhibit's settings.",
        f"[{_TABLE}]",
    ]
    for answer in INSTALL:
        value = str(answer.default).lower() if isinstance(answer.default, bool) else None
        written = value or f'"{answer.default}"'
        lines += [
            "",
            f"# {answer.comment}",
            f"# Allowed: {answer.allowed}.",
            f"{answer.name} = {written}",
        ]
    return "\n".join(lines) + "\n"


def _answers(file: TomlFile, path: Path, host: str, problems: list[Problem]) -> Answers | None:
    table = file.content.get(_TABLE)
    if not isinstance(table, dict):
        text = f"There is no table [{_TABLE}]. Add it at the end of the file."
        problems.append(Problem(file.where, "", _TABLE, "", text))
        return None
    if not file.content.get("pin_hash"):
        text = "The hash of the staff's PIN is missing: nobody could leave the exhibit. Add it."
        problems.append(Problem(file.where, "", "pin_hash", "", text))
    values = _checked(file, table, problems)
    if bool(values["opens"]) != bool(values["closes"]):
        text = "Opening hours have two ends. Give both “opens” and “closes”, or neither."
        problems.append(Problem(file.where, file.row((_TABLE,)), "opens", "", text))
    if problems:
        return None
    values["name"] = str(values["name"]).replace(_HOST, host or socket.gethostname())
    for key in ("root", "report"):
        values[key] = _from_here(values[key], path)
    if values["career"].endswith(".career"):
        values["career"] = _from_here(values["career"], path)
    if values["updates"] and "://" not in values["updates"]:
        values["updates"] = _from_here(values["updates"], path)
    return Answers(**values, settings=_settings(file.text))


def _checked(file: TomlFile, table: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    known = {answer.name: answer for answer in INSTALL}
    for name, value in table.items():
        row = file.row((_TABLE, name))
        if name not in known:
            text = f"There is no such answer; known are {', '.join(known)}. Remove the line."
            problems.append(Problem(file.where, row, name, str(value), text))
        elif not known[name].fits(value):
            text = f"Write {known[name].allowed}."
            problems.append(Problem(file.where, row, name, str(value), text))
    return {name: table.get(name, answer.default) for name, answer in known.items()}


def _from_here(value: str, path: Path) -> str:
    return str(path.absolute().parent / value) if value else ""


def _settings(text: str) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    del document[_TABLE]
    return tomlkit.dumps(document)
