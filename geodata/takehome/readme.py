"""What stands in the README of an archive."""

from __future__ import annotations

from geodata.takehome.job import Job
from geodata.takehome.markdown import escaped
from geodata.words import Words
from geodata.writing import MANIFEST

__all__ = ["readme"]


def readme(job: Job) -> str:
    """What is in the archive and how it is read, in each language of the career."""
    first = job.matter.language
    codes = [first, *(code for code in job.career.languages if code != first)]
    return "\n".join(_section(job, code) for code in codes)


def _section(job: Job, language: str) -> str:
    words = job.words_for(language)
    person = job.career.person(language).short
    rows = [
        ("index.html", words("the map with all postings; open it in any browser, offline")),
        ("text/", words("all texts, for lessons too, and the bibliography, to read as they are")),
        ("tables/", words("the postings as a table for a spreadsheet (CSV)")),
        ("maps/", words("postings as GeoJSON, places in the Linked Places Format")),
        ("pictures/", words("each posting as a picture to print")),
        *_data_row(job, words),
        ("licences/", words("under which licences all this may be passed on")),
        (MANIFEST, words("a SHA-256 sum of each file; sha256sum -c checks them")),
    ]
    listed = "\n".join(f"- `{name}`: {escaped(text)}" for name, text in rows)
    intro = words("This folder holds a career and can be read without any program of its own.")
    return f"# {escaped(person)}\n\n{intro}\n\n{listed}\n"


def _data_row(job: Job, words: Words) -> list[tuple[str, str]]:
    if job.folder is None:
        return []
    return [("data/", words("the author's files; Career Atlas opens them again"))]
