"""What an export will look like: its first page as a small picture, or its first lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from geodata.careers import StepText
from geodata.takehome import paper
from geodata.takehome.formats import Format
from geodata.takehome.job import Job
from geodata.takehome.pictures import MapPictures, Picture
from geodata.takehome.plates import Sheet, plate
from geodata.writing import written_file

__all__ = ["write_preview"]

_PAGE_DPI: Final = 80
_PLATE_DPI: Final = 100
_PLATE: Final = (240.0, 150.0)
_DRAWN: Final = 4
_LINES: Final = 12


def write_preview(job: Job, form: Format) -> None:
    """Write a PNG, or text where the form is a table, to ``job.out``. Raises ExportFailed."""
    with written_file(job.out) as beside:
        beside.write_bytes(_content(job, form))


def _content(job: Job, form: Format) -> bytes:
    if not form.draws and form.name != "html":
        return "\n".join(map(_line, job.matter.steps[:_LINES])).encode()
    if form.name == "pdf":
        with paper.document(replace(job, maps=_FirstMaps(job.maps))) as ready:
            return ready.png(dpi=_PAGE_DPI)[0]
    return plate(job, job.options.step or 0, Sheet(*_PLATE, dpi=_PLATE_DPI))


def _line(step: StepText) -> str:
    where = ", ".join(place.name for place in step.places)
    return " · ".join(part for part in (f"{step.step}", step.when.text, where, step.title) if part)


@dataclass(frozen=True, slots=True)
class _FirstMaps:
    """Draws the maps that stand on a first page; the others are a grey patch."""

    maps: MapPictures

    def step(self, index: int, *, width_mm: float, aspect: float) -> Picture:
        if index < _DRAWN:
            return self.maps.step(index, width_mm=width_mm, aspect=aspect)
        width, height = round(100 * aspect), 100
        return Picture(width, height, bytes([220]) * (3 * width * height))

    def overview(self, *, width_mm: float, aspect: float) -> Picture:
        return self.maps.overview(width_mm=width_mm, aspect=aspect)
