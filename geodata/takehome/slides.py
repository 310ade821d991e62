"""Slides: one a posting, with map, sources, and the teacher's notes in the notes field."""

from __future__ import annotations

from io import BytesIO

from pptx import Presentation

from geodata.takehome.asdata import map_name
from geodata.takehome.deck import Deck
from geodata.takehome.fitting import Fitting
from geodata.takehome.handout import maps_of_steps
from geodata.takehome.job import Job
from geodata.takehome.matter import Matter
from geodata.takehome.pictures import jpeg
from geodata.takehome.slidetexts import (
    bibliography_lines,
    notes_of,
    opening_notes,
    overview_text,
    shown_figures,
    source_numbers,
    sources_of,
)
from geodata.takehome.wording import map_text, place_said
from geodata.takehome.zipping import same_bytes
from geodata.writing import written_file

__all__ = ["write"]

_WIDE, _HIGH = 13.333, 7.5
_EDGE = 0.45
_MAP = (_EDGE, 1.35, 8.0, 5.0)
_TEXT = (_MAP[0] + _MAP[2] + 0.3, 1.35, _WIDE - _MAP[0] - _MAP[2] - 0.3 - _EDGE, 5.0)
_FOOT = (_EDGE, 6.5, _WIDE - 2 * _EDGE, 0.8)
_MM_AN_INCH = 25.4
_WORKS_A_SLIDE = 9
_SMALLEST = 10


def write(job: Job) -> None:
    """Write the slides. Raises ExportFailed."""
    width = _MAP[2] * _MM_AN_INCH
    with written_file(job.out) as beside:
        overview = jpeg(job.maps.overview(width_mm=width, aspect=_MAP[2] / _MAP[3]))
        pictures = maps_of_steps(job, width_mm=width, aspect=_MAP[2] / _MAP[3])
        deck = Deck(
            Presentation(),
            width=_WIDE,
            height=_HIGH,
            language=job.matter.language,
            title=job.matter.words("{name}: slides", name=job.matter.person.short),
            fitting=Fitting(job.locations.assets / "fonts"),
        )
        _opening(deck, job.matter, overview)
        for index in range(len(job.matter.steps)):
            _posting(deck, job.matter, index, pictures[map_name(index)])
        _closing(deck, job.matter)
        out = BytesIO()
        deck.save(out)
        beside.write_bytes(same_bytes(out.getvalue()))


def _opening(deck: Deck, matter: Matter, overview: bytes) -> None:
    person = matter.person
    slide = deck.slide(person.short, box=(_EDGE, 0.6, _WIDE - 2 * _EDGE, 1.1), size=44)
    box = (_EDGE, 1.8, _TEXT[0] - _EDGE - 0.3, 4.6)
    deck.text(
        slide,
        box,
        [
            deck.line(person.subtitle, quiet=True),
            deck.line(person.intro),
            deck.line(matter.words("Before you begin"), bold=True) if person.content_note else None,
            deck.line(person.content_note),
        ],
        largest=22,
    )
    deck.text(slide, _FOOT, [deck.line(" ".join(matter.credits), quiet=True)], largest=12)
    deck.notes(slide, opening_notes(matter))
    whole = deck.slide(matter.words("The whole way"), box=_head(), size=32)
    deck.picture(whole, overview, (_EDGE, 1.2, 9.6, 6.0), overview_text(matter))
    places = [f"{step.step}. {step.label or step.title}" for step in matter.steps]
    deck.text(whole, (10.3, 1.2, 2.6, 6.0), [deck.line(text) for text in places], largest=16)


def _posting(deck: Deck, matter: Matter, index: int, picture: bytes) -> None:
    step, words = matter.steps[index], matter.words
    slide = deck.slide(f"{step.step}. {step.title}", box=_head(), size=32)
    deck.picture(slide, picture, _MAP, map_text(step, words))
    lines = [deck.line(step.when.text, bold=True)]
    for place in step.places:
        lines += [
            deck.line(
                place.name,
                bold=True,
                accent=index not in matter.neutral,
                language=place.language,
            ),
            deck.line(place_said(place, words), quiet=True),
        ]
    lines += [deck.line(matter.lessons[index].sentence)]
    lines += [deck.line(text, bold=bold) for text, bold in shown_figures(step, words)]
    deck.text(slide, _TEXT, lines, largest=22)
    sources = sources_of(step, matter)
    if not deck.fits(sources, _FOOT, smallest=_SMALLEST):
        sources = source_numbers(step, matter)
    deck.text(slide, _FOOT, [deck.line(sources, quiet=True)], largest=12)
    deck.notes(slide, notes_of(matter, index))


def _closing(deck: Deck, matter: Matter) -> None:
    lines = bibliography_lines(matter)
    box = (_EDGE, 1.25, _WIDE - 2 * _EDGE, 5.9)
    for first in range(0, len(lines), _WORKS_A_SLIDE):
        slide = deck.slide(matter.words("Bibliography"), box=_head(), size=32)
        shown = lines[first : first + _WORKS_A_SLIDE]
        deck.text(slide, box, [deck.line(text) for text in shown], largest=16)
        deck.notes(slide, "\n".join(matter.credits))


def _head() -> tuple[float, float, float, float]:
    return (_EDGE, 0.3, _WIDE - 2 * _EDGE, 0.85)
