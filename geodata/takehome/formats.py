"""The forms that a career can be taken home in. A new one is a module and a line here.

A module has ``write(job)``. It raises ExportFailed where the file cannot be written, and leaves
then what was there.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, cast

from geodata.takehome.job import Job

__all__ = ["FORMATS", "Format", "Writer", "format_of", "writer"]


class Writer(Protocol):
    """A module that writes a form."""

    def write(self, job: Job) -> None:
        """Write ``job.out``."""


@dataclass(frozen=True, slots=True)
class Format:
    """``endings`` are those of its files, the usual one first, without the point. ``draws`` says
    whether it needs pictures of the map, ``dpi`` in how many pixels an inch, 0 for as many as
    are asked for."""

    name: str
    endings: tuple[str, ...]
    module: str
    draws: bool = True
    dpi: int = 0


_ALL: Final = (
    Format("html", ("html", "htm"), "geodata.takehome.page", draws=False),
    Format("pdf", ("pdf",), "geodata.takehome.paper"),
    Format("pptx", ("pptx",), "geodata.takehome.slides"),
    Format("png", ("png",), "geodata.takehome.plates"),
    Format("mp4", ("mp4",), "geodata.takehome.film", dpi=180),
    Format("webm", ("webm",), "geodata.takehome.film", dpi=180),
    Format("csv", ("csv",), "geodata.takehome.tables", draws=False),
    Format("geojson", ("geojson",), "geodata.takehome.mapfile", draws=False),
    Format("lpf", ("lpf", "jsonld"), "geodata.takehome.linked", draws=False),
    Format("archive", ("zip",), "geodata.takehome.archive", dpi=150),
)

FORMATS: Final = {form.name: form for form in _ALL}
"""By name."""


def format_of(name: str, out: Path) -> Format | None:
    """The format of that name or, without a name, the one whose files end as ``out`` does."""
    if name:
        return FORMATS.get(name.lower())
    ending = out.suffix.removeprefix(".").lower()
    return next((form for form in _ALL if ending in form.endings), None)


def writer(form: Format) -> Writer:
    """The module that writes it."""
    return cast(Writer, importlib.import_module(form.module))
