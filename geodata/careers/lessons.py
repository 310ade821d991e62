"""Puts a posting's lesson into one language, and settles what its author left unsaid."""

from __future__ import annotations

import re
from typing import Final

from geodata.careers.career import Posting
from geodata.careers.citing import cite
from geodata.careers.lesson import (
    Answer,
    AnswerText,
    LessonText,
    Preset,
    PresetText,
    Question,
    QuestionText,
)
from geodata.careers.presenting import text_in
from geodata.words import Words

__all__ = ["first_sentence", "needs_care", "present_lesson", "present_preset"]

_VICTIMS: Final = ("shot", "camps", "deported")

_END: Final = re.compile(r"(?:\w{3,}|[)»”’\"%])[.!?…]+[»”’\"]?(?=\s+[«„“\"(]?(\w))")
"""A word of three letters at least: the full stop of “St.” or of an initial ends no sentence."""


def present_lesson(
    posting: Posting, *, words: Words, language: str, languages: tuple[str, ...] = ()
) -> LessonText:
    """Return the lesson of a posting in ``language``, or in the first of the career's
    ``languages`` that has the text. ``words`` put the citations into words."""
    lesson = posting.lesson
    summary = text_in(posting.summary, language, languages)
    asked = lesson.where_next
    return LessonText(
        notes=text_in(lesson.notes, language, languages),
        sentence=text_in(lesson.sentence, language, languages) or first_sentence(summary),
        questions=tuple(_question(q, words, language, languages) for q in lesson.questions),
        where_next=not needs_care(posting) if asked is None else asked,
    )


def present_preset(preset: Preset, language: str, languages: tuple[str, ...] = ()) -> PresetText:
    """Return a preset in ``language``."""
    title = text_in(preset.title, language, languages)
    return PresetText(preset.id, preset.minutes, title, preset.steps)


def needs_care(posting: Posting) -> bool:
    """Whether people suffer or die at this stop: nobody guesses where it lies, unless the author
    says otherwise."""
    counted = any(figure.kind in _VICTIMS for figure in posting.figures)
    return counted or any(event.care for event in posting.events)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, the whole text where no end is found.

    A full stop before a small letter ends none, as after the ordinal numbers of Latvian dates.
    """
    for match in _END.finditer(text):
        if match[1].isupper() or match[1].isdigit():
            return text[: match.end()]
    return text


def _question(
    question: Question, words: Words, language: str, languages: tuple[str, ...]
) -> QuestionText:
    return QuestionText(
        id=question.id,
        question=text_in(question.question, language, languages),
        answers=tuple(_answer(answer, language, languages) for answer in question.answers),
        prompt=text_in(question.prompt, language, languages),
        citations=cite(question.citations, words),
    )


def _answer(answer: Answer, language: str, languages: tuple[str, ...]) -> AnswerText:
    return AnswerText(answer.id, text_in(answer.text, language, languages), answer.right)
