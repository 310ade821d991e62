"""A presentation being built: plain slides with titles, texts that fit, pictures with words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Inches, Pt

from geodata.takehome.fitting import LINE, Fitting

__all__ = ["Box", "Deck", "Line"]

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""

_SERIF: Final = "Georgia"
_SANS: Final = "Arial"
_INK: Final = RGBColor(0x1B, 0x22, 0x27)
_QUIET: Final = RGBColor(0x48, 0x53, 0x5A)
_ACCENT: Final = RGBColor(0x9B, 0x1B, 0x1B)
_TITLE_ONLY: Final = 5
_GAP: Final = 0.35
_POINTS_AN_INCH: Final = 72
_LONG_AGO: Final = datetime.datetime(2000, 1, 1)  # the day of an export is not part of it
_REGIONS: Final = {"en": "en-GB", "lv": "lv-LV", "ru": "ru-RU", "de": "de-DE"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. ``language`` is "" for the presentation's."""

    text: str
    bold: bool = False
    quiet: bool = False
    accent: bool = False
    language: str = ""


class Deck:
    """``width`` and ``height`` of a slide in inches; ``language`` is that of its texts."""

    def __init__(
        self,
        presentation: Presentation,
        *,
        width: float,
        height: float,
        language: str,
        title: str,
        fitting: Fitting,
    ) -> None:
        self._presentation = presentation
        self._language = language
        self._fitting = fitting
        presentation.slide_width, presentation.slide_height = Inches(width), Inches(height)
        about = presentation.core_properties
        about.title, about.language, about.author = title, language, "Career Atlas"
        about.last_modified_by, about.revision = "Career Atlas", 1
        about.created = about.modified = _LONG_AGO

    def line(self, text: str, **looks: Any) -> Line | None:
        """A paragraph, or None for an empty text."""
        return Line(text, **looks) if text else None

    def slide(self, title: str, *, box: Box, size: int) -> Slide:
        """A new slide with its title, which is as large as it fits and at most ``size`` points."""
        layout = self._presentation.slide_layouts[_TITLE_ONLY]
        slide: Slide = self._presentation.slides.add_slide(layout)
        shape = slide.shapes.title
        assert shape is not None
        shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in box)
        self._fill(shape.text_frame, [Line(title, bold=True)], box, size, _SERIF)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        return slide

    def text(self, slide: Slide, box: Box, lines: Sequence[Line | None], *, largest: int) -> None:
        """Put paragraphs into a box, in type that fits it; None among them is left out."""
        shown = [line for line in lines if line is not None]
        if shown:
            shape = slide.shapes.add_textbox(*(Inches(side) for side in box))
            self._fill(shape.text_frame, shown, box, largest, _SANS)

    def fits(self, text: str, box: Box, *, smallest: int) -> bool:
        """Whether a text fits a box in type that is not smaller than ``smallest`` points."""
        size = self._fitting.size(
            [(text, False)],
            width=box[2] * _POINTS_AN_INCH,
            height=box[3] * _POINTS_AN_INCH,
            largest=smallest,
            gap=_GAP,
        )
        return size >= smallest

    def picture(self, slide: Slide, content: bytes, box: Box, words: str) -> None:
        """Put a picture into a box, with the text that stands for it."""
        left, top, width, height = (Inches(side) for side in box)
        shape = slide.shapes.add_picture(BytesIO(content), left, top, width, height)
        shape.name = words[:60]
        element: Any = shape._element  # python-pptx has no door to it
        element.nvPicPr.cNvPr.set("descr", words)

    def notes(self, slide: Slide, text: str) -> None:
        """The notes field, for whoever speaks."""
        if not text:
            return
        frame = slide.notes_slide.notes_text_frame
        assert frame is not None
        frame.text = text
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                self._tag(run, "")

    def save(self, out: IO[bytes]) -> None:
        """Write the file."""
        self._presentation.save(out)

    def _fill(self, frame: Any, lines: Sequence[Line], box: Box, largest: int, family: str) -> None:
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        size = self._fitting.size(
            [(line.text, line.bold) for line in lines],
            width=box[2] * _POINTS_AN_INCH,
            height=box[3] * _POINTS_AN_INCH,
            largest=largest,
            gap=_GAP,
        )
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.line_spacing = Pt(size * LINE)
            paragraph.space_before = Pt(0 if number == 0 else size * _GAP)
            paragraph.alignment = 1  # to the left
            run = paragraph.add_run()
            run.text = line.text
            run.font.name, run.font.size, run.font.bold = family, Pt(size), line.bold
            run.font.color.rgb = _QUIET if line.quiet else _ACCENT if line.accent else _INK
            self._tag(run, line.language)

    def _tag(self, run: Any, language: str) -> None:
        code = language or self._language
        run._r.get_or_add_rPr().set("lang", _REGIONS.get(code, code))
