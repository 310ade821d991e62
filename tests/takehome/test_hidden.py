"""While the future is hidden an export tells nothing that comes later, in any form."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation

from geodata.locations import find_locations
from geodata.storage import open_career
from geodata.takehome.source import CutCareer
from tests.takehome.stand import PROBE, pdf_text, write

LATER = re.compile(r"LATER\w*|Lastplace|Pēdējvieta|Последнее|lastplace|1938")


@pytest.mark.parametrize("form", ["full", "short", "pupil", "answers"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_paper_tells_it(form: str, language: str, tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.pdf", "pdf", form=form, language=language)
    assert LATER.search(pdf_text(whole))
    cut = write(tmp_path / "cut.pdf", "pdf", form=form, language=language, cut=3)
    assert not LATER.findall(pdf_text(cut))


@pytest.mark.parametrize("form", ["csv", "geojson", "lpf", "html"])
def test_no_data_tells_it(form: str, tmp_path: Path) -> None:
    assert LATER.search(write(tmp_path / "whole", form).read_text("utf-8"))
    cut = write(tmp_path / "cut", form, cut=3).read_text("utf-8")
    words = re.sub(r"[A-Za-z0-9+/]{200,}", "", cut)  # fonts and tiles
    assert not LATER.findall(words.split('id="atlas-tiles"')[0])
    assert "Goldingen" in cut


def test_no_slide_tells_it(tmp_path: Path) -> None:
    assert LATER.search("\n".join(_all_texts(write(tmp_path / "whole.pptx", "pptx"))))
    cut = write(tmp_path / "cut.pptx", "pptx", cut=3)
    assert not LATER.findall("\n".join(_all_texts(cut)))
    with zipfile.ZipFile(cut) as packed:
        assert not [n for n in packed.namelist() if LATER.search(packed.read(n).decode("latin-1"))]


def test_no_file_of_an_archive_tells_it(tmp_path: Path) -> None:
    out = write(tmp_path / "career", "archive", cut=3)
    assert not (out / "data").exists()
    for file in out.rglob("*"):
        if file.suffix in (".md", ".csv", ".geojson", ".jsonld", ".txt") and file.is_file():
            assert not LATER.findall(file.read_text("utf-8")), file
    assert len(list((out / "pictures").iterdir())) == 3


def test_a_cut_career_has_nothing_after_its_last_posting() -> None:
    career = open_career(str(PROBE), locations=find_locations())
    cut = CutCareer(career, 2)
    assert len(cut.timeline) == 2
    assert list(cut.timeline.ids) == ["birth", "north"]
    assert tuple(cut.page_columns().place_ids) == ("goldingen", "north")
    assert cut.person("en").intro == ""
    for ask in (cut.posting, lambda n: cut.label(n, "en"), lambda n: cut.lesson(n, "en")):
        with pytest.raises(IndexError):
            ask(2)
    career.close()


def _all_texts(file: Path) -> Iterator[str]:
    for slide in Presentation(str(file)).slides:
        for shape in slide.shapes:
            yield shape.name
            if shape.has_text_frame:
                yield shape.text_frame.text
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
            yield slide.notes_slide.notes_text_frame.text
