"""A made-up career ready to be exported, without the map's engine: its maps are plain patches.

That the engine draws them is held by ``test_exporting.py``; here it is about what stands around.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from geodata.locations import find_locations
from geodata.storage import open_career
from geodata.takehome.formats import FORMATS, writer
from geodata.takehome.job import Job, Options
from geodata.takehome.matter import gather
from geodata.takehome.pictures import Picture
from geodata.takehome.source import CutCareer, TakeHomeSource
from geodata.words import load_words

HERE = Path(__file__).resolve().parent
PROBE = HERE / "seeds" / "probe"
LANGUAGES = ("en", "lv", "ru")


class PatchMaps:
    """Grey where a map would be; notes what was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def step(self, index: int, *, width_mm: float, aspect: float) -> Picture:
        self.asked.append(index)
        width, height = round(60 * aspect), 60
        return Picture(width, height, bytes([215]) * (3 * width * height))

    def overview(self, *, width_mm: float, aspect: float) -> Picture:
        return self.step(-1, width_mm=width_mm, aspect=aspect)


@contextmanager
def job(
    out: Path,
    *,
    language: str = "en",
    career: str = str(PROBE),
    cut: int | None = None,
    **options: object,
) -> Iterator[Job]:
    """Everything that a writer needs."""
    locations = find_locations()
    opened = open_career(career, locations=locations)
    told: TakeHomeSource = opened if cut is None else CutCareer(opened, cut)
    words_for = partial(load_words, folder=locations.resources / "i18n")
    try:
        yield Job(
            career=told,
            matter=gather(told, words_for(language), language),
            out=out,
            maps=PatchMaps(),
            locations=locations,
            options=replace(Options(), **options),  # type: ignore[arg-type]
            progress=lambda _done, _of, _text: None,
            words_for=words_for,
            folder=PROBE if cut is None else None,
        )
    finally:
        opened.close()


def write(out: Path, kind: str, /, **choices: object) -> Path:
    """Write the made-up career to ``out``."""
    with job(out, **choices) as ready:  # type: ignore[arg-type]
        writer(FORMATS[kind]).write(ready)
    return out


def pdf_text(file: Path) -> str:
    """The text of a PDF, its lines joined, as whoever copies from it gets it."""
    text = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True
    ).stdout.decode()
    return " ".join(text.split())


def pdf_layout(file: Path) -> str:
    """Every line of a PDF with its place on the page: page, left and top in points, text.

    Places are rounded to four points, so that a picture's or a font's next version is no change.
    """
    html = subprocess.run(
        ["pdftotext", "-bbox-layout", "-enc", "UTF-8", str(file), "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    lines = []
    page = 0
    for part in re.findall(r"<page|<line.*?</line>", html, re.DOTALL):
        if part == "<page":
            page += 1
            continue
        left, top = (float(re.search(f'{side}="([\\d.]+)"', part)[1]) for side in ("xMin", "yMin"))  # type: ignore[index]
        words = re.findall(r"<word[^>]*>(.*?)</word>", part)
        lines.append(f"{page} {round(left / 4) * 4:4d} {round(top / 4) * 4:4d}  {' '.join(words)}")
    return "\n".join(lines) + "\n"
