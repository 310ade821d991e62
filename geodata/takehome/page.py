"""The one page that opens in any browser."""

from __future__ import annotations

from geodata.page.export import export_html
from geodata.takehome.job import Job

__all__ = ["write"]


def write(job: Job) -> None:
    """Write the page, with all languages of the career. Raises ExportFailed."""
    notice = export_html(
        job.career,
        job.out,
        language=job.matter.language,
        locations=job.locations,
        words_for=job.words_for,
    )
    if notice:
        job.progress(1, 1, notice)
