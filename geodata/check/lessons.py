"""What a class sees and is asked: short sentences, sourced answers, and no riddle about deaths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from geodata.careers import Career, Posting, Question
from geodata.careers.lessons import needs_care
from geodata.check.finding import finding
from geodata.errors import Problem
from geodata.places import Locus, Place

__all__ = ["lesson_problems"]

_LONGEST: Final = 140
"""Characters of a sentence that can be read from the last row; 110 are better."""


def lesson_problems(
    career: Career, places: Mapping[str, Place], *, where: str
) -> Iterator[Problem]:
    """Yield what is wrong with the lessons of a career.

    Texts that a language lacks, answers that are not there and presets without their stops are
    told when the files are read.
    """
    for posting in career.postings:
        yield from _where_next(posting, places, where)
        yield from _sentence(posting, where)
        for question in posting.lesson.questions:
            yield from _question(question, where)


def _where_next(posting: Posting, places: Mapping[str, Place], where: str) -> Iterator[Problem]:
    asked = posting.lesson.where_next
    if asked is None and needs_care(posting):
        text = (
            "People suffer or die at this stop, so “Where next?” is not asked before it. "
            "Say where_next = false, or true if it may be asked."
        )
        yield finding(where, posting.id, "where_next", text, severity="warning")
    visited = [places[visit.place_id].locus for visit in posting.places]
    if asked and all(locus is Locus.UNLOCATED for locus in visited):
        text = "No place of this stop has a position to point at. Say where_next = false."
        yield finding(where, posting.id, "where_next", text, value="true")


def _sentence(posting: Posting, where: str) -> Iterator[Problem]:
    for language, sentence in posting.lesson.sentence.items():
        entry = f"{posting.id} ({language})"
        if "\n" in sentence:
            text = "The projector shows one line of text. Take the line break out."
            yield finding(where, entry, "sentence", text)
        if len(sentence) > _LONGEST:
            text = f"This is too long for the last row. Use at most {_LONGEST} characters."
            yield finding(where, entry, "sentence", text, value=len(sentence), severity="warning")


def _question(question: Question, where: str) -> Iterator[Problem]:
    if not question.prompt:
        text = "The question has nothing to talk about once it is answered. Add a [prompt]."
        yield finding(where, question.id, "prompt", text, severity="warning")
    has_right = any(answer.right for answer in question.answers)
    if has_right and not question.citations:
        text = "A right answer is a claim. Name in cite the work that says so."
        yield finding(where, question.id, "cite", text)
