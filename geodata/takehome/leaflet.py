"""The short handout: four pages at most, whatever the career."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

from geodata.careers.evidence import all_citations
from geodata.takehome.asdata import OVERVIEW, document_data, map_name, step_data
from geodata.takehome.bibliography import Bibliography
from geodata.takehome.handout import maps_of_steps
from geodata.takehome.job import PAPERS, Job
from geodata.takehome.matter import Matter
from geodata.takehome.pictures import Picture, jpeg
from geodata.takehome.typeset import Folio, folio

__all__ = ["MOST_PAGES", "document"]

MOST_PAGES: Final = 4
_MARGIN_MM: Final = 14.0
_GUTTER_MM: Final = 8.0
_FEWER: Final = (0.75, 0.5, 0.35, 0.2, 0.1, 0.05, 0.02)
"""Shares of the postings that are left where even a bare list of them takes too much room."""


_MOST_MAPS: Final = 40
_WITH_MAPS: Final = ((2.0, 9.5, 2), (2.0, 9, 1), (2.3, 8.5, 1), (2.8, 8.5, 0), (3.4, 8.5, 0))
"""Width by height of a map, size of the type, sentences on what is not known."""

_OVERVIEW_ASPECT: Final = 2.2


@dataclass(frozen=True, slots=True)
class _Lean:
    """How much is left out. ``aspect`` is that of the maps, 0 for none; ``size`` of the type in
    points; ``doubts`` how many of the sentences on what is not known; ``postings`` how many."""

    aspect: float
    size: float
    sentences: bool
    doubts: int
    postings: int


@contextmanager
def document(job: Job) -> Iterator[Folio]:
    """The short handout, ready to be set. Raises ExportFailed where a map cannot be drawn."""
    width = (PAPERS[job.options.paper][0] - 2 * _MARGIN_MM - _GUTTER_MM) / 2
    lean = next(each for each in _choices(len(job.matter.steps)) if _fits(job, each))
    shown = replace(job, matter=_first(job.matter, lean.postings))
    if lean.aspect:
        pictures = maps_of_steps(shown, width_mm=width, aspect=lean.aspect)
    else:
        whole = job.maps.overview(width_mm=2 * width + _GUTTER_MM, aspect=_OVERVIEW_ASPECT)
        pictures = {OVERVIEW: jpeg(whole)}
    with folio("short.typ", _data(job, lean), pictures, job.locations) as ready:
        yield ready


def _choices(count: int) -> Iterator[_Lean]:
    """From all of it to a few lines; the last is taken whatever it looks like."""
    if count <= _MOST_MAPS:
        for aspect, size, doubts in _WITH_MAPS:
            yield _Lean(aspect, size, True, doubts, count)
    yield _Lean(0, 9, True, 1, count)
    yield _Lean(0, 8.5, True, 0, count)
    yield _Lean(0, 8, False, 0, count)
    for share in _FEWER:
        yield _Lean(0, 8, False, 0, max(1, int(count * share)))
    yield _Lean(0, 8, False, 0, 1)


def _fits(job: Job, lean: _Lean) -> bool:
    """Whether it takes at most four pages: set with grey patches for the maps, which are alike."""
    if lean.postings == 1:
        return True
    blank = jpeg(Picture(*_patch(lean.aspect or _OVERVIEW_ASPECT)))
    names = map(map_name, range(lean.postings)) if lean.aspect else (OVERVIEW,)
    pictures = dict.fromkeys(names, blank)
    with folio("short.typ", _data(job, lean), pictures, job.locations) as ready:
        return ready.pages() <= MOST_PAGES


def _patch(aspect: float) -> tuple[int, int, bytes]:
    width, height = round(100 * aspect), 100
    return width, height, bytes([200]) * (3 * width * height)


def _first(matter: Matter, count: int) -> Matter:
    steps = matter.steps[:count]
    return replace(matter, steps=steps, bibliography=Bibliography(steps))


def _data(job: Job, lean: _Lean) -> dict[str, Any]:
    words, matter = job.matter.words, _first(job.matter, lean.postings)
    name = words("{name}: short handout", name=matter.person.short)
    left_out = len(job.matter.steps) - lean.postings
    return {
        **document_data(matter),
        "name": name,
        "head": name,
        "paper": job.options.paper,
        "lean": {
            "maps": bool(lean.aspect),
            "size": lean.size,
            "sentences": lean.sentences,
            "doubts": lean.doubts,
        },
        "steps": [_card(matter, index) for index in range(lean.postings)],
        "more": _more(job.matter, left_out) if left_out else "",
    }


def _card(matter: Matter, index: int) -> dict[str, Any]:
    cited = all_citations(matter.steps[index])
    refs = list(matter.bibliography.numbers(cited))
    return {**step_data(matter, index), "refs": refs}


def _more(matter: Matter, count: int) -> str:
    return matter.words.plural(
        "{n} further posting stands in the long handout.",
        "{n} further postings stand in the long handout.",
        count,
    )
