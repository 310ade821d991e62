"""The slides, read back with the library that reads them anywhere."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Length

from geodata.locations import find_locations
from geodata.takehome.fitting import LINE, Fitting
from tests.takehome.golden import held
from tests.takehome.stand import LANGUAGES, write

EMU_A_POINT = 12_700


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("slides") / "x.pptx", "pptx", language="ru")


def test_content_and_layout_are_the_golden_ones(russian: Path) -> None:
    found, wanted = held("slides-ru.txt", "\n".join(_outline(russian)) + "\n")
    assert found == wanted


def test_two_exports_are_the_same_bytes(russian: Path, tmp_path: Path) -> None:
    again = write(tmp_path / "again.pptx", "pptx", language="ru")
    assert again.read_bytes() == russian.read_bytes()
    with zipfile.ZipFile(again) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_there_is_a_slide_for_each_posting_with_title_map_and_sources(russian: Path) -> None:
    slides = list(Presentation(str(russian)).slides)
    assert [_title(slide) for slide in slides[2:6]] == [
        "1. Рождение: съёмка, ящик, щёлочь",
        "2. Ссылка на север",
        "3. Арест",
        "4. LATERTITLE",
    ]
    assert "Карта шага 1: Гольдинген" in _pictures(slides[2])[0]
    assert "Книга для проверки · с. 98" in _text(slides[2])
    assert "не проверено" in _text(slides[2])
    assert "16 553" in _text(slides[3]).replace("\u00a0", " ")
    assert "Natural Earth" in _text(slides[0])
    assert "Книга для проверки" in _text(slides[-1])


def test_the_notes_are_in_the_notes_field_and_nowhere_else(russian: Path) -> None:
    slides = list(Presentation(str(russian)).slides)
    notes = slides[2].notes_slide.notes_text_frame
    assert notes is not None
    assert notes.text.startswith("Say who counted. NOTESHERE")
    assert "– one" in notes.text
    assert "Никто не говорит когда." in notes.text
    assert not any("NOTESHERE" in _text(slide) for slide in slides)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_run_says_its_language(language: str, tmp_path: Path) -> None:
    out = write(tmp_path / "x.pptx", "pptx", language=language)
    presentation = Presentation(str(out))
    assert presentation.core_properties.language == language
    assert presentation.core_properties.title
    tags = {tag for slide in presentation.slides for tag in _languages(slide)}
    assert {tag.partition("-")[0] for tag in tags} == {language}


def test_no_text_is_larger_than_its_box(russian: Path) -> None:
    """Measured with Arial's widths as far as known: Source Sans and an eighth."""
    measure = Fitting(find_locations().assets / "fonts")
    for slide in Presentation(str(russian)).slides:
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text:
                continue
            rows, size = 0, 0.0
            for paragraph in shape.text_frame.paragraphs:
                run = paragraph.runs[0]
                size = run.font.size.pt
                room = _points(shape.width) / size
                rows += measure.rows(paragraph.text, bool(run.font.bold), room)
            assert rows * LINE * size <= _points(shape.height) + 1, shape.text_frame.text


def test_nothing_leaves_the_slide(russian: Path) -> None:
    presentation = Presentation(str(russian))
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= (presentation.slide_width or 0)
            assert shape.top + shape.height <= (presentation.slide_height or 0)


def test_the_measure_of_letters_is_that_of_the_font() -> None:
    folder = find_locations().assets / "fonts"
    font = ImageFont.truetype(str(folder / "SourceSans3-Regular.ttf"), 100)
    word = "Газенпотский"
    wide = font.getlength(word) / 100 * 1.13
    measure = Fitting(folder)
    assert measure.rows(f"{word} {word}", False, wide * 2 + 1) == 1
    assert measure.rows(f"{word} {word}", False, wide * 1.5) == 2
    assert measure.rows(word * 3, False, wide) == 3


def _outline(file: Path) -> Iterator[str]:
    """Every shape with its place in points and its text, slide by slide."""
    for number, slide in enumerate(Presentation(str(file)).slides, 1):
        for shape in slide.shapes:
            sides = (shape.left, shape.top, shape.width, shape.height)
            where = " ".join(f"{_points(side):.0f}" for side in sides)
            text = shape.text_frame.text if shape.has_text_frame else shape.name
            yield f"{number} [{where}] {text}"
        notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        if notes is not None:
            yield f"{number} notes {notes.text}"


def _points(length: Length) -> float:
    return length / EMU_A_POINT


def _title(slide: Slide) -> str:
    title = slide.shapes.title
    return title.text_frame.text if title is not None else ""


def _text(slide: Slide) -> str:
    frames = (shape.text_frame for shape in slide.shapes if shape.has_text_frame)  # type: ignore[attr-defined]
    return "\n".join(frame.text for frame in frames)


def _pictures(slide: Slide) -> list[str]:
    found = slide.element.xpath(".//p:pic/p:nvPicPr/p:cNvPr/@descr")
    return [str(each) for each in found]


def _languages(slide: Slide) -> list[str]:
    notes = slide.notes_slide.element.xpath(".//a:r/a:rPr/@lang") if slide.has_notes_slide else []
    return [str(tag) for tag in (*slide.element.xpath(".//a:r/a:rPr/@lang"), *notes)]
