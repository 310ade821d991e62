"""The tour as a film: still pictures that fade into each other, made by ffmpeg.

Nothing moves but the fade, which takes four tenths of a second and comes at most every two
seconds, so that nothing can flash (WCAG 2.3.1). What is read stands in the picture; the same words
are a subtitle track for whoever listens, and each posting is a chapter.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image

from geodata.errors import AssetMissing
from geodata.takehome.asdata import document_data
from geodata.takehome.filming import Clip, film
from geodata.takehome.job import Job
from geodata.takehome.plates import Sheet, plate
from geodata.takehome.typeset import folio
from geodata.writing import written_file

__all__ = ["write"]

_DPI: Final = 180
_SIZE: Final = (1920, 1080)
_MM_AN_INCH: Final = 25.4
_LETTERS: Final = 1.25
_FADE_PICTURES: Final = 6
_FADE_SECONDS: Final = 0.4
_OPENING_SECONDS: Final = 8
_SAVED: Final[dict[str, Any]] = {"quality": 95, "subsampling": 0}
"""Of the stills and of the fades: ffmpeg takes them all for what the first one is."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A still: its file, how long it stays, and what is said of it."""

    file: Path
    seconds: float
    title: str
    words: str


def write(job: Job) -> None:
    """Write the film. Raises ExportFailed, and AssetMissing where ffmpeg is not there."""
    program = shutil.which("ffmpeg")
    if program is None:
        raise AssetMissing(
            "A film needs the program ffmpeg, which is not on this machine. Install it "
            "(on Debian: sudo apt-get install ffmpeg), or export the pictures with --to png."
        )
    width, height = job.options.size or _SIZE
    even = (width - width % 2, height - height % 2)  # as both codecs want it
    with written_file(job.out) as beside, tempfile.TemporaryDirectory() as name:
        scenes = _scenes(job, Path(name), even)
        clips = _with_fades(scenes, Path(name))
        matter = job.matter
        film(
            program,
            clips,
            beside,
            title=matter.person.short,
            credits=" ".join(matter.credits),
            language=matter.language,
            progress=lambda part: job.progress(
                len(scenes) + round(part * len(scenes)),
                2 * len(scenes),
                matter.words("Making the film"),
            ),
        )


def _scenes(job: Job, folder: Path, size: tuple[int, int]) -> list[_Scene]:
    width, height = (side / _DPI * _MM_AN_INCH for side in size)
    sheet = Sheet(width, height, dpi=_DPI, letters=_LETTERS * size[1] / _SIZE[1])
    matter, pace = job.matter, job.options.pace
    opening = max(pace, _OPENING_SECONDS)
    scenes: list[_Scene] = []

    def add(content: bytes, seconds: float, title: str, words: str) -> None:
        file = folder / f"scene-{len(scenes):05d}.jpg"
        file.write_bytes(_exactly(content, size))
        scenes.append(_Scene(file, seconds, title, words))

    person = matter.person
    for card in _cards(job, sheet, opening=True):
        said = " ".join(part for part in (person.subtitle, person.intro) if part)
        add(card, opening, person.short, said)
    for index, step in enumerate(matter.steps):
        job.progress(index, 2 * (len(matter.steps) + 2), f"{step.step}. {step.title}")
        where = ", ".join(place.name for place in step.places)
        said = " · ".join(part for part in (step.when.text, where) if part)
        title = f"{step.step}. {step.title}"
        add(plate(job, index, sheet), pace, title, f"{said}. {matter.lessons[index].sentence}")
    for card in _cards(job, sheet, opening=False):
        add(card, pace, matter.words("Bibliography"), "")
    return scenes


def _cards(job: Job, sheet: Sheet, *, opening: bool) -> tuple[bytes, ...]:
    """The first pictures or the last: the page breaks where it is full."""
    data: dict[str, Any] = {
        **document_data(job.matter),
        **sheet.data(),
        "name": job.matter.person.short,
        "head": "",
        "opening": opening,
    }
    with folio("cards.typ", data, {}, job.locations) as document:
        return document.png(dpi=sheet.dpi)


def _exactly(content: bytes, size: tuple[int, int]) -> bytes:
    """The picture in exactly that size and without transparency: a rounded millimetre may have
    made it a pixel larger."""
    image = Image.open(BytesIO(content)).convert("RGB")
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    out = BytesIO()
    image.save(out, "JPEG", **_SAVED)
    return out.getvalue()


def _with_fades(scenes: Sequence[_Scene], folder: Path) -> list[Clip]:
    clips: list[Clip] = []
    for number, scene in enumerate(scenes):
        last = number + 1 == len(scenes)
        still = scene.seconds - (0 if last else _FADE_SECONDS)
        fades = [] if last else _fade(scene.file, scenes[number + 1].file, folder, number)
        clips.append(
            Clip((scene.file, *fades), still, _FADE_SECONDS, title=scene.title, words=scene.words)
        )
    return clips


def _fade(first: Path, second: Path, folder: Path, number: int) -> list[Path]:
    with Image.open(first) as before, Image.open(second) as after:
        files = []
        for part in range(1, _FADE_PICTURES + 1):
            file = folder / f"fade-{number:05d}-{part}.jpg"
            mixed = Image.blend(before, after, part / (_FADE_PICTURES + 1))
            mixed.save(file, "JPEG", **_SAVED)
            files.append(file)
        return files
