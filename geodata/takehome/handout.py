"""The long handout: a career on paper, posting by posting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from geodata.takehome.asdata import OVERVIEW, document_data, map_name, step_data
from geodata.takehome.job import PAPERS, Job
from geodata.takehome.pictures import jpeg
from geodata.takehome.typeset import Folio, folio

__all__ = ["MARGIN_MM", "document", "maps_of_steps"]

MARGIN_MM: Final = 20.0
"""At the sides of the page, as the templates have it."""

_MAP_ASPECT: Final = 1.95
_OVERVIEW_ASPECT: Final = 1.75


@contextmanager
def document(job: Job) -> Iterator[Folio]:
    """The handout, ready to be set. Raises ExportFailed where a map cannot be drawn."""
    width = PAPERS[job.options.paper][0] - 2 * MARGIN_MM
    pictures = {OVERVIEW: jpeg(job.maps.overview(width_mm=width, aspect=_OVERVIEW_ASPECT))}
    pictures |= maps_of_steps(job, width_mm=width, aspect=_MAP_ASPECT)
    with folio("handout.typ", _data(job), pictures, job.locations) as ready:
        yield ready


def maps_of_steps(job: Job, *, width_mm: float, aspect: float) -> dict[str, bytes]:
    """The maps of all steps for a document, by the names that its data give them."""
    steps, pictures = job.matter.steps, {}
    for index, step in enumerate(steps):
        job.progress(index, len(steps) + 1, f"{step.step}. {step.title}")
        pictures[map_name(index)] = jpeg(job.maps.step(index, width_mm=width_mm, aspect=aspect))
    job.progress(len(steps), len(steps) + 1, job.matter.words("Setting the pages"))
    return pictures


def _data(job: Job) -> dict[str, Any]:
    matter = job.matter
    name = matter.words("{name}: handout", name=matter.person.short)
    return {
        **document_data(matter),
        "name": name,
        "head": name,
        "paper": job.options.paper,
        "steps": [step_data(matter, index) for index in range(len(matter.steps))],
    }
