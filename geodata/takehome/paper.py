"""PDF: the handout, long or short, and the sheet for pupils with its answers."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Final

from geodata.takehome import handout, leaflet, pupil
from geodata.takehome.job import Job
from geodata.takehome.typeset import Folio
from geodata.writing import written_file

__all__ = ["document", "write"]

_FORMS: Final = {
    "full": handout.document,
    "short": leaflet.document,
    "pupil": pupil.document,
    "answers": pupil.document,
}


def write(job: Job) -> None:
    """Write the PDF that the options name. Raises ExportFailed."""
    with written_file(job.out) as beside, document(job) as ready:
        beside.write_bytes(ready.pdf())


def document(job: Job) -> AbstractContextManager[Folio]:
    """The document that the options name, ready to be set."""
    return _FORMS[job.options.form](job)
