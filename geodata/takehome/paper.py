"""PDF: the handout in its forms, and the sheet for pupils."""

from __future__ import annotations

from geodata.takehome import handout
from geodata.takehome.job import Job

__all__ = ["write"]


def write(job: Job) -> None:
    """Write the PDF that the options name. Raises ExportFailed."""
    handout.write(job)
