"""A folder, or a zip file, that holds all of a career and can be read without the program."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from geodata.takehome import linked, mapfile, page, tables
from geodata.takehome.job import Job
from geodata.takehome.markdown import bibliography_text, career_text, lesson_text
from geodata.takehome.matter import gather
from geodata.takehome.plates import Sheet, plate
from geodata.takehome.readme import readme
from geodata.takehome.zipping import write_zip
from geodata.writing import MANIFEST, written_file, written_folder

__all__ = ["write"]

_PLATE_DPI: Final = 150
_A4_ACROSS: Final = (297.0, 210.0)


def write(job: Job) -> None:
    """Write the folder, or the zip file where the name ends so. Raises ExportFailed."""
    if job.out.suffix.lower() != ".zip":
        with written_folder(job.out) as beside:
            _fill(beside, job)
        return
    with written_file(job.out) as beside, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder, job)
        with beside.open("wb") as out:
            files = _files(folder)
            write_zip(
                out, ((f"{job.out.stem}/{file}", (folder / file).read_bytes()) for file in files)
            )


def _fill(folder: Path, job: Job) -> None:
    for part in ("text", "tables", "maps", "pictures", "licences"):
        (folder / part).mkdir()
    page.write(replace(job, out=folder / "index.html"))
    for language in job.career.languages:
        _texts(folder, _in_language(job, language))
    linked.write(replace(job, out=folder / "maps" / "places.jsonld"))
    _pictures(folder / "pictures", job)
    _licences(folder / "licences", job)
    if job.folder is not None:
        _data(folder / "data", job.folder, job.locations.seeds / "gazetteer")
    (folder / "README.md").write_text(readme(job), encoding="utf-8")
    sums = (f"{_sha256(folder / file)}  {file}\n" for file in _files(folder))
    (folder / MANIFEST).write_text("".join(sums), encoding="utf-8")


def _in_language(job: Job, language: str) -> Job:
    if language == job.matter.language:
        return job
    return replace(job, matter=gather(job.career, job.words_for(language), language))


def _texts(folder: Path, job: Job) -> None:
    matter = job.matter
    language = matter.language
    texts = {
        f"text/career.{language}.md": career_text(matter),
        f"text/lesson.{language}.md": lesson_text(matter),
        f"text/bibliography.{language}.md": bibliography_text(matter),
        f"tables/postings.{language}.csv": tables.table_text(matter),
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    mapfile.write(replace(job, out=folder / "maps" / f"postings.{language}.geojson"))


def _pictures(folder: Path, job: Job) -> None:
    sheet = Sheet(*_A4_ACROSS, dpi=_PLATE_DPI)
    steps = job.matter.steps
    for index, step in enumerate(steps):
        job.progress(index, len(steps), f"{step.step}. {step.title}")
        (folder / f"{step.step:02d}-{step.id}.png").write_bytes(plate(job, index, sheet))


def _licences(folder: Path, job: Job) -> None:
    """Those of the texts and the map, and of all that the page carries inside it."""
    said = "\n\n".join(job.matter.credits)
    (folder / "content.txt").write_text(
        f"{said}\n\nhttps://creativecommons.org/licenses/by/4.0/\n", encoding="utf-8"
    )
    for file in sorted((job.locations.assets / "licences").glob("*.txt")):
        (folder / file.name).write_bytes(file.read_bytes())


def _data(folder: Path, career: Path, shared: Path) -> None:
    """The author's files and the gazetteer they draw on, laid out so that they open again."""
    beside = career.parent / "gazetteer"
    gazetteer = beside if beside.is_dir() else shared
    for source, target in ((career, folder / career.name), (gazetteer, folder / "gazetteer")):
        for file in sorted([*source.rglob("*.toml"), *source.rglob("*.geojson")]):
            out = target / file.relative_to(source)
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(file.read_bytes())


def _files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(found)


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        for block in iter(partial(content.read, 1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()
