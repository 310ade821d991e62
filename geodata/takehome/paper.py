"""PDF: the handout, long or short, and the sheet for pupils with its answers."""

from __future__ import annotations

from typing import Final

from geodata.takehome import handout, leaflet, pupil
from geodata.takehome.job import Job

__all__ = ["write"]

_FORMS: Final = {
    "full": handout.write,
    "short": leaflet.write,
    "pupil": pupil.write,
    "answers": pupil.write,
}


def write(job: Job) -> None:
    """Write the PDF that the options name. Raises ExportFailed."""
    _FORMS[job.options.form](job)
