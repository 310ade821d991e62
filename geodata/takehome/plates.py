"""Postings as pictures at print resolution: the map, its caption, figures and sources."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from geodata.errors import ExportFailed
from geodata.takehome.asdata import document_data, map_name, step_data
from geodata.takehome.job import Job
from geodata.takehome.pictures import jpeg
from geodata.takehome.typeset import Folio, folio
from geodata.writing import written_file, written_files

__all__ = ["Sheet", "document", "plate", "write"]

_A4_ACROSS: Final = (297.0, 210.0)
_POINTS_A_MM: Final = 72 / 25.4
_MM_AN_INCH: Final = 25.4
_MAP_SHARE: Final = 0.62
"""Of the longer side, what the map takes."""

_NUMBER: Final = "{n}"


class Sheet:
    """The paper of a plate: ``width`` and ``height`` in millimetres, ``letters`` how many times
    the ordinary size of its type (a film is read from further off), ``dpi`` pixels an inch."""

    def __init__(self, width: float, height: float, *, dpi: float, letters: float = 1.0) -> None:
        self.width, self.height, self.dpi = width, height, dpi
        self.unit = letters * 10 / 210 * min(width, height * 1.2) * _POINTS_A_MM / 2.35
        self.beside = width > height
        share = (width * _MAP_SHARE, height) if self.beside else (width, height * _MAP_SHARE)
        self.map_width, self.map_height = share

    def data(self) -> dict[str, Any]:
        """The measures in points, as the template reads them."""
        points = {
            "width": self.width,
            "height": self.height,
            "map": {"width": self.map_width, "height": self.map_height},
        }
        return {**_in_points(points), "unit": self.unit, "beside": self.beside}


def write(job: Job) -> None:
    """Write one picture or all. Raises ExportFailed."""
    options = job.options
    width, height = _A4_ACROSS
    if options.size is not None:
        width, height = (side / options.dpi * _MM_AN_INCH for side in options.size)
    sheet = Sheet(width, height, dpi=options.dpi)
    if options.step is not None:
        with written_file(job.out) as beside:
            beside.write_bytes(plate(job, options.step, sheet))
        return
    folder, pattern = _names(job.out)
    with written_files(folder) as beside:
        for index, step in enumerate(job.matter.steps):
            job.progress(index, len(job.matter.steps), f"{step.step}. {step.title}")
            name = pattern.replace(_NUMBER, f"{step.step:02d}").replace("{id}", step.id)
            (beside / name).write_bytes(plate(job, index, sheet))


def plate(job: Job, index: int, sheet: Sheet) -> bytes:
    """The PNG of a step (0-based). Raises ExportFailed where it cannot be drawn or set."""
    with document(job, index, sheet) as ready:
        return _told_its_size(ready.png(dpi=sheet.dpi)[0], sheet.dpi)


@contextmanager
def document(job: Job, index: int, sheet: Sheet) -> Iterator[Folio]:
    """The plate of a step (0-based), ready to be set. Raises ExportFailed."""
    picture = job.maps.step(
        index, width_mm=sheet.map_width, aspect=sheet.map_width / sheet.map_height
    )
    data = {
        **document_data(job.matter),
        **sheet.data(),
        "name": job.matter.steps[index].title,
        "head": "",
        "step": step_data(job.matter, index),
    }
    with folio("plate.typ", data, {map_name(index): jpeg(picture)}, job.locations) as ready:
        yield ready


def _names(out: Path) -> tuple[Path, str]:
    """The folder, and what its files are called. Raises ExportFailed for a name of one file."""
    if _NUMBER in out.name:
        return out.parent, out.name
    if out.suffix.lower() == ".png" and not out.is_dir():
        raise ExportFailed(
            f"{out} is one picture, and there is one for each posting. Choose a posting with "
            f"--step, name a folder, or put {_NUMBER} where the number goes: "
            f"{out.stem}-{_NUMBER}.png."
        )
    return out, "{n}-{id}.png"


def _in_points(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_points(each) for key, each in value.items()}
    return round(value * _POINTS_A_MM, 4)


def _told_its_size(content: bytes, dpi: float) -> bytes:
    """The PNG with its resolution in it (chunk pHYs), so that it prints as large as it is meant.

    https://www.w3.org/TR/png-3/#11pHYs
    """
    if b"pHYs" in content[:200]:
        return content
    per_metre = round(dpi / _MM_AN_INCH * 1000)
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    after_head = 8 + 25
    return content[:after_head] + chunk + content[after_head:]
