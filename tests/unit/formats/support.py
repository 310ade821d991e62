"""Importing in tests, through the door that the verb uses."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from geodata.errors import Problem
from geodata.formats import Choices, Report, import_files
from geodata.gazetteers import Gazetteer

NAME = "gazetteer.sqlite"


def imported(folder: Path, name: str, content: bytes | str, **choices: Any) -> Report:
    """What comes of importing one file into the gazetteer of a folder."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_files([path], folder / NAME, Choices(**choices))


def features(folder: Path) -> list[dict[str, Any]]:
    """All places of the folder's gazetteer."""
    with Gazetteer(folder / NAME) as gazetteer:
        return list(gazetteer.features())


def errors(report: Report) -> list[Problem]:
    return [problem for problem in report.problems if problem.severity == "error"]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
