"""Every text that a visitor may meet exists in every language of the career."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from geodata.careers import Career
from geodata.careers.presenting import present
from geodata.check.finding import finding
from geodata.errors import Problem
from geodata.places import Place
from geodata.words import Words

__all__ = ["text_problems"]


def text_problems(
    career: Career,
    places: Mapping[str, Place],
    *,
    where: str,
    words_for: Callable[[str], Words],
) -> Iterator[Problem]:
    """Yield every place's name, note and sentence of the program that a language lacks.

    Texts of the career's own files were held against each other when they were read.
    """
    for language in career.languages:
        words = words_for(language)
        if words.language != language:
            text = "The interface has no catalogue of this language and will speak English."
            yield finding(where, "", "languages", text, value=language, severity="warning")
        yield from _steps(career, places, words, language, where)
    for place_id in sorted(_visited(career)):
        yield from _notes(places[place_id], career.languages)


def _steps(
    career: Career, places: Mapping[str, Place], words: Words, language: str, where: str
) -> Iterator[Problem]:
    english = "This source gives no number."
    for index, posting in enumerate(career.postings):
        step = present(
            posting,
            index=index,
            count=len(career.postings),
            places=places,
            words=words,
            language=language,
            counts_people=career.counts_people,
        )
        if words.language != "en" and step.figures_note == english:
            text = f"The sentence “{english}” is missing in “{language}”. Add it to the catalogue."
            yield finding(where, posting.id, "figure", text)
        for place in step.places:
            if place.language != language:
                text = (
                    f"At the stop “{posting.id}” there is no name in “{language}” for it. "
                    "Add a [[place.name]]."
                )
                yield finding("gazetteer", place.id, "name", text, value=place.name)


def _notes(place: Place, languages: tuple[str, ...]) -> Iterator[Problem]:
    texts = [("note", place.notes)]
    texts += [("source_note", outline.source_note) for outline in place.outlines]
    for field, found in texts:
        for language in languages:
            if found and language not in found:
                text = f"This text is missing in “{language}”. Write it beside the others."
                yield finding("gazetteer", place.id, field, text)
    for outline in place.outlines:
        if not outline.source_note:
            text = "The outline does not say where its shape comes from. Write a source_note."
            yield finding("gazetteer", place.id, "source_note", text)
    for one, other in pairwise(place.outlines):
        if one.span is None or other.span is None:
            text = "The place has several outlines. Say of each in when, at what time it was so."
            yield finding("gazetteer", place.id, "outline", text, severity="warning")


def _visited(career: Career) -> set[str]:
    return {visit.place_id for posting in career.postings for visit in posting.places}
