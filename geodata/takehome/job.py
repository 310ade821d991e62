"""What a writer of any form is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geodata.locations import Locations
from geodata.takehome.matter import Matter
from geodata.takehome.pictures import MapPictures
from geodata.takehome.source import TakeHomeSource
from geodata.words import Words

__all__ = ["FORMS", "PAPERS", "Job", "Options", "Progress"]

PAPERS: Final = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in millimetres."""

FORMS: Final = ("full", "short", "pupil", "answers")
"""The kinds of PDF."""

Progress = Callable[[int, int, str], None]
"""Told how many of how many parts of the work are done, and what comes next in words."""


@dataclass(frozen=True, slots=True)
class Options:
    """``paper`` is a name of PAPERS and ``form`` one of FORMS. ``step`` (0-based) is the one that
    is drawn, None for all. ``dpi`` is that of pictures; ``size`` their width and height in pixels,
    None for what suits. ``pace`` is how many seconds a posting stays in a film."""

    paper: str = "a4"
    form: str = "full"
    step: int | None = None
    dpi: int = 300
    size: tuple[int, int] | None = None
    pace: int = 8


@dataclass(frozen=True, slots=True)
class Job:
    """One export: of ``matter``, which ``career`` was gathered into, to ``out``.

    ``folder`` holds the files that the author wrote, None where there is none or where they tell
    more than may be told. ``words_for`` gives the words of any language of the career.
    """

    career: TakeHomeSource
    matter: Matter
    out: Path
    maps: MapPictures
    locations: Locations
    options: Options
    progress: Progress
    words_for: Callable[[str], Words]
    folder: Path | None = None
